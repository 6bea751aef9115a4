"""Digests of news, whose paragraphs open each with the place they are about: "LYON – The mayor …"."""

from __future__ import annotations

from bisect import bisect_right

from comity.reading.page import Page

_DASHES = "–—-"
_LEAST = 3
"""How many paragraphs of a digest open with a place of their own at least."""


class Digest:
    """The places that the paragraphs of a text are about, where it is a digest; none elsewhere."""

    def __init__(self, page: Page) -> None:
        self._page = page
        found: dict[int, str] = {}
        for sentence in page.sentences:
            head = sentence.chunks[0] if sentence.chunks else None
            if head is None or head.label != "L" or not head.entities:
                continue
            mark = page.text[head.end : head.end + 3].strip(" ")[:1]
            if mark in _DASHES and mark and page.text[head.start : head.end].isupper():
                found.setdefault(sentence.paragraph, head.entities[0].key)
        self._places = found if len(found) >= _LEAST else {}

    def is_same_news(self, one: int, other: int) -> bool:
        """Whether two marks are in one paragraph of a digest, or in any other text."""
        if not self._places:
            return True
        row = self._page.row
        first, last = sorted((row[one].end, row[other].start))
        return "\n" not in self._page.text[first:last]

    def place(self, at: int) -> str | None:
        """The key of the place whose news the paragraph of a mark tells, in a digest."""
        if not self._places:
            return None
        line = bisect_right(self._page.sentence_starts, self._page.row[at].start) - 1
        return self._places.get(self._page.sentences[line].paragraph) if line >= 0 else None
