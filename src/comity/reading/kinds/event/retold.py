"""Drafts of one event made one: told in the lead, again in detail, or going on."""

from __future__ import annotations

from datetime import timedelta

from comity.reading.clauses.passage import Passage
from comity.reading.kinds.event.company import countries
from comity.reading.kinds.event.draft import Draft
from comity.reading.kinds.event.when import as_day

_DAY = len("2024-10-16")
_JOURNEY = timedelta(days=14)
_ENCOUNTERS = frozenset({"visit", "meeting"})
_NAMELESS = frozenset({"visit", "meeting", "signing"})


def merged(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """Each event once, as its first draft with what the others add."""
    events: list[Draft] = []
    for draft in drafts:
        same = next((one for one in events if _same(passage, one, draft)), None)
        if same is None:
            events.append(draft)
        else:
            _take(same, draft)
    return events


def headed(passage: Passage, events: list[Draft], headings: list[Draft]) -> None:
    """Adds what headings tell: who takes part in what is told, else an event that is told nowhere else."""
    for draft in headings:
        same = [one for one in events if one.type == draft.type and set(one.people) & set(draft.people)]
        for one in same[:1]:
            _complete(one, draft)
        if not any(one.type in _ENCOUNTERS for one in events):
            events.append(draft)


def _complete(event: Draft, told: Draft) -> None:
    """Adds the localities and bodies of a side that has none yet."""
    sides = {one.role for one in event.people.values() if one.entity.type != "person"}
    for one in told.people.values():
        if one.role not in sides:
            event.invite([one.entity], one.role)


def _join(event: Draft, told: Draft) -> None:
    for one in told.people.values():
        event.invite([one.entity], one.role)


def _same(passage: Passage, one: Draft, other: Draft) -> bool:
    if one.type != other.type:
        return False
    if (one.modality == "denied") != (other.modality == "denied"):
        return _put_off(one, other)
    if one.type == "visit":
        return _same_journey(passage, one, other)
    if not _dates_agree(one, other):
        return False
    if one.type == "signing":
        together = len(set(one.people) & set(other.people)) > 1
        if one.span == other.span and one.start == other.start:
            return True  # several papers, at one table
        return together and (_same_day(one, other) or _covers(one, other) or _covers(other, one))
    if other.again and one.type == "meeting":
        return bool(other.in_role("guest") & set(one.people))
    if one.type == "meeting" and not (one.head or other.head):
        return _same_sides(one, other)
    return _same_name(one, other) if one.type not in _NAMELESS else False


def _put_off(one: Draft, other: Draft) -> bool:
    """Whether what was planned is told not to come about: in one sentence, or under its name."""
    if one.clause.sentence is other.clause.sentence:
        return bool(one.in_role("guest") & other.in_role("guest")) or one.head == other.head != ""
    return one.modality == "planned" and one.type not in _NAMELESS and _same_name(one, other)


def _same_journey(passage: Passage, one: Draft, other: Draft) -> bool:
    """Whether the same people go to the same country about the same time."""
    if not one.in_role("guest") & other.in_role("guest"):
        return _goes_on(passage, one, other)
    there = countries(passage, one.places.values()), countries(passage, other.places.values())
    if there[0] and there[1] and not there[0] & there[1]:
        return False
    return _dates_agree(one, other) or _within_a_journey(one, other)


def _goes_on(passage: Passage, one: Draft, other: Draft) -> bool:
    """Whether the next sentence tells more of a journey: who goes is of nowhere, and no place is told."""
    near = other.clause.sentence.index - one.clause.sentence.index <= 1
    people = (told.entity for told in other.people.values())
    return near and not other.places and not countries(passage, people) and _dates_agree(one, other)


def _same_sides(one: Draft, other: Draft) -> bool:
    """Whether those of each side are in both."""
    mine, theirs = set(one.people), set(other.people)
    few, many = sorted((mine, theirs), key=len)
    if one.in_role("attendee") or other.in_role("attendee"):
        return len(mine & theirs) > 1
    return bool(one.in_role("host") & many & few) and bool(one.in_role("guest") & many & few)


def _same_name(one: Draft, other: Draft) -> bool:
    """Whether two occasions are called alike: one by its noun alone, or by words of the other's name."""
    if one.name is None or other.name is None:
        return one.head in other.head or other.head in one.head
    short, long = sorted((one.name.lower(), other.name.lower()), key=len)
    return short in long


def _dates_agree(one: Draft, other: Draft) -> bool:
    if one.start is None or other.start is None:
        return True
    if one.start.startswith(other.start) or other.start.startswith(one.start):
        return True
    return _covers(one, other) or _covers(other, one)


def _covers(long: Draft, short: Draft) -> bool:
    return long.end is not None and (long.start or "") <= (short.start or "") <= long.end


def _same_day(one: Draft, other: Draft) -> bool:
    return one.start is not None and one.start == other.start and as_day(one.start) is not None


def _within_a_journey(one: Draft, other: Draft) -> bool:
    first, second = as_day(one.start), as_day(other.start)
    return first is not None and second is not None and abs(first - second) <= _JOURNEY


def _take(event: Draft, told: Draft) -> None:
    """Adds what another draft tells of an event."""
    if event.start is None:
        event.start, event.end = told.start, told.end
        event.span, event.clause = (told.span, told.clause) if told.start else (event.span, event.clause)
    elif told.start is not None and len(told.start) >= _DAY and event.type == "visit":
        event.start = min(event.start, told.start) if len(event.start) >= _DAY else told.start
    if event.type == "signing" and event.end is not None and told.end is None:
        event.start, event.end = told.start, None
    event.end = event.end or told.end
    if told.modality == "denied" or (told.modality == "asserted" and event.modality != "denied"):
        event.modality = told.modality
    if event.name is None or (told.name is not None and len(told.name) > len(event.name)):
        event.name = told.name
    for place in told.places.values():
        event.place([place])
    _join(event, told)
