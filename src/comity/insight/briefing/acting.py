"""The newest records in which some entities act, as they were known on a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from comity.insight.entries import everything
from comity.insight.surroundings import Surroundings
from comity.model.record import Record


def acting(
    around: Surroundings, ids: Collection[str], most: Mapping[str, int]
) -> dict[str, tuple[Record, ...]]:
    """The newest records of each of these kinds in which one of these acts, at most so many of each."""
    if around.then is not None:
        told = everything(around.view, ids, around.then).kinds
        return {kind: told.get(kind, ())[::-1][:number] for kind, number in most.items()}
    entries = around.view.about.newest(ids, most)
    records = {r.id: r for r in around.records(one.record for some in entries.values() for one in some)}
    return {kind: tuple(records[one.record] for one in entries[kind]) for kind in most}
