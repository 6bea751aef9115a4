"""Offices that a text gives no name but what and where they are: "a trade office in Bangkok"."""

from __future__ import annotations

import re

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.page import Page

_UNNAMED = re.compile(r"t(?P<name>[xA&]{0,4}(?P<house>[xB])i[Lp])")


def office_abroad(page: Page, labels: str, first: int, last: int) -> Chunk | None:
    """The office told last between two places of a page's row, as a mark of its own; None where none is."""
    for found in reversed([*_UNNAMED.finditer(labels, first, last)]):
        house = page.row[found.start("house")]
        if page.text[house.start : house.end].lower() in particles("houses", "post"):
            parts = page.row[found.start("name") : found.end("name")]
            office = Chunk("O", parts[0].start, parts[-1].end)
            name = " ".join(page.text[office.start : office.end].split())
            office.entities = (Entity("organisation", name, None),)
            return office
    return None
