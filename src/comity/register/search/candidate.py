"""Items that may be wanted, as they are now: whether they are, is seen from their own tokens and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from sqlalchemy import Connection

from comity.register.search.items import Row, document_row
from comity.register.search.query import Group
from comity.register.search.tables import Shelf
from comity.register.search.telling import claim_rows, entity_rows, told_documents
from comity.register.search.tokens import HEADING, plain


class Candidate:
    """An item with the place and the tokens it has now, its heading and its words."""

    def __init__(self, row: Row, heading: str, body: str, document: str = "") -> None:
        self.place, self.id, tokens = row
        self.tokens = frozenset(tokens.split(" "))
        self.heading, self.body, self.document = heading, body, document

    def has(self, groups: Iterable[Group]) -> bool:
        """Whether it has all these groups, phrases word by word."""
        return all(
            any(mark in self.tokens for mark in group.marks) or self._says(group, "", self._plain)
            for group in groups
        )

    def has_in_heading(self, groups: Iterable[Group]) -> bool:
        """Whether all these groups stand in its heading."""
        return all(self._says(group, HEADING, self._plain_heading) for group in groups)

    def _says(self, group: Group, sign: str, text: str) -> bool:
        return any(
            all(sign + token in self.tokens for token in phrase.tokens)
            and (phrase.is_told_by_tokens or bool(phrase.pattern.search(text)))
            for phrase in group.phrases
        )

    @cached_property
    def _plain(self) -> str:
        return plain(f"{self.heading}\n{self.body}")

    @cached_property
    def _plain_heading(self) -> str:
        return plain(self.heading)


def candidates(connection: Connection, shelf: Shelf, ids: Sequence[str]) -> dict[str, Candidate]:
    """These items, by id; those that are no more are left out."""
    if shelf == "documents":
        told = told_documents(connection, ids)
        return {d.id: Candidate(document_row(d), d.title or "", d.text, d.id) for d in told}
    if shelf == "claims":
        claims = claim_rows(connection, ids)
        return {id_: Candidate(row, "", claim.quote, about) for id_, (row, claim, about) in claims.items()}
    entities = entity_rows(connection, ids)
    return {row[1]: Candidate(row, "", "\n".join(names)) for row, names in entities}
