"""Patterns sought where they may begin find what a search of the whole text finds."""

from __future__ import annotations

import re

from comity.reading.marks.openings import Opening, word_starts

_TEXT = "12 cities, x34, 5,600 visitors; 78"


def test_what_begins_with_the_letter_is_found_as_a_search_finds_it() -> None:
    whole = [found.span() for found in re.finditer(r"(?<!\w)\d+(?:,\d+)*", _TEXT)]
    opened = Opening(r"\d(?<!\w.)").found(re.compile(r"\d+(?:,\d+)*"), _TEXT)
    assert [found.span() for found in opened] == whole


def test_matches_do_not_overlap_and_begin_behind_the_start() -> None:
    opening = Opening("[a-c]")
    assert [found.group() for found in opened(opening, "abcabc")] == ["ab", "ca", "bc"]
    assert [found.group() for found in opened(opening, "abcabc", 1)] == ["bc", "ab"]


def opened(opening: Opening, text: str, start: int = 0) -> list[re.Match[str]]:
    return list(opening.found(re.compile("[a-c]{2}"), text, start))


def test_words_are_found_where_they_start_the_longest_first() -> None:
    pattern = re.compile(word_starts(["hai", "hai mươi", "ba"]))
    assert pattern.findall("khai trương hai mươi, ba và xba") == ["hai mươi", "ba"]
