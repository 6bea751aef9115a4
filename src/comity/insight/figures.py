"""Numbers to look at: of what and of whom there are any, and those of some localities side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from comity.errors import UnknownName
from comity.insight.evidence import Evidence, evidence
from comity.insight.series import Boundaries, Series, series, unchanged
from comity.model.record import ResolvedEntity
from comity.model.vocabularies import indicators
from comity.register.figures import Count, Newest
from comity.register.view import View

_MOST = 100  # figures of one indicator of one subject that are laid side by side


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What is known in numbers of the `chosen`, or of anybody, by one `indicator` or by all.

    `indicators` are those there are figures of, `subjects` those who have any, the most told first; `newest`
    is the newest figure of each indicator of each of those chosen (of an indicator alone, of those listed),
    and `latest` has their values. `series` are all values of the indicator of those chosen, `left` is how
    many figures of it are left out; of `subjects` at most `most` are told. Nothing is added up.
    """

    indicator: str | None
    chosen: tuple[ResolvedEntity, ...]
    indicators: tuple[Count, ...]
    subjects: tuple[Count, ...]
    newest: tuple[Newest, ...]
    latest: tuple[Series, ...]
    series: tuple[Series, ...]
    left: int
    most: int
    evidence: Evidence


def figures(
    view: View,
    chosen: Sequence[ResolvedEntity] = (),
    indicator: str | None = None,
    boundaries: Boundaries = unchanged,
    most: int = 20,
    after: Count | None = None,
) -> Figures:
    """The figures asked for; of subjects at most so many, behind one; UnknownName for no indicator."""
    if indicator is not None and indicator not in indicators():
        raise UnknownName(indicator, "is no indicator; /figures names those there are figures of")
    ids = [entity.id for entity in chosen]
    told = set(_told(view, ids, indicator))
    subjects = () if chosen else view.figures.subjects(indicator, most, after)
    newest = _newest(view, ids, [one.of for one in subjects], indicator)
    records = view.records_of(told | {one.record for one in newest})
    counted = [record for record in records if record.id in told]
    last = {one.record for one in newest}
    number = sum(one.number for one in newest if chosen and one.indicator == indicator)
    return Figures(
        indicator=indicator,
        chosen=tuple(chosen),
        indicators=tuple(_indicators(newest) if chosen else view.figures.indicators()),
        subjects=tuple(subjects),
        newest=tuple(newest),
        latest=series(view, [record for record in records if record.id in last], boundaries),
        series=series(view, counted, boundaries),
        left=number - len(counted) if counted else 0,
        most=most,
        evidence=evidence(view, records, (*ids, *(one.of for one in subjects))),
    )


def _told(view: View, chosen: Sequence[str], indicator: str | None) -> list[str]:
    """Every figure to be laid side by side."""
    if indicator is None:
        return []
    return [record for id_ in chosen for record in view.figures.records(id_, indicator, _MOST)]


def _newest(
    view: View, chosen: Sequence[str], listed: Sequence[str], indicator: str | None
) -> list[Newest]:
    """Of those chosen every indicator, of those listed the one that is asked for."""
    if chosen:
        return view.figures.newest(chosen)
    return view.figures.newest(listed, indicator) if listed and indicator else []


def _indicators(newest: Iterable[Newest]) -> list[Count]:
    """The indicators of those chosen, in the order of the vocabulary."""
    numbers = {code: 0 for code in indicators()}
    for one in newest:
        numbers[one.indicator] += one.number
    return [Count(code, number) for code, number in numbers.items() if number]

