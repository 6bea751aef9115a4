"""Spans and the way back from cleaned text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.span import OffsetMap, Span

spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: Span(min(ends), max(ends)))


@given(spans, spans)
def test_overlap_is_mutual_and_means_a_character_in_common(one: Span, other: Span) -> None:
    common = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one)
    if len(one) and len(other):
        assert one.overlaps(other) == bool(common)


@given(spans, spans)
def test_what_covers_each_other_is_equal(one: Span, other: Span) -> None:
    assert (one.covers(other) and other.covers(one)) == (one == other)


@given(st.text(), spans)
def test_a_span_s_characters_are_those_of_the_text(text: str, span: Span) -> None:
    assert span.of(text) == text[span.start : span.end]


@given(st.lists(st.tuples(st.text(alphabet="ab", min_size=1, max_size=4), st.integers(0, 3)), min_size=1))
def test_offsets_lead_back_across_whatever_was_cut(pieces: list[tuple[str, int]]) -> None:
    original, clean, kept_at, stood_at = "", "", [], []
    for kept, cut in pieces:
        kept_at.append(len(clean))
        stood_at.append(len(original))
        clean += kept
        original += kept + "-" * cut
    back = OffsetMap(tuple(kept_at), tuple(stood_at))
    assert [original[back.back(at)] for at in range(len(clean))] == list(clean)


@pytest.mark.parametrize("offset", [0, 7])
def test_a_map_of_one_piece_is_a_constant_distance(offset: int) -> None:
    assert OffsetMap((0,), (offset,)).back(5) == 5 + offset
