"""Where in a whole register sources may disagree: found once, then looked at page by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from comity.insight.conflicts import Conflicts, Counted, conflicts_of_numbers, conflicts_of_records
from comity.insight.counted import COUNTED
from comity.insight.cursor import written
from comity.insight.evidence import Evidence, may_differ
from comity.insight.series import Boundaries, unchanged
from comity.model.claim import KINDS
from comity.model.vocabularies import indicators
from comity.register.rows import chunks
from comity.register.view import View

T = TypeVar("T")

_NUMBERS_AT_ONCE, _RECORDS_AT_ONCE = 4, 24
_LOOKED_AT = 12  # times so many are looked at for one page, which may come out short


class Contested(msgspec.Struct, frozen=True):
    """Measures of which more than one number is told, and records of which a field is told in several ways.

    Of records the day and the id, in that order, by kind. Whether it is a conflict is seen when looked at.
    """

    figures: tuple[Counted, ...]
    records: dict[str, tuple[tuple[str, str], ...]]

    @property
    def number(self) -> int:
        """How many records other than figures are told in several ways."""
        return sum(map(len, self.records.values()))


def contested(view: View) -> Contested:
    """All that may be told differently in a register."""
    known, several = indicators(), view.contests.counted_in_several_ways()
    records = defaultdict[str, list[tuple[str, str]]](list)
    for one in view.contests.several([kind for kind in KINDS if kind != "figure"]):
        if may_differ(one.fields):
            records[one.kind].append((one.day, one.record))
    counted = (
        (subject, code)
        for subject, code, number in view.contests.counted()
        if number > 1 or (subject, code) in several or code in COUNTED
    )
    return Contested(
        figures=tuple(sorted((s, code) for s, code in counted if code in known and known[code].told)),
        records={kind: tuple(sorted(records[kind])) for kind in KINDS if kind in records},
    )


def about(found: Contested, view: View, entity: str) -> Contested:
    """What of it is about one entity."""
    naming = view.contests.about(entity)
    records = {kind: tuple(one for one in told if one[1] in naming) for kind, told in found.records.items()}
    return Contested(
        figures=tuple(one for one in found.figures if one[0] == entity),
        records={kind: told for kind, told in records.items() if told},
    )


def numbers(
    view: View, places: Sequence[Counted], boundaries: Boundaries = unchanged, most: int = 20
) -> tuple[Conflicts, str | None]:
    """The first conflicts among numbers of these measures, and behind which measure the next stand."""
    found, seen = list[Conflicts](), 0
    for some in _runs(places, _NUMBERS_AT_ONCE):
        found.append(conflicts_of_numbers(view, some, boundaries))
        seen += len(some)
        if sum(len(one.found) for one in found) >= most:
            break
    return together(found), written(places[seen - 1]) if seen < len(places) else None


def fields(view: View, places: Sequence[tuple[str, str]], most: int = 20) -> tuple[Conflicts, str | None]:
    """The first of these records that are told differently, and behind which the next stand."""
    found, seen = list[Conflicts](), 0
    for some in _runs(places, min(_RECORDS_AT_ONCE, most)):
        found.append(conflicts_of_records(view, [id_ for _, id_ in some]))
        seen += len(some)
        if sum(len(one.found) for one in found) >= most:
            break
    return together(found), written(places[seen - 1]) if seen < len(places) else None


def together(found: Sequence[Conflicts]) -> Conflicts:
    """Conflicts that were found one after the other, as one."""
    return Conflicts(
        entity=None,
        found=tuple(conflict for one in found for conflict in one.found),
        records={id_: record for one in found for id_, record in one.records.items()},
        evidence=Evidence(
            names={id_: name for one in found for id_, name in one.evidence.names.items()},
            citations={id_: told for one in found for id_, told in one.evidence.citations.items()},
        ),
    )


def _runs(places: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    yield from chunks(places[: size * _LOOKED_AT], size)
