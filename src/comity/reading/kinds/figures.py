"""Figures: every number of a text that says something about a locality, a country or a body."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from comity.model.claim import Figure, Modality
from comity.model.entity import Entity
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.figure.counts import CUES, Count, counts_in
from comity.reading.kinds.figure.measure import Measure
from comity.reading.kinds.figure.measures import measure
from comity.reading.kinds.figure.owners import owners_of
from comity.reading.kinds.figure.periods import period
from comity.reading.kinds.figure.ranks import Rank, rank_of, ranks_alone
from comity.reading.kinds.figure.standing import Standing
from comity.reading.kinds.figure.told import Told

_UNITS = {"percent", "m2", "km2", "ha"}
_CURRENCY = 3
_YEAR_END = "-12"


def figures(passage: Passage) -> Iterator[Figure]:
    """Every figure a text states, in order, each once."""
    if not passage.quantities and not (passage.has(CUES, "top") or passage.has(CUES, "most")):
        return
    standing = Standing()
    told: set[tuple[str, str, float, str]] = set()
    for sentence in passage.sentences:
        if sentence.heading or not (sentence.quantities() or sentence.words(CUES)):
            continue
        for figure in _in_sentence(sentence, standing):
            key = figure.subject.key, figure.indicator, figure.value, figure.unit
            if key not in told:
                told.add(key)
                yield figure


def _in_sentence(sentence: Sentence, standing: Standing) -> Iterator[Figure]:
    found = False
    for count in counts_in(sentence):
        figure = _figure(count, standing)
        if figure is not None:
            found = True
            yield figure
    yield from ranks_alone(sentence, found)


def _figure(count: Count, standing: Standing) -> Figure | None:
    last = standing.before(count)
    same = last is not None and last.sentence == count.sentence.index
    found = measure(count, standing.measure_before(count), same, standing.people_before(count))
    if found is None:
        return None
    subject, partner = owners_of(count, found, last)
    if subject is None:
        return None
    when = period(count, found, last)
    found = _over_a_time(count, found, when)
    standing.take(count, Told(found, subject, partner, count.sentence.index, when, "percent" in count.sorts))
    return _claim(count, found, subject, partner, when, rank_of(count, found.indicator, subject, partner))


def _over_a_time(count: Count, found: Measure, when: str | None) -> Measure:
    """Capital registered over a time is what that time attracted; by a year's end, all there is."""
    if found.indicator == "fdi_capital_attracted" and when is not None and when.endswith(_YEAR_END):
        by_then = any(mark.as_of and mark.edtf == when for mark in count.sentence.dates())
        return msgspec.structs.replace(found, indicator="fdi_registered_capital") if by_then else found
    whole = when is None or "/" not in when or count.around("total")
    if whole or found.indicator != "fdi_registered_capital":
        return found
    return msgspec.structs.replace(found, indicator="fdi_capital_attracted")


def _claim(
    count: Count, found: Measure, subject: Entity, partner: Entity | None, when: str | None, rank: Rank | None
) -> Figure:
    clause = count.clause
    unit = count.mark.unit
    return Figure(
        document=count.passage.document.name,
        quote=clause.text,
        span=(clause.start, clause.end),
        modality=_of_number(clause.modality),
        subject=subject,
        indicator=found.indicator,
        value=count.mark.value,
        unit=unit if unit in _UNITS or len(unit) == _CURRENCY else "count",
        qualifier=count.mark.qualifier,
        period=when,
        partner=partner,
        sector=found.sector,
        rank=rank.place if rank is not None else None,
        rank_scope=rank.scope if rank is not None else None,
        label=found.label,
    )


def _of_number(modality: Modality) -> Modality:
    """What is denied is denied of those counted, not their number."""
    return "asserted" if modality == "denied" else modality
