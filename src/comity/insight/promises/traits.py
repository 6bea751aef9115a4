"""What a record tells of, so that two of them can be compared in whatever language they are told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from comity.insight.evidence import members, shown
from comity.insight.promises.deeds import Told, name_stems, told, told_by
from comity.model.cited import Citation
from comity.model.names import fold
from comity.model.record import Record

_NUMBER = re.compile(r"(?<![\d.,/-])(?:\d{1,3}(?:[.,]\d{3})+|\d{2,})(?![\d/-])")
_QUOTED = re.compile(r"[“\"‘「『]([^“”\"‘’「」『』\n]{4,60})[”\"’」』]")
_YEARS = range(1900, 2100)
_ORGANISATIONS = ("org/", "organisation/")
_SHORT = 2  # letters of a name that may stand in any word


class Traits:
    """What a record that has these texts tells; what its entities are called (`names`) is no word of it."""

    def __init__(self, record: Record, texts: Collection[str], names: Collection[str]) -> None:
        self._record, self._texts, self._names = record, texts, names
        self._told = [told(text) for text in texts]

    @cached_property
    def deeds(self) -> frozenset[str]:
        """The codes of deeds that its words tell, else those that a record of its type tells."""
        found = frozenset().union(*(one.deeds for one in self._told))
        return found or told_by(self._record.kind, _code(self._record))

    @cached_property
    def sectors(self) -> frozenset[str]:
        """The codes of the sectors it tells."""
        return frozenset(_sectors(self._record, self._told))

    @cached_property
    def words(self) -> dict[str, str]:
        """Its other words by their stems, as they are written."""
        return {stem: word for one in self._told for stem, word in _without(one, self._names)}

    @cached_property
    def things(self) -> dict[str, str]:
        """Organisations by their ids, and what stands in quotation marks as it is written."""
        return dict(_things(self._record, self._texts))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers its words tell."""
        return frozenset(number for text in self._texts for number in _numbers(text))


def texts_of(record: Record, cited: Iterable[Citation]) -> tuple[str, ...]:
    """The words that a record tells, and those of its claims, each once."""
    own = (str(text) for name in ("action", "name") if (text := shown(record, name)))
    return tuple(dict.fromkeys([*own, *(citation.quote for citation in cited)]))


def speaks_of(texts: Iterable[str], names: Iterable[str]) -> bool:
    """Whether one of these names stands in one of these texts, at least at the head of a word.

    >>> speaks_of(["an office in Hue"], ["Huế", "Hue"]), speaks_of(["a hueless day"], ["less"])
    (True, False)
    """
    known = [name.lower() for name in names if len(name) > _SHORT or not name.isascii()]
    return any(_stands(name, text.lower()) for text in texts for name in known)


def _stands(name: str, text: str) -> bool:
    at = text.find(name)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(name, at + 1)
    return at >= 0


def _without(one: Told, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The words of a text but for those that are part of a name."""
    called = frozenset().union(*(name_stems(one.language, name) for name in names))
    for stem, word in one.words.items():
        if called.isdisjoint(stem.split()):
            yield stem, word


def _code(record: Record) -> str:
    return str(shown(record, "indicator" if record.kind == "figure" else "type"))


def _sectors(record: Record, every: Iterable[Told]) -> Iterator[str]:
    yield from members(record, "fields")
    if sector := shown(record, "sector"):
        yield str(sector)
    for one in every:
        yield from one.sectors


def _things(record: Record, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for id_ in record.entities:
        if id_.startswith(_ORGANISATIONS):
            yield id_, id_
    for text in texts:
        for name in _QUOTED.findall(text):
            yield fold(name), name


def _numbers(text: str) -> Iterator[str]:
    for number in _NUMBER.findall(text):
        plain = number.replace(".", "").replace(",", "")
        if int(plain) not in _YEARS:
            yield plain
