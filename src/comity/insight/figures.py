"""Numbers to look at: of what and of whom there are any, and those of some localities side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from comity.errors import UnknownName
from comity.insight.evidence import Evidence, citations, evidence
from comity.insight.numbers import Telling
from comity.insight.rivals import rivals
from comity.insight.series import Boundaries, Boundary, Series, series_of, told_by, unchanged
from comity.model.cited import Citation
from comity.model.record import Record, ResolvedEntity
from comity.model.vocabularies import indicators
from comity.register.figures import Count, Newest
from comity.register.view import View

_SHORT, _ALL = 30, 400  # figures of one indicator of one subject laid side by side


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
    full: bool = False,
) -> Figures:
    """The figures asked for; of subjects at most so many, behind one; UnknownName for no indicator.

    Of each subject the newest figures of the indicator, `full`: many more of them.
    """
    if indicator is not None and not _is_told(view, indicator):
        raise UnknownName(indicator, "is no indicator; /figures names those there are figures of")
    ids = [entity.id for entity in chosen]
    told = set(_told(view, ids, indicator, _ALL if full else _SHORT))
    subjects = () if chosen else view.figures.subjects(indicator, most, after)
    newest = _newest(view, ids, [one.of for one in subjects], indicator)
    records = view.records_of(told.union(*(one.records for one in newest)))
    side_by_side = compared(records, citations(view, records), boundaries)
    last = {one.records[0] for one in newest}
    count = sum(one.number for one in newest if chosen and one.indicator == indicator)
    return Figures(
        indicator=indicator,
        chosen=tuple(chosen),
        indicators=tuple(_indicators(newest) if chosen else view.figures.indicators()),
        subjects=tuple(subjects),
        newest=tuple(newest),
        latest=_only(side_by_side, last),
        series=_only(side_by_side, told),
        left=count - len(told) if told else 0,
        most=most,
        evidence=evidence(
            view, (r for r in records if r.id in told | last), (*ids, *(one.of for one in subjects))
        ),
    )


def _is_told(view: View, indicator: str) -> bool:
    """Whether it is an indicator of our vocabulary, or of another one that the register was made with."""
    return indicator in indicators() or bool(view.figures.subjects(indicator, 1, None))


def compared(
    figures: Iterable[Record], cited: Mapping[str, Citation], boundaries: Boundaries = unchanged
) -> tuple[Series, ...]:
    """The series of some figures, with what contradicts another of them marked; `cited` are their claims."""
    figures = tuple(figures)
    told = told_by(figures, cited)
    return held_against(series_of(figures, told, boundaries), told, boundaries)


def held_against(
    found: Iterable[Series], told: Mapping[str, Telling], boundaries: Boundaries = unchanged
) -> tuple[Series, ...]:
    """The series with every value marked that another of its measure contradicts, in whatever record."""
    found = tuple(found)
    known = {subject: boundaries(subject) for subject in {one.subject for one in found}}
    by_measure: dict[tuple[str | None, ...], list[Series]] = {}
    for one in found:
        key = (one.subject, one.indicator, one.unit, one.partner, one.sector, one.label)
        by_measure.setdefault(key, []).append(one)
    return tuple(
        _marked(one, against)
        for together in by_measure.values()
        for against in [_against(together, told, known[together[0].subject])]
        for one in together
    )


def _against(
    together: Iterable[Series], told: Mapping[str, Telling], boundaries: tuple[Boundary, ...]
) -> set[str]:
    """The claims among those of one measure that others contradict."""
    tellings = [told[claim] for one in together for point in one.points for claim in point.claims]
    return {one.id for group in rivals(tellings, boundaries) for one in group}


def _marked(series: Series, against: set[str]) -> Series:
    if not against:
        return series
    points = (
        msgspec.structs.replace(point, contested=point.contested or bool(against & {*point.claims}))
        for point in series.points
    )
    return msgspec.structs.replace(series, points=tuple(points))


def _only(found: Iterable[Series], records: set[str]) -> tuple[Series, ...]:
    """The series of these records alone."""
    kept = (
        msgspec.structs.replace(one, points=tuple(point for point in one.points if point.record in records))
        for one in found
    )
    return tuple(one for one in kept if one.points)


def _told(view: View, chosen: Sequence[str], indicator: str | None, most: int) -> list[str]:
    """Every figure to be laid side by side."""
    if indicator is None:
        return []
    return [record for id_ in chosen for record in view.figures.records(id_, indicator, most)]


def _newest(view: View, chosen: Sequence[str], listed: Sequence[str], indicator: str | None) -> list[Newest]:
    """Of those chosen every indicator, of those listed the one that is asked for."""
    if chosen:
        return view.figures.newest(chosen)
    return view.figures.newest(listed, indicator) if listed and indicator else []


def _indicators(newest: Iterable[Newest]) -> list[Count]:
    """The indicators of those chosen, in the order of the vocabulary."""
    numbers = dict.fromkeys(indicators(), 0)
    for one in newest:
        numbers[one.indicator] = numbers.get(one.indicator, 0) + one.number
    return [Count(code, number) for code, number in numbers.items() if number]
