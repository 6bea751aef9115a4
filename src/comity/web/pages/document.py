"""One document: its text with every claim marked in it, and the records it tells of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from comity.insight.detail import DocumentDetail, document_detail
from comity.model.cited import CitedClaim
from comity.publish.pages import document_page
from comity.web.answer import Answer, Route
from comity.web.site import Here


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`id`: the document's id, the beginning of it, or its name."""

    id: str


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of text within which the same claims are told; `opens` are those that begin with it."""

    text: str
    claims: tuple[CitedClaim, ...]
    opens: tuple[CitedClaim, ...]


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """A document with its text, its claims in the order of the text, and the record each claim feeds."""

    detail: DocumentDetail
    text: str
    claims: tuple[CitedClaim, ...]
    records: dict[str, str]


def document(here: Here, asked: Asked) -> Answer:
    """One document."""
    kept = here.view.document(asked.id)
    claims = here.view.claims_of(kept.id)
    found = document_detail(here.view, kept, claims)
    feeds = {claim: record.id for record in found.records for claim in record.claims}
    marked = Marked(detail=found, text=here.view.text(kept.id), claims=claims, records=feeds)
    return Answer(
        finding=marked,
        page=document_page(found),
        template="document.html",
        more={"document": kept, "paragraphs": tuple(paragraphs(marked.text, claims)), "records": feeds},
    )


def paragraphs(text: str, claims: Sequence[CitedClaim]) -> Iterator[tuple[Stretch, ...]]:
    """The text line by line, each cut where a claim begins or ends."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield tuple(_stretches(text, at, at + len(line), claims))
        at += len(line) + 1


def _stretches(text: str, start: int, end: int, claims: Iterable[CitedClaim]) -> Iterator[Stretch]:
    here = [claim for claim in claims if claim.claim.span[0] < end and start < claim.claim.span[1]]
    cuts = {start, end, *(at for claim in here for at in claim.claim.span if start < at < end)}
    for first, last in pairwise(sorted(cuts)):
        within = tuple(c for c in here if c.claim.span[0] <= first and last <= c.claim.span[1])
        opens = tuple(c for c in within if max(c.claim.span[0], start) == first)
        yield Stretch(text[first:last], within, opens)


ROUTES = (
    Route(
        path="/document/{id:path}",
        make=document,
        asked=Asked,
        gives=Marked,
        about="One document: its text, the claims in it with their spans, and the records they feed.",
    ),
)
