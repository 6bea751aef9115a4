"""A first look at a page: which passages have words of cooperation, or of those who act for localities."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import daachorse

from comity.sources.crawl.breaths import MENU
from comity.sources.crawl.signs import signs
from comity.sources.crawl.visible import BREAK
from comity.sources.crawl.words import common, patterns, spaced, words

_LEAST_ENGLISH = 0.0025  # of all words of a page that holds an English story; in English it is some 0.15
_BEFORE = 2  # blocks before one with such a word, which hold at least as many breaths
_APART = 3 * BREAK  # between passages, so that no breath counts as near one of another passage


class Glance:
    """The words of cooperation, and of those who act for localities; built once a process."""

    def __init__(self) -> None:
        at_home: dict[str, bool] = {}
        for word, sign in words():
            if sign.weight or sign.acting:
                for looked_for in patterns(word):
                    at_home[looked_for] = at_home.get(looked_for, False) or sign.home is not None
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(at_home))
        self._at_home = list(at_home.values())
        self._common = [f" {word} " for word in common()]

    def passages(self, text: str, plain: str) -> tuple[str, str] | None:
        """What stands around such words in a text, and the same spaced; None where none counts.

        Many pages have no such word; and "agreement" at the foot of a Spanish page is none.
        """
        found = self._automaton.find_overlapping(plain)
        at_home = any(self._at_home[number] for _, _, number in found)
        if not found or not (at_home or self._is_partly_english(plain)):
            return None
        spans = list(_around(text, plain, found))
        return (
            _APART.join([text[start:end] for start, end in spans]),
            spaced(_APART).join([plain[start:end] for start, end in spans]),
        )

    def _is_partly_english(self, plain: str) -> bool:
        least = _LEAST_ENGLISH * plain.count(" ")
        found = 0
        for word in self._common:
            found += plain.count(word)
            if found >= least:
                return True
        return False


@cache
def glance() -> Glance:
    """The one glance of a process."""
    return Glance()


def _around(text: str, plain: str, found: list[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Where the blocks stand in which something was found, each with those before it; no words of menus."""
    first = last = start = end = -1
    for begins, ends, _ in found:
        if begins + 1 < last:
            continue
        first = text.rfind(BREAK, 0, begins + 1) + 1
        last = text.find(BREAK, ends - 2)
        last = len(text) if last < 0 else last
        if last - first < MENU and not _names_a_place(text[first:last]):
            continue
        for _ in range(_BEFORE):
            first = text.rfind(BREAK, 0, max(first - 1, 0)) + 1
        if first > end:
            if end >= 0:
                yield start, end
            start = first
        end = last
    if end >= 0:
        yield start, end


@lru_cache(maxsize=10_000)
def _names_a_place(block: str) -> bool:
    """Whether a short block names a place: one of a menu stands on many pages."""
    block = f" {block} "
    return signs().names_a_place(block, spaced(block))
