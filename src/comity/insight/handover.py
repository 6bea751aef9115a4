"""A relation for somebody who takes it over: how it began, what traps there are, who decided what."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice

import msgspec

from comity.insight.briefing.meeting import Meeting
from comity.insight.briefing.namesakes import Namesake, namesakes
from comity.insight.briefing.party import together
from comity.insight.evidence import Evidence, in_time_order
from comity.insight.surroundings import Surroundings, is_done
from comity.model.cited import Citation
from comity.model.decision import Numbered, in_force
from comity.model.record import Record
from comity.register.view import KeptDocument

_FIRST = 3  # acts that tell how it began
_SAID = ("statement", "commitment", "strength")  # what documents on these tell beside
_PEOPLE = 20  # of each side whose names are looked at


class Handover(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of a relation, for a new colleague.

    `beginning` are the first things the two did, `said` what the documents that tell of these say beside
    of either. `decisions` are those of people that hold, `documents` all that is cited, the oldest first.
    """

    meeting: Meeting
    beginning: tuple[Record, ...]
    said: tuple[Record, ...]
    namesakes: tuple[Namesake, ...]
    decisions: tuple[Numbered, ...]
    documents: tuple[KeptDocument, ...]
    evidence: Evidence


def handover(found: Meeting, around: Surroundings) -> Handover:
    """What somebody who takes over a relation should know beside what a meeting needs."""
    beginning = tuple(islice(_acts(found), _FIRST))
    sides = (found.one.entity.id, found.other.entity.id)
    said = _said(beginning, {id_ for side in sides for id_ in around.side(side).on(around.on)}, around)
    people = (one.id for party in (found.one, found.other) for one in party.people[:_PEOPLE])
    several = namesakes(around, (*sides, *people))
    cited = around.view.claims(claim for one in several for claim in one.claims)
    records = around.view.records_citing(cited)
    evidence = together(around.evidence((*said, *records)), found.evidence)
    return Handover(
        meeting=found,
        beginning=beginning,
        said=in_time_order(said, evidence),
        namesakes=several,
        decisions=_decisions(found, (*sides, *(one.entity for one in several)), around),
        documents=_documents(evidence, around),
        evidence=evidence,
    )


def _acts(found: Meeting) -> Iterable[Record]:
    """What the two did, the first first; what has no day comes last."""
    between = found.relation.between
    return (act for act in between if act.kind in ("agreement", "event") and is_done(act))


def _said(beginning: Iterable[Record], who: Collection[str], around: Surroundings) -> tuple[Record, ...]:
    """What the first document that tells of each of some records says of these localities beside."""
    told_first = (min(around.citations(act), key=_published) for act in beginning)
    documents = dict.fromkeys(cited.document_id for cited in told_first)
    claims = [one.id for id_ in documents for one in around.claims_of(id_) if one.kind in _SAID]
    told = around.records(record.id for record in around.view.records_citing(claims)) if claims else ()
    return tuple(record for record in told if not set(who).isdisjoint(record.entities))


def _published(cited: Citation) -> tuple[str, str]:
    return cited.published or "9999", cited.document_id


def _decisions(found: Meeting, ids: Iterable[str], around: Surroundings) -> tuple[Numbered, ...]:
    """The decisions that hold on the records between the two, or on one of some entities."""
    relation = found.relation
    records = (*relation.between, *relation.since, *relation.beside, *(one.record for one in found.promises))
    about, numbers = {*ids}, {number for record in records for number in record.decisions}
    about |= {record.id for record in records}
    every = in_force(around.view.decisions())
    return tuple(one for one in every if one.number in numbers or about & {*one.decision.about})


def _documents(found: Evidence, around: Surroundings) -> tuple[KeptDocument, ...]:
    cited = {citation.document_id for citation in found.citations.values()}
    return around.view.documents(cited)
