"""The day a command is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime

from comity.errors import BadSetting


def day(text: str | None, option: str = "--on") -> date | None:
    """The day an option gives, None where none is given; raises BadSetting for what is no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadSetting(option, str(text), "is no day; write it as 2024-05-31") from None


def today() -> date:
    """The day it is, in UTC."""
    return datetime.now(UTC).date()
