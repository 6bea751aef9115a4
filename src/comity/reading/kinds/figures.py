"""Figures: every number of a text that says something about a locality, a country or a body."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Figure, Modality
from comity.model.entity import Entity
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.figure.counts import Count, counts_in
from comity.reading.kinds.figure.measures import Measure, measure
from comity.reading.kinds.figure.owners import Told, owners
from comity.reading.kinds.figure.periods import period
from comity.reading.kinds.figure.ranks import Rank, rank_of, ranks_alone

_UNITS = {"percent", "m2", "km2", "ha"}
_CURRENCY = 3
_NEAR = 2


def figures(passage: Passage) -> Iterator[Figure]:
    """Every figure a text states, in order, each once."""
    if not passage.quantities:
        return
    reading = _Reading(passage)
    told: set[tuple[str, str, float, str]] = set()
    for sentence in passage.sentences:
        if sentence.heading:
            continue
        for figure in reading.sentence(sentence):
            key = figure.subject.key, figure.indicator, figure.value, figure.unit
            if key not in told:
                told.add(key)
                yield figure


class _Reading:
    """One text being read: what was told last carries over to what leaves it out."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.last: Told | None = None
        self.sum: Told | None = None

    def _told(self, count: Count, near: Told | None) -> Measure | None:
        """What the number before measures; for a sum behind a share, what the sum before did."""
        if near is None:
            return None
        if count.is_sum and near.share and self.sum and count.sentence.index - self.sum.sentence <= _NEAR:
            return self.sum.measure
        return near.measure

    def sentence(self, sentence: Sentence) -> Iterator[Figure]:
        found = False
        for count in counts_in(sentence):
            figure = self._figure(count)
            if figure is not None:
                found = True
                yield figure
        yield from ranks_alone(sentence, found)

    def _figure(self, count: Count) -> Figure | None:
        near = self.last if self.last and count.sentence.index - self.last.sentence <= _NEAR else None
        told = self._told(count, near)
        found = measure(count, told, near is not None and near.sentence == count.sentence.index)
        if found is None:
            return None
        subject, partner = owners(count, found, near)
        if subject is None:
            return None
        when = period(count, found, near)
        self.last = Told(found, subject, partner, count.sentence.index, when, "percent" in count.sorts)
        if count.is_sum:
            self.sum = self.last
        return _claim(count, found, subject, partner, when, rank_of(count, found.indicator, subject, partner))


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
