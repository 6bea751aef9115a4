"""Days that follow from those told: by a rule on deadlines, by a time of notice, and round years of a tie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from comity.model.dates import bounds
from comity.publish.words import count, rule, say
from comity.reference.deadline import deadline, months_on
from comity.reference.duties import Duty, packaged

_ROUND = 5


def duties(ids: Iterable[str]) -> list[Duty]:
    """The rules among what a sentence cites."""
    by_id = {one.id: one for one in packaged()}
    return [by_id[id_.split("/")[1]] for id_ in ids if id_.startswith("duty/")]


def said_by(duty: Duty) -> Iterator[str]:
    """What a rule says, in words."""
    yield from map(rule, (duty.title, duty.says, duty.act, *duty.open))
    if duty.within and duty.days == "working":
        yield say("working_days", number=count(int(duty.within[1:-1])))


def days_by(rules: Iterable[Duty], durations: Iterable[str], told: Iterable[str]) -> Iterator[str]:
    """The days that rules and times of notice make of those told."""
    days = [bounds(one)[1] for one in told]
    for day in days:
        due = [one.due(day) for one in rules]
        due += [deadline(day, one, before=True) for one in durations]
        yield from (one.isoformat() for one in due if one)


def anniversary(told: str, on: str) -> tuple[str, int]:
    """The first round year of a day from another on, as exactly as it is told, and its number."""
    first, years = bounds(told)[0], _ROUND
    while bounds(_later(first, years, told))[1] < date.fromisoformat(on):
        years += _ROUND
    return _later(first, years, told), years


def _later(first: date, years: int, told: str) -> str:
    return months_on(first, years * 12).isoformat()[: len(told)]
