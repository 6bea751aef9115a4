"""What a number measures: an indicator of the model, or nothing a figure tells."""

from __future__ import annotations

from comity.reading.figure.counting import AREAS, NO_FIGURE, Count, Measure, Told
from comity.reading.figure.goods import freight
from comity.reading.figure.newest import nth_office, nth_partner
from comity.reading.figure.shares import percentage, surface
from comity.reading.figure.sums import money
from comity.reading.figure.tallies import tally


def measure(count: Count, told: list[Told]) -> Measure | None:
    """What the number of `count` measures, or None where it is no figure; `told` are the counts before it."""
    mark = count.mark
    if mark.unit == "tonne":
        return freight(count)
    if mark.ordinal:
        return nth_office(count) or nth_partner(count)
    if mark.unit in NO_FIGURE:
        return None
    if mark.unit == "percent":
        return percentage(count, told)
    if mark.unit in AREAS:
        return surface(count)
    if mark.unit != "count":
        return money(count, told)
    return tally(count, told)
