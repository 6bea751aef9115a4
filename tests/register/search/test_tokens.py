from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as some

from comity.register.search.items import Told, document_row
from comity.register.search.phrase import Phrase
from comity.register.search.places import between, newest_first, place
from comity.register.search.tokens import entity_marks, mark, plain, tokens

WORDS = some.text("aăđĐÀ강남구자매결연k7釜山 ,.-_’\u0301\u1100\u1161", max_size=20)


@given(WORDS, WORDS, WORDS)
@example("x", "_", "y")
def test_words_are_found_by_tokens_and_by_pattern(before: str, words: str, behind: str) -> None:
    phrase, text = Phrase.of(words), f"{before} {words} {behind}"
    assert set(phrase.tokens) <= set(tokens(text).split()) or _is_joined(before, words, behind)
    if phrase.words:
        assert phrase.is_in(plain(text)) or _is_joined(before, words, behind)


def _is_joined(before: str, words: str, behind: str) -> bool:
    """Whether a mark that only combines stands where it changes what was beside it."""
    return any(unicodedata.combining(part[:1]) for part in (words, behind) if part)


@given(some.text(max_size=30))
def test_a_token_of_a_word_can_not_be_taken_for_a_mark(text: str) -> None:
    assert all(token[0].isalnum() and " " not in token for token in tokens(text).split())


def test_decomposed_and_composed_text_is_the_same() -> None:
    text = "Đà Lạt, 강남구"
    assert tokens(unicodedata.normalize("NFD", text)) == tokens(text) == "da lat 강남 남구"


def test_marks_hold_nothing_that_an_engine_reads() -> None:
    assert mark("@", 'person/o\'brien "x"') == "@person/o-brien--x-"
    assert list(entity_marks(["org/wta", "kr"])) == ["@org/wta", "@kr"]


def test_the_newest_stands_first_and_what_has_no_date_last() -> None:
    dates = ["2024-05-03", "2024-05", "2024", "2023-12-31", "0001", None]
    assert sorted(dates, key=newest_first) == dates


def test_dates_hold_what_begins_in_them() -> None:
    low, high = between("2024", "2024-05")
    within = [d for d in ("2024-06", "2024-05-31", "2024/2026", "2023", None) if low <= _place(d) <= high]
    assert within == ["2024-05-31", "2024/2026"]
    assert between(None, None)[1] >= _place(None)
    assert between(None, "2024")[1] < _place(None)


def _place(date: str | None) -> int:
    return place(newest_first(date), "id", "tokens")


def test_a_place_goes_by_what_an_item_is_found_by() -> None:
    told = Told(id="a", text="They agreed.", published="2024-05-03")
    again = Told(id="a", text="They agreed.", published="2024-05-03", language="en")
    assert document_row(told)[0] != document_row(again)[0]
    assert document_row(told) == document_row(Told(id="a", text="They agreed.", published="2024-05-03"))
