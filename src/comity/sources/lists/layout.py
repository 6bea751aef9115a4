"""Where the header of a list stands, and what each of its columns means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from comity.model.names import fold
from comity.sources.lists.columns import Columns

HEAD = 30
"""Rows among which a header is looked for: titles and remarks stand above it."""

_LONGEST = 200  # characters of a header
_BRACKETED = re.compile(r"[(\[（].*?[)\]）]")


class Row(NamedTuple):
    """A row of a sheet: its number, and what each cell shows, empty cells as ""."""

    number: int
    cells: tuple[str, ...]


class Layout(NamedTuple):
    """A mapping laid on a sheet: the header row, what columns mean, and which tell nothing of a row."""

    mapping: Columns
    header: Row
    means: Mapping[int, str]
    left_out: frozenset[int]

    @property
    def fit(self) -> tuple[int, int]:
        """How well it fits: how many columns mean something; of equal ones the upper row."""
        return len(self.means), -self.header.number


class Misfit(NamedTuple):
    """A mapping that a sheet does not fit: the row that comes closest, what it lacks, how much it has."""

    mapping: Columns
    header: Row | None
    missing: tuple[str, ...]
    found: int = 0


def laid_on(mapping: Columns, head: Sequence[Row]) -> Layout | Misfit:
    """The mapping laid on a sheet by the row of its head that fits best, or what is missing there."""
    rows = [row for row in head if mapping.header in (None, row.number)]
    layouts = [_layout(mapping, row) for row in rows]
    fitting = [layout for layout in layouts if not _missing(layout)]
    if fitting:
        return max(fitting, key=lambda layout: layout.fit)
    if not layouts:
        return Misfit(mapping, None, mapping.needs)
    nearest = max(layouts, key=lambda layout: layout.fit)
    return Misfit(mapping, nearest.header, _missing(nearest), len(nearest.means))


def best(mappings: Iterable[Columns], head: Sequence[Row]) -> Layout | Misfit | None:
    """The mapping that fits a sheet best; else the one that knows most of its columns."""
    laid = [laid_on(mapping, head) for mapping in mappings]
    layouts = [one for one in laid if isinstance(one, Layout)]
    if layouts:
        return max(layouts, key=lambda layout: layout.fit)
    misfits = [one for one in laid if isinstance(one, Misfit)]
    return max(misfits, key=_closeness, default=None)


def _closeness(misfit: Misfit) -> tuple[int, int]:
    return misfit.found, -len(misfit.missing)


def _layout(mapping: Columns, header: Row) -> Layout:
    means: dict[int, str] = {}
    for meaning, spellings in mapping.columns.items():
        wanted = {fold(spelling) or spelling for spelling in spellings}
        for place in _places(header, wanted):
            if place not in means:
                means[place] = meaning
                if meaning != "fields":
                    break
    running = {fold(spelling) or spelling for spelling in mapping.left_out}
    left_out = frozenset(place for place in _places(header, running) if place not in means)
    return Layout(mapping, header, means, left_out)


def _places(header: Row, wanted: set[str]) -> Iterator[int]:
    for place, cell in enumerate(header.cells):
        if 0 < len(cell) <= _LONGEST and wanted & {fold(cell) or cell, fold(_BRACKETED.sub("", cell))}:
            yield place


def _missing(layout: Layout) -> tuple[str, ...]:
    mapping, told = layout.mapping, {*layout.means.values(), *layout.mapping.given}
    missing = [need for need in mapping.needs if need not in told]
    if not told & {"party", "party_within"}:
        missing.append("party")
    return tuple(dict.fromkeys(missing))
