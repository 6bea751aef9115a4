"""Agreements: who signed, or means to sign, what with whom, and when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from comity.model.claim import Agreement, AgreementStage, AgreementType, Modality
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Passage
from comity.reading.kinds.sectors import sectors_in
from comity.reading.marks.scanner import Hit

INSTRUMENTS, TIES, SIGNING = "instruments", "ties", "signing"
_RANK: tuple[AgreementType, ...] = ("mou", "letter_of_intent", "joint_statement", "contract")
_STAGES: dict[str, AgreementStage] = {"renew": "renewed", "upgrade": "upgraded", "end": "ended"}


class Draft(msgspec.Struct):
    """What one clause tells of an agreement."""

    clause: Clause
    type: AgreementType
    stage: AgreementStage
    modality: Modality
    parties: tuple[Entity, ...]
    date: str | None


@lru_cache(maxsize=1)
def agreements(passage: Passage) -> tuple[Agreement, ...]:
    """One claim for every agreement a text tells, however often it does.

    Read once for the grammars that ask one after the other.
    """
    return tuple(_claim(group) for group in _grouped(list(_drafts(passage))))


def _drafts(passage: Passage) -> Iterator[Draft]:
    for clause in passage.clauses:
        if clause.link == "heading":
            continue
        type_, sign = _type(clause), _sign(clause)
        if type_ is None or sign is None:
            continue
        parties = _parties(clause)
        if len(parties) < 2:
            continue
        modality = clause.modality
        stage = _STAGES.get(sign.words[0].code, "signed")
        if modality in ("planned", "wished"):
            stage = "planned" if stage == "signed" else stage
        yield Draft(clause, type_, stage, modality, parties, _date(clause))


def _type(clause: Clause) -> AgreementType | None:
    """What sort of paper, or of tie, a clause tells of."""
    papers = clause.codes(INSTRUMENTS) - {"none"}
    ties = clause.codes(TIES)
    for code in _RANK:
        if code in papers:
            return code
    if "sister" in ties:
        return "sister"
    if "friendship" in ties:
        return "friendship"
    return "agreement" if papers else None


def _sign(clause: Clause) -> Hit | None:
    """The word by which something is signed or a tie made."""
    hits = [hit for hit in clause.words(SIGNING) if hit.words[0].code != "none"]
    made = [hit for hit in hits if hit.words[0].code != "sign"]
    if made or hits:
        return (made or hits)[0]
    verbs = [hit for hit in clause.words(TIES) if hit.words[0].attr("verb")]
    return verbs[0] if verbs else None


def _parties(clause: Clause) -> tuple[Entity, ...]:
    told = [*clause.doers(), *(entity for mention in clause.cased("with") for entity in mention.entities)]
    return tuple(_distinct(_seat(clause.sentence.passage, entity) for entity in told))


def _seat(passage: Passage, entity: Entity) -> Entity | None:
    """Whom somebody signs for: a person for the locality or body of the post."""
    if entity.type != "person":
        return entity
    for mention in passage.mentions:
        if mention.entity is not None and mention.entity.key == entity.key:
            for title in mention.titles:
                if title.of is not None:
                    return title.of
    return None


def _distinct(entities: Iterator[Entity | None]) -> list[Entity]:
    found: dict[str, Entity] = {}
    for entity in entities:
        if entity is not None and entity.type != "person":
            found.setdefault(entity.key, entity)
    return list(found.values())


def _date(clause: Clause) -> str | None:
    for mark in (*clause.dates(), *clause.sentence.dates()):
        if mark.edtf and not mark.as_of and "/" not in mark.edtf:
            return mark.edtf
    return None


def _grouped(drafts: list[Draft]) -> list[list[Draft]]:
    """Drafts of one agreement together."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        for group in groups:
            if any(_same(draft, other) for other in group):
                group.append(draft)
                break
        else:
            groups.append([draft])
    return groups


def _same(one: Draft, other: Draft) -> bool:
    if {p.key for p in one.parties} != {p.key for p in other.parties}:
        return False
    if (one.modality == "denied") != (other.modality == "denied") or one.stage != other.stage:
        return False
    if one.date and other.date:
        return one.date.startswith(other.date) or other.date.startswith(one.date)
    return one.type == other.type


def _claim(group: list[Draft]) -> Agreement:
    best = max(group, key=lambda draft: bool(draft.date))
    clause = best.clause
    passage = clause.sentence.passage
    return Agreement(
        document=passage.document.name,
        quote=clause.text,
        span=(clause.start, clause.end),
        modality=best.modality,
        type=best.type,
        stage=best.stage,
        parties=best.parties,
        date=next((draft.date for draft in group if draft.date), None),
        fields=sectors_in(passage, clause.start, clause.end),
    )
