"""Items that may be wanted, as they are now: whether they are, is seen from their own words and marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, partial

from sqlalchemy import Connection

from comity.model.names import fold
from comity.register.question import Question
from comity.register.search.query import Group
from comity.register.search.tables import Shelf
from comity.register.search.telling import claim_rows, entities_of_documents, entity_rows
from comity.register.search.tokens import entity_marks, plain

_DOCUMENTS = Question("SELECT id, title FROM documents WHERE id IN :wanted")
_TEXTS = Question("SELECT id, text FROM documents WHERE id IN :wanted")


class Candidate:
    """An item with its heading; words are asked for where that does not tell, marks where these do not.

    `place` is where it stands now, None where the index knows itself; `date` is when what it tells was;
    `document` is the one it stands in.
    """

    def __init__(
        self,
        id_: str,
        marks: Callable[[], str],
        body: Callable[[], str],
        heading: str = "",
        document: str = "",
    ) -> None:
        self.id, self.heading, self.document = id_, heading, document
        self.place: int | None = None
        self.date: str | None = None
        self._told, self._said = marks, body

    @cached_property
    def body(self) -> str:
        """Its words."""
        return self._said()

    def has(self, groups: Iterable[Group]) -> bool:
        """Whether it has all these groups, phrases word by word."""
        return all(
            any(phrase.is_in(self._plain) for phrase in group.phrases)
            or any(mark in self._marks for mark in group.marks)
            for group in groups
        )

    def has_in_heading(self, groups: Iterable[Group]) -> bool:
        """Whether all these groups stand in its heading."""
        return all(any(phrase.is_in(self._plain_heading) for phrase in group.phrases) for group in groups)

    def is_called(self, folded: str) -> bool:
        """Whether this is one of its names."""
        return any(fold(name) == folded for name in self.body.split("\n"))

    @cached_property
    def _marks(self) -> frozenset[str]:
        return frozenset(self._told().split(" "))

    @cached_property
    def _plain(self) -> str:
        return plain(f"{self.heading}\n{self.body}")

    @cached_property
    def _plain_heading(self) -> str:
        return plain(self.heading)


def candidates(connection: Connection, shelf: Shelf, ids: Sequence[str]) -> dict[str, Candidate]:
    """These items, by id; those that are no more are left out."""
    return {found.id: found for found in _READ[shelf](connection, ids)}


def _documents(connection: Connection, ids: Sequence[str]) -> Iterable[Candidate]:
    entities = cache(lambda: entities_of_documents(connection, ids))
    texts = cache(lambda: dict(_TEXTS.rows(connection, wanted=ids)))
    for id_, title in _DOCUMENTS.rows(connection, wanted=ids):
        marks = partial(lambda document: " ".join(entity_marks(entities()[document])), id_)
        body = partial(lambda document: str(texts()[document]), id_)
        yield Candidate(id_, marks, body, title or "", id_)


def _claims(connection: Connection, ids: Sequence[str]) -> Iterable[Candidate]:
    for id_, (row, said, document) in claim_rows(connection, ids).items():
        found = Candidate(id_, partial(str, row[2]), partial(str, said.quote), document=document)
        found.place, found.date = row[0], said.when
        yield found


def _entities(connection: Connection, ids: Sequence[str]) -> Iterable[Candidate]:
    for row, names in entity_rows(connection, ids):
        yield Candidate(row[1], partial(str, row[2]), partial("\n".join, names))


_READ: dict[Shelf, Callable[[Connection, Sequence[str]], Iterable[Candidate]]] = {
    "documents": _documents,
    "claims": _claims,
    "entities": _entities,
}
