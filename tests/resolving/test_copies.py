from __future__ import annotations

import subprocess
import sys
import unicodedata
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from comity.resolving.copies import alike, bands

TEXTS: dict[str, Any] = yaml.safe_load((Path(__file__).parents[1] / "copied_texts.yaml").read_text("utf-8"))
LANGUAGES = ("en", "ko", "vi")
OTHER_HEAD = "Quite another headline over it\nBy Ana Soto | 2024.03.06 09:12\nDA LAT, March 6 (VNX) -- "
LINKS = "\n".join(
    f"{2010 + n}.0{n}.11 Also read: fair number {n} opens, {n * 7} firms come" for n in range(1, 9)
)


def words(text: str, first: float, last: float) -> str:
    found = text.split()
    return " ".join(found[int(len(found) * first) : int(len(found) * last)])


def edited(text: str, every: int) -> str:
    return " ".join("instead" if at % every == every - 1 else word for at, word in enumerate(text.split()))


VARIANTS = {
    "another headline, byline and dateline": lambda text: (
        OTHER_HEAD + text.partition("–")[2] if "–" in text else OTHER_HEAD + text.partition(")")[2]
    ),
    "cut at the end": lambda text: words(text, 0, 0.5),
    "cut at the beginning": lambda text: words(text, 0.25, 1),
    "links beneath": lambda text: f"{text}\n{LINKS}",
    "small edits": lambda text: edited(text, 25),
    "spaces and quotes": lambda text: text.replace(" ", "  ").replace("'", "’").replace(",", " ,"),
    "composed otherwise": lambda text: unicodedata.normalize("NFD", text),
    "capitals": str.upper,
    "in quotes": lambda text: f"“{text}”",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_text_printed_again_is_a_copy(language: str, variant: str) -> None:
    wire = TEXTS[language]["wire"]
    printed = VARIANTS[variant](wire)
    assert alike(wire, printed) and alike(printed, wire)
    assert set(bands(wire)) & set(bands(printed)), "they are found"


def test_marks_left_out_make_no_difference() -> None:
    wire = TEXTS["vi"]["wire"]
    bare = "".join(c for c in unicodedata.normalize("NFD", wire) if not unicodedata.combining(c))
    assert bands(wire) == bands(bare.replace("đ", "d").replace("Đ", "D"))


def test_no_two_texts_of_one_event_in_own_words_are_copies() -> None:
    texts = [TEXTS[language][whose] for language in LANGUAGES for whose in ("wire", "own")]
    assert not any(alike(one, other) for one, other in combinations(texts, 2))


def test_two_articles_that_share_a_quotation_are_not_copies() -> None:
    speech = words(TEXTS["en"]["wire"], 0.6, 0.8)
    assert not alike(f"{TEXTS['en']['own']} {speech}", TEXTS["en"]["wire"])


def report(year: int, seed: int) -> str:
    numbers = Random(seed)
    told = {key: numbers.randint(100, 9000) for key in "abcdefghi"}
    return str(TEXTS["report"].format(year=year, month="December", **told))


def test_reports_of_two_years_in_one_frame_are_two() -> None:
    assert not alike(report(2020, 1), report(2021, 2))
    assert alike(report(2020, 1), OTHER_HEAD + report(2020, 1))


def test_two_visits_told_in_one_frame_are_two() -> None:
    one = TEXTS["call"].format(A="Lâm Đồng", B="Chuncheon", C="Trần Minh Sơn", D="Yook Dong-han")
    other = TEXTS["call"].format(A="Gia Lai", B="Pohang", C="Lê Thị Hạnh", D="Park Yong-sun")
    assert set(bands(one)) & set(bands(other)), "most of their words are the same"
    assert not alike(one, other)
    assert alike(one, OTHER_HEAD + one.replace("fast", "quickly"))


def test_the_examples_of_our_own_are_no_copies_of_each_other() -> None:
    folder = Path(sys.modules["comity"].__path__[0]) / "examples"
    texts = [path.read_text("utf-8") for path in folder.glob("*.txt")]
    assert len(texts) > 5
    assert not any(alike(one, other) for one, other in combinations(texts, 2))


SHORT = "The mayors of the two cities signed a letter of intent on the exchange of staff on Friday, 12 May."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (SHORT.upper(), True),
        (SHORT.replace("12", "13"), False),
        (SHORT.replace("staff", "students and teachers"), False),
        (SHORT + " They met at noon in the old town hall and had lunch.", False),
    ],
)
def test_short_texts_are_copies_only_where_nearly_everything_is_the_same(other: str, same: bool) -> None:
    assert alike(SHORT, other) is same


@pytest.mark.parametrize("text", ["", "Hanoi", "1", "\ud800"])
def test_texts_of_hardly_anything_have_bands_too(text: str) -> None:
    assert len(bands(text)) == len(bands(SHORT))
    assert alike(text, text)


def test_bands_are_the_same_on_every_machine_and_in_every_run() -> None:
    assert bands("Two cities signed.")[:2] == FIRST_BANDS
    assert all(0 <= band < 2**63 for band in bands(TEXTS["ko"]["wire"]))
    program = "from comity.resolving.copies import bands; print(bands('Two cities signed.')[:2])"
    for seed in ("1", "2"):
        ran = subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.strip() == str(FIRST_BANDS)


FIRST_BANDS = (1583280971760855367, 1609281491558053119)


texts = st.text(alphabet="ab c1é한.,\n", max_size=60)


@given(texts, texts)
def test_being_alike_does_not_depend_on_which_comes_first(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert alike(one, one)
