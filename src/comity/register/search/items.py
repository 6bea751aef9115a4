"""What there is to find: documents, claims and entities, each with the tokens it is found by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import msgspec

from comity.model.claim import Claim, kind_of
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

_DATED_BY = ("date", "start", "end", "period", "due")
_TYPES: dict[str, int] = {"locality": 0, "country": 1, "organisation": 2, "person": 3}
_LONG_NAME = 63


class ToldClaim(msgspec.Struct, frozen=True):
    """A claim of a document with the ids of its entities."""

    id: str
    claim: Claim
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
    """The rows of documents and of their claims; what takes long, and may be asked of other processes."""
    return Rows(
        [document_row(document) for document in told],
        [claim_row(c, d.published, d.language) for d in told for c in d.claims],
    )


def document_row(told: Told) -> Row:
    """A document: found by its words, those of its heading apart, and by what its claims are about."""
    heading = tokens(told.title or "").split()
    entities = sorted({id_ for claim in told.claims for id_ in claim.entities})
    kinds = sorted({kind_of(claim.claim) for claim in told.claims})
    sectors = sorted({code for claim in told.claims for code in sectors_of(claim.claim)})
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
    claim = told.claim
    sectors = [mark(SECTOR, code) for code in sectors_of(claim)]
    about = entity_marks(told.entities)
    found = " ".join(
        (tokens(claim.quote), *about, mark(KIND, kind_of(claim)), *sectors, *_language(language))
    )
    return place(newest_first(date_of(claim) or published), told.id, found), told.id, found


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


def sectors_of(claim: Claim) -> tuple[str, ...]:
    """The sectors a claim names."""
    one: Any = getattr(claim, "sector", None)
    return (one,) if one else tuple(getattr(claim, "fields", ()))


def date_of(claim: Claim) -> str | None:
    """When what a claim tells was or will be, in EDTF."""
    return next((told for name in _dated_by(type(claim)) if (told := getattr(claim, name))), None)


@cache
def _dated_by(kind: type[Claim]) -> tuple[str, ...]:
    return tuple(name for name in _DATED_BY if name in kind.__struct_fields__)


def _language(language: str | None) -> tuple[str, ...]:
    return (mark(LANGUAGE, language),) if language else ()
