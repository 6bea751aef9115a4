"""Addresses to documents: a page, or a feed with the pages it links to."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import msgspec

from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.sources.media_types import ending_for
from comity.sources.open import Opened, open_file, told_by_bytes
from comity.sources.pages import feed as feeds
from comity.sources.pages.feed import Entry, Feed
from comity.sources.web.answer import Answer
from comity.sources.web.fetcher import Fetcher
from comity.sources.web.visits import Visits

_FEED = ".rss"
_HEAD = 65_536  # bytes that tell a format


class Pages:
    """Reads addresses. With `visits`, what was read before and did not change gives nothing."""

    def __init__(self, fetcher: Fetcher, limit: int, visits: Visits | None = None) -> None:
        self._fetcher, self._limit, self._visits = fetcher, limit, visits

    def documents(self, address: str) -> Iterator[Opened]:
        """The documents at an address, one by one; raises DocumentRefused where it as a whole holds none."""
        answer = self._fetcher.get(address, self._visits.known(address) if self._visits else None)
        if answer is None:
            return
        if _ending(answer) == _FEED:
            yield from self._entries(answer, address)
        else:
            yield from self._page(answer, address)
        # Only now: whoever reads may have stopped in between, and will ask again.
        if self._visits:
            self._visits.read(address, answer)

    def _page(self, answer: Answer, address: str) -> Iterator[Opened]:
        if not answer.data.strip():
            raise DocumentRefused(address, "is empty")
        ending = _ending(answer)
        if ending is None:
            raise DocumentRefused(address, f"is {answer.media_type}, which Comity does not read")
        yield from open_file(BytesIO(answer.data), answer.url, address, self._limit, ending, answer.charset)

    def _entries(self, answer: Answer, address: str) -> Iterator[Opened]:
        feed = feeds.parse(answer.data, address, self._limit, answer.url)
        for entry in feed.entries:
            if self._visits and self._visits.knows(address, entry):
                continue
            try:
                yield self._entry(entry, feed, address)
            except DocumentRefused as refused:
                yield refused
            if self._visits:
                self._visits.entry_read(address, entry)
        yield from feeds.beyond(feed)

    def _entry(self, entry: Entry, feed: Feed, address: str) -> Document:
        """The page an entry links to; where that says no more than the feed does, what the feed gives."""
        page = self._linked(entry)
        try:
            told = feeds.document(entry, feed, address)
        except DocumentRefused:
            if isinstance(page, Document):
                return _filled_in(page, entry, feed)
            if page:
                raise page from None
            raise
        if isinstance(page, Document) and len(page.text) >= len(told.text):
            return _filled_in(page, entry, feed)
        return told

    def _linked(self, entry: Entry) -> Document | DocumentRefused | None:
        """The page an entry links to; why it gives none; None where there is no link."""
        if entry.link is None:
            return None
        try:
            answer = self._fetcher.get(entry.link)
            found = list(self._page(answer, entry.link)) if answer else []
        except DocumentRefused as refused:
            return refused
        return found[0] if len(found) == 1 and isinstance(found[0], Document) else None


def _ending(answer: Answer) -> str | None:
    path = answer.url.partition("?")[0].rpartition("/")[2]
    return told_by_bytes(answer.data[:_HEAD]) or ending_for(answer.media_type, path)


def _filled_in(page: Document, entry: Entry, feed: Feed) -> Document:
    """The page, with what only the feed says of it."""
    if page.published is None and entry.published:
        published, evidence = entry.published
        page = msgspec.structs.replace(page, published=published, published_evidence=evidence)
    return msgspec.structs.replace(
        page,
        title=page.title or entry.title or None,
        publisher=page.publisher or feed.publisher,
        author=page.author or entry.author,
    )
