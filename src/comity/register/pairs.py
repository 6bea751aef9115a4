"""Which records name two entities, and what affiliations say is part of what: answered by indexes alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, Engine, Select, and_, bindparam, or_, select

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

    def of_companies_under(self, roots: Collection[str]) -> list[Pair]:
        """The records in which something that is said to be part of these acts together with anything."""
        return self._asked("of_companies", {"roots": list(roots)})

    def said_under(self, roots: Collection[str]) -> set[str]:
        """What is said to be part of these, and of that; companies left out, which have no parts by id."""
        with self._engine.begin() as connection:
            question = _ASKED[connection.dialect.name].said
            return set(connection.execute(question, {"roots": list(roots)}).scalars())

    def bodies_under(self, localities: Collection[str]) -> set[str]:
        """The bodies in the register whose ids tell that they belong to these, or to something in them."""
        return self._beginning([f"{_COMPANY}{id_}/" for id_ in localities])

    def under(self, localities: Collection[str]) -> set[str]:
        """These bodies, and the localities in the register whose ids go on from these ids."""
        return self._beginning([f"{part}{id_}/" for id_ in localities for part in ("", _COMPANY)])

    def _beginning(self, beginnings: Sequence[str]) -> set[str]:
        found: set[str] = set()
        with self._engine.begin() as connection:
            for some in chunks(beginnings, _RANGES):
                told = {f"{end}_{at}": each + _ENDS[end] for at, each in enumerate(some) for end in _ENDS}
                found.update(connection.execute(_ids_within(len(some)), told).scalars())
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
        below = (
            select(parts.child.label("id")).where(among(parts.parent, "roots")).cte("below", recursive=True)
        )
        below = below.union(
            select(parts.child).join_from(below, tables.said_parts, parts.parent == below.c.id)
        )
        pairs = select(of.one, of.other, of.day, of.record)
        self.between = pairs.where(among(of.one, "ones"), among(of.other, "others"))
        self.together = self.between.where(of.together)
        self.agreements = self.together.where(of.record >= _AGREEMENTS, of.record < _AGREEMENTS + _END)
        self.of_companies = pairs.join_from(below, tables.record_pairs, of.one == below.c.id).where(
            of.together
        )
        self.said = select(below.c.id).where(or_(below.c.id < _COMPANY, below.c.id > _COMPANY + _END))


_ASKED = {"sqlite": _Asked(in_list), "postgresql": _Asked(in_array)}
_ID = tables.entities.c.id
_LINK, _NAMED, _PAPER = tables.record_claims.c, tables.record_entities.c, tables.documents.c
_ENTITIES = Among(select(_NAMED.record, _NAMED.entity), _NAMED.record)
_PUBLISHED = Among(
    select(_LINK.record, _PAPER.published)
    .join_from(tables.record_claims, tables.claims, _LINK.claim == tables.claims.c.id)
    .join(tables.documents, tables.claims.c.document == _PAPER.id)
    .where(_PAPER.published.is_not(None)),
    _LINK.record,
)


@cache
def _ids_within(ranges: int) -> Select[Any]:
    """Asks for the ids within some ranges."""
    within = (and_(bindparam(f"first_{at}") <= _ID, bindparam(f"last_{at}") >= _ID) for at in range(ranges))
    return select(_ID).where(or_(*within))
