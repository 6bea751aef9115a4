"""Promises in words: by when, what is found since, why it may speak to the promise, what a person decided."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.insight.evidence import Evidence
from comity.insight.promises.promise import Bearing, Likeness, Promise
from comity.publish.lines import record_line
from comity.publish.page import Line, Part, line, linked, named, shortest
from comity.publish.words import count, date, listed, say, sector, term

_SHOWN = 3  # things told since that are named, the others counted


def promise_lines(found: Iterable[Promise], evidence: Evidence, about: str = "") -> list[Line]:
    """A line for each promise."""
    return [promise_line(promise, evidence, about) for promise in found]


def promise_line(promise: Promise, evidence: Evidence, about: str = "") -> Line:
    """A promise: who promises what and by when; beneath it how it stands, and what is told since."""
    told = record_line(promise.record, evidence, about)
    return Line(
        margin=date(promise.due) if promise.due else "",
        parts=tuple(part for part in told.parts if part.claims),
        record=promise.record.id,
        notes=(*standing_lines(promise, evidence), *told.notes),
    )


def standing_lines(promise: Promise, evidence: Evidence) -> tuple[Line, ...]:
    """How a promise stands, and what is told since."""
    shown, left = shortest(promise.evidence, _SHOWN)
    further = Part(say("further", number=count(left)), _claims(promise.evidence[len(shown) :]))
    return (
        *(line(words, promise.record.claims) for words in _standing(promise)),
        *(bearing_line(one, promise, evidence) for one in shown),
        *((Line(parts=(further,)),) if left else ()),
    )


def bearing_line(one: Bearing, promise: Promise, evidence: Evidence) -> Line:
    """Something told since, and why it may speak to the promise."""
    told = record_line(one.record, evidence)
    first, *others = told.parts
    words = say("promise_since", date=told.margin) if one.record.day else say("promise_since_undated")
    why = say("promise_why", reasons="; ".join(_reasons(one, evidence)))
    return msgspec.structs.replace(
        told,
        margin="",
        parts=(first.behind(f"{words} "), *others, Part(why, (*promise.record.claims, *one.record.claims))),
        notes=(),
    )


def _standing(promise: Promise) -> Iterable[str]:
    """How a promise stands, in a sentence; that nothing is found is said, and nothing more."""
    decided = promise.decided
    if decided is not None:
        outcome, day = term("promise", decided.outcome), date(decided.when[:10])
        yield say("promise_decided", outcome=outcome, who=decided.who, date=day, why=decided.why)
    elif promise.evidence:
        yield say("promise_found")
    elif promise.overdue and promise.due:
        yield say("promise_over", date=date(promise.due))
    elif promise.due:
        yield say("promise_ahead", date=date(promise.due))
    elif promise.told:
        yield say("promise_open", date=date(promise.told))
    else:
        yield say("promise_untold")


def _reasons(one: Bearing, evidence: Evidence) -> Iterable[str]:
    return (term("likeness", found.what).format(values=_values(found, evidence)) for found in one.likenesses)


def _values(found: Likeness, evidence: Evidence) -> str:
    """What was compared, in words."""
    match found.what:
        case "sides" | "place":
            return listed([named(evidence, id_) for id_ in found.values])
        case "deed" | "other_deed":
            return listed([term("deed", code) for code in found.values])
        case "sector" | "other_sector":
            return listed([sector(code) for code in found.values])
        case "thing":
            return listed([_thing(value, evidence) for value in found.values])
    return listed(list(found.values))


def _thing(value: str, evidence: Evidence) -> str:
    return linked(evidence.name(value), value) if value in evidence.names else f"“{value}”"


def _claims(some: Iterable[Bearing]) -> tuple[str, ...]:
    return tuple(claim for one in some for claim in one.record.claims)
