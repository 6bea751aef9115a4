"""What has a day between two localities, each on the line of the side it is of, for a timeline."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

import msgspec

from comity.insight.evidence import members, shown
from comity.model.dates import is_edtf
from comity.model.record import Record
from comity.publish.words import sector, term

KINDS = ("agreement", "event", "commitment")
"""What is drawn, in the order of its signs."""

Locality = Callable[[str], str | None]
"""Gives the locality that an id is of: itself, or the one whose body it is."""

_UNFIRM = ("planned", "wished")


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """One agreement, event or promise with its day in EDTF.

    `side` is 0 or 1 where it is of one side alone, None where it is of both. It is not `firm` while it is
    only planned or promised.
    """

    kind: str
    day: str
    side: int | None
    words: str
    firm: bool
    claims: tuple[str, ...]


def dated(
    records: Iterable[Record], sides: tuple[Collection[str], Collection[str]], locality: Locality
) -> tuple[Dated, ...]:
    """The agreements, events and promises among some records that have a day, in the order of time.

    `sides` are the ids of both localities and of those who stand in their place. An agreement is of both;
    an event is of the side where it takes place, a promise of the one that gave it.
    """
    found = [one for record in records for one in _dated(record, sides, locality)]
    return tuple(sorted(found, key=lambda one: (one.day, KINDS.index(one.kind), one.claims)))


def _dated(
    record: Record, sides: tuple[Collection[str], Collection[str]], locality: Locality
) -> Iterator[Dated]:
    day, modality = record.day, shown(record, "modality")
    if record.kind not in KINDS or not day or not is_edtf(day) or modality == "denied":
        return
    told = {"event": "places", "commitment": "actors"}.get(record.kind)
    ids = [locality(id_) or id_ for id_ in members(record, told)] if told else []
    stage = shown(record, "stage")
    yield Dated(
        kind=record.kind,
        day=day,
        side=_side(ids, sides),
        words=_words(record),
        firm=record.kind != "commitment" and modality not in _UNFIRM and stage != "planned",
        claims=record.claims,
    )


def _side(ids: Collection[str], sides: tuple[Collection[str], Collection[str]]) -> int | None:
    """The one side in which all these lie; None where there is none such."""
    found = {number for id_ in ids for number, side in enumerate(sides) if _lies_in(id_, side)}
    return found.pop() if len(found) == 1 else None


def _lies_in(id_: str, side: Collection[str]) -> bool:
    return any(id_ == one or id_.startswith(f"{one}/") for one in side)


def _words(record: Record) -> str:
    """What it is, in as few words as there are."""
    if record.kind == "agreement":
        kind, stage = term("agreement", shown(record, "type")), shown(record, "stage")
        return kind if stage == "signed" else f"{kind}, {term('stage', stage)}"
    if record.kind == "event":
        return term("event", shown(record, "type"))
    fields = members(record, "fields")
    return f"{term('kind', 'commitment')}: {sector(fields[0])}" if fields else term("kind", "commitment")
