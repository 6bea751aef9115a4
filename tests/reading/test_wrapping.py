"""Texts broken at a width are read like the same texts in whole lines."""

from __future__ import annotations

import textwrap
from importlib.resources import files

import pytest

from comity.model.claim import Claim
from comity.reading.reader import Reader
from comity.reading.wrapping import unwrapped

from .conftest import written

EXAMPLES = sorted(entry.name for entry in files("comity.examples").iterdir() if entry.name.endswith(".txt"))


def broken(text: str, width: int) -> str:
    """The text as mail has it: lines of a width."""
    return "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in text.splitlines())


def told(claim: Claim) -> tuple[str, str]:
    return type(claim).__name__, " ".join(claim.quote.split())


@pytest.mark.parametrize("width", [50, 72, 100])
@pytest.mark.parametrize("name", EXAMPLES)
def test_lines_broken_at_a_width_change_nothing(reader: Reader, name: str, width: int) -> None:
    text = (files("comity.examples") / name).read_text("utf-8")
    whole = reader.read(written(text), everything=True).claims
    lines = reader.read(written(broken(text, width)), everything=True).claims
    missing = {told(claim) for claim in whole} - {told(claim) for claim in lines}
    assert len(missing) <= len(whole) // 20, missing


def test_a_quote_over_a_line_s_end_is_the_text_s_own_characters(reader: Reader) -> None:
    text = (files("comity.examples") / EXAMPLES[0]).read_text("utf-8")
    lines = broken(text, 60)
    claims = reader.read(written(lines), everything=True).claims
    assert all(lines[slice(*claim.span)] == claim.quote for claim in claims)
    assert any("\n" in claim.quote for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        "Suwon\nHue\nDa Nang\nGimhae\nBusan\nUlsan\nHai Phong\n",
        "The two cities met.\nThey signed.\nThey left.\nThe rain went on.\nNobody minded.\nThe end came.\n",
        "A city\n\nA second city\n\nA third city\n\nA fourth\n\nA fifth city\n\nA sixth\n",
        "Partners of the city:\n" + "".join(f"- number {n} of the list, which is long\n" for n in range(9)),
        ("A paragraph that is as long as any paragraph of a page on the web. " * 4 + "\n") * 9,
    ],
)
def test_lines_of_their_own_stay(text: str) -> None:
    assert unwrapped(text) == text


def test_a_paragraph_s_last_line_stays_its_last() -> None:
    words = "Four words go here " * 30
    last, following = broken(words + "The end.", 72), broken("Now comes another. " + words, 72)
    text = f"{broken(words, 72)}\n\n{last}\n{following}"
    read = unwrapped(text)
    assert "The end.\nNow comes another." in read
    assert read.count("\n") == 3
    assert len(read) == len(text)


KOREAN = (
    "나주시는 지난 3일 시청에서 베트남 하우장성 대표단을 맞아 "
    "농업과 관광, 청소년 교류를 함께 넓혀 가기로 했다. "
    "시는 올가을 열리는 국제농업박람회에 하우장성의 기업을 초청하고, "
    "하우장성은 내년 봄 나주시 공무원 두 명을 받아들인다. "
    "두 지역은 2019년부터 배와 망고를 서로 알려 왔으며 올해로 다섯 해째 손을 잡고 있다."
)


@pytest.mark.parametrize("width", [31, 40, 47])
def test_korean_lines_of_a_width_are_joined(width: int) -> None:
    lines = broken(KOREAN, width)
    assert unwrapped(f"{lines}\n") == f"{KOREAN}\n"


def test_korean_lines_broken_by_columns_are_joined() -> None:
    lines, columns = [""], 0
    for word in KOREAN.split(" "):
        wide = sum(1 + ("가" <= char <= "힣") for char in word)
        if columns + wide + 1 > 72:
            lines, columns = [*lines, ""], 0
        lines[-1] += f" {word}" if lines[-1] else word
        columns += wide + 1
    assert unwrapped("\n".join(lines)) == KOREAN


def test_korean_paragraphs_and_headings_stay() -> None:
    text = "나주시와 하우장성, 농업으로 손잡다\n대표단 12명 시청 찾아\n" + KOREAN.replace(". ", ".\n")
    assert unwrapped(text) == text
