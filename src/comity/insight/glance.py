"""Numbers at a glance: whether they may contradict each other, before it is looked up who tells them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

import msgspec

from comity.insight.implied import Range, apart, implied
from comity.insight.rivals import NEAR
from comity.model.claim import Qualifier
from comity.model.dates import bounds, is_edtf, may_agree


class Glance(msgspec.Struct, frozen=True, gc=False):
    """What the values of a figure may be, the period told, and its day: None where it may be of several.

    `undated`: perhaps not even the day it was told is known.
    """

    ranges: frozenset[Range]
    period: str | None
    day: date | None
    undated: bool


def glance(told: Iterable[tuple[float, Qualifier]], period: object, day: str | None, undated: bool) -> Glance:
    """A figure of these values with their qualifiers; of a period that is none nothing is known."""
    return Glance(
        ranges=frozenset(implied(value, qualifier) for value, qualifier in told),
        period=period if isinstance(period, str) and is_edtf(period) else None,
        day=bounds(day)[1] if day and is_edtf(day) else None,
        undated=undated,
    )


def may_be_rivals(numbers: Sequence[Glance], standing: bool) -> bool:
    """Whether different values are told for what may be one time, as `rivals` looks closely at."""
    return any(_are_apart(one, one) for one in numbers) or any(
        _are_apart(one, other) and _may_be_one_time(one, other, standing)
        for one, other in combinations(numbers, 2)
    )


def _are_apart(one: Glance, other: Glance) -> bool:
    return any(apart(a, b) for a in one.ranges for b in other.ranges)


def _may_be_one_time(one: Glance, other: Glance, standing: bool) -> bool:
    if one.undated or other.undated:
        return True
    if one.period and other.period:
        return may_agree(one.period, other.period) if standing else one.period == other.period
    if not standing and (one.period or other.period):
        return False
    return one.day is None or other.day is None or abs((one.day - other.day).days) <= NEAR
