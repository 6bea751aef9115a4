"""Patterns put together from words."""

from __future__ import annotations

import re

import pytest

from comity.errors import BadVocabulary
from comity.lexicon.load import Word
from comity.reading.marks.fragments import Fragments, one_pattern

COLOURS = (
    Word(page="x", code="red", forms=("red", "dark red"), attrs={"group": "colour"}),
    Word(page="x", code="size", forms=("big",)),
)


def test_a_group_stands_for_its_words_longest_first() -> None:
    pattern = Fragments(COLOURS).compiled("{colour}")
    found = pattern.match("dark red")
    assert found is not None and found.group() == "dark red"


def test_a_word_without_a_group_is_its_own() -> None:
    assert Fragments(COLOURS).compiled("{size}").fullmatch("big")


def test_any_white_space_stands_for_a_space() -> None:
    assert Fragments(COLOURS).compiled("{colour}").fullmatch("dark\nred")


def test_an_unknown_group_is_refused_by_name() -> None:
    with pytest.raises(BadVocabulary, match="colour, size"):
        Fragments(COLOURS).fill("{shade}")


def test_repetition_counts_are_no_groups() -> None:
    assert Fragments(COLOURS).fill("x{2,3}") == "x{2,3}"


def test_one_pattern_names_the_alternative_that_matched() -> None:
    both = one_pattern({"day": r"(?P<d>\d+)", "word": r"(?P<d>[a-z]+)"})
    assert [found.lastgroup for found in both.finditer("12 may")] == ["day", "word"]


def test_one_pattern_begins_at_a_word() -> None:
    assert [found.group() for found in one_pattern({"may": "may"}).finditer("dismay may")] == ["may"]
    assert isinstance(one_pattern({"a": "a"}), re.Pattern)
