"""What stands in a register and is not derived yet."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Select, select

from comity.model.decision import Decision, Numbered
from comity.register import tables


class Pending(msgspec.Struct, frozen=True, kw_only=True):
    """What is not derived yet: `whole` when all of it must be done anew.

    `gone` are the ids of claims that stood in records and were read anew since.
    """

    whole: bool
    documents: tuple[str, ...]
    gone: frozenset[str]
    decisions: tuple[Numbered, ...]
    fresh_decisions: int

    @property
    def nothing(self) -> bool:
        """Whether the register is up to date."""
        return not (self.whole or self.documents or self.fresh_decisions)


def waiting() -> Select[Any]:
    """Asks for the documents that are not derived as they were read last, with the claims they had then."""
    documents, derived = tables.documents, tables.derived_documents
    beside = documents.outerjoin(derived, documents.c.id == derived.c.document)
    otherwise = derived.c.reading.is_(None) | (derived.c.reading != documents.c.reading)
    return select(documents.c.id, derived.c.claims).select_from(beside).where(otherwise)


def decisions_of(connection: Connection) -> tuple[Numbered, ...]:
    """Every decision with its number, oldest first."""
    of = tables.decisions.c
    rows = connection.execute(select(of.number, of.decision).order_by(of.number))
    decode = msgspec.json.Decoder(Decision).decode
    return tuple(Numbered(row.number, decode(row.decision)) for row in rows)
