"""The words of a text by what stays of them in every form, so that two texts can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from comity.lexicon.load import Word, page_of
from comity.model.names import unaccented

_COMMON, _END = "common", "end"
_RUN = re.compile(r"[^\W\d_]+(?:[ ][^\W\d_]+)*")
_OF_SYLLABLES = frozenset({"vi"})  # languages that write a space between the syllables of a word
_OF_BLOCKS = frozenset({"ko"})  # languages in which a letter is a syllable
_SHORTEST, _SHORTEST_OF_BLOCKS = 4, 2
_REMEMBERED = 50_000  # words


class Stems:
    """Gives the words of texts of one language, but for those that tell nothing of one thing.

    Which do not, and which endings a word may have, say the pages `deeds`, `particles` and `telling`.
    """

    def __init__(self, language: str) -> None:
        self._paired, self._joined = language in _OF_SYLLABLES, language in _OF_BLOCKS
        self._least = _SHORTEST_OF_BLOCKS if self._joined else _SHORTEST
        page = page_of(language, "deeds")
        self._ends = _longest_first([*_of(page, _END), *_forms(page_of(language, "particles"))])
        little = {*_of(page, _COMMON), *_of(page_of(language, "telling"), "words")}
        self._stem = lru_cache(_REMEMBERED)(self._stem_of)
        self._little = frozenset(self._stem(form) for form in little)

    def of(self, text: str) -> dict[str, str]:
        """Each stem with a word that has it, as it is written."""
        pairs = self._by_syllables(text) if self._paired else self._by_words(text)
        return dict(pairs)

    def parts(self, name: str) -> frozenset[str]:
        """The stems of the words of a name, or its syllables."""
        words = (word for run in _RUN.findall(name) for word in run.split())
        return frozenset(map(self._stem, words))

    def _by_words(self, text: str) -> Iterator[tuple[str, str]]:
        for run in _RUN.findall(text):
            for word in run.split():
                stem = self._stem(word)
                if len(stem) >= self._least and not self._tells_little(stem):
                    yield stem, word

    def _by_syllables(self, text: str) -> Iterator[tuple[str, str]]:
        """Every two syllables next to each other, of which most words consist."""
        for run in _RUN.findall(text):
            syllables = run.split()
            for first, second in pairwise(syllables):
                told = [self._stem(first), self._stem(second)]
                pair = " ".join(told)
                if pair not in self._little and not self._little.intersection(told):
                    yield pair, f"{first} {second}"

    def _tells_little(self, stem: str) -> bool:
        """Whether a word, or what it begins with where words are joined, tells nothing of one thing."""
        if not self._joined:
            return stem in self._little
        return any(stem[:end] in self._little for end in range(self._least, len(stem) + 1))

    def _stem_of(self, word: str) -> str:
        word = unaccented(word.lower())
        for end in self._ends:
            if word.endswith(end) and len(word) - len(end) >= self._least:
                return word[: -len(end)]
        return word


def _of(page: tuple[Word, ...], code: str) -> list[str]:
    return _forms(tuple(word for word in page if word.code == code))


def _forms(page: tuple[Word, ...]) -> list[str]:
    return [form for word in page for form in word.forms]


def _longest_first(ends: list[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ends), key=lambda end: (-len(end), end)))
