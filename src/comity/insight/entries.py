"""The records an entity acts in, by kind: all of them, or the newest of each as a page shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from comity.insight.evidence import evidence, in_time_order
from comity.insight.then import known_by
from comity.model.record import PREFIXES, Record
from comity.register.about import UNDATED, Entry
from comity.register.view import View

Sort = Literal[
    "ties",
    "agreements",
    "inherited",
    "events",
    "figures",
    "memberships",
    "strengths",
    "posts",
    "affiliations",
    "commitments",
    "statements",
]
"""The sections of a profile; most are those of a kind of records."""

Records = Callable[[Iterable[str]], Iterable[Record]]
"""Gives the records of some ids."""

KINDS = {kind: f"{kind}s" for kind in PREFIXES}
"""The section in which each kind of records stands."""

_FEW = 4  # what was inherited gets a fourth of the lines of other sections
_FIRST = ("agreement", "event", "figure")  # the sections that are read first
_TIMELESS = 2  # what has no date by nature gets half of the lines of these
_POINTS = 2  # figures for each line of other sections: several make one


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """How a profile is cut short: to so many of each section, the newest first, or to one `section` alone.

    Of that one it shows what stands behind `after`, as the profile before told it.
    """

    most: int = 20
    section: Sort | None = None
    after: str | None = None

    def shows(self, section: str) -> bool:
        """Whether there is anything of a section."""
        return self.section in (None, section)

    @property
    def inherited(self) -> Cut:
        """How what was inherited is cut short: among other sections to a few of its agreements."""
        if self.section:
            return Cut(most=self.most, section="agreements", after=self.after)
        return Cut(most=max(1, self.most // _FEW), section="agreements")

    def of(self, kind: str) -> int:
        """How many records of a kind are shown."""
        if self.section or kind in _FIRST:
            return self.most * _POINTS if kind == "figure" else self.most
        return max(1, self.most // _TIMELESS)


class Entries(msgspec.Struct, frozen=True, kw_only=True):
    """Records by kind; how many of each section are left out, and behind what its next part begins."""

    kinds: dict[str, tuple[Record, ...]]
    left: dict[str, int] = {}
    after: str | None = None


def everything(view: View, units: Collection[str], then: date | None) -> Entries:
    """All records that name an entity, in time order, as they were known on a day."""
    records = known_by(view, view.records_about(*units), then)
    kinds: dict[str, list[Record]] = defaultdict(list)
    for record in in_time_order(records, evidence(view, records)):
        kinds[record.kind].append(record)
    return Entries(kinds={kind: tuple(found) for kind, found in kinds.items()})


def shortened(found: Entries, cut: Cut) -> Entries:
    """The newest of each kind among all records."""
    every = {record.id: record for some in found.kinds.values() for record in some}
    runs = {kind: _newest_first(found.kinds.get(kind, ())) for kind in PREFIXES if cut.shows(KINDS[kind])}
    numbers = {kind: len(run) for kind, run in runs.items()}
    behind = {kind: _behind(run, cut) for kind, run in runs.items()}
    return _cut(behind, cut, numbers, lambda ids: map(every.__getitem__, ids))


def newest(view: View, records: Records, units: Collection[str], cut: Cut) -> Entries:
    """The newest records of each kind, asked of an index; `records` gives those of some ids."""
    after = Entry.read(cut.after) if cut.after and cut.section in KINDS.values() else None
    most = {kind: cut.of(kind) + 1 for kind in PREFIXES if cut.shows(KINDS[kind])}
    if not most:
        return Entries(kinds={})
    return _cut(view.about.newest(units, most, after), cut, view.about.numbers(units), records)


def _newest_first(records: Collection[Record]) -> list[Entry]:
    dated = [Entry(record.day or UNDATED, record.id) for record in records]
    return sorted(dated, key=lambda one: (one.day != UNDATED, one.day, one.record), reverse=True)


def _behind(run: list[Entry], cut: Cut) -> list[Entry]:
    places = list(map(str, run))
    return run[places.index(cut.after) + 1 :] if cut.after in places else run


def _cut(
    runs: Mapping[str, Sequence[Entry]], cut: Cut, numbers: Mapping[str, int], records: Records
) -> Entries:
    """The first of each run; of the one behind them it is only looked whether there is one."""
    kept = {kind: run[: cut.of(kind)] for kind, run in runs.items()}
    there = {record.id: record for record in records([one.record for run in kept.values() for one in run])}
    left: dict[str, int] = {}
    after = None
    for kind, run in runs.items():
        most = cut.of(kind)
        if len(run) > most:
            left[KINDS[kind]] = max(numbers.get(kind, 0) - most, 1)
            after = str(run[most - 1])
    return Entries(
        kinds={kind: tuple(there[one.record] for one in run) for kind, run in kept.items()},
        left=left,
        after=after if cut.section else None,
    )
