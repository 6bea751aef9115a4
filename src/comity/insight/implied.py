"""The range in which a number lies, as it was told: “more than 3,000” is said of 3,500, hardly of 4,008."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from math import nextafter

from comity.model.claim import Qualifier

_ROUNDED = 1_000_000  # whole numbers from here on are told rounded, as are all with decimals

Range = tuple[float, float]


@lru_cache(100_000)
def implied(value: float, qualifier: Qualifier) -> Range:
    """The lowest and the highest number that one would tell so.

    Numbers are told in steps: who knew of 4,008 projects would say more than 4,000, not more than 3,000.

    >>> implied(4008, "exact"), implied(3000, "about")
    ((4008, 4008), (2500.0, 3500.0))
    >>> implied(37_000_000_000, "exact")
    (36500000000.0, 37500000000.0)
    >>> low, high = implied(3000, "at_least")
    >>> low, 3999.9 < high < 4000
    (3000, True)
    """
    step = _step(value)
    match qualifier:
        case "at_least":
            return value, nextafter(value + step, value)
        case "at_most":
            return nextafter(value - step, value), value
        case "exact" if abs(value) < _ROUNDED and float(value).is_integer():
            return value, value
        case _:
            return value - step / 2, value + step / 2


def apart(one: Range, other: Range) -> bool:
    """Whether two ranges have no number in common."""
    return one[1] < other[0] or other[1] < one[0]


def _step(value: float) -> float:
    """One of the last digit that is not a zero.

    >>> _step(3000), _step(4008), _step(8.5)
    (1000.0, 1.0, 0.1)
    """
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return float(Decimal(1).scaleb(exponent)) if isinstance(exponent, int) else 0.0
