"""The day a command is asked for."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from comity.errors import BadSetting
from comity.reference.deadline import deadline


def day(text: str | None, option: str = "--on") -> date | None:
    """The day an option gives, None where none is given; raises BadSetting for what is no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadSetting(option, str(text), "is no day; write it as 2024-05-31") from None


def far(text: str, on: date, option: str, back: bool = False) -> date:
    """The day that lies a time (90d, 12w, 6m, 2y) ahead of another, or back; BadSetting for what is no time.

    >>> far("2w", date(2026, 11, 23), "--within"), far("7d", date(2026, 11, 23), "--since", back=True)
    (datetime.date(2026, 12, 7), datetime.date(2026, 11, 16))
    """
    if not _TIME.fullmatch(text):
        raise BadSetting(option, text, "is no time; write it as 90d, 12w, 6m or 2y")
    return deadline(on, f"P{text.upper()}", before=back)


_TIME = re.compile(r"[1-9]\d{0,3}[dwmy]")


def today() -> date:
    """The day it is, in UTC."""
    return datetime.now(UTC).date()
