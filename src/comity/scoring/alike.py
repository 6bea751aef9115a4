"""When a claim's entity, date or quote is the one the gold means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypeVar

import yaml

from comity.model.dates import bounds
from comity.model.entity import Entity
from comity.model.names import fold
from comity.reference.tables import organisations

T = TypeVar("T")
_WORD = re.compile(r"\w+")
_DOUBT = "~?%"  # what EDTF may add to a date that is approximate or uncertain


@cache
def known_organisations() -> Mapping[str, str]:
    """The id of every organisation of the reference tables, by each of its names, folded."""
    known: dict[str, str] = {}
    for organisation in organisations():
        for name in organisation.every_name:
            known.setdefault(fold(name), organisation.id)
    return known


class Sameness:
    """Compares entities, given what known organisations are called.

    `known` leads from a folded name to the id of a known organisation.
    """

    def __init__(self, known: Mapping[str, str] | None = None) -> None:
        self._known = known_organisations() if known is None else known

    def entity(self, gold: Entity | None, got: Entity | None) -> bool:
        """Whether two entities are one: by id where both have one, else by type and name."""
        if gold is None or got is None:
            return False
        types = {gold.type, got.type}
        if types == {"organisation"} and (known := self._id(gold)) and known == self._id(got):
            return True
        if gold.id and got.id:
            if gold.id == got.id:
                return True
            if types == {"locality"}:
                return _ends(gold.id) == _ends(got.id)
            if types == {"country"}:
                return False
        return _same_name(gold, got)

    def pairs(self, gold: Sequence[Entity], got: Sequence[Entity]) -> int:
        """How many of the gold entities find a partner of their own."""
        return pairs(gold, got, self.entity)

    def jaccard(self, gold: Sequence[Entity], got: Sequence[Entity]) -> float:
        """Entities in common over entities in all; 1 where there are none on either side."""
        if not gold and not got:
            return 1.0
        common = self.pairs(gold, got)
        return common / (len(gold) + len(got) - common)

    def _id(self, organisation: Entity) -> str | None:
        return organisation.id or self._known.get(_folded(organisation.name))


def pairs(gold: Sequence[T], got: Sequence[T], same: Callable[[T, T], bool]) -> int:
    """How many of gold find a partner of their own in got, each taking the first that is left."""
    left = list(got)
    for one in gold:
        partner = next((at for at, other in enumerate(left) if same(one, other)), None)
        if partner is not None:
            del left[partner]
    return len(got) - len(left)


def dates_alike(gold: str | None, got: str | None) -> float:
    """1 for the same date, 0.8 where they overlap, 0.5 where one is unknown, 0 apart.

    >>> dates_alike("2022-01-06", "2022-01"), dates_alike(None, "2022"), dates_alike("2021", "2022")
    (0.8, 0.5, 0.0)
    """
    if not gold or not got:
        return 0.5 if gold or got else 1.0
    gold, got = gold.strip(_DOUBT), got.strip(_DOUBT)
    if gold == got:
        return 1.0
    try:
        (low, high), (first, last) = bounds(gold), bounds(got)
    except ValueError:
        return 0.0
    return 0.8 if low <= last and first <= high else 0.0


def overlap(gold: tuple[int, int], got: tuple[int, int]) -> float:
    """The share of the shorter span that both have.

    >>> overlap((0, 10), (5, 25))
    0.5
    """
    common = min(gold[1], got[1]) - max(gold[0], got[0])
    return max(0, common) / max(1, min(gold[1] - gold[0], got[1] - got[0]))


def same_text(gold: str | None, got: str | None) -> bool:
    """Whether two names are written the same but for case, accents, spaces and punctuation."""
    return bool(gold and got and _folded(gold)) and _folded(gold or "") == _folded(got or "")


@lru_cache(maxsize=65536)
def words(name: str) -> frozenset[str]:
    """The folded words of a name without the common ones; the whole name where nothing else is left."""
    folded = {_folded(word) for word in _WORD.findall(name)}
    return frozenset(folded - _common() - {""}) or frozenset({_folded(name)})


@lru_cache(maxsize=65536)
def _folded(name: str) -> str:
    return fold(name)


@cache
def _common() -> frozenset[str]:
    page = yaml.safe_load(files("comity.scoring").joinpath("alike.yaml").read_text("utf-8"))
    return frozenset(page["common"])


def _ends(locality: str) -> tuple[str, str]:
    """Country and last part of a locality's id: a district may be filed under a province or not."""
    parts = locality.split("/")
    return parts[0], parts[-1]


def _same_name(gold: Entity, got: Entity) -> bool:
    types = {gold.type, got.type}
    if types & {"locality", "country"}:
        return len(types) == 1 and same_text(gold.name, got.name)
    if same_text(gold.name, got.name):
        return True
    if not _folded(gold.name) or not _folded(got.name):
        return False
    ours, theirs = words(gold.name), words(got.name)
    if "person" in types:
        shorter = min(len(ours), len(theirs))
        return ours == theirs or (shorter >= 2 and (ours <= theirs or theirs <= ours))
    common, fewer, more = len(ours & theirs), *sorted((len(ours), len(theirs)))
    return common / fewer >= 0.75 and common / more >= 0.4
