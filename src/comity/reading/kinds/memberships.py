"""Memberships: which localities and bodies belong to which body."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Membership
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.marks.scanner import Hit

LAYER = "membership"
_BODIES = frozenset({"association", "multilateral", "chamber", "committee", "unit", ""})
"""Codes of bodies (page `bodies`) that have members; "" is one the tables know, or an acronym."""
_MEMBERS = frozenset({"locality", "organisation", "country"})
_NEAR = 8
"""Characters between a name and the word that binds it, a particle and a space."""
_SIGNS = frozenset(".;:\n")


def memberships(passage: Passage) -> Iterator[Membership]:
    """Each membership once, where it is first told."""
    told: set[tuple[str, str]] = set()
    for sentence in passage.sentences_with(LAYER):
        for hit in sentence.words(LAYER):
            found = _bound(sentence, hit)
            if found is None:
                continue
            body, members, clause = found
            for member in members:
                key = (member.key, body.key)
                if member.type == "person" or member.key == body.key or key in told:
                    continue
                told.add(key)
                yield Membership(
                    document=passage.document.name,
                    quote=sentence.text,
                    span=(sentence.start, sentence.end),
                    modality=clause.modality if clause is not None else "asserted",
                    member=member,
                    body=body,
                )


def _bound(sentence: Sentence, hit: Hit) -> tuple[Entity, list[Entity], Clause | None] | None:
    """The body and its members that a word of membership binds."""
    clause = next((each for each in sentence.clauses if each.start <= hit.start < each.end), None)
    order = hit.words[0].attr("order")
    before, behind = _before(sentence, hit), _behind(sentence, hit)
    if order == "between":
        body, members = _body(behind), _entities(before)
    elif order == "members":
        body, members = _body(before), _listed(sentence, hit)
    elif order == "behind":
        body, members = _body(before), _entities(behind)
    else:
        body = _body(behind) or _body(before)
        members = _doers(sentence, clause, hit, body)
    return (body, members, clause) if body is not None and members else None


def _body(mention: Mention | None) -> Entity | None:
    """The entity of a mention that can have members."""
    if mention is None or mention.what != "organisation" or mention.code not in _BODIES:
        return None
    return mention.entity


def _entities(mention: Mention | None) -> list[Entity]:
    """What a mention stands for, where it can be a member."""
    return list(mention.entities) if mention is not None and _can_belong(mention) else []


def _can_belong(mention: Mention) -> bool:
    return mention.what in _MEMBERS or (mention.what == "pointer" and mention.code != "post")


def _before(sentence: Sentence, hit: Hit) -> Mention | None:
    """The mention right before a word."""
    told = [mention for mention in sentence.mentions if mention.end <= hit.start]
    if not told:
        return None
    between = sentence.passage.text[max(told[-1].end, told[-1].phrase[1]) : hit.start]
    return told[-1] if len(between) <= _NEAR and not _SIGNS & set(between) else None


def _behind(sentence: Sentence, hit: Hit) -> Mention | None:
    """The mention right behind a word, or the one that the word's own end begins."""
    told = [mention for mention in sentence.mentions if mention.end > hit.end]
    if not told:
        return None
    between = sentence.passage.text[hit.end : told[0].start]
    return told[0] if len(between) <= _NEAR and not _SIGNS & set(between) else None


def _listed(sentence: Sentence, hit: Hit) -> list[Entity]:
    """The members named one after the other behind a word."""
    found: list[Entity] = []
    for mention in sentence.mentions:
        if mention.start >= hit.end and mention.what == "locality":
            found += mention.entities
            if not mention.joined:
                break
    return found


def _doers(sentence: Sentence, clause: Clause | None, hit: Hit, body: Entity | None) -> list[Entity]:
    """Whom the word's clause speaks of; else the last told before it that can belong to a body."""
    told = clause.doers() if clause is not None else []
    members = [entity for entity in told if entity.type in _MEMBERS and entity != body]
    if members:
        return members
    before = [mention for mention in sentence.mentions if mention.end <= hit.start and _can_belong(mention)]
    others = [mention for mention in before if mention.entity != body and mention.entities]
    return list(others[-1].entities) if others else []
