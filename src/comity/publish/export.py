"""A register as JSON Lines: everything that is kept or derived, in an order of its own, one thing a line.

Two registers of the same documents, read by the same reader, with the same decisions give the same bytes,
in whatever order the documents came and however often they were put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from comity.publish.selection import Selection, selected
from comity.register.view import KeptDocument, View

_WHEN_READ = ("first_read", "source")  # told of the run that read it, not of the document


def export(view: View) -> Iterator[bytes]:
    """The lines of the export: documents, claims, entities, mentions, copies, records, decisions."""
    yield from _lines("document", map(_document, view.walk_documents()))
    yield from _lines("claim", view.walk_claims())
    yield from _lines("entity", view.walk_entities())
    yield from _lines("mention", view.mentions())
    yield from _lines("copy", ({"document": d, "of": of} for d, of in view.walk_copies()))
    yield from _lines("record", view.walk_records())
    yield from _lines("decision", view.decisions())


def export_of(view: View, selection: Selection) -> Iterator[bytes]:
    """The lines of the records selected, by kind and id, each followed by the claims it is made of."""
    for kind in selection.every_kind:
        for some in selected(view, selection, kind):
            for told in some:
                yield from _lines("record", [told.record])
                yield from _lines("claim", told.claims)


def _lines(what: str, things: Iterable[object]) -> Iterator[bytes]:
    for thing in things:
        told = {"what": what} | msgspec.to_builtins(thing)
        yield msgspec.json.encode(told, order="deterministic") + b"\n"


def _document(document: KeptDocument) -> dict[str, object]:
    told = msgspec.structs.asdict(document)
    return {name: value for name, value in told.items() if name not in _WHEN_READ}
