"""Meetings: who received whom, called on whom, or met and talked with whom."""

from __future__ import annotations

from comity.model.claim import ParticipantRole
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.mention import Mention
from comity.reading.kinds.event.company import (
    DELEGATION,
    belonging,
    countries,
    country,
    is_delegation,
    of_mentions,
    posts_told,
    seats,
    understood,
)
from comity.reading.kinds.event.context import Context
from comity.reading.kinds.event.cue import cue
from comity.reading.kinds.event.draft import Draft
from comity.reading.kinds.event.firmness import firmness
from comity.reading.kinds.event.travels import TRAVELS
from comity.reading.kinds.event.when import moment
from comity.reading.marks.scanner import Hit

ENCOUNTERS = "encounters"
_SIGNING, _SIGNED = "signing", frozenset({"sign", "renew", "upgrade"})
_THEM = "them"
_THINGS = frozenset({"venue", "zone"})
Sides = tuple[list[Entity], list[Entity]]


def meeting(clause: Clause, context: Context) -> Draft | None:
    """The meeting a clause tells of, if it does."""
    word = cue(clause, ENCOUNTERS, "receive", "call", "meet", "talk")
    if word is None or clause.modality == "wished":
        return None
    if word.words[0].attr("plain") and _signs_next(clause):
        return None
    sides = _sides(clause, word, context)
    if sides is None:
        return None
    day = moment(clause)
    draft = Draft(
        type="meeting",
        span=(clause.start, clause.end),
        clause=clause,
        modality=firmness(clause, day),
    )
    draft.date(day)
    draft.again = word.words[0].code == "receive" and not clause.doers()
    draft.place(one for one in of_mentions(clause.cased("at")) if one.type != "country")
    ours, theirs = sides
    roles = _roles(clause, word, sides, context)
    draft.invite(belonging(clause.sentence, ours, theirs), roles[0])
    draft.invite(belonging(clause.sentence, theirs, ours), roles[1])
    return draft


def _sides(clause: Clause, word: Hit, context: Context) -> Sides | None:
    """Who does it, and whom with; None where there are no two sides."""
    code = word.words[0].code
    ours, theirs = [*_ours(clause, context), *_companions(clause)], _theirs(clause)
    if code == "receive" and not ours:
        ours, theirs = _received_by(clause, theirs)
    theirs = _apart(clause, theirs, ours)
    if code == "talk":
        theirs = [one for one in theirs if _can_talk(clause, one)]
        if not any(one.type == "person" for one in (*ours, *theirs)) and not is_delegation(
            clause, [*ours, *theirs]
        ):
            return None
    if not theirs and _THEM in clause.sentence.codes(ENCOUNTERS):
        theirs = _apart(clause, context.travellers, ours)
    if not theirs and len(ours) > 1 and code == "meet":
        return ours[:1], ours[1:]
    if not ours or not theirs or (code == "receive" and not _guests(clause, theirs, context)):
        return None
    passage = clause.sentence.passage
    if code == "talk" and countries(passage, ours) == countries(passage, theirs):
        return None
    return ours, theirs


def _apart(clause: Clause, theirs: list[Entity], ours: list[Entity]) -> list[Entity]:
    """Those of a side who are not, and do not stand for, any of the other."""
    passage = clause.sentence.passage
    mine = {seat.key for one in ours for seat in (one, *seats(passage, one))}
    return [
        one
        for one in theirs
        if one.type != "country" and not mine & {one.key, *(seat.key for seat in seats(passage, one))}
    ]


def _ours(clause: Clause, context: Context) -> list[Entity]:
    """Who does it; where that is left out and is not whom they meet, those who travel."""
    ours = [one for one in understood(clause) if one.type != "country"]
    if clause.doers() or not context.travellers:
        return ours
    passage = clause.sentence.passage
    met = {seat.key for one in _theirs(clause) for seat in (one, *seats(passage, one))}
    if not ours:
        return context.travellers if _met(clause) else []
    return context.travellers if met & {one.key for one in ours} else ours


def _met(clause: Clause) -> list[Entity]:
    """Whom it is done to or with."""
    told = of_mentions(_partners(clause))
    return told or posts_told(one for one in clause.mentions if one.case in ("with", "object", "to"))


def _theirs(clause: Clause) -> list[Entity]:
    """Whom it is done to or with, or whose people they are."""
    told = _met(clause)
    if told:
        return told
    passage = clause.sentence.passage
    here = countries(passage, clause.doers())
    owners = of_mentions(clause.cased("of"))
    return [one for one in owners if one.type != "country" and here and country(passage, one) not in here]


def _received_by(clause: Clause, told: list[Entity]) -> Sides:
    """Hosts and guests of "Tiếp đoàn có …": the delegation is received, the others receive it."""
    guests = of_mentions(one for one in clause.mentions if one.code == DELEGATION)
    keys = {one.key for one in guests}
    return ([one for one in told if one.key not in keys], guests) if guests else ([], [])


def _guests(clause: Clause, theirs: list[Entity], context: Context) -> bool:
    """Whether people are received rather than a place or a thing."""
    travelled = {one.key for one in context.travellers}
    if any(one.type == "person" or one.key in travelled for one in theirs):
        return True
    return is_delegation(clause, theirs) or "group" in clause.codes(TRAVELS)


def _partners(clause: Clause) -> list[Mention]:
    """Those it is done to or with: where some stand behind the verb, those before it only come along."""
    told = [one for one in clause.cased("with", "object", "to") if one.code not in _THINGS]
    verb = clause.verb
    behind = [one for one in told if verb is not None and one.start >= verb.start]
    return behind or told


def _companions(clause: Clause) -> list[Entity]:
    """Those who come along with who does it, told before the verb where the others stand behind it."""
    told = [one for one in clause.cased("with") if one.code not in _THINGS]
    behind = {id(one) for one in _partners(clause)}
    verb = clause.verb
    return of_mentions(
        one for one in told if id(one) not in behind and verb is not None and one.end <= verb.start
    )


def _can_talk(clause: Clause, one: Entity) -> bool:
    return any(one in mention.entities for mention in clause.cased("with"))


def _signs_next(clause: Clause) -> bool:
    """Whether they met to sign: the signing is told of in the next clause."""
    behind = clause.sentence.clauses[clause.index + 1 : clause.index + 2]
    follow = (one for one in behind if not one.cased("subject", "topic"))
    return any(one.codes(_SIGNING) & _SIGNED for one in follow)


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
