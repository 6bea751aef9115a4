"""Which country a number is shared with: whose projects, workers, visitors or goods are counted."""

from __future__ import annotations

import re

from comity.model.entity import Entity
from comity.reading.figure.counting import Count, Measure, points_back
from comity.reading.figure.standing import Standing

_PAUSE = re.compile(r"[,;:.()]")
_ONE_SIDED = frozenset(
    {
        "area",
        "venue_area",
        "population",
        "industrial_parks",
        "multilateral_memberships",
        "partner_localities",
        "investor_countries",
        "delegation_size",
        "investment",
        "grdp",
        "grdp_growth",
        "grdp_per_capita",
    }
)
_TWO_SIDED = frozenset({"workers", "agreements"})
_DEALT = frozenset({"deal", "value"})


def partner(count: Count, measure: Measure, owner: Entity, standing: Standing) -> Entity | None:
    """The country whose projects, visitors, workers … these are, where the sentence names one."""
    if measure.indicator in _ONE_SIDED:
        return None
    land = _land(count, owner)
    if land is not None:
        return land
    if measure.indicator in _TWO_SIDED or measure.noun in _DEALT:
        return _land_of_a_locality(count, owner)
    return standing.partner if points_back(count.sentence) else None


def _land(count: Count, owner: Entity) -> Entity | None:
    text, sentence = count.page.text, count.sentence
    others = [
        chunk for chunk in sentence.of("C", "A", "c") if chunk.entities[0].id != (owner.country or owner.id)
    ]
    after = [chunk for chunk in others if count.mark.end <= chunk.start <= count.mark.end + 70]
    for chunk in after:
        counted = any(count.mark.end < mark.start < chunk.start for mark in count.numbers)
        if not counted and not _PAUSE.search(text, count.mark.end, chunk.start):
            return chunk.entities[0]
    before = [chunk for chunk in others if chunk.end <= count.mark.core]
    return before[-1].entities[0] if before else None


def _land_of_a_locality(count: Count, owner: Entity) -> Entity | None:
    """The country of the other side's locality in the sentence, where the page names that country."""
    lands = {chunk.entities[0].country for chunk in count.sentence.of("L")} - {owner.country, None}
    for chunk in count.page.row:
        if chunk.label in "CAc" and chunk.entities and chunk.entities[0].id in lands:
            return chunk.entities[0]
    return None
