"""Ties told in passing: a sister city named as such, two that are bound, an anniversary of their tie."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Sentence
from comity.reading.kinds.agreement.acts import clause_at
from comity.reading.kinds.agreement.draft import Draft
from comity.reading.kinds.agreement.papers import TIES, Paper
from comity.reading.marks.quantities import Quantity

_PARTNER = re.compile(r"\s*(?:인|이자|이며|로|이기도 한|là|với|:|,)?\s*(?:\w+\s){0,2}(?:의\s)?")
"""What may stand between a word for a partner and its name ("자매도시인 베트남 호찌민시")."""
_REACH = 16
_YEARS = frozenset({"duration", "age", "year"})
_ANNIVERSARY = 24
"""Characters between a tie and the number of its years ("자매결연 20주년", "20 năm kết nghĩa")."""


def bonds(sentence: Sentence, papers: list[Paper], pair: tuple[Entity, ...]) -> Iterator[Draft]:
    """Ties that stand in a sentence without a word of signing; `pair` who made the agreement told last."""
    for paper in papers:
        clause = clause_at(sentence, paper.start)
        if clause is None or not paper.made or clause.modality == "denied":
            continue
        begun = _begun(clause, paper)
        told = list(_told(clause, paper))
        if not told and begun is not None:
            told = [_two_of(sentence, clause) or pair]
        for parties in told:
            if len({one.key for one in parties}) >= 2:
                yield Draft(clause=clause, paper=paper, act=None, parties=parties, date=begun)


def _told(clause: Clause, paper: Paper) -> Iterator[tuple[Entity, ...]]:
    """Who is bound by a tie: those named as partners, else two named in its clause."""
    partners = _partners(clause.sentence, paper) if paper.partner else []
    for partner in partners:
        other = _other(clause, paper, partner)
        if other is not None:
            yield (other, partner)
    if not partners and (paper.type == "sister" or paper.partner):
        two = _pair(clause, paper)
        if two:
            yield two


def _partners(sentence: Sentence, paper: Paper) -> list[Entity]:
    """The localities a word for a partner calls so: the one behind it and those joined to that."""
    found: list[Entity] = []
    joined = False
    for one in sentence.mentions:
        if one.start < paper.end:
            if one.start <= paper.start and paper.start < one.end and one.what == "pointer":
                return []  # "hai thành phố kết nghĩa"
            continue
        near = (
            _PARTNER.fullmatch(sentence.passage.text, paper.end, one.start)
            and one.start - paper.end <= _REACH
        )
        if one.what == "country" and not found:
            continue
        if one.what != "locality" or not (joined or (near and not found)):
            break
        found.extend(one.entities)
        joined = one.joined and not sentence.passage.hits(TIES, one.end, one.end + _REACH)
        if not joined:
            break
    return found


def _other(clause: Clause, paper: Paper, partner: Entity) -> Entity | None:
    """Whose partner it is: whoever is told to have it, else the locality the text is told from, else who acts."""
    sentence, home = clause.sentence, clause.sentence.passage.home
    before = [
        one for one in sentence.mentions if one.end <= paper.start and one.what in ("locality", "pointer")
    ]
    owners = [
        one for one in before if one.case in ("of", "with") and paper.start - max(one.end, one.phrase[1]) <= 2
    ]
    sides = [entity for one in owners for entity in one.entities]
    if home is not None:
        sides.append(home)
    sides += [entity for entity in clause.doers() if entity.type == "locality"]
    sides += [title.of for one in before for title in one.titles if title.of is not None]
    return next((one for one in sides if one.type == "locality" and one.country != partner.country), None)


def _pair(clause: Clause, paper: Paper) -> tuple[Entity, ...]:
    """Two localities of different lands named together in a clause: joined, or one with the other."""
    around = [one for one in clause.mentions if one.what in ("locality", "pointer") and one.entities]
    pointed = next((one for one in around if one.what == "pointer" and len(one.entities) == 2), None)
    if pointed is not None:
        return pointed.entities if all(one.type == "locality" for one in pointed.entities) else ()
    for at, one in enumerate(around[:-1]):
        other = around[at + 1]
        bound = one.joined or "with" in (one.case, other.case)
        if bound and _abroad(one, other):
            return (*one.entities[:1], *other.entities[:1])
    return ()


def _abroad(one: Mention, other: Mention) -> bool:
    first, second = one.entity, other.entity
    return first is not None and second is not None and first.country != second.country


def _two_of(sentence: Sentence, clause: Clause) -> tuple[Entity, ...]:
    """Two localities of different lands a sentence names."""
    told = {
        entity.key: entity
        for one in sentence.mentions
        for entity in one.entities
        if entity.type == "locality"
    }
    every = list(told.values())
    return tuple(every) if len(every) == 2 and every[0].country != every[1].country else ()


def _begun(clause: Clause, paper: Paper) -> str | None:
    """The year a tie was made, by how many years it is old then."""
    count = next((one for one in clause.sentence.quantities() if _is_its_age(clause, paper, one)), None)
    if count is None:
        return None
    marks = [mark for mark in clause.sentence.dates() if mark.edtf and not mark.is_now]
    spans = [mark for mark in marks if mark.shape in ("years", "interval") and mark.start > paper.start]
    if spans and spans[0].edtf:
        return spans[0].edtf.partition("/")[0]
    own = [mark.edtf for mark in marks if mark.edtf and mark.shape in ("year", "rel_unit")]
    published = clause.sentence.passage.published
    year = own[0] if own else (published or "")
    return str(int(year[:4]) - int(count.value)) if year[:4].isdigit() else None


def _is_its_age(clause: Clause, paper: Paper, count: Quantity) -> bool:
    """Whether a number counts the years of a tie."""
    if not 1 <= count.value <= 60 or count.value != int(count.value):
        return False
    text = clause.sentence.passage.text
    written = text[count.core : count.end]
    if not re.search(r"(?:주년|년|돌|năm|nam)$", written):
        return False
    return max(count.start - paper.end, paper.start - count.end, 0) <= _ANNIVERSARY
