"""Figures: every number of a page that says something about a locality, a country or an organisation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from comity.model.claim import Figure, Modality
from comity.model.dates import precision
from comity.model.entity import Entity
from comity.reading.figure.capital import spends
from comity.reading.figure.counting import (
    NEVER,
    NO_FIGURE,
    UNLISTED,
    Count,
    Measure,
    Told,
    of_this,
    points_back,
    same_period,
)
from comity.reading.figure.currencies import at_home, is_sum, with_units
from comity.reading.figure.heads import spoken_of, takes_in
from comity.reading.figure.investors import company
from comity.reading.figure.measures import measure
from comity.reading.figure.partners import partner
from comity.reading.figure.periods import EVENTS, LASTING, lingers, listed_under, period
from comity.reading.figure.ranks import Rank, ranks_alone, ranks_in, scope_id
from comity.reading.figure.standing import Standing
from comity.reading.figure.subjects import subject
from comity.reading.marks.modality import modality
from comity.reading.page import Page, Sentence


def figures(page: Page) -> Iterator[Figure]:
    """Every figure the page states, in order; a number told again stands where its time is told."""
    if not page.quantities:
        return
    reading = _Reading(page)
    told: dict[tuple[object, ...], Figure] = {}
    for index in sorted({bisect_right(page.sentence_starts, start) - 1 for start in page.quantity_starts}):
        for figure in reading.sentence(page.sentences[max(0, index)]):
            key = (figure.subject.id or figure.subject.name, figure.indicator, figure.value, figure.unit)
            if key not in told or told[key].period is None:
                told[key] = figure
    yield from told.values()


_RANKED = frozenset(
    {
        "fdi_registered_capital",
        "fdi_capital_attracted",
        "grdp",
        "trade_turnover",
        "export_turnover",
        "visitors",
    }
)


def ranked(found: Measure) -> bool:
    """Whether a place in an order told beside a number is that number's."""
    return found.indicator in _RANKED


_GOING_ON = frozenset({"fdi_projects", "fdi_registered_capital", "investor_countries", "agreements"})
_CAME_IN = {"fdi_registered_capital": "fdi_capital_attracted", "fdi_projects": "fdi_projects_new"}


def came_in(found: Measure, when: str | None) -> Measure:
    """Capital or licences told of a month, a year or a span of them came in then; of a day, they stand."""
    if found.loose and found.indicator in _CAME_IN and when and precision(when) in (1, 2):
        return msgspec.structs.replace(found, indicator=_CAME_IN[found.indicator])
    return found


def _as_number(told: Modality) -> Modality:
    """What is denied is denied of those counted, not their number ("none of the 152 workers left")."""
    return "asserted" if told == "denied" else told


def _same_period(count: Count) -> bool:
    """Whether it is told of the time told just before ("grew by 13% in the period")."""
    return bool(same_period().search(count.sentence.text.lower()))


def _of_this(count: Count) -> bool:
    """Whether it is a part of what was told just before ("Korea's share in this is 94 projects")."""
    low = count.sentence.start
    return bool(of_this().search(count.page.text[low : count.mark.start].lower()))


_SECOND = 2


class _Reading:
    """One page being read: what was told last carries over to what leaves it out."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.standing = Standing(page)
        self.counts: list[Told] = []
        self.last_sentence = -10
        self.told: str | None = None
        self.span: str | None = None
        self.paragraph = -1

    def sentence(self, sentence: Sentence) -> Iterator[Figure]:
        if sentence.index - self.last_sentence > 2:
            self.told, self.standing.partner = None, None
        numbers = sentence.quantities()
        ranks = ranks_in(sentence, numbers)
        rank = ranks[0] if ranks else None
        found = [
            figure
            for mark in with_units(self.page, sentence, numbers)
            if mark.unit not in NEVER
            and not (mark.ordinal and mark.value < _SECOND)
            and (figure := self._figure(Count(self.page, sentence, mark, numbers), rank))
        ]
        if not found:
            found = [one for place in ranks for one in ranks_alone(self.page, sentence, place, self.standing)]
        yield from found

    def _figure(self, count: Count, rank: Rank | None) -> Figure | None:
        if rank is not None and rank.start <= count.mark.core < rank.end:
            return None
        found = measure(count, self.counts) or self._same_sum(count)
        if found is None:
            return None
        found = self._as_investment(count, found)
        owner = subject(count, found, self.standing) if found else None
        if found is None or owner is None:
            return None
        when = period(count, found, owner, self._carried(count, found))
        found = came_in(found, when)
        country = partner(count, found, owner, self.standing)
        self._remember(count, found, owner, country, when)
        return self._claim(count, found, owner, country, when, rank)

    def _same_sum(self, count: Count) -> Measure | None:
        """A second sum of a sentence is the same measure as its first."""
        last = self.counts[-1] if self.counts else None
        if last is None or not last.measure.sum or last.sentence != count.sentence.index:
            return None
        return last.measure if is_sum(count.mark) else None

    def _as_investment(self, count: Count, found: Measure) -> Measure | None:
        """A sum one named company puts in is its investment, not the locality's capital."""
        if found.indicator not in ("fdi_registered_capital", "fdi_capital_attracted", "investment"):
            return found
        last = self.counts[-1] if self.counts else None
        goes_on = (
            last is not None
            and last.sentence == count.sentence.index
            and last.measure.indicator == "investment"
        )
        if not goes_on and not spends(count):
            return Measure("investment", noun=found.noun, sum=True) if takes_in(count) else found
        if company(count) or spoken_of(count):
            return Measure("investment", noun=found.noun, sum=True)
        return None if goes_on else found

    def _carried(self, count: Count, found: Measure) -> str | None:
        """The date told before, where the number goes on speaking of what was told then."""
        if listed := listed_under(self.page, count.sentence):
            return listed
        apart = count.sentence.index - self.last_sentence
        if found.indicator in LASTING and not found.back:
            return None
        if found.indicator == "investment":
            return self.told if apart == 0 else None
        if found.indicator in EVENTS and self.counts and self.counts[-1].measure.indicator.startswith("fdi_"):
            return None
        if apart == 1 and self._goes_on_listing(count, found):
            return self.told
        if self.span is not None and _same_period(count):
            return self.span
        goes_on = found.back or lingers(found.indicator) or points_back(count.sentence) or _of_this(count)
        return self.told if apart == 0 or (apart == 1 and goes_on) else None

    def _goes_on_listing(self, count: Count, found: Measure) -> bool:
        """Whether what stands is told on in the next sentence of a paragraph, of the same day."""
        last = self.counts[-1].measure if self.counts else None
        if self.told == self.page.published:
            return False
        alike = last is not None and {last.indicator, found.indicator} <= _GOING_ON
        return alike and self.paragraph == count.sentence.paragraph and "/" not in (self.told or "")

    def _remember(
        self, count: Count, found: Measure, owner: Entity, country: Entity | None, when: str | None
    ) -> None:
        self.last_sentence, self.told, self.paragraph = count.sentence.index, when, count.sentence.paragraph
        self.span = when if when and "/" in when else self.span
        if found.noun or found.sum:
            self.counts.append(Told(found, count.mark.value, count.sentence.index))
        if owner.type == "locality" and found.indicator not in EVENTS | {"area"} and found.noun != UNLISTED:
            self.standing.subject = owner
            self.standing.owner = (owner, count.sentence.index, count.mark.end)
        if found.indicator == "delegation_size":
            self.standing.party = owner
        if found.indicator == "workers" and owner.type == "locality":
            self.standing.workplace = owner
        self.standing.partner = country
        if owner.type == "organisation" and found.indicator in ("investment", "workers"):
            self.standing.firm = (owner, count.sentence.index)

    def _unit(self, count: Count, owner: Entity) -> str:
        if count.mark.unit in NO_FIGURE:
            return "count"
        return at_home(count, owner.country, self.standing.home)

    def _claim(
        self,
        count: Count,
        found: Measure,
        owner: Entity,
        country: Entity | None,
        when: str | None,
        rank: Rank | None,
    ) -> Figure:
        start, end = count.sentence.start, count.sentence.end
        placed = rank if rank is not None and ranked(found) else None
        return Figure(
            document=self.page.document.name,
            quote=self.page.text[start:end],
            span=(start, end),
            modality=_as_number(modality(self.page, count.clause, count.mark.end)),
            subject=owner,
            indicator=found.indicator,
            value=count.mark.value + found.plus,
            unit=self._unit(count, owner),
            qualifier=count.mark.qualifier,
            period=when,
            partner=country,
            rank=placed.place if placed else None,
            rank_scope=scope_id(placed, count.sentence, owner) if placed else None,
            label=found.label or None if found.indicator == "other" else None,
        )
