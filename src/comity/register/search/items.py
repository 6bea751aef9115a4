"""What there is to find: documents, claims and entities, each with the tokens it is found by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from comity.model.entity import EntityType
from comity.model.names import fold
from comity.register.search.places import newest_first, place
from comity.register.search.tokens import (
    EXACT,
    HEADING,
    KIND,
    LANGUAGE,
    SECTOR,
    entity_marks,
    mark,
    tokens,
)

Row = tuple[int, str, str]
"""A place, the id of the item that stands there, its tokens with a space between them."""

_TYPES: dict[str, int] = {"locality": 0, "country": 1, "organisation": 2, "person": 3}
_LONG_NAME = 63


class Said(msgspec.Struct, frozen=True, gc=False):
    """What a claim of any kind is found by, read from its JSON."""

    kind: str
    quote: str
    type: str | None = None
    date: str | None = None
    start: str | None = None
    end: str | None = None
    period: str | None = None
    due: str | None = None
    sector: str | None = None
    fields: tuple[str, ...] = ()

    @property
    def when(self) -> str | None:
        """When what it tells was or will be, in EDTF."""
        return self.date or self.start or self.end or self.period or self.due

    @property
    def sectors(self) -> tuple[str, ...]:
        """The sectors it names."""
        return (self.sector,) if self.sector else self.fields

    @property
    def kinds(self) -> tuple[str, ...]:
        """What it is: its kind, and with a point between them its kind and its type."""
        return (self.kind, f"{self.kind}.{self.type}") if self.type else (self.kind,)


class ToldClaim(msgspec.Struct, frozen=True, gc=False):
    """A claim of a document with the ids of its entities."""

    id: str
    said: Said
    entities: tuple[str, ...] = ()


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A document as it is found, with its claims."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    language: str | None = None
    claims: tuple[ToldClaim, ...] = ()


class Rows(msgspec.Struct, frozen=True):
    """Rows of the index, made of documents."""

    documents: list[Row]
    claims: list[Row]


def rows_of(told: Sequence[Told]) -> Rows:
    """The rows of documents and of their claims: what takes long."""
    return Rows(
        documents=[document_row(document) for document in told],
        claims=[claim_row(claim, d.published, d.language) for d in told for claim in d.claims],
    )


def document_row(told: Told) -> Row:
    """A document: found by its words, those of its heading apart, and by what its claims are about."""
    heading = tokens(told.title or "").split()
    entities = sorted({id_ for claim in told.claims for id_ in claim.entities})
    kinds = sorted({kind for claim in told.claims for kind in claim.said.kinds})
    sectors = sorted({code for claim in told.claims for code in claim.said.sectors})
    found = " ".join(
        (
            tokens(told.text),
            *heading,
            *(HEADING + token for token in heading),
            *entity_marks(entities),
            *(mark(KIND, kind) for kind in kinds),
            *(mark(SECTOR, code) for code in sectors),
            *_language(told.language),
        )
    )
    return place(newest_first(told.published), told.id, found), told.id, found


def claim_row(told: ToldClaim, published: str | None, language: str | None) -> Row:
    """A claim: found by the words that state it, its kind, its entities and its sectors."""
    said = told.said
    found = f"{tokens(said.quote)} {_marks(told.entities, said.kinds, said.sectors, language)}"
    return place(newest_first(said.when or published), told.id, found), told.id, found


@lru_cache(maxsize=50_000)
def _marks(
    entities: tuple[str, ...], kinds: tuple[str, ...], sectors: tuple[str, ...], language: str | None
) -> str:
    """What is known of a claim; those of a document say much alike."""
    named = (*(mark(KIND, kind) for kind in kinds), *(mark(SECTOR, code) for code in sectors))
    return " ".join((*entity_marks(entities), *named, *_language(language)))


def entity_row(id_: str, type_: EntityType, names: Iterable[str], reference: bool) -> Row:
    """An entity: found by the words of all its names; those that the tables know, and short ones, first."""
    spelt = sorted(names)
    folded = dict.fromkeys(map(fold, spelt))
    words = map(tokens, spelt)
    exact = (EXACT + name for name in folded if name)
    found = " ".join((*words, *exact, *entity_marks([id_]), mark(KIND, type_)))
    shortest = min(map(len, folded), default=0)
    order = ((not reference) * len(_TYPES) + _TYPES[type_]) * (_LONG_NAME + 1) + min(shortest, _LONG_NAME)
    return place(order, id_, found), id_, found


def _language(language: str | None) -> tuple[str, ...]:
    return (mark(LANGUAGE, language),) if language else ()
