"""Days ahead to know of: ends of terms, notice, promises, signings, what rules ask for, round years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

import msgspec

from comity.insight.binding import Binding, Consent, bindings, consents
from comity.insight.chronicle import Agreed, lying_in
from comity.insight.evidence import Evidence, evidence, shown
from comity.insight.legal import PLANNED
from comity.insight.promises.followup import outcomes
from comity.insight.surroundings import Surroundings
from comity.insight.timed import Timed, of_trips, timed
from comity.model.dates import bounds, is_edtf
from comity.model.record import Record
from comity.reference.deadline import deadline, months_on
from comity.reference.duties import Duties, Duty
from comity.register.listing import Span

What = Literal["notice", "term_ends", "signing", "promise", "report", "ask", "anniversary"]
MONTHS = 12
"""How far ahead is looked where nobody says otherwise."""

_AT_ONCE = 500  # promises looked at, at most
_OF_A_TERM = ("term_ends", "notice")
_CELEBRATED = ("sister", "friendship")
_ROUND = 5  # years


class Ahead(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A day ahead: its last day, what falls on it, the record it is told in, and who is concerned.

    `rule` is the id of the rule that asks for it, `party` whom that binds, `since` (EDTF) what the time is
    counted from; empty where it follows from no rule. `years` is the number of an anniversary; `renewal` and
    `length_of_notice` are those of a term. `claims` are what it rests on beside those of the record.
    """

    day: str
    what: What
    on: str
    record: str
    who: tuple[str, ...]
    rule: str = ""
    party: str = ""
    since: str = ""
    years: int = 0
    renewal: str | None = None
    length_of_notice: str | None = None
    claims: tuple[str, ...] = ()


class DueDate(msgspec.Struct, frozen=True, kw_only=True):
    """A day ahead as it is told (`on`, in EDTF), what falls on it, and the record; the rest as of `Ahead`.

    `consents` says of a signing planned whether councils have to consent.
    """

    on: str
    what: What
    record: Record
    rule: str = ""
    party: str = ""
    since: str = ""
    years: int = 0
    renewal: str | None = None
    length_of_notice: str | None = None
    claims: tuple[str, ...] = ()
    consents: tuple[Consent, ...] = ()

    @property
    def day(self) -> str:
        """The last day it can mean."""
        return bounds(self.on)[1].isoformat()


class Dates(msgspec.Struct, frozen=True, kw_only=True):
    """The days ahead from a day on, up to another, the next first; `number` is how many there are.

    What a rule asked for up to a month before the day is there, too: no source tells whether it was done.
    `rules` are all that any of it follows from, by id; `binding` what rules ask of the locality asked for;
    `unruled` the countries of those concerned of which no rule is known.
    """

    on: str
    until: str
    number: int
    dates: tuple[DueDate, ...]
    rules: dict[str, Duty]
    binding: tuple[Binding, ...]
    unruled: tuple[str, ...]
    evidence: Evidence


def ahead(agreed: Iterable[Agreed], around: Surroundings, duties: Duties) -> tuple[Ahead, ...]:
    """Every day ahead that agreements, promises, trips and rules tell, in order."""
    found = [one for agreement in agreed for one in _of_agreement(agreement, around, duties)]
    found += [_by_rule(one) for one in of_trips(around, duties)]
    found += _promised(around)
    return tuple(sorted(found, key=place_of))


def within(
    every: Iterable[Ahead],
    around: Surroundings,
    until: date | None = None,
    of: str | None = None,
    country: str | None = None,
) -> list[Ahead]:
    """The days up to another, or of a year; `of`: that concern one locality or what lies in it."""
    last = (until or year_ahead(around)).isoformat()
    found = (one for one in every if one.day <= last)
    lies_there = lying_in(of, around) if of is not None else None
    return [one for one in found if _is_asked_for(one, around, lies_there, country)]


def dates(
    found: Sequence[Ahead],
    around: Surroundings,
    duties: Duties,
    until: date | None = None,
    number: int = 0,
    of: str | None = None,
) -> Dates:
    """These days with their records; `number`: of how many they are shown; `of`: the locality asked for."""
    records = {record.id: record for record in around.view.records_of({one.record for one in found})}
    resting = around.view.records_citing({claim for one in found for claim in one.claims})
    told = [_due(one, records[one.record], around, duties) for one in found]
    binding = bindings(of, around, duties) if of is not None else ()
    cited = [rule for one in told for rule in (one.rule, *(id_ for c in one.consents for id_ in c.rules))]
    cited += [rule for one in binding for rule in one.rules]
    return Dates(
        on=around.on.isoformat(),
        until=(until or year_ahead(around)).isoformat(),
        number=number or len(found),
        dates=tuple(told),
        rules={id_: duties.by_id[id_] for id_ in dict.fromkeys(cited) if id_},
        binding=binding,
        unruled=_unruled(found, around, duties, of),
        evidence=evidence(around.view, {**records, **{one.id: one for one in resting}}.values(), [of or ""]),
    )


def year_ahead(around: Surroundings) -> date:
    """How far is looked where nobody says otherwise."""
    return months_on(around.on, MONTHS)


def place_of(one: Ahead) -> tuple[str, str, str, str, str]:
    """The place of a day among all."""
    return one.day, one.what, one.record, one.rule, one.party


def _of_agreement(one: Agreed, around: Surroundings, duties: Duties) -> Iterator[Ahead]:
    state, on = one.legal, around.on
    if state.state == "in_force" and state.until is not None:
        yield _ahead(one, "term_ends", state.until)
        due = deadline(bounds(state.until)[1], state.notice, before=True) if state.notice else None
        if due is not None and due >= on:
            yield _ahead(one, "notice", due.isoformat())
    if state.state == "planned" and state.rule == PLANNED and state.since and is_edtf(state.since):
        yield _ahead(one, "signing", state.since)
    yield from map(_by_rule, timed(one, around, duties))
    yield from _anniversary(one, on)


def _ahead(one: Agreed, what: What, on: str, years: int = 0) -> Ahead:
    return Ahead(
        day=bounds(on)[1].isoformat(),
        what=what,
        on=on,
        record=one.record,
        who=one.parties,
        years=years,
        renewal=one.legal.renewal if what in _OF_A_TERM else None,
        length_of_notice=one.legal.notice if what in _OF_A_TERM else None,
        claims=one.legal.claims,
    )


def _by_rule(one: Timed) -> Ahead:
    day = one.due.isoformat()
    return Ahead(
        day=day,
        what="ask" if one.before else "report",
        on=day,
        record=one.record,
        who=one.who,
        rule=one.rule,
        party=one.party,
        since=one.since,
        claims=one.claims,
    )


def _anniversary(one: Agreed, on: date) -> Iterator[Ahead]:
    """The next round year of a tie, as exactly as the day it was signed on is told."""
    if not one.made or one.type not in _CELEBRATED or one.day is None or "/" in one.day:
        return
    first = bounds(one.day)[0]
    years = max(-(-(on.year - first.year) // _ROUND), 1) * _ROUND
    told = _years_on(one.day, years)
    if bounds(told)[1] < on:
        years += _ROUND
        told = _years_on(one.day, years)
    yield _ahead(one, "anniversary", told, years)


def _years_on(day: str, years: int) -> str:
    """The same day, month or year some years on.

    >>> _years_on("2024-02-29", 5), _years_on("2016-05", 10)
    ('2029-02-28', '2026-05')
    """
    whole = f"{day}-01-01"[: len("2024-02-29")] if len(day) < len("2024-02-29") else day
    return months_on(date.fromisoformat(whole), years * 12).isoformat()[: len(day)]


def _promised(around: Surroundings) -> Iterator[Ahead]:
    """What is to be done by a day and nobody decided the outcome of, of as many records as are looked at."""
    view, since = around.view, around.on.isoformat()
    records = view.records_of(view.listed(Span(kind="commitment", since=since, newest=False), _AT_ONCE))
    decided = outcomes(records, around)
    for record in records:
        due = shown(record, "due") if record.id not in decided else None
        if isinstance(due, str) and is_edtf(due) and shown(record, "modality") in ("asserted", "planned"):
            day = bounds(due)[1].isoformat()
            yield Ahead(day=day, what="promise", on=due, record=record.id, who=record.entities)


def _due(one: Ahead, record: Record, around: Surroundings, duties: Duties) -> DueDate:
    return DueDate(
        on=one.on,
        what=one.what,
        record=record,
        rule=one.rule,
        party=one.party,
        since=one.since,
        years=one.years,
        renewal=one.renewal,
        length_of_notice=one.length_of_notice,
        claims=one.claims,
        consents=consents(record, one.on, around, duties) if one.what == "signing" else (),
    )


def _unruled(found: Iterable[Ahead], around: Surroundings, duties: Duties, of: str | None) -> tuple[str, ...]:
    """The countries of the localities concerned of which no rule is known."""
    who = {id_ for one in found for id_ in one.who} | ({of} if of is not None else set())
    places = (place for id_ in who if (place := around.locality(id_)) is not None)
    countries = {place.partition("/")[0] for place in places}
    return tuple(sorted(code for code in countries - duties.countries if len(code) == len("kr")))


def _is_asked_for(
    one: Ahead, around: Surroundings, lies_there: Callable[[str], bool] | None, country: str | None
) -> bool:
    places = [place for id_ in one.who if (place := around.locality(id_)) is not None]
    if country is not None and not any(place.partition("/")[0] == country for place in places):
        return False
    return lies_there is None or any(map(lies_there, places))
