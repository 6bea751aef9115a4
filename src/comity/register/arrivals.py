"""Which documents were read last, and which records they told: what is new in a register."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Engine, select, tuple_

from comity.errors import UnknownName
from comity.register import tables
from comity.register.question import Question


class Arrivals:
    """Asks a register for what came; decodes nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def newest(self, most: int, after: str | None = None) -> Sequence[str]:
        """The ids of the documents that were read last, behind one of them; UnknownName."""
        of = tables.documents.c
        question = select(of.id).order_by(of.first_read.desc(), of.id.desc()).limit(most)
        with self._engine.begin() as connection:
            if after is not None:
                read = connection.execute(select(of.first_read).where(of.id == after)).scalar()
                if read is None:
                    raise UnknownName(after, "is no document of this register")
                question = question.where(tuple_(of.first_read, of.id) < tuple_(read, after))
            return connection.execute(question).scalars().all()

    def told(self, documents: Collection[str]) -> dict[str, tuple[str, ...]]:
        """The ids of the records that claims of each of these documents tell."""
        found: dict[str, set[str]] = {document: set() for document in documents}
        with self._engine.begin() as connection:
            for document, record in _TOLD.rows(connection, documents=documents):
                found[document].add(record)
        return {document: tuple(sorted(records)) for document, records in found.items()}


_TOLD = Question(
    """SELECT claim.document, link.record FROM claims AS claim
    CROSS JOIN record_claims AS link WHERE claim.document IN :documents AND link.claim = claim.id"""
)
