"""What a decision is about: an entity, one of its mentions, a record or a claim, and where each stands."""

from __future__ import annotations

import msgspec

from comity.errors import BadDecision, UnknownName
from comity.model.decision import Anchor
from comity.model.record import Record, ResolvedEntity
from comity.register.view import KeptDocument, View

_ANCHORS = 50  # places of an entity that a decision remembers; it holds for all that these lead to


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """One thing decided about: its id, what it is called, its kind, and where it stands.

    `anchors` is empty for an entity that only the reference tables know.
    """

    id: str
    name: str
    kind: str
    anchors: tuple[Anchor, ...]


def of_entity(view: View, entity: ResolvedEntity, document: KeptDocument | None = None) -> Subject:
    """An entity wherever it is named, or as one document names it; UnknownName where that does not."""
    mentions = view.mentions(entity=entity.id, document=document.id if document else None)
    anchors = tuple(mention.anchor for mention, _ in zip(mentions, range(_ANCHORS), strict=False))
    if document and not anchors:
        raise UnknownName(entity.id, f"is not named in {document.name}")
    return Subject(id=_at(entity.id, document), name=entity.name, kind=entity.type, anchors=anchors)


def of_record(view: View, record: Record, document: KeptDocument | None = None) -> Subject:
    """A record with all claims that tell it, or with those of one document."""
    cited = view.claims(record.claims).values()
    told = [c for c in cited if document is None or c.document == document.id]
    if not told:
        raise UnknownName(record.id, f"is not told in {document.name if document else 'any document'}")
    anchors = sorted(Anchor(document=c.document, what=c.kind, span=c.claim.span) for c in told)
    return Subject(id=_at(record.id, document), name=record.id, kind=record.kind, anchors=tuple(anchors))


def of_claim(view: View, claim_id: str) -> Subject:
    """One claim by its id; UnknownName where there is none."""
    found = view.claims([claim_id]).get(claim_id)
    if found is None:
        raise UnknownName(claim_id, "is no claim of this register")
    anchor = Anchor(document=found.document, what=found.kind, span=found.claim.span)
    return Subject(id=claim_id, name=claim_id, kind=found.kind, anchors=(anchor,))


def _at(id_: str, document: KeptDocument | None) -> str:
    return f"{id_}@{document.name}" if document else id_


def _whole(subject: Subject) -> str:
    return subject.id.partition("@")[0]


def comparable(one: Subject, other: Subject) -> None:
    """Raises BadDecision where two subjects cannot be the same thing or different ones."""
    if one.kind != other.kind and {one.kind, other.kind} != {"locality", "country"}:
        raise BadDecision(f"{one.id} is of the kind {one.kind}, {other.id} of the kind {other.kind}")
    if _whole(one) == _whole(other) and set(one.anchors) == set(other.anchors):
        raise BadDecision(f"{one.id} is one thing in the register; to part it, name documents: ID@DOCUMENT")
