"""When a number was true."""

from __future__ import annotations

from comity.reading.kinds.figure.counts import Count
from comity.reading.kinds.figure.measures import Measure
from comity.reading.kinds.figure.owners import Told


def period(count: Count, measure: Measure, last: Told | None) -> str | None:
    return None
