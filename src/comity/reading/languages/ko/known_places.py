"""The places, countries and bodies of the tables that a word begins with."""

from __future__ import annotations

from functools import lru_cache

from comity.lexicon.load import lexicon
from comity.reading.languages.ko.gazette import Gazette
from comity.reading.languages.ko.hangul import is_hangul
from comity.reading.languages.ko.items import Item
from comity.reading.languages.ko.nouns import Noun, Nouns
from comity.reading.languages.ko.tokens import Token
from comity.reference.form import Form

_STATE = "국"
_CITY = "시"
_LONG = 3
_ENDS_AS_VERB = ("하", "했", "한", "할", "해", "적", "되", "된", "됐", "스", "롭", "받", "시키", "당하")


_Place = tuple[int, int, tuple[Form, ...], str]
"""Where in its word a name begins and ends, the forms it may stand for and the word of its kind."""


class KnownPlaces:
    """Finds what a word begins with; what follows it has to let it be a name."""

    def __init__(self, gazette: Gazette, nouns: Nouns) -> None:
        self._gazette, self._nouns, self._tails = gazette, nouns, nouns.tails
        beside = (form for word in lexicon("ko").page("place_nouns") for form in word.forms)
        self._beside = tuple(sorted(beside, key=len, reverse=True))
        self._spelt = lru_cache(maxsize=30_000)(self._spells)

    def find(self, token: Token) -> tuple[list[Item], int]:
        """The places a word begins with (경기하남시), and where what is left begins."""
        found = self._spelt(token.text)
        return [self._item(token, *place) for place in found], found[-1][1] if found else 0

    def _spells(self, text: str) -> tuple[_Place, ...]:
        """What a word begins with, wherever it stands."""
        noun, at = self._nouns.noun(text), 0
        found: list[_Place] = []
        while at < len(text):
            place = self._place_at(text, at, noun)
            if place is None:
                break
            found.append(place)
            at = place[1]
            if text[at : at + 1] and not is_hangul(text[at : at + 1]):
                break
        return tuple(found)

    def _place_at(self, text: str, at: int, noun: Noun) -> _Place | None:
        for head in self._gazette.heads(text, at):
            forms = self._gazette.named(head)
            end = at + len(head)
            kind, agreeing = self._kind(text, end, head, forms, noun)
            size = len(kind) if not head.endswith(kind) else 0
            if not kind and (at or not self._fits(text, end, forms, noun)):
                continue
            if forms[0].type == "country" and self._is_city(text[end:]):
                continue
            if (
                forms[0].type == "country"
                and text.startswith(_STATE, end)
                and self._tails.is_one(text[end + 1 :])
            ):
                size = len(_STATE)
            return at, end + size, agreeing if kind else forms, kind
        return None

    def _kind(
        self, text: str, end: int, head: str, forms: tuple[Form, ...], noun: Noun
    ) -> tuple[str, tuple[Form, ...]]:
        """The word of its kind that a name ends in or that follows it, and the forms it agrees with."""
        if forms[0].type != "locality":
            return "", forms
        for kind in self._gazette.kinds:
            whole = head.endswith(kind) and len(head) > len(kind) + (len(kind) == 1)
            if whole and any(self._gazette.agrees(form.id, kind) for form in forms):
                return kind, forms
            if text.startswith(kind, end) and self._may_follow(text, end, end + len(kind), noun):
                agreeing = tuple(form for form in forms if self._gazette.agrees(form.id, kind))
                if agreeing:
                    return kind, agreeing
        return "", forms

    def _may_follow(self, text: str, start: int, end: int, noun: Noun) -> bool:
        """Whether what follows the word of a kind lets it be one: nothing, a particle, a body, its chief."""
        rest = text[end:]
        if self._tails.is_one(rest) or self._nouns.government(rest):
            return True
        return bool(noun.sort) and len(noun.stem) - len(noun.form) >= start

    def _fits(self, text: str, end: int, forms: tuple[Form, ...], noun: Noun) -> bool:
        """Whether the characters behind a name without the word of its kind let it be a name."""
        rest = text[end:]
        if self._tails.is_one(rest) or (forms[0].type == "country" and rest.startswith(_STATE)):
            return True
        if noun.sort and len(noun.stem) - len(noun.form) >= end and forms[0].tier == "core":
            return True
        if forms[0].type == "organisation":
            return noun.sort != "" or rest.startswith(self._beside)
        government = self._nouns.government(rest)
        if government or rest.startswith(self._beside) or rest[:1] in self._nouns.bodies:
            return not government or self._governs(government, forms)
        sure = forms[0].type == "country" or end >= _LONG
        return sure and forms[0].tier == "core" and not rest.startswith(_ENDS_AS_VERB)

    def _is_city(self, rest: str) -> bool:
        """Whether a country's name is a city's here, as the word behind it tells (콜롬비아시)."""
        return rest.startswith(_CITY) and (
            self._tails.is_one(rest[len(_CITY) :]) or bool(self._nouns.government(rest))
        )

    def _governs(self, government: str, forms: tuple[Form, ...]) -> bool:
        """Whether a government's word that tells a kind (시청) is that of such a place."""
        kind = next((kind for kind in self._gazette.kinds if government.startswith(kind)), "")
        return not kind or any(
            self._gazette.agrees(form.id, kind) for form in forms if form.type == "locality"
        )

    def _item(self, token: Token, at: int, end: int, forms: tuple[Form, ...], kind: str) -> Item:
        text = token.text
        sort = forms[0].type
        start, stop = token.start + at, token.start + end
        return Item(
            sort="body" if sort == "organisation" else "country" if sort == "country" else "place",
            start=start,
            end=stop,
            stop=stop,
            token=token,
            name=text[at:end],
            forms=forms,
            kind=kind,
            unsure=not kind and self._gazette.is_common(forms),
        )
