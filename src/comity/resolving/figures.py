"""Which figure claims tell one number: the same subject and measure, at one time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from comity.model.cited import CitedClaim
from comity.model.claim import Figure
from comity.model.dates import bounds, is_edtf, precision
from comity.model.names import fold
from comity.model.vocabularies import indicators
from comity.resolving.gathering import APART, Ids, Key, Told

NEAR = 100  # days between two publications within which two undated numbers are taken to mean one time
LATE = 400  # days after its time in which the very same number is still told without it

_EQUAL, _ROUNDED, _CLOSE, _LIKE, _FAR = 4, 3, 2, 1, 0  # how near two values are to each other
_ONE_TIME, _ONE_MONTH, _YEARS_END, _ONE_YEAR, _MAYBE = 6, 5, 4, 3, 1  # how well two times fit
_VALUE_NEEDED = {_YEARS_END: _CLOSE, _ONE_YEAR: _ROUNDED, _MAYBE: _EQUAL}


class Number(msgspec.Struct, frozen=True):
    """What matters for the comparison; `about` is what two numbers must share beside the time."""

    about: tuple[str, ...]
    value: float
    is_exact: bool
    period: str
    published: str
    """When it was told; "" where a period is."""


class FigureTellings:
    """Figures: of whom, of what, how much and when.

    Numbers of different periods are different numbers, and so are a number reached and one planned.
    A number without a period is told about some time before its publication. A document that tells
    two values means two numbers, unless one is the other rounded.
    """

    def telling(self, cited: CitedClaim, ids: Ids) -> Told[Number]:
        """What a figure claim tells."""
        claim = cited.claim
        assert isinstance(claim, Figure)
        period = claim.period if claim.period and is_edtf(claim.period) else ""
        about = (
            ids(cited.document, claim.subject),
            claim.indicator,
            claim.unit,
            ids(cited.document, claim.partner) if claim.partner else "",
            claim.sector or "",
            fold(claim.label or ""),
            claim.rank_scope if claim.rank_scope and claim.indicator == "rank" else "",
            claim.modality,
        )
        published = "" if period else cited.published or ""
        return Told(
            cited.document, Number(about, float(claim.value), claim.qualifier == "exact", period, published)
        )

    def keys(self, told: Told[Number]) -> Iterator[Key]:
        """The year of a period, and for a number without one the months before its publication."""
        what = told.what
        about = " ".join(what.about)
        if what.period:
            last = bounds(what.period)[1]
            yield Key(f"{about} in {last.year}")
            yield Key(f"{about} around {last:%Y-%m}", side="dated")
            yield Key(f"{about} {what.value} in {last.year}", side="dated")
        elif what.published:
            last = bounds(what.published)[1]
            yield from (Key(f"{about} around {month}") for month in _months(last))
            yield from (Key(f"{about} {what.value} in {year}") for year in (last.year, last.year - 1))
        else:
            yield Key(f"{about} at no time")

    def exactness(self, what: Number) -> int:
        """A day, a month, a year or nothing; a period that something is counted over is exact."""
        if not what.period:
            return 0
        return precision(what.period.split("/")[-1]) if _told(what) != "period" else 3

    def compare(self, a: Number, b: Number, together: bool) -> int:
        """The nearer in time and value, the surer; at one time, values may differ: sources disagree."""
        if a.about != b.about:
            return APART
        value = _values(a, b)
        if together and (value < _ROUNDED or (value < _EQUAL and _are_two(a, b))):
            return APART
        when = _times(a, b) if a.period and b.period else _undated(a, b)
        needed = _VALUE_NEEDED.get(when, _FAR if a.period else _LIKE)
        if bool(a.period) != bool(b.period):
            needed = max(needed, _ROUNDED)
        return when + value if when and value >= needed else APART


def _are_two(a: Number, b: Number) -> bool:
    """Whether two values that one document tells are of two times, or both exact."""
    return a.period != b.period or (a.is_exact and b.is_exact)


def _told(what: Number) -> str | None:
    """Whether it stands on a day, is counted over a period, or belongs to an occasion (None)."""
    known = indicators().get(what.about[1])
    return known.told if known else None


def _months(last: date) -> list[str]:
    """The months of the days before a day in which a number without a time can hold."""
    return sorted({f"{last - timedelta(days=back):%Y-%m}" for back in (0, 25, 50, 75, NEAR)})


def _times(a: Number, b: Number) -> int:
    """How well two periods fit."""
    one, two = bounds(a.period), bounds(b.period)
    if one == two:
        return _ONE_TIME
    if _told(a) == "standing":
        return _ends(a, b, one[1], two[1])
    if _told(a) is None and one[0] <= two[1] and two[0] <= one[1]:
        return _ONE_MONTH if one[0] == two[0] else _ONE_YEAR
    return 0


def _ends(a: Number, b: Number, one: date, two: date) -> int:
    """How well the ends of two periods fit: a number told for a year may be that of any day of it."""
    if one == two:
        return _ONE_TIME
    exact = min(precision(what.period.split("/")[-1]) for what in (a, b))
    if exact >= 2:
        return _ONE_MONTH if (one.year, one.month) == (two.year, two.month) else 0
    return (_YEARS_END if one.month == two.month == 12 else _ONE_YEAR) if one.year == two.year else 0


def _undated(a: Number, b: Number) -> int:
    """How well a number without a period fits another: by when it was told."""
    if not a.published and not b.published:
        return _ONE_MONTH if a.period == b.period else 0
    if a.published and b.published:
        return _ONE_MONTH if abs(_days_between(a.published, b.published)) <= NEAR else 0
    dated, undated = (a, b) if a.period else (b, a)
    if not dated.period or not undated.published:
        return 0
    late = _days_between(dated.period, undated.published)
    if late < 0 and (_told(dated) == "period" or bounds(dated.period)[0] > bounds(undated.published)[0]):
        return 0
    if precision(dated.period) >= 2 or late >= 0:
        return _ONE_MONTH if late <= NEAR else _MAYBE if late <= LATE else 0
    return _MAYBE


def _days_between(before: str, after: str) -> int:
    return (bounds(after)[1] - bounds(before)[1]).days


def _values(a: Number, b: Number) -> int:
    """How near two values are: equal, one rounded, within a tenth, within twice, or farther."""
    small, large = sorted((abs(a.value), abs(b.value)))
    if a.value == b.value:
        return _EQUAL
    if a.value * b.value <= 0:
        return _FAR
    if _is_rounded(a.value, b.value) or _is_rounded(b.value, a.value):
        return _ROUNDED
    return _CLOSE if large <= 1.1 * small else _LIKE if large <= 2 * small else _FAR


def _is_rounded(rough: float, fine: float) -> bool:
    """Whether a value is another one rounded, or cut off, to the digits it is told with.

    >>> _is_rounded(4000, 4008), _is_rounded(26.6e9, 26.573e9), _is_rounded(110, 116), _is_rounded(3000, 4008)
    (True, True, True, False)
    """
    digits = f"{abs(rough):.12g}"
    mantissa = f"{abs(rough):.11e}".split("e")[0].rstrip("0").rstrip(".")
    places = max(0, len(mantissa.replace(".", "")) - 1)
    rounded, cut = f"{abs(fine):.{places}e}", _cut(abs(fine), places)
    return float(digits) in (float(rounded), cut)


def _cut(value: float, places: int) -> float:
    mantissa, exponent = f"{value:.15e}".split("e")
    return float(f"{mantissa[: 2 + places]}e{exponent}")
