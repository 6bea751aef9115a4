"""What a record tells of, so that two of them can be compared in whatever language they are told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

import msgspec

from comity.insight.evidence import members, shown
from comity.insight.promises.deeds import Told, told, told_by
from comity.model.names import fold
from comity.model.record import Record

_NUMBER = re.compile(r"(?<![\d.,/-])(?:\d{1,3}(?:[.,]\d{3})+|\d{2,})(?![\d/-])")
_QUOTED = re.compile(r"[“\"‘「『]([^“”\"‘’「」『』\n]{4,60})[”\"’」』]")
_YEARS = range(1900, 2100)
_ORGANISATIONS = ("org/", "organisation/")
_SHORT = 2  # letters of a name that may stand in any word


class Traits(msgspec.Struct, frozen=True, gc=False):
    """Deeds and sectors by their codes, other words by their stems, things by what they are known by, numbers.

    Words and things stand with how they are written, an organisation under its id.
    """

    deeds: frozenset[str]
    sectors: frozenset[str]
    words: dict[str, str]
    things: dict[str, str]
    numbers: frozenset[str]


def traits(record: Record, texts: Collection[str], names: Iterable[str]) -> Traits:
    """The traits of a record that has these texts; `names` are those of entities, which do not count."""
    without = _stops(names)
    every = [told(without.sub(" ; ", text)) for text in texts]
    return Traits(
        deeds=frozenset().union(*(one.deeds for one in every)) or told_by(record.kind, _code(record)),
        sectors=frozenset(_sectors(record, every)),
        words={stem: word for one in every for stem, word in one.words.items()},
        things=dict(_things(record, texts)),
        numbers=frozenset(number for text in texts for number in _numbers(text)),
    )


def _stops(names: Iterable[str]) -> re.Pattern[str]:
    """What finds names, the longest first: what is called so is no word that two texts have in common."""
    longest_first = sorted({name for name in names if len(name) > _SHORT}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)", re.IGNORECASE)


def speaks_of(texts: Iterable[str], names: Iterable[str]) -> bool:
    """Whether one of these names stands in one of these texts, as a word of its own or at the head of one."""
    found = re.compile(rf"(?<!\w)(?:{_stops(names).pattern})", re.IGNORECASE)
    return any(found.search(text) for text in texts)


def texts_of(record: Record, quotes: Iterable[str]) -> tuple[str, ...]:
    """The words that a record tells, and those of its claims, each once."""
    own = [str(text) for name in ("action", "name") if (text := shown(record, name))]
    return tuple(dict.fromkeys([*own, *quotes]))


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
