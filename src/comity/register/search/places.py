"""Where an item stands in the order of what is found: the newest first, and always at the same place."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

_BITS = 40  # of a place that tell the items of one day apart
_LAST = (9999 << 9) + 511
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")

UNDATED = _LAST


@lru_cache(maxsize=100_000)
def newest_first(date: str | None) -> int:
    """The order of a date in EDTF, by its beginning; a smaller number comes first, no date last.

    >>> newest_first("2024-05-03") < newest_first("2024-05") < newest_first("2023") < newest_first(None)
    True
    """
    found = _DATE.match(date) if date else None
    if found is None:
        return UNDATED
    year, month, day = (int(part or 0) for part in found.groups())
    return _LAST - ((year << 9) + (month << 5) + day)


def place(order: int, id_: str, tokens: str) -> int:
    """The number of an item: by its order, then by what it is and what it is found by.

    An item that is found by something else now has another number, so that what was noted of it before
    leads nowhere.
    """
    told = blake2b(f"{id_}\n{tokens}".encode(), digest_size=8).digest()
    return (order << _BITS) | (int.from_bytes(told, "big") >> (64 - _BITS))


def between(since: str | None, until: str | None) -> tuple[int, int]:
    """The places of what begins within these dates (each a year, month or day): from, and up to."""
    first = 0 if until is None else newest_first(_end(until))
    last = UNDATED if since is None else newest_first(since)
    if since is None and until is not None:
        last = UNDATED - 1  # what has no date is within no dates
    return first << _BITS, ((last + 1) << _BITS) - 1


def _end(date: str) -> str:
    """The last day of a year or month, as far as the order goes."""
    return f"{date}-15-31" if len(date) == 4 else f"{date}-31" if len(date) == 7 else date
