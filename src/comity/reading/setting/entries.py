"""Texts cut into entries, each headed by a place ("4.2 Dunedin, Florida. …", "Fujian (China): …")."""

from __future__ import annotations

import re
from bisect import bisect_right

from comity.model.entity import Entity
from comity.reading.page import Page

_LEAD = re.compile(r"\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?")
_HEAD = re.compile(r"(?:, [^\W\d_][^\n,.:;()]{2,24}| \([^)\n]{2,40}\))?[.:]\s")
_FEW = 2


class Entries:
    """The entries of one page: the places that head them, and where each begins."""

    def __init__(self, page: Page) -> None:
        self._text = page.text
        found = list(_headed(page)) if page.text.count("\n") >= _FEW else []
        places = {entity.id or entity.name for _, entity in found}
        self._found = found if len(places) >= _FEW else []
        self.keys = frozenset(places) if self._found else frozenset()

    def around(self, at: int) -> Entity | None:
        """The place that heads the entry in which a character stands."""
        index = bisect_right(self._found, at, key=lambda entry: entry[0]) - 1
        if index < 0 or self._text.find("\n", self._found[index][0], at) >= 0:
            return None
        return self._found[index][1]


def _headed(page: Page) -> list[tuple[int, Entity]]:
    text = page.text
    found: list[tuple[int, Entity]] = []
    for chunk in page.row:
        if chunk.label != "L" or not chunk.entities or not _HEAD.match(text, chunk.end):
            continue
        line = text.rfind("\n", 0, chunk.start) + 1
        if _LEAD.fullmatch(text, line, chunk.start) is not None:
            found.append((line, chunk.entities[0]))
    return found
