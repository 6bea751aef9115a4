"""Which records name two entities, and what affiliations say is part of what: answered by indexes alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, Engine, Row, Select, and_, bindparam, or_, select

from comity.model.record import PREFIXES
from comity.register import tables
from comity.register.among import Among, in_array, in_list
from comity.register.rows import chunks

UNDATED = tables.UNDATED
_KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}
_END = "\U0010ffff"  # behind whatever begins alike
_RANGES = 100  # in one question; SQLite takes some hundreds
_ENDS = {"first": "", "last": _END}
_AGREEMENTS = f"{PREFIXES['agreement']}-"
_COMPANY = "organisation/"
_MADE_UP = (_COMPANY, "locality/", "person/")  # what the ids of things begin with that no table knows


class Pair(msgspec.Struct, frozen=True, array_like=True):
    """A record that names two entities, and its day (`tables.UNDATED` where it has none)."""

    one: str
    other: str
    day: str
    record: str

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return _KINDS[self.record.partition("-")[0]]


class Pairs:
    """Asks a register for pairs; decodes nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def between(self, ones: Collection[str], others: Collection[str], together: bool = False) -> list[Pair]:
        """The records that name one of these and one of those, for each two of them; no people but parties.

        `together`: as parties of an agreement, or at an event.
        """
        fewer, more = sorted((ones, others), key=len)
        told = {"ones": list(fewer), "others": list(more)}
        return self._asked("together" if together else "between", told)

    def agreements(self, ones: Collection[str], others: Collection[str]) -> list[Pair]:
        """The agreements that one of these and one of those are parties of, for each two of them."""
        return self._asked("agreements", {"ones": list(ones), "others": list(others)})

    def of_companies_under(self, roots: Collection[str], localities: Collection[str]) -> list[Pair]:
        """What is said to be part of these, or of bodies of these localities: what it does with anything."""
        found = self._asked("of_companies", {"roots": list(roots)})
        if told := self._within(_SAID_OF, localities, [_COMPANY]):
            found += self._asked("of_companies", {"roots": sorted(told)})
            found += self._asked("of_some", {"ones": sorted(told)})
        return found

    def of_bodies_under(self, localities: Collection[str]) -> list[Pair]:
        """What the bodies do whose ids tell that they are of these localities, or of something in them."""
        return [Pair(*tuple(row)) for row in self._ranged(_OF_BODIES, localities, [_COMPANY])]

    def said_under(self, roots: Collection[str], localities: Collection[str]) -> set[str]:
        """What the tables know and is said to be part of these, of bodies of these localities, or of that."""
        told = self._within(_SAID_OF, localities, [_COMPANY])
        with self._engine.begin() as connection:
            question = _ASKED[connection.dialect.name].said
            below = set(connection.execute(question, {"roots": [*roots, *told]}).scalars())
        return below | {id_ for id_ in told if not id_.startswith(_MADE_UP)}

    def bodies_under(self, localities: Collection[str]) -> set[str]:
        """The bodies in the register whose ids tell that they belong to these, or to something in them."""
        return self._within(_IDS, localities, [_COMPANY])

    def localities_under(self, localities: Collection[str]) -> set[str]:
        """The localities in the register whose ids go on from these ids."""
        return self._within(_IDS, localities, [""])

    def _within(self, asked: Ranged, localities: Collection[str], before: Sequence[str]) -> set[str]:
        return {row[0] for row in self._ranged(asked, localities, before)}

    def _ranged(self, asked: Ranged, localities: Collection[str], before: Sequence[str]) -> list[Row[Any]]:
        beginnings = sorted(f"{part}{id_}/" for id_ in localities for part in before)
        found: list[Row[Any]] = []
        with self._engine.begin() as connection:
            for some in chunks(beginnings, _RANGES):
                told = {f"{end}_{at}": each + _ENDS[end] for at, each in enumerate(some) for end in _ENDS}
                found += connection.execute(_in_ranges(asked, len(some)), told).all()
        return found

    def published(self, records: Collection[str]) -> dict[str, set[str]]:
        """When documents that tell these records were published, those of which it is known."""
        return self._grouped(_PUBLISHED, records)

    def entities(self, records: Collection[str]) -> dict[str, set[str]]:
        """The entities that each of these records names."""
        return self._grouped(_ENTITIES, records)

    def _grouped(self, question: Among, wanted: Iterable[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        with self._engine.begin() as connection:
            for key, value in map(tuple, question.rows(connection, wanted)):
                found.setdefault(key, set()).add(value)
        return found

    def _asked(self, name: str, told: dict[str, list[str]]) -> list[Pair]:
        with self._engine.begin() as connection:
            question: Select[Any] = getattr(_ASKED[connection.dialect.name], name)
            return [Pair(*row) for row in connection.execute(question, told).all()]


class _Asked:
    """The questions, put together once: a page asks dozens, and each costs as much to put together."""

    def __init__(self, among: Callable[[Column[Any], str], ColumnElement[bool]]) -> None:
        of, parts = tables.record_pairs.c, tables.said_parts.c
        # A locality of the tables lies where these say, whatever somebody writes.
        told = or_(*(and_(parts.child >= each, parts.child < each + _END) for each in ("org", "locality/")))
        first = select(parts.child.label("id")).where(among(parts.parent, "roots"), told)
        start = first.cte("below", recursive=True)
        step = select(parts.child).join_from(start, tables.said_parts, parts.parent == start.c.id)
        below = start.union(step.where(told))
        pairs = select(of.one, of.other, of.day, of.record)
        self.between = pairs.where(among(of.one, "ones"), among(of.other, "others"))
        self.together = self.between.where(of.together)
        self.agreements = self.together.where(of.record >= _AGREEMENTS, of.record < _AGREEMENTS + _END)
        self.of_some = pairs.where(among(of.one, "ones"), of.together)
        self.of_companies = pairs.join_from(below, tables.record_pairs, of.one == below.c.id).where(
            of.together
        )
        self.said = select(below.c.id).where(
            and_(*(or_(below.c.id < made, below.c.id > made + _END) for made in _MADE_UP))
        )


_ASKED = {"sqlite": _Asked(in_list), "postgresql": _Asked(in_array)}
_LINK, _NAMED, _PAPER = tables.record_claims.c, tables.record_entities.c, tables.documents.c
_ENTITIES = Among(select(_NAMED.record, _NAMED.entity), _NAMED.record)
_PUBLISHED = Among(
    select(_LINK.record, _PAPER.published)
    .join_from(tables.record_claims, tables.claims, _LINK.claim == tables.claims.c.id)
    .join(tables.documents, tables.claims.c.document == _PAPER.id)
    .where(_PAPER.published.is_not(None)),
    _LINK.record,
)


Ranged = tuple[Select[Any], Column[Any]]
"""A question, and the column that is to lie within some ranges."""

_OF = tables.record_pairs.c
_IDS: Ranged = (select(tables.entities.c.id), tables.entities.c.id)
_SAID_OF: Ranged = (select(tables.said_parts.c.child), tables.said_parts.c.parent)
_OF_BODIES: Ranged = (select(_OF.one, _OF.other, _OF.day, _OF.record).where(_OF.together), _OF.one)


@cache
def _in_ranges(asked: Ranged, ranges: int) -> Select[Any]:
    """The question with so many ranges."""
    question, column = asked
    within = (
        and_(bindparam(f"first_{at}") <= column, bindparam(f"last_{at}") >= column) for at in range(ranges)
    )
    return question.where(or_(*within))
