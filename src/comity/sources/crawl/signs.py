"""Words and names by which a page shows cooperation between localities, found in one pass over its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import daachorse
import msgspec

from comity.reference.form import Form
from comity.reference.gazetteer import load
from comity.sources.crawl.words import Sign, pattern, patterns, words

_NAME_BEHIND = re.compile(r"[,)]? (?:and |of |for |in )?(?:the |its |city |town )*[\"“(]?[^\W\d_a-zà-ÿ]")
_NAME_BEFORE = re.compile(
    r"[^\W\d_a-zà-ÿ][\w.’'-]*[,’'s]{0,2} (?:[(–-] ?)?(?:(?:the|its|a|an|as|is|was|of) |[\w-]+ )??$"
)
_LEAST = 2  # syllables of a Hangul name: shorter ones stand in every other word


Met = tuple[int, Sign]
"""A sign in a text, after where it ends."""

_POINTING = Sign(local=True)
"""What a kind of place or a post says without a name: that a locality told before may be meant."""


class _Senses(msgspec.Struct):
    """What a word may be: one the reader judges by, of which the longest counts; a name; a kind of place.

    A kind says all it says only beside a name ("Mayor Kim", "the county of Mayo").
    """

    judged: Sign | None = None
    name: Sign | None = None
    kind: Sign | None = None


class Signs:
    """All signs of all languages; built once a process, then asked for every page."""

    def __init__(self, forms: Iterable[Form]) -> None:
        table: dict[str, _Senses] = {}
        for word, sign in words():
            _add(table, word, sign)
        for name, sign in _names(forms):
            _add(table, name, sign)
        self._senses = list(table.values())
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(table))

    def met(self, text: str, plain: str) -> list[Met]:
        """The signs in a text whose words single spaces part; a name within a longer one is none.

        `plain` is the same text, spaced.
        """
        judged: list[tuple[int, int, Sign]] = []
        names: list[tuple[int, int, Sign]] = []
        places: list[Met] = []
        senses = self._senses
        for start, end, number in self._automaton.find_overlapping(plain):
            known = senses[number]
            if known.judged is not None:
                _keep_longest(judged, start, end, known.judged)
            if known.kind is not None:
                if _stands_by_a_name(text, start, end):
                    places.append((end, known.kind))
                elif known.kind.local:
                    places.append((end, _POINTING))
            if known.name is not None and not text[start + (text[start] == " ")].islower():
                _keep_longest(names, start, end, known.name)
        return [*places, *[kept[1:] for kept in judged], *[kept[1:] for kept in names]]

    def names_a_place(self, text: str, plain: str) -> bool:
        """Whether a text has the name of a country or a locality."""
        return any(
            self._senses[number].name is not None and not text[start + (text[start] == " ")].islower()
            for start, _, number in self._automaton.find_overlapping(plain)
        )


@cache
def signs() -> Signs:
    """The signs of the lexicon and the reference tables."""
    return Signs(load().forms())


def _stands_by_a_name(text: str, start: int, end: int) -> bool:
    return bool(_NAME_BEHIND.match(text, end - 1) or _NAME_BEFORE.search(text, max(0, start - 40), start + 1))


def _keep_longest(kept: list[tuple[int, int, Sign]], start: int, end: int, sign: Sign) -> None:
    """Adds what was found, unless something longer holds it, in the place of what it holds."""
    while kept and kept[-1][0] >= start:
        kept.pop()
    if not kept or kept[-1][1] < end:
        kept.append((start, end, sign))


def _add(table: dict[str, _Senses], word: str, sign: Sign) -> None:
    """Adds what a word says; where it says several things of a sort, it says the most of each."""
    for looked_for in patterns(word):
        known = table.setdefault(looked_for, _Senses())
        if sign.land is not None:
            known.name = known.name or sign
        elif sign.kind:
            known.kind = _most(known.kind, sign)
        else:
            known.judged = _most(known.judged, sign)


def _most(one: Sign | None, other: Sign) -> Sign:
    if one is None:
        return other
    return Sign(
        weight=max(one.weight, other.weight),
        tie=one.tie or other.tie,
        formal=one.formal or other.formal,
        network=one.network or other.network,
        acting=max(one.acting, other.acting),
        home=one.home or other.home,
        local=one.local or other.local,
        kind=one.kind or other.kind,
        held=max(one.held, other.held),
    )


def _names(forms: Iterable[Form]) -> Iterator[tuple[str, Sign]]:
    """Names of countries and localities, each for what it most likely means; everyday words are none."""
    likeliest: dict[str, Form] = {}
    for form in forms:
        if form.type not in ("country", "locality") or form.ordinary or len(form.text) < _LEAST:
            continue
        looked_for = pattern(form.text)
        known = likeliest.get(looked_for)
        if known is None or _rank(form) > _rank(known):
            likeliest[looked_for] = form
    for form in likeliest.values():
        sure = 2 if form.tier == "core" or form.type == "country" else 1
        sign = Sign(land=form.id.partition("/")[0], sure=sure, local=form.type == "locality")
        yield form.text, sign
        if form.kind == "demonym" and form.text.endswith("n"):
            yield form.text + "s", sign


def _rank(form: Form) -> tuple[bool, bool, float]:
    return (form.type == "country", form.tier == "core", form.prior)
