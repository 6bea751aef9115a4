"""The events of one month, day by day: of everything, of one entity, of a type, of a country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from comity.insight.evidence import Evidence, evidence, shown
from comity.model.claim import EventType
from comity.model.dates import bounds, is_edtf
from comity.model.record import Record, ResolvedEntity
from comity.register.listing import Span
from comity.register.view import View

_NAMED = 60  # events of a month that its days name; of more they only tell how many there are
_LOOKED = 600  # events of a month looked through for those of a type or a country
_EVER = "0001"  # before every year


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which events: those that name one entity, of a type, that name a country or what lies in it."""

    entity: ResolvedEntity | None = None
    type: EventType | None = None
    country: str | None = None

    @property
    def narrows(self) -> bool:
        """Whether each event must be looked at to know if it is wanted."""
        return bool(self.type or self.country)

    def takes(self, event: Record) -> bool:
        """Whether an event is of the type and the country."""
        inside = (id_ == self.country or id_.startswith(f"{self.country}/") for id_ in event.entities)
        return self.type in (None, shown(event, "type")) and (self.country is None or any(inside))


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """The events of a `month` (`2026-11`), or of one `day` of it.

    `number` is how many begin in the month, `days` how many on each day of it; `vague` how many of them tell
    no day. `grid` has the events that go on each day, where they are few enough to be `named`. `events` are
    those of a page of the list, the first first. `before` and `later` are the nearest months with events.
    `cut`: of the month only its first so many events were looked through.
    """

    month: str
    day: str | None
    wanted: Wanted
    number: int
    days: dict[str, int]
    vague: int
    grid: dict[str, tuple[str, ...]]
    named: tuple[Record, ...]
    events: tuple[Record, ...]
    before: str | None
    later: str | None
    cut: int | None
    after: str | None
    evidence: Evidence


def calendar(
    view: View,
    month: str,
    wanted: Wanted,
    day: str | None = None,
    after: str | None = None,
    most: int = 20,
) -> Calendar:
    """The events of a month (`YYYY-MM`) that are wanted; the list is that of a day of it, if told."""
    span = _span(wanted, since=month, until=month)
    looked = [*view.records_of(view.listed(span, _LOOKED))] if wanted.narrows else []
    fitting = sorted(filter(wanted.takes, looked), key=_place)
    told = Counter(str(event.day) for event in fitting) if wanted.narrows else view.by_day(span)
    number = sum(told.values())
    if not wanted.narrows and number <= _NAMED:
        fitting = sorted(view.records_of(view.listed(span, _NAMED)), key=_place)
    named = fitting if number <= _NAMED else []
    events, follows = _page(view, span, fitting, day, after, max(most, len(named)))
    days = _by_day(told)
    return Calendar(
        month=month,
        day=day,
        wanted=wanted,
        number=number,
        days=days,
        vague=number - sum(days.values()),
        grid=_grid(named, month),
        named=tuple(named),
        events=events,
        before=_month_of(view, _span(wanted, since=_EVER, until=_next_to(month, -1), newest=True)),
        later=_month_of(view, _span(wanted, since=_next_to(month, 1))),
        cut=_LOOKED if len(looked) == _LOOKED else None,
        after=follows,
        evidence=evidence(view, {event.id: event for event in (*events, *named)}.values()),
    )


def newest_month(view: View, wanted: Wanted, today: date) -> str:
    """The month it is where there are events in it, else the nearest before, else the nearest after it."""
    this = f"{today:%Y-%m}"
    last = _month_of(view, _span(wanted, since=_EVER, until=this, newest=True))
    return last or _month_of(view, _span(wanted, since=this)) or this


def newest_events(view: View, wanted: Wanted, most: int) -> tuple[Record, ...]:
    """The newest events that are wanted, the newest first, among so many that are looked at."""
    ids = view.listed(_span(wanted, since=_EVER, newest=True), most)
    return tuple(sorted(filter(wanted.takes, view.records_of(ids)), key=_place, reverse=True))


def days_of(event: Record) -> tuple[date, date] | None:
    """The first and the last day of an event; None where it is not told to the day."""
    first, last = (str(told) if (told := shown(event, name)) else None for name in ("start", "end"))
    days = [day for told in (first, last or first) if told for day in told.split("/")]
    if not days or any(len(day) != len("2026-11-22") or not is_edtf(day) for day in days):
        return None
    first_day, last_day = bounds(days[0])[0], bounds(days[-1])[1]
    return first_day, max(first_day, last_day)


def _span(wanted: Wanted, since: str, until: str | None = None, newest: bool = False) -> Span:
    entity = wanted.entity.id if wanted.entity else None
    return Span(kind="event", entity=entity, since=since, until=until, newest=newest)


def _page(
    view: View, span: Span, fitting: Sequence[Record], day: str | None, after: str | None, most: int
) -> tuple[tuple[Record, ...], str | None]:
    """A page of the list, and the event behind which the next begins."""
    if fitting:
        wanted = [event for event in fitting if day is None or str(event.day).startswith(day)]
        places = [at for at, event in enumerate(wanted, 1) if event.id == after]
        found = wanted[places[0] if places else 0 :][: most + 1]
    else:
        days = {"since": day, "until": day} if day else {}
        ids = view.listed(msgspec.structs.replace(span, after=after, **days), most + 1)
        found = sorted(view.records_of(ids), key=_place)
    return tuple(found[:most]), found[most - 1].id if len(found) > most else None


def _place(event: Record) -> tuple[str, str]:
    return str(event.day), event.id


def _by_day(told: dict[str, int]) -> dict[str, int]:
    """How many events begin on each day, as far as they tell one."""
    days: Counter[str] = Counter()
    for told_day, number in told.items():
        first = told_day.partition("/")[0]
        if len(first) == len("2026-11-22"):
            days[first] += number
    return dict(sorted(days.items()))


def _grid(events: Iterable[Record], month: str) -> dict[str, tuple[str, ...]]:
    """The events that go on each day of a month, by their ids."""
    grid: dict[str, list[str]] = {}
    for event in events:
        first, last = days_of(event) or (None, None)
        while first is not None and last is not None and first <= last and f"{first:%Y-%m}" == month:
            grid.setdefault(first.isoformat(), []).append(event.id)
            first += timedelta(days=1)
    return {day: tuple(ids) for day, ids in sorted(grid.items())}


def _month_of(view: View, span: Span) -> str | None:
    """The month of the first event of a span that tells one."""
    days = (str(event.day)[:7] for event in view.records_of(view.listed(span, 1)))
    return next((month if len(month) == len("2026-11") else f"{month[:4]}-01" for month in days), None)


def _next_to(month: str, step: int) -> str:
    """The month before or behind one; the last day of one year goes before the first of the next.

    >>> _next_to("2026-01", -1), _next_to("2026-12", 1)
    ('2025-12', '2027-01')
    """
    year, number = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + step, 12)
    return f"{year:04}-{number + 1:02}"
