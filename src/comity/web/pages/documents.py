"""The documents of the register, the newest first: where they come from, and whether they tell of ties."""

from __future__ import annotations

import msgspec

from comity.model.claim import KINDS
from comity.publish.page import Page
from comity.publish.words import term, wording
from comity.register.view import KeptDocument
from comity.web.answer import Answer, Route, Table
from comity.web.filters import Choice, Narrowed, choices, followed, language_name, query, whom
from comity.web.site import Here

_COLUMNS = ("id", "published", "title", "publisher", "language", "name", "first_read", "relevant", "reason")


class Asked(Narrowed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`kind` narrows to documents that tell such a thing; `year`, `since` and `until` are of publication."""

    kind: str | None = None


class Documents(msgspec.Struct, frozen=True, kw_only=True):
    """Some documents, the newest first."""

    documents: tuple[KeptDocument, ...]


def documents(here: Here, asked: Asked) -> Answer:
    """The documents that are asked for."""
    wanted = query(here, asked, *((asked.kind,) if asked.kind else ()))
    found = here.view.search(wanted, "documents", asked.most, asked.after, here.atlas.called)
    there = {document.id: document for document in here.view.documents(hit.id for hit in found.hits)}
    kept = tuple(there[hit.id] for hit in found.hits)
    return Answer(
        finding=Documents(documents=kept),
        page=Page(title=wording().headings["documents"], citations={}),
        template="documents.html",
        more={
            "asked": asked,
            "whom": whom(here, wanted.localities),
            "choices": {"kind": tuple(Choice(kind, term("kind", kind)) for kind in KINDS), **choices(here)},
            "followed": followed(asked),
            "documents": kept,
            "language_name": language_name,
        },
        table=Table(
            columns=_COLUMNS,
            rows=(tuple(getattr(document, name) for name in _COLUMNS) for document in kept),
        ),
        after=found.after,
    )


ROUTES = (
    Route(
        path="/documents",
        make=documents,
        asked=Asked,
        gives=Documents,
        about="The documents of the register, the newest first; those that tell of no ties with the reason.",
        also=("csv",),
    ),
)
