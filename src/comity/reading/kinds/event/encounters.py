"""Meetings: who received whom, called on whom, or met and talked with whom."""

from __future__ import annotations

from comity.model.claim import ParticipantRole
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.mention import Mention
from comity.reading.kinds.event.company import (
    belonging,
    countries,
    is_delegation,
    of_mentions,
    understood,
)
from comity.reading.kinds.event.context import Context
from comity.reading.kinds.event.cue import cue
from comity.reading.kinds.event.draft import Draft
from comity.reading.kinds.event.when import when
from comity.reading.marks.scanner import Hit

ENCOUNTERS = "encounters"
_SIGNING = "signing"
_PARTNERS = ("with", "object", "to")
Sides = tuple[list[Entity], list[Entity]]


def meeting(clause: Clause, context: Context) -> Draft | None:
    """The meeting a clause tells of, if it does."""
    word = cue(clause, ENCOUNTERS)
    if word is None or clause.modality == "wished":
        return None
    if word.words[0].attr("plain") and _signs_next(clause):
        return None
    sides = _sides(clause, word, context)
    if sides is None:
        return None
    draft = Draft(type="meeting", span=(clause.start, clause.end), clause=clause, modality=clause.modality)
    draft.date(when(clause))
    draft.place(one for one in of_mentions(clause.cased("at")) if one.type != "country")
    ours, theirs = sides
    roles = _roles(clause, word, sides, context)
    draft.invite(belonging(clause.sentence, ours, theirs), roles[0])
    draft.invite(belonging(clause.sentence, theirs, ours), roles[1])
    return draft


def _sides(clause: Clause, word: Hit, context: Context) -> Sides | None:
    """Who does it, and whom with; None where there are no two sides."""
    ours = [one for one in understood(clause) if one.type != "country"]
    keys = {one.key for one in ours}
    theirs = [one for one in of_mentions(_partners(clause)) if one.key not in keys]
    if word.words[0].code == "talk":
        theirs = [one for one in theirs if _can_talk(clause, one)]
    if not theirs and word.words[0].code == "receive":
        theirs = [one for one in context.travellers if one.key not in keys]
    theirs = [one for one in theirs if one.type != "country"]
    if not theirs and len(ours) > 1 and word.words[0].code == "meet":
        return ours[:1], ours[1:]
    passage = clause.sentence.passage
    here, there = countries(passage, ours), countries(passage, theirs)
    if not ours or not theirs or (word.words[0].code == "talk" and here == there):
        return None
    return ours, theirs


def _partners(clause: Clause) -> list[Mention]:
    """Those it is done to or with: where some stand behind the verb, those before it only come along."""
    told = clause.cased(*_PARTNERS)
    verb = clause.verb
    behind = [one for one in told if verb is not None and one.start >= verb.start]
    return behind or told


def _can_talk(clause: Clause, one: Entity) -> bool:
    return any(one in mention.entities for mention in clause.cased("with"))


def _signs_next(clause: Clause) -> bool:
    """Whether they met to sign: the signing is told of in the next clause."""
    behind = clause.sentence.clauses[clause.index + 1 : clause.index + 2]
    return any(one.words(_SIGNING) for one in behind)


def _roles(
    clause: Clause, word: Hit, sides: Sides, context: Context
) -> tuple[ParticipantRole, ParticipantRole]:
    """Who receives whom: by the word, by who has travelled, by where it is."""
    ours, theirs = sides
    code = word.words[0].code
    passive = clause.verb is not None and clause.verb.passive
    if code in ("receive", "call"):
        return ("host", "guest") if (code == "receive") != passive else ("guest", "host")
    travelled = {one.key for one in context.travellers}
    passage = clause.sentence.passage
    place = countries(passage, of_mentions(clause.cased("at")))
    if is_delegation(clause, ours) or travelled & {one.key for one in ours}:
        return "guest", "host"
    if is_delegation(clause, theirs) or travelled & {one.key for one in theirs}:
        return "host", "guest"
    if place and countries(passage, ours) == place != countries(passage, theirs):
        return "host", "guest"
    if place and countries(passage, theirs) == place:
        return "guest", "host"
    return "attendee", "attendee"
