"""The parties of an agreement: whoever an act's clause names, else who its sentence and the text tell."""

from __future__ import annotations

import msgspec

from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Passage
from comity.reading.kinds.agreement.acts import WORDS, Act
from comity.reading.kinds.agreement.papers import Paper
from comity.reading.kinds.agreement.seats import Group, distinct, parts_of_governments
from comity.reading.kinds.agreement.sides import Sides
from comity.reading.kinds.event.company import understood
from comity.reading.kinds.event.page import nouns_last


class Told(msgspec.Struct, frozen=True):
    """Parties in groups, each with an agreement of its own; `guessed` where one is told elsewhere only."""

    groups: tuple[Group, ...]
    guessed: bool = False
    doers: Group = ()


def parties_of(act: Act, paper: Paper | None, pair: Group) -> Told:
    """The parties of an act; `pair` those of the agreement told last."""
    sides = Sides(act, paper)
    told = _told(sides, act, pair)
    passage = act.clause.sentence.passage
    if act.modality == "asserted":
        told = msgspec.structs.replace(told, groups=tuple(map(_without_lands, told.groups)))
    return msgspec.structs.replace(
        told,
        doers=told.doers or sides.doers,
        groups=tuple(_principals(passage, group) for group in told.groups),
    )


def _told(sides: Sides, act: Act, pair: Group) -> Told:
    doers, partners = sides.doers, sides.principals_of(sides.partners)
    told = distinct([*doers, *partners])
    if sides.unnamed() and not any(one.type == "organisation" for one in told):
        return Told((), guessed=True)
    if _only_counted(act, partners):
        return Told((), guessed=True)
    doing = _left_out(act, doers, partners)
    if doing is not None:
        return Told(tuple((doing, partner) for partner in partners), doers=(doing,))
    if len(told) >= 2:
        return Told(_split(act, doers, partners))
    for find in (sides.attached, sides.described, sides.met, sides.at_place):
        told = distinct([*told, *find(told)])
        if len(told) >= 2:
            return Told((told,))
    return Told((sides.elsewhere(told, pair),), guessed=True)


def _only_counted(act: Act, partners: Group) -> bool:
    """Whether partners are counted by their country instead of named ("한국 지자체 12곳과")."""
    lands = bool(partners) and all(one.type == "country" for one in partners)
    return lands and any(one.unit == "count" for one in act.clause.quantities())


def _left_out(act: Act, doers: Group, partners: Group) -> Entity | None:
    """Whom the sentences before are of, where a clause only tells with whom ("B시와는 2003년 맺었다")."""
    clause = act.clause
    passage = clause.sentence.passage
    alone = clause.link in ("main", "linked") and not clause.cased("topic", "subject", "by")
    if doers or not partners or not alone or not nouns_last(passage) or clause.strange:
        return None
    if passage.speech_at(clause.start) is not None or any(one.type != "locality" for one in partners):
        return None
    lands = {one.country for one in partners}
    told = [one for one in understood(clause) if one.type == "locality" and one.country not in lands]
    return told[0] if len(told) == 1 and act.modality == "asserted" else None


def _without_lands(group: Group) -> Group:
    """Without a country that stands for unnamed localities of its own ("한국 지방정부와")."""
    every_one = all(one.type == "country" for one in group)
    return group if every_one else tuple(one for one in group if one.type != "country")


def _principals(passage: Passage, group: Group) -> Group:
    """Without the parts of governments where two localities sign."""
    localities = [one for one in group if one.type == "locality"]
    parts = parts_of_governments(passage) if len(localities) >= 2 else frozenset()
    return tuple(one for one in group if one.key not in parts)


def _split(act: Act, doers: Group, partners: Group) -> tuple[Group, ...]:
    """Pairs where each makes an agreement of its own, else all together."""
    everyone = distinct([*doers, *partners])
    words = {word.code for hit in act.clause.sentence.words(WORDS) for word in hit.words}
    sole = [one for one in doers if one.key not in {other.key for other in partners}]
    if (
        len(sole) == 1
        and len(partners) >= 2
        and ("each" in words or _ties(act, partners) or _counted(act, len(partners)))
    ):
        return tuple((sole[0], partner) for partner in partners)
    if "each" in words and len(everyone) >= 4 and len(everyone) % 2 == 0:
        everyone = _as_told(act.clause, everyone)
        return tuple((everyone[at], everyone[at + 1]) for at in range(0, len(everyone), 2))
    return (everyone,)


def _counted(act: Act, partners: int) -> bool:
    """Whether there are as many papers as partners ("3 bản ghi nhớ")."""
    return any(one.unit == "count" and one.value == partners for one in act.clause.quantities())


def _as_told(clause: Clause, group: Group) -> Group:
    """In the order a clause names them."""
    at = {entity.key: one.start for one in reversed(clause.mentions) for entity in one.entities}
    return tuple(sorted(group, key=lambda one: at.get(one.key, -1)))


def _ties(act: Act, partners: Group) -> bool:
    """Whether ties are made, which a locality has with each of its partners by itself."""
    bound = bool(act.papers) and all(paper.type in ("sister", "friendship") for paper in act.papers)
    return bound and all(partner.type == "locality" for partner in partners)
