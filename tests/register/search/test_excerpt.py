from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from comity.register.search.excerpt import WIDTH, Excerpt, excerpt
from comity.register.search.phrase import Phrase
from comity.register.search.query import Group

LONG = "Filler words stand here. " * 40


def groups(*words: str) -> list[Group]:
    return [Group((Phrase.of(word),)) for word in words]


def marked(found: Excerpt) -> list[str]:
    return [found.text[start:end] for start, end in found.marks]


def test_the_stretch_with_most_of_what_is_looked_for_is_shown() -> None:
    text = f"Daegu. {LONG}Daegu and Da Nang signed. {LONG}Da Nang."
    found = excerpt(text, groups("Daegu", "Da Nang"))
    assert marked(found) == ["Daegu", "Da Nang"]
    assert found.before
    assert found.behind
    assert text[found.start :].startswith(found.text)
    assert len(found.text) <= WIDTH


def test_a_short_text_is_shown_whole() -> None:
    found = excerpt("강남구는 좋다.", groups("강남"))
    assert (found.text, found.marks, found.before, found.behind) == (
        "강남구는 좋다.",
        ((0, 2),),
        False,
        False,
    )


def test_where_nothing_is_marked_the_beginning_is_shown() -> None:
    found = excerpt(LONG, groups("absent"))
    assert (found.start, found.marks, found.before, found.behind) == (0, (), False, True)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks_count_in_the_text_as_it_is_kept(form: str) -> None:
    text = unicodedata.normalize(form, "Ở Đà Lạt, 강남구 대표단이")  # type: ignore[arg-type]
    found = excerpt(text, groups("da lat", "강남구", "대표"))
    told = [unicodedata.normalize("NFC", word) for word in marked(found)]
    assert told == ["Đà Lạt", "강남구", "대표"]


@given(some.text("ab đ강\u0301\n.", max_size=600), some.sampled_from(["a", "ab", "đ", "강"]))
def test_an_excerpt_is_a_stretch_of_its_text(text: str, word: str) -> None:
    found = excerpt(text, groups(word))
    assert text[found.start : found.start + len(found.text)] == found.text
    assert all(0 <= start < end <= len(found.text) for start, end in found.marks)
    assert list(found.marks) == sorted(found.marks)
