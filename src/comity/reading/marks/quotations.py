"""Which characters of a page stand inside a quotation, so that nobody's wishes are taken for news."""

from __future__ import annotations

import re
from bisect import bisect_right

from comity.reading.page import Page

_QUOTATION = re.compile(r"“[^”\n]*(?:”|$)|(?<!\w)\"[^\"\n]*(?:\"|$)", re.MULTILINE)
_TITLE = 60


class Quotations:
    """The quotations of a page; a short one is a title and counts as the writer's own words."""

    def __init__(self, page: Page) -> None:
        spans = (
            [found.span() for found in _QUOTATION.finditer(page.text)]
            if "“" in page.text or '"' in page.text
            else []
        )
        self._spans = [(start, end) for start, end in spans if end - start > _TITLE]
        self._starts = [start for start, _ in self._spans]

    def covers(self, at: int) -> bool:
        """Whether the character stands inside a quotation."""
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._spans[index][1]
