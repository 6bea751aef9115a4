"""Where in a whole register sources may disagree: found once, then looked at page by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import msgspec

from comity.insight.conflicts import Conflicts, Counted, conflicts_of_numbers, conflicts_of_records
from comity.insight.counted import COUNTED
from comity.insight.cursor import written
from comity.insight.evidence import Evidence, may_differ
from comity.insight.glance import Glance, glance, may_be_rivals
from comity.insight.series import Boundaries, unchanged
from comity.model.claim import KINDS
from comity.model.dates import is_edtf
from comity.model.vocabularies import indicators
from comity.register.packed import Number
from comity.register.view import View

_FEWEST = 2  # places are looked at at once
_OF_ONE = 4  # conflicts may well be among the numbers of one measure: its stages, its partners
_LOOKED_AT = 3  # times as many as are asked for are looked at for one page, which may come out short


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
    records = defaultdict[str, list[tuple[str, str]]](list)
    for one in view.contests.several():
        if may_differ(one.fields):
            records[one.kind].append((one.day, one.record))
    return Contested(
        figures=tuple(sorted({*_counted(view), *view.contests.counted(COUNTED)})),
        records={kind: tuple(sorted(records[kind])) for kind in KINDS if kind in records},
    )


def _counted(view: View) -> Iterator[Counted]:
    """The measures of which numbers are told that may not hold together."""
    known = indicators()
    for (subject, code), told in groupby(view.contests.numbers(), itemgetter(0, 1)):
        term = known.get(code)
        if term is None or term.told is None:
            continue
        by_measure = defaultdict[tuple[str, ...], list[Glance]](list)
        for _, _, day, number, claims in told:
            by_measure[number.measure].append(_glance(number, day, claims))
        if any(may_be_rivals(numbers, term.told == "standing") for numbers in by_measure.values()):
            yield subject, code


def _glance(told: Number, day: str, claims: int) -> Glance:
    """What a packed figure shows; its day is one day's where a period or one claim alone tells it."""
    dated = isinstance(told.period, str) and is_edtf(told.period)
    return glance(told.told, told.period, day if dated or claims == 1 else None, undated=not day)


def about(found: Contested, view: View, entity: str) -> Contested:
    """What of it is about one entity."""
    naming = view.contests.naming([entity], found.records)
    records = {kind: tuple(one for one in told if one[1] in naming) for kind, told in found.records.items()}
    return Contested(
        figures=tuple(one for one in found.figures if one[0] == entity),
        records={kind: told for kind, told in records.items() if told},
    )


def numbers(
    view: View, places: Sequence[Counted], boundaries: Boundaries = unchanged, most: int = 20
) -> tuple[Conflicts, str | None]:
    """The first conflicts among numbers of these measures, and behind which measure the next stand."""
    return _looked_at(places, most, _OF_ONE, lambda some: conflicts_of_numbers(view, some, boundaries))


def fields(view: View, places: Sequence[tuple[str, str]], most: int = 20) -> tuple[Conflicts, str | None]:
    """The first of these records that are told differently, and behind which the next stand."""
    return _looked_at(places, most, 1, lambda some: conflicts_of_records(view, [id_ for _, id_ in some]))


def _looked_at(
    places: Sequence[tuple[str, str]],
    most: int,
    each: int,
    look: Callable[[Sequence[tuple[str, str]]], Conflicts],
) -> tuple[Conflicts, str | None]:
    """The first conflicts at these places, and behind which the next stand; `each` may have so many."""
    found, number, seen = list[Conflicts](), 0, 0
    while number < most and seen < min(len(places), most * _LOOKED_AT):
        some = places[seen : seen + max((most - number) // each, _FEWEST)]
        found.append(look(some))
        number, seen = number + len(found[-1].found), seen + len(some)
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
