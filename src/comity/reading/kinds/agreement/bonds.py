"""Ties told in passing: a sister city named as such, two that are bound, an anniversary of their tie."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Sentence
from comity.reading.kinds.agreement.acts import SIGNING
from comity.reading.kinds.agreement.ages import year_made
from comity.reading.kinds.agreement.draft import Draft
from comity.reading.kinds.agreement.joints import joints
from comity.reading.kinds.agreement.papers import TIES, Paper

_REACH = 16
"""Characters between a word for a partner and its name ("자매도시인 베트남 호찌민시")."""
_LISTING = (",", "·")


def bonds(sentence: Sentence, papers: list[Paper], pair: tuple[Entity, ...]) -> Iterator[Draft]:
    """Ties that stand in a sentence without a word of signing; `pair` who made the agreement told last."""
    for paper in papers:
        clause = sentence.clause_at(paper.start)
        if clause is None or clause.modality == "denied" or _is_rumour(sentence, paper):
            continue
        begun = year_made(sentence, paper.start, paper.end)
        if begun is None and not paper.made:
            continue
        told = list(_told(clause, paper, begun is not None))
        if not told and begun is not None:
            told = [_two_of(sentence, clause) or pair]
        for parties in told:
            if len({one.key for one in parties}) >= 2:
                yield Draft(clause=clause, paper=paper, act=None, parties=parties, date=begun)


def _is_rumour(sentence: Sentence, paper: Paper) -> bool:
    """Whether a tie is only talked of ("자매결연 추진설")."""
    behind = sentence.passage.hits(SIGNING, paper.end, paper.end + 2)
    return any(hit.words[0].code == "none" for hit in behind)


def _told(clause: Clause, paper: Paper, begun: bool) -> Iterator[tuple[Entity, ...]]:
    """Who is bound by a tie: those named as partners, else two named in its clause."""
    partners = _partners(clause.sentence, paper) if paper.partner else []
    for partner in partners:
        other = _other(clause, paper, partner)
        if other is not None:
            yield (other, partner)
    if not partners and (paper.type == "sister" or paper.partner or begun):
        two = _pair(clause, paper)
        if two:
            yield two


def _partners(sentence: Sentence, paper: Paper) -> list[Entity]:
    """The localities a word for a partner calls so: the one behind it and those joined to that."""
    text, named = sentence.passage.text, joints(sentence.passage.language).named
    found: list[Entity] = []
    joined, last = False, paper.end
    for one in sentence.mentions:
        if one.start < paper.end:
            if one.start <= paper.start and paper.start < one.end and one.what == "pointer":
                return []  # "hai thành phố kết nghĩa"
            continue
        near = named.fullmatch(text, paper.end, one.start) and one.start - paper.end <= _REACH
        if one.what == "country":
            continue
        other_tie = found and sentence.passage.hits(TIES, last, one.start)
        if one.what != "locality" or other_tie or not (joined or (near and not found)):
            break
        found.extend(one.entities)
        last = one.end
        joined = one.joined or text[last : last + 1] in _LISTING
    return found


def _other(clause: Clause, paper: Paper, partner: Entity) -> Entity | None:
    """Whose partner it is: whoever is told to have it, else the text's own locality, else who acts."""
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
