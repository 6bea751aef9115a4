"""When a post is told to be held: now, or in a year before the text's."""

from __future__ import annotations

from bisect import bisect_right

from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.tenure import Tenure

_REACH = 12
"""How many letters before a date a word for "since" may begin."""


class Times:
    """The times that one text's posts are told of."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._since = tuple(particles("pointers", "on"))

    def long_ago(self, tenure: Tenure) -> bool:
        """Whether the post is told of a year before the text's: others held it then."""
        now = (self._page.published or "")[:4]
        at = bisect_right(self._page.sentence_starts, tenure.start) - 1
        if at < 0 or not now:
            return False
        dates = [
            mark.edtf
            for mark in self._page.sentences[at].dates()
            if mark.written_year and mark.edtf is not None and not self._until_now(mark.start)
        ]
        return any(told[:4] < now for told in dates)

    def _until_now(self, date: int) -> bool:
        """Whether a date only says from when on something has been so: "mayor since 1998"."""
        before = self._page.text[max(0, date - _REACH) : date].lower().rstrip()
        return before.endswith(self._since)
