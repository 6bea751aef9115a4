"""Who has come: the place that the first group a page tells of is from."""

from __future__ import annotations

import re

from comity.model.entity import Entity
from comity.reading.commitment.small_words import small
from comity.reading.page import Page

_FROM = re.compile(r"[fi][txJM]{0,3}[LY]")
_FEW = 6


def guests_of(page: Page, homes: list[Entity]) -> Entity | None:
    """Whose delegation came ("a delegation from Lyon", "the French delegation"); `homes`: the known sides."""
    for at, chunk in enumerate(page.row):
        if chunk.label != "x" or page.word(chunk) not in small("visiting"):
            continue
        before = page.row[at - 1] if at else None
        if before is not None and before.entities and before.label == "A":
            land = before.entities[0].id
            return next((home for home in homes if home.country == land), None)
        if before is not None and before.label == "L":
            return before.entity
        told = _FROM.match(page.labels, at + 1, at + 1 + _FEW)
        if told is not None and page.word(page.row[at + 1]) in small("origin"):
            return page.row[told.end() - 1].entity
    return None
