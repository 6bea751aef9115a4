"""One pass over a text: folding that keeps offsets, word boundaries, longest matches."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from comity.lexicon.load import lexicon
from comity.reading.marks.scanner import Scanner, folded

from .conftest import PageOf

SCANNER = Scanner((), lexicon("en"))


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text(alphabet=st.sampled_from(list("the Mayor of vice-chairman provincial “ ”\n.,")), max_size=200))
def test_hits_lie_in_the_text_in_order_and_apart(text: str) -> None:
    for hits in SCANNER.scan(text).values():
        assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
        assert all(one.end <= other.start for one, other in pairwise(hits))


def test_the_longest_title_wins_and_words_are_whole() -> None:
    hits = SCANNER.scan("the Vice Mayor and the mayoral office")["titles"]
    assert [(hit.start, hit.end) for hit in hits] == [(4, 14)]


def test_a_hyphened_word_is_one_word() -> None:
    assert "surnames" not in SCANNER.scan("Hyun-gon")


def test_a_word_behind_a_number_and_a_hyphen_is_its_own() -> None:
    def events(text: str) -> list[str]:
        return [text[hit.start : hit.end] for hit in SCANNER.scan(text).get("events", [])]

    assert events("a seven-week course") == events("an 18-week course") == ["week course"]
    assert events("a mid-week course") != ["week course"]


def test_a_small_place_s_name_is_written_with_its_capitals(page_of: PageOf) -> None:
    def places(text: str) -> list[str | None]:
        return [entity.id for entity in page_of(text).localities()]

    assert places("They met the mayor of Spanish Town, Jamaica.") == ["jm/saint-catherine/spanish-town"]
    assert places("They met the mayor of a Spanish town.") == []
