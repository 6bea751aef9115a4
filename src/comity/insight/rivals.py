"""Numbers of one measure that cannot all hold, told for one time or for times nobody tells apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

import msgspec

from comity.insight.implied import Range, apart, implied
from comity.insight.numbers import Telling
from comity.insight.series import Boundary, boundary_of
from comity.model.dates import bounds, may_agree
from comity.model.vocabularies import indicators
from comity.resolving.components import joined_sets

NEAR = 100  # days: numbers told without their day, and published so close, are told of one time
_SEVERAL = 2  # fewer contradict nothing
_OCCASION = 14  # days: the same for what came in a period that no source names
_GROWING = 30  # days from which a standing total may well have grown from one number to the other


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """One number as told, with everybody who tells it so on that day."""

    value: float
    range: Range
    period: str | None
    day: date | None
    planned: bool
    boundary: Boundary | None
    tellings: tuple[Telling, ...]

    @property
    def documents(self) -> set[str]:
        """The documents that tell it."""
        return {telling.document for telling in self.tellings}


def rivals(tellings: Iterable[Telling], boundaries: tuple[Boundary, ...] = ()) -> list[list[Telling]]:
    """The numbers of one measure that cannot all hold, in groups, with those of their time that agree.

    What was only hoped for or is denied is left out. Two numbers one document tells are two numbers.
    """
    told = [telling for telling in tellings if _is_held(telling)]
    if len(told) < _SEVERAL:
        return []
    standing = indicators()[told[0].indicator].told == "standing"
    numbers = sorted(_numbers(told, boundaries, standing), key=_place)
    against = list(_against(numbers, standing))
    groups = [set(group) for group in joined_sets(against)]
    for group in groups:
        rival = [numbers[at] for at in group]
        group |= {
            at for at, one in enumerate(numbers) if any(_agree(one, other, standing) for other in rival)
        }
    merged = joined_sets(groups)
    return [[telling for at in sorted(group) for telling in numbers[at].tellings] for group in merged]


def _is_held(telling: Telling) -> bool:
    measure = indicators().get(telling.indicator)  # None: of another vocabulary, which nothing is known of
    return telling.modality in ("asserted", "planned") and measure is not None and measure.told is not None


def _numbers(
    tellings: Iterable[Telling], boundaries: tuple[Boundary, ...], standing: bool
) -> Iterator[Number]:
    """The numbers told, without those of documents that tell two for one time: they count two things."""
    alike: dict[tuple[object, ...], list[Telling]] = defaultdict(list)
    by_document: dict[str, list[Number]] = defaultdict(list)
    for telling in tellings:
        by_document[telling.document].append(_number([telling], boundaries))
    for numbers in by_document.values():
        two = any(
            apart(a.range, b.range) and (_one_time(a, b, standing) or a.period == b.period)
            for a, b in combinations(numbers, 2)
        )
        for one in (number.tellings[0] for number in numbers if not two):
            alike[one.value, one.qualifier, one.modality, one.period, one.published].append(one)
    yield from (_number(told, boundaries) for told in alike.values())


def _number(told: list[Telling], boundaries: tuple[Boundary, ...]) -> Number:
    first, day = told[0], told[0].day
    return Number(
        value=first.value,
        range=implied(first.value, first.qualifier),
        period=first.period,
        day=bounds(day)[1] if day else None,
        planned=first.modality == "planned",
        boundary=boundary_of(first, boundaries),
        tellings=tuple(sorted(told, key=lambda telling: telling.id)),
    )


def _place(number: Number) -> tuple[date, float, str]:
    return number.day or date.max, number.value, number.tellings[0].id


def _against(numbers: list[Number], standing: bool) -> Iterator[tuple[int, int]]:
    """Pairs of numbers that cannot both hold, by their places; the numbers are in the order of their days."""
    dated = [at for at, number in enumerate(numbers) if number.day]
    for place, at in enumerate(dated):
        for other in dated[place + 1 :]:
            if not _within_reach(numbers[at], numbers[other]):
                break
            if _rival(numbers[at], numbers[other], standing):
                yield at, other
    for at, number in enumerate(numbers):
        others = [other for other in range(len(numbers)) if other != at]
        if number.day is None and all(apart(number.range, numbers[other].range) for other in others):
            latest = dated[-1:] or others[:1]
            yield from ((at, other) for other in latest if not number.documents & numbers[other].documents)


def _within_reach(one: Number, later: Number) -> bool:
    return _days(one, later) <= max(NEAR, 366)  # periods of one name end within a year of each other


def _rival(one: Number, later: Number, standing: bool) -> bool:
    if not apart(one.range, later.range) or one.documents & later.documents:
        return False
    if not _one_time(one, later, standing):
        return False
    both_told = one.period is not None and later.period is not None
    if one.planned != later.planned:
        return both_told
    grown = standing and not both_told and _days(one, later) > _GROWING and one.range[1] < later.range[0]
    return not grown or one.boundary != later.boundary


def _one_time(one: Number, other: Number, standing: bool) -> bool:
    """Whether two numbers are told of one time, or of times that no source tells apart."""
    if one.period and other.period:
        return may_agree(one.period, other.period) if standing else one.period == other.period
    if one.day is None or other.day is None:
        return False
    if standing:
        return _days(one, other) <= NEAR
    return not (one.period or other.period) and _days(one, other) <= _OCCASION


def _agree(one: Number, other: Number, standing: bool) -> bool:
    return one is not other and not apart(one.range, other.range) and _one_time(one, other, standing)


def _days(one: Number, other: Number) -> int:
    assert one.day and other.day
    return abs((other.day - one.day).days)
