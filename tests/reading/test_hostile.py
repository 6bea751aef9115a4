"""Texts nobody would write: they are read without a crash, and at a cost in proportion to their length."""

from __future__ import annotations

import cProfile
import pstats

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.reading.marks.scanner import folded
from comity.reading.parts import LONGEST, parts
from comity.reading.reader import Reader, Reading

from .conftest import written

STORY = (
    "Seoul and Hanoi signed an agreement on May 3, 2022, said Mayor Oh Se-hoon, who received his guest. "
    "The two sides agreed to promote trade. The city had 3,000 projects worth US$ 5 billion. "
)
ODD = {
    "brackets": "(",
    "closed brackets": "()",
    "commas": ",",
    "quotation marks": '"',
    "one sentence of names and commas": "Seoul, ",
    "capital words": "Kim ",
    "a word without end": "a",
    "a number without end": "1",
    "numbers": "12 ",
    "dates": "May 3, ",
    "coordination": "Hanoi and ",
    "titles": "Chairman of the ",
    "direction marks": "\u202e\u202dSeoul\u200f ",
    "NULs": "Seoul\0signed ",
    "lone surrogates": "\ud800Seoul \udfffsigned ",
    "combining marks": "a\u0301\u0323",
    "line ends": "\n",
    "hyphens": "a-",
    "speech": "he said that ",
    "signing": "signed an MOU with ",
    "per cent": "3 per cent of ",
    "Korean syllables": "가",
    "Korean names": "여수시와 ",
    "Korean posts": "한가람 여수시장은 ",
    "Korean speech": '"가 나 다 라 마 바" 라고 말했다. ',
    "Korean pointers": "두 도시는 ",
    "Vietnamese names": "tỉnh Bắc Ninh và ",
    "Vietnamese honorifics": "ông ",
    "Vietnamese agents": "do ông Minh dẫn đầu ",
    "Vietnamese pointers": "hai bên ",
    "Vietnamese sentences": "Tỉnh Bắc Ninh và thành phố Suwon ký kết. Hai bên sẽ trao đổi đoàn. ",
    "languages by turns": "여수시와 시장은 말했다. It was said in the city. Hai bên đã ký kết với các tỉnh. ",
    "a story on one line": STORY,
    "a story without a stop": STORY.replace(". ", ", "),
}


def read(reader: Reader, text: str) -> Reading:
    return reader.read(written(text), everything=True)


def stands(reading: Reading, text: str) -> bool:
    return all(text[slice(*claim.span)] == claim.quote for claim in reading.claims)


@pytest.mark.parametrize("unit", ODD.values(), ids=ODD)
def test_odd_texts_are_read(reader: Reader, unit: str) -> None:
    text = STORY + unit * (30_000 // len(unit))
    assert stands(read(reader, text), text)


def calls(reader: Reader, text: str) -> int:
    """How many functions are called to read a text: a cost that does not depend on the machine."""
    folded.cache_clear()  # a part of one text may be another text, and remembered
    profile = cProfile.Profile()
    profile.runcall(read, reader, text)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("unit", ODD.values(), ids=ODD)
def test_cost_grows_with_length_and_no_faster(reader: Reader, unit: str) -> None:
    text = unit * (8 * LONGEST // len(unit) // 4)
    read(reader, text[:1000])
    assert calls(reader, text) <= 5 * calls(reader, text[: len(text) // 4]) + 1000


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            [*ODD.values(), *STORY.split(" "), ". ", "\n\n", "“", "”", "’s ", "per cent", "₫", "—"]
        ),
        st.text(st.characters(), max_size=8),
    ),
    max_size=60,
).map(" ".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_any_text_is_read_and_every_citation_stands(reader: Reader, text: str) -> None:
    assert stands(read(reader, text), text)


@given(text=st.text(st.sampled_from("ab. \n"), max_size=3000))
def test_parts_cover_a_text_without_gaps(text: str) -> None:
    text = text * (1 + 2 * LONGEST // max(1, len(text)))
    spans = list(parts(text))
    assert "".join(span.of(text) for span in spans) == text
    assert max(len(span) for span in spans) <= LONGEST


def test_a_long_text_is_read_part_by_part(reader: Reader) -> None:
    filler = "It rained in the hills all day, and nobody went out.\n\n" * (LONGEST // 40)
    text = STORY + "\n\n" + filler + STORY
    found = [claim.span[0] for claim in read(reader, text).claims]
    assert any(at < len(STORY) for at in found)
    assert any(at > len(filler) for at in found)


def test_a_text_that_ends_with_a_place_and_without_a_line_end(reader: Reader) -> None:
    assert reader.read(written("Two councils compare notes in Thai Binh"), everything=True).ungrounded == 0
