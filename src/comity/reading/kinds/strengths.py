"""Strengths: sectors in which a locality is said to be strong, or which it seeks."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Sense, Strength
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Passage
from comity.reading.kinds.sectors import sector_hits
from comity.reading.kinds.voices import speaking_for
from comity.reading.marks.scanner import Hit

LAYER = "strength_cues"


def strengths(passage: Passage) -> Iterator[Strength]:
    """One claim for every locality, sector and sense that a text tells."""
    if not passage.has(LAYER):
        return
    told: set[tuple[str, str, Sense]] = set()
    for clause in passage.clauses:
        if clause.link == "heading":
            continue
        for cue in clause.words(LAYER):
            locality = _of(clause, cue)
            sense: Sense = "seeks" if cue.words[0].code == "seeks" else "has"
            if locality is None or clause.modality == "denied":
                continue
            for sector in _sectors(clause, cue):
                key = locality.key, sector, sense
                if key in told:
                    continue
                told.add(key)
                yield Strength(
                    document=passage.document.name,
                    quote=clause.text,
                    span=(clause.start, clause.end),
                    locality=locality,
                    sector=sector,
                    sense=sense,
                )


def _sectors(clause: Clause, cue: Hit) -> tuple[str, ...]:
    """The sectors a cue speaks of: those its own words name, else those told beside it in the clause."""
    word = cue.words[0]
    if word.attr("whole"):
        return tuple(word.attr("sectors", ()))
    passage = clause.sentence.passage
    low = cue.end if word.attr("behind") else clause.start
    found: dict[str, None] = {}
    for hit in sector_hits(passage, low, clause.end):
        if hit.start < cue.end and cue.start < hit.end:
            continue
        told = hit.words[0]
        found.update(dict.fromkeys((told.code, *told.attr("also", ()))))
    return tuple(found)


def _of(clause: Clause, cue: Hit) -> Entity | None:
    """The locality a cue speaks of: who does it, else whose it is told to be, else whom the speaker stands for."""
    doers = [entity for entity in clause.doers() if entity.type == "locality"]
    if doers:
        return doers[0]
    near = [
        mention
        for mention in clause.mentions
        if mention.entity is not None
        and mention.entity.type == "locality"
        and mention.case in ("of", "at", "to")
    ]
    if near:
        return min(near, key=lambda mention: abs(mention.start - cue.start)).entity
    return speaking_for(clause)
