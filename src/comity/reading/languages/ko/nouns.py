"""How a Korean word ends: in a post, in a body's word, or in the post of its head (협회장)."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from comity.lexicon.load import Word, lexicon
from comity.reading.languages.ko.hangul import is_hangul, letters
from comity.reading.languages.ko.tokens import Tails

Sort = Literal["title", "body", "chief", ""]
_HEAD = "장"
_AFTER_CLOSED = dict.fromkeys("이은을과", True) | dict.fromkeys("가는를와", False)
"""Particles that follow a syllable with a final consonant, and those that follow one without."""


class Noun(msgspec.Struct, frozen=True):
    """A word taken apart: `stem` without its particle, of which `form` are the last characters.

    `sort` is `title` (시장), `body` (협회), `chief` (협회장: a body's word and 장) or "" for any other.
    """

    stem: str
    sort: Sort
    form: str
    word: Word | None

    @property
    def head(self) -> str:
        """What stands before the form."""
        return self.stem[: len(self.stem) - len(self.form)]

    def attr(self, key: str) -> object:
        """What the lexicon tells of the word."""
        return self.word.attr(key) if self.word else None


class Nouns:
    """The words for posts and bodies, by how they end."""

    def __init__(self, tails: Tails) -> None:
        self.tails = tails
        pages = lexicon("ko").page
        self.titles = {form: word for word in pages("titles") for form in word.forms}
        self.bodies = {form: word for word in pages("bodies") for form in word.forms}
        self.governments = {form: word for word in pages("governments") for form in word.forms}
        self._generic = {
            code: frozenset(form for word in pages("not_names") if word.code == code for form in word.forms)
            for code in ("person", "place", "body")
        }
        words = [(word.code, form) for word in pages("not_names") for form in word.forms]
        self._inflected = tuple(form for code, form in words if code in ("inflected", "particle"))
        self._firmly = tuple(
            form for code, form in words if code == "particle" or (code == "inflected" and len(form) > 1)
        )
        self._longest = max(map(len, (*self.titles, *self.bodies))) + 1
        self.noun = lru_cache(maxsize=30_000)(self._noun)
        self.government = lru_cache(maxsize=30_000)(self._government)

    def is_none(self, code: str, text: str) -> bool:
        """Whether a word is known not to be a person's, place's or body's name."""
        return text in self._generic[code]

    def is_inflected(self, text: str, loosely: bool = False) -> bool:
        """Whether a word looks like a verb's form, one with a particle or a common noun, and no name.

        `loosely`: an ending of one syllable that names end in too does not tell.
        """
        if not text.endswith(self._firmly if loosely else self._inflected):
            return False
        closed = len(text) > 1 and bool(letters(text[-2])[2]) if is_hangul(text) else None
        return closed is None or _AFTER_CLOSED.get(text[-1], closed) == closed

    def _noun(self, text: str) -> Noun:
        """How a word ends; the longest form, then the shortest particle."""
        best = Noun(text, "", "", None)
        for stem in self.tails.stems(text):
            for size in range(min(len(stem), self._longest), max(1, len(best.form)), -1):
                found = self._ending(stem, stem[-size:])
                if found:
                    best = found
                    break
        return best

    def _government(self, text: str) -> str:
        """The government's word that a word, or the rest of one, is, without a particle; else empty."""
        return next((stem for stem in self.tails.stems(text) if stem in self.governments), "")

    def _ending(self, stem: str, form: str) -> Noun | None:
        body = self.bodies.get(form[:-1]) if form[-1] == _HEAD and form != stem else None
        if body is not None and body.attr("chief"):
            return Noun(stem, "chief", form, body)
        if form in self.titles:
            return Noun(stem, "title", form, self.titles[form])
        body = self.bodies.get(form)
        behind = body.attr("not_behind") if body is not None else None
        if body is None or (behind and stem[: -len(form)].endswith(str(behind))):
            return None
        return Noun(stem, "body", form, body)
