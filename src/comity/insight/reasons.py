"""Why values may differ, as far as what is told gives a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from comity.insight.conflict import Reason, Told
from comity.insight.counted import COUNTED
from comity.insight.implied import apart, implied
from comity.model.dates import bounds, is_edtf
from comity.model.vocabularies import indicators

_REPORTED = 3  # days by which a report's own day is off the day it tells of
_YEAR = 365
_LATER = 730  # days after which a source looks back
_SLIPS = (1e3, 1e6)
_DATES = {"date", "start", "end", "due", "valid_until"}


def why_numbers(
    told: Sequence[Told], indicator: str, others: Mapping[str, list[float]]
) -> tuple[Reason, ...]:
    """Why numbers of an indicator may differ; `others` are numbers of the same subject by indicator.

    The value shown comes first.
    """
    return (
        *_territories(told),
        *_plans(told),
        *_qualified(told),
        *_days(told),
        *_revised(told),
        *_slips(told),
        *_parts(told, indicator, others),
        *_counted(told, indicator),
    )


def why_field(told: Sequence[Told], kind: str, name: str) -> tuple[Reason, ...]:
    """Why the values of a field of one record of a kind may differ."""
    if name == "type":
        return (Reason(why="naming", about=tuple(range(len(told)))),)
    return _why_dates(told, kind) if name in _DATES else ()


def _why_dates(told: Sequence[Told], kind: str) -> tuple[Reason, ...]:
    days = [bounds(one.value)[0] if is_edtf(str(one.value)) else None for one in told]
    acts = _two_acts(days) if kind == "agreement" else ()
    return (*_ahead(told, days), *_next_days(days), *acts, *_looking_back(told, days))


def _qualified(told: Sequence[Told]) -> Iterator[Reason]:
    shown = implied(told[0].value, told[0].qualifier)
    lower = tuple(
        at
        for at, one in enumerate(told)
        if at and one.qualifier == "at_least" and one.value <= shown[0] and not one.named
    )
    if lower:
        yield Reason(why="lower_bound", about=lower)
    if about := tuple(at for at, one in enumerate(told) if one.qualifier == "about"):
        yield Reason(why="estimate", about=about)


def _plans(told: Sequence[Told]) -> Iterator[Reason]:
    planned = tuple(at for at, one in enumerate(told) if one.modality == "planned")
    if planned and len(planned) < len(told):
        yield Reason(why="plan", about=planned)


def _territories(told: Sequence[Told]) -> Iterator[Reason]:
    counted = [(at, one) for at, one in enumerate(told) if one.boundary and not one.named]
    if len({one.boundary for _, one in counted}) > 1:
        yield Reason(why="boundary", about=tuple(at for at, _ in counted))


def _days(told: Sequence[Told]) -> Iterator[Reason]:
    """Which numbers are told of another day than the one shown, and of which nobody tells the day."""
    numbers = [(at, one) for at, one in enumerate(told) if not one.named]
    periods = {one.period for _, one in numbers if one.period}
    if len(periods) > 1:
        yield Reason(why="other_day", about=tuple(at for at, one in numbers if one.period))
    undated = tuple(at for at, one in numbers if not one.period)
    if undated and periods:
        yield Reason(why="undated", about=undated)
    elif len({_published(one) for _, one in numbers} - {None}) > 1 and undated:
        yield Reason(why="other_day", about=undated)


def _revised(told: Sequence[Told]) -> Iterator[Reason]:
    """Exact numbers of one period that were published one after the other."""
    for a, b in combinations(range(len(told)), 2):
        one, other = told[a], told[b]
        exact = one.qualifier == other.qualifier == "exact"
        if one.period and one.period == other.period and exact and one.modality == other.modality:
            first, second = _published(one), _published(other)
            if first and second and first != second:
                yield Reason(why="revised", about=(a, b) if first < second else (b, a))


def _slips(told: Sequence[Told]) -> Iterator[Reason]:
    for a, b in combinations([at for at, one in enumerate(told) if not one.named], 2):
        low, high = sorted((float(told[a].value), float(told[b].value)))
        if low > 0 and any(abs(high / low / slip - 1) < 1e-3 for slip in _SLIPS):
            yield Reason(why="thousandfold", about=(a, b))


def _parts(told: Sequence[Told], indicator: str, others: Mapping[str, list[float]]) -> Iterator[Reason]:
    """Which number is told, by the same subject's sources, of the whole or of a part of what is counted."""
    known = indicators()
    whole = known[indicator].part_of
    near = [code for code in others if code == whole or known[code].part_of == indicator]
    for at, one in enumerate(told):
        for code in sorted(near) if at and not one.named else ():
            ranges = [implied(value, "exact") for value in others[code]]
            if not all(apart(implied(one.value, one.qualifier), other) for other in ranges):
                yield Reason(why="part_of", about=(at,), by=code)


def _counted(told: Sequence[Told], indicator: str) -> Iterator[Reason]:
    if indicator in COUNTED:
        yield Reason(why="counting", about=tuple(range(len(told))))


def _ahead(told: Sequence[Told], days: Sequence[date | None]) -> Iterator[Reason]:
    """Which dates are only told before they came, where another is told afterwards."""
    early = tuple(at for at, day in enumerate(days) if day and _told_early(told[at], day))
    if early and len(early) < len(told):
        yield Reason(why="ahead", about=early)


def _told_early(told: Told, day: date) -> bool:
    published = [bounds(teller.published)[1] for teller in told.tellers if teller.published]
    return bool(published) and max(published) < day


def _next_days(days: Sequence[date | None]) -> Iterator[Reason]:
    for a, b in combinations(range(len(days)), 2):
        if (first := days[a]) and (second := days[b]) and 0 < abs((first - second).days) <= _REPORTED:
            yield Reason(why="report_day", about=(a, b))


def _two_acts(days: Sequence[date | None]) -> Iterator[Reason]:
    known = [(day, at) for at, day in enumerate(days) if day]
    if known and (max(known)[0] - min(known)[0]).days >= _YEAR:
        yield Reason(why="two_acts", about=tuple(at for _, at in sorted(known)))


def _looking_back(told: Sequence[Told], days: Sequence[date | None]) -> Iterator[Reason]:
    """Which dates are only told long after, where another is told at the time."""
    known = [(at, day) for at, day in enumerate(days) if day]
    late = tuple(at for at, day in known if _told_late(told[at], day))
    if late and len(late) < len(known):
        yield Reason(why="looking_back", about=late)


def _told_late(told: Told, day: date) -> bool:
    published = _published(told)
    return published is not None and (bounds(published)[0] - day).days > _LATER


def _published(told: Told) -> str | None:
    return min((teller.published for teller in told.tellers if teller.published), default=None)
