"""Legal changes of localities: mergers, splits, renamings, transfers, changes of status, and their acts."""

from __future__ import annotations

from datetime import date

import msgspec


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table of changes: what kind, when, from which ids to which, by which legal act."""

    since: date
    country: str
    events: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    basis: str | None
    note: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One step from a locality to another: `of` became (or came to) `id` since a day, by an act or None."""

    of: str
    id: str
    since: date
    event: str
    act: str | None = None
    note: str = ""
