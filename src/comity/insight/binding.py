"""What rules ask of a locality whatever happens, and whether its council has to consent."""

from __future__ import annotations

from datetime import date

import msgspec

from comity.insight.chronicle import type_of
from comity.insight.evidence import members
from comity.insight.surroundings import Surroundings
from comity.insight.timed import role_of
from comity.model.claim import AgreementType
from comity.model.dates import bounds
from comity.model.record import Record
from comity.reference.duties import STARTS, Answer, Duties, Starts
from comity.reference.succession import ENDING

_CONSENTED: tuple[AgreementType, ...] = ("sister", "friendship", "mou")
"""The kinds of which it is told whether a council has to consent."""


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the council of a party has to consent, and the rules that say so; none: unknown."""

    party: str
    answer: Answer
    rules: tuple[str, ...] = ()


class Binding(msgspec.Struct, frozen=True, kw_only=True):
    """What rules ask of a locality with one thing that happens; no rules: unknown.

    `type` and `answer` are told of the consent of a council.
    """

    starts: Starts
    rules: tuple[str, ...] = ()
    type: AgreementType | None = None
    answer: Answer | None = None


def bindings(of: str, around: Surroundings, duties: Duties) -> tuple[Binding, ...]:
    """What rules ask of a locality on a day; nothing where no rule of its country is known."""
    units, on = around.units(of), around.on
    if of.partition("/")[0] not in duties.countries:
        return ()
    found = [
        Binding(starts=starts, rules=tuple(rule.id for rule in duties.asked(units, on, starts)))
        for starts in STARTS
        if starts not in ("takeover", "year")
    ]
    every_year = duties.asked(units, on, "year")
    found += [Binding(starts="year", rules=tuple(rule.id for rule in every_year))] if every_year else []
    taken_over = _taken_over(of, around, duties)
    found += [Binding(starts="takeover", rules=taken_over)] if taken_over else []
    if _asks_councils(of, duties):
        found += [_consent_to(type_, units, on, duties) for type_ in _CONSENTED]
    return tuple(found)


def consents(record: Record, on: str, around: Surroundings, duties: Duties) -> tuple[Consent, ...]:
    """Of each party of a signing planned, in whose country councils are asked, whether its council is."""
    day, type_ = bounds(on)[0], type_of(record)
    found = []
    for party in members(record, "parties"):
        place = around.locality(party)
        if place is None or not _asks_councils(place, duties):
            continue
        units = around.units(place)
        answer, rules = _answer(units, day, type_, duties, role_of(party, units))
        if rules or party in units:
            found.append(Consent(party=party, answer=answer, rules=rules))
    return tuple(found)


def _consent_to(type_: AgreementType, units: tuple[str, ...], on: date, duties: Duties) -> Binding:
    answer, rules = _answer(units, on, type_, duties)
    return Binding(starts="planned", type=type_, answer=answer, rules=rules)


def _answer(
    units: tuple[str, ...], on: date, type_: str | None, duties: Duties, body: str = ""
) -> tuple[Answer, tuple[str, ...]]:
    """What the rules say; unknown where there is none, or where they do not agree."""
    found = duties.asked(units, on, "planned", type_ or "", body, consent=True)
    answers: set[Answer] = {rule.consent for rule in found if rule.consent is not None}
    rules = tuple(rule.id for rule in found)
    return (answers.pop() if len(answers) == 1 else "unknown"), rules


def _taken_over(of: str, around: Surroundings, duties: Duties) -> tuple[str, ...]:
    """The rules on what a locality took over from those that ended and in whose place it stands."""
    found: dict[str, None] = {}
    for before in around.stood_before(of):
        ended = next((shift for shift in around.shifts(before) if shift.kind in ENDING), None)
        if ended is not None and ended.kind != "renamed":
            rules = duties.asked(around.units(before), ended.since, "takeover")
            found |= dict.fromkeys(rule.id for rule in rules)
    return tuple(found)


def _asks_councils(place: str, duties: Duties) -> bool:
    country = place.partition("/")[0]
    return any(rule.consent is not None and rule.country == country for rule in duties.by_id.values())
