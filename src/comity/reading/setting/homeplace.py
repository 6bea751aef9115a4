"""Where a text is at home: the locality that its dateline, headline, council and "the city" point to."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page
from comity.reading.setting.counterparts import counterparts_of

_DATELINE, _HEADLINE, _COUNCIL, _POINTED, _NAMED, _SETTING, _BODY = 4.0, 3.0, 1.5, 1.0, 1.0, 0.2, 0.5
_STOPS = '.!?”"'


@lru_cache(maxsize=1)
def homeliness(page: Page) -> dict[str, float]:
    """How much each locality of a page is its home, by id (or folded name where it has none).

    Weighed once for the grammars that ask one after the other.
    """
    counterparts = counterparts_of(page)
    weights: defaultdict[str, float] = defaultdict(float)
    for chunk in page.row:
        entity, weight = _pointed_to(chunk)
        if entity is None:
            continue
        key = entity.key
        weights[key] += weight
        if chunk.label == "L" and counterparts.is_dateline(chunk):
            weights[key] += _DATELINE
    first = _first_of_headline(page)
    if first is not None:
        weights[first.key] += _HEADLINE
    return dict(weights)


def _pointed_to(chunk: Chunk) -> tuple[Entity | None, float]:
    """The locality a mark names, points to or is the council of, and how much that counts."""
    if chunk.label == "O":
        of = chunk.data.get("of")
        weight = _COUNCIL if chunk.data.get("council") else _BODY
        return (of, weight) if isinstance(of, Entity) and of.type == "locality" else (None, 0.0)
    if chunk.label not in "LY" or not chunk.entities:
        return None, 0.0
    weight = _POINTED if chunk.label == "Y" else _SETTING if chunk.data.get("where") else _NAMED
    return chunk.entities[0], weight


def _first_of_headline(page: Page) -> Entity | None:
    """The locality or council a headline speaks of first; a headline is a first line without a full stop."""
    head = page.sentences[0] if page.sentences else None
    if head is None or head.text[-1:] in _STOPS:
        return None
    for before, chunk in zip([None, *head.chunks], head.chunks, strict=False):
        of = chunk.data.get("of") if chunk.label == "O" and chunk.data.get("council") else None
        if isinstance(of, Entity):
            return of
        if chunk.label == "L" and chunk.entities:
            return chunk.entities[0] if before is None or before.label != "i" else None
    return None
