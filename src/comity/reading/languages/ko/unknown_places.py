"""Names of places that the tables do not have, told by the word of a kind they end in."""

from __future__ import annotations

import re
from functools import lru_cache

from comity.reading.languages.ko.gazette import Gazette
from comity.reading.languages.ko.hangul import is_hangul
from comity.reading.languages.ko.items import Item
from comity.reading.languages.ko.nouns import Noun, Nouns
from comity.reading.languages.ko.tokens import Token

_SIZES = range(2, 8)


class UnknownPlaces:
    """Finds what may be a place; something beside it has to tell that it is one."""

    def __init__(self, gazette: Gazette, nouns: Nouns) -> None:
        self._gazette, self._nouns, self._tails = gazette, nouns, nouns.tails
        kinds, governments = "|".join(gazette.telling_kinds), "|".join(nouns.governments)
        self._ends_in_kind = re.compile(rf"(?P<base>[가-힣]{{2,7}})(?P<kind>{kinds})(?:{governments})?")
        self._split = lru_cache(maxsize=30_000)(self._split_word)

    def find(self, token: Token, noun: Noun) -> Item | None:
        """A name that the tables do not have, told by the word of a kind that it ends in."""
        split = self._split(token.text)
        if split is None:
            return None
        base, kind, stop = split
        item = self._item(token, base, kind)
        if noun.sort != "title":
            item.stop = token.start + stop
            item.government = token.text[len(base + kind) : stop]
            item.tail = token.start + stop < token.end
        return item

    def _split_word(self, text: str) -> tuple[str, str, int] | None:
        """The name, the word of its kind and where a government's word behind it ends."""
        noun = self._nouns.noun(text)
        if noun.sort == "title":
            kind = next((kind for kind in self._gazette.telling_kinds if noun.form.startswith(kind)), "")
            found = (noun.head, kind, len(noun.stem)) if kind else None
            return found if found and self._may_name(*found[:2]) else None
        for stem in self._tails.stems(text):
            told = self._ends_in_kind.fullmatch(stem)
            if told and self._may_name(told["base"], told["kind"]):
                return told["base"], told["kind"], len(stem)
        return None

    def _may_name(self, base: str, kind: str) -> bool:
        return len(base) in _SIZES and is_hangul(base) and not self._nouns.is_none("place", base + kind)

    def _item(self, token: Token, base: str, kind: str) -> Item:
        end = token.start + len(base) + len(kind)
        return Item(
            sort="place",
            start=token.start,
            end=end,
            stop=end,
            token=token,
            name=base + kind,
            forms=self._gazette.transcribed(base, kind),
            kind=kind,
            unsure=True,
        )
