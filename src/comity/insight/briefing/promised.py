"""What each side of a relation promised the other: in what names both, and in documents on the two."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from comity.insight.evidence import Evidence, members
from comity.insight.lifecycle import with_names
from comity.insight.promises.followup import promises, records_told
from comity.insight.promises.promise import Promise
from comity.insight.surroundings import Surroundings
from comity.model.claim import Commitment
from comity.model.record import Record

_DOCUMENTS = 60  # documents on the two that are looked through for promises
_DONE_TOGETHER = ("agreement", "event")


def promised(
    around: Surroundings, records: Collection[Record], sides: Iterable[Collection[str]]
) -> tuple[Promise, ...]:
    """The promises among what lies between two sides, and those made by one in documents that tell of it.

    What is promised to somebody else is another matter.
    """
    who = frozenset(id_ for side in sides for id_ in side)
    own = {record.id: record for record in records if record.kind == "commitment"}
    claims = [
        cited.id
        for document in _documents(around, records)
        for cited in around.claims_of(document)
        if isinstance(cited.claim, Commitment)
    ]
    told = around.records(record.id for record in around.view.records_citing(claims)) if claims else ()
    own |= {r.id: r for r in told if r.kind == "commitment" and _is_theirs(r, who, around)}
    return promises(own.values(), around)


def _is_theirs(record: Record, who: frozenset[str], around: Surroundings) -> bool:
    """Whether one of them promises, and no other locality is named."""
    named = {id_ for id_ in record.entities if around.locality(id_) is not None}
    return bool(who & set(members(record, "actors"))) and named <= who


def _documents(around: Surroundings, records: Iterable[Record]) -> list[str]:
    """Documents that tell of what the two did together."""
    acts = [record for record in records if record.kind in _DONE_TOGETHER]
    found = sorted({(cited.published or "", cited.document_id) for cited in around.citations(*acts)})
    return [document for _, document in found[::-1][:_DOCUMENTS]]


def evidence_of(found: Iterable[Promise], around: Surroundings) -> Evidence:
    """Where promises, and what speaks to them, are told, and the names of what was compared."""
    found = tuple(found)
    told = around.evidence(records_told(found))
    compared = (one for promise in found for bearing in promise.evidence for one in bearing.likenesses)
    named = {id_ for one in compared if one.what in ("sides", "thing") for id_ in one.values if "/" in id_}
    return with_names(told, around, named)
