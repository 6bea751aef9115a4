"""Which records name two entities, and what affiliations say is part of what: answered by indexes alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import msgspec
from sqlalchemy import CTE, Column, Engine, Select, and_, select

from comity.model.record import PREFIXES
from comity.register import tables
from comity.register.rows import where

UNDATED = tables.UNDATED
_KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}
_END = "\U0010ffff"  # behind whatever begins alike
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
        of = tables.record_pairs.c
        fewer, more = sorted((ones, others), key=len)
        question = _pairs().where(of.one.in_(fewer), of.other.in_(more))
        return self._asked(question.where(of.together) if together else question)

    def of_companies_under(self, roots: Collection[str]) -> list[Pair]:
        """The records in which something that is said to be part of these acts together with anything."""
        of, below = tables.record_pairs.c, _below(roots)
        return self._asked(
            _pairs().join_from(below, tables.record_pairs, of.one == below.c.id).where(of.together)
        )

    def said_under(self, roots: Collection[str]) -> set[str]:
        """What is said to be part of these, and of that; companies left out, which have no parts by id."""
        below = _below(roots)
        with self._engine.begin() as connection:
            question = select(below.c.id).where(~_begins(below.c.id, _COMPANY))
            return set(connection.execute(question).scalars())

    def bodies_under(self, *localities: str) -> set[str]:
        """The bodies in the register whose ids tell that they belong to these, or to something in them."""
        return self._beginning(f"{_COMPANY}{id_}/" for id_ in localities)

    def localities_under(self, *localities: str) -> set[str]:
        """The localities in the register whose ids go on from these ids."""
        return self._beginning(f"{id_}/" for id_ in localities)

    def _beginning(self, beginnings: Iterable[str]) -> set[str]:
        of = tables.entities.c.id
        asked = [select(of).where(_begins(of, beginning)) for beginning in beginnings]
        with self._engine.begin() as connection:
            return {id_ for question in asked for id_ in connection.execute(question).scalars()}

    def published(self, records: Collection[str]) -> dict[str, set[str]]:
        """When documents that tell these records were published, those of which it is known."""
        link, claim, document = tables.record_claims.c, tables.claims.c, tables.documents.c
        question = (
            select(link.record, document.published)
            .join_from(tables.record_claims, tables.claims, link.claim == claim.id)
            .join(tables.documents, claim.document == document.id)
            .where(document.published.is_not(None))
        )
        return self._grouped(question, link.record, records)

    def entities(self, records: Collection[str]) -> dict[str, set[str]]:
        """The entities that each of these records names."""
        of = tables.record_entities.c
        return self._grouped(select(of.record, of.entity), of.record, records)

    def _grouped(
        self, question: Select[Any], column: Column[Any], wanted: Iterable[str]
    ) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        with self._engine.begin() as connection:
            for key, value in map(tuple, where(connection, question, column, wanted)):
                found.setdefault(key, set()).add(value)
        return found

    def _asked(self, question: Select[Any]) -> list[Pair]:
        with self._engine.begin() as connection:
            return [Pair(*row) for row in connection.execute(question)]


def _pairs() -> Select[Any]:
    of = tables.record_pairs.c
    return select(of.one, of.other, of.day, of.record)


def _below(roots: Collection[str]) -> CTE:
    of = tables.said_parts.c
    below = select(of.child.label("id")).where(of.parent.in_(roots)).cte("below", recursive=True)
    return below.union(select(of.child).join_from(below, tables.said_parts, of.parent == below.c.id))


def _begins(column: Any, beginning: str) -> Any:
    # Not BETWEEN, which PostgreSQL does not take of text with a collation.
    return and_(column >= beginning, column <= beginning + _END)
