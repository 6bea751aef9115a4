"""RSS and Atom feeds: each entry a document, with the text the feed itself gives of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from io import BytesIO
from typing import Any, BinaryIO
from xml.parsers import expat

import feedparser
import msgspec

from comity.errors import DocumentRefused
from comity.lexicon.language import language_of
from comity.model.document import Document, Original, content_id
from comity.sources.open import Opened, PassedOver, too_large
from comity.sources.pages import html
from comity.sources.published import Published, publication, stated_day

_MEDIA_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml"}
_LARGEST = 5_000_000  # bytes; what is larger is no feed of news
_LARGEST_BROKEN = 1_000_000  # bytes of one that is no XML, and read leniently, which costs more
_ELEMENTS, _DEPTH = 100_000, 100
_MOST = 500  # entries
_LEAST = 40  # characters of text; less says nothing
_DATES = ("published", "updated", "created")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed says of one document: `markup` is its text, or a summary, as HTML."""

    number: int
    link: str | None
    title: str
    markup: str
    published: Published | None
    author: str | None


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed: who publishes it, its first entries, and how many more there are."""

    publisher: str | None
    entries: tuple[Entry, ...]
    more: int
    original: Original


def documents(file: BinaryIO, name: str, source: str, limit: int) -> Iterator[Opened]:
    """The entries of a feed as documents, each named by its link; nothing is fetched."""
    feed = parse(file.read(limit + 1), source, limit)
    for entry in feed.entries:
        try:
            yield document(entry, feed, source)
        except DocumentRefused as refused:
            yield refused
    yield from beyond(feed)


def beyond(feed: Feed) -> Iterator[PassedOver]:
    """What is told of entries beyond the most that are read of one feed."""
    if feed.more:
        yield PassedOver(f"beyond the first {_MOST} entries of a feed", feed.more)


def parse(data: bytes, source: str, limit: int, address: str = "") -> Feed:
    """The feed the bytes hold; DocumentRefused where they hold none.

    `address` is where it was fetched, for links that are told in part.
    """
    if len(data) > min(limit, _LARGEST):
        raise DocumentRefused(source, too_large(limit) if limit < _LARGEST else "is too large for a feed")
    _look_through(data, source)
    told = feedparser.parse(
        BytesIO(data),
        response_headers={"content-location": address, "content-type": "application/xml"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not told.get("version") and not told.entries:
        raise DocumentRefused(source, "is XML, but no RSS or Atom feed")
    kind = next((kind for kind in _MEDIA_TYPES if told.get("version", "").startswith(kind)), "rss")
    return Feed(
        publisher=_plain(dict.get(told.feed, "title")) or None,
        entries=tuple(_entry(number, entry) for number, entry in enumerate(told.entries[:_MOST], start=1)),
        more=max(0, len(told.entries) - _MOST),
        original=Original(data=data, media_type=_MEDIA_TYPES[kind]),
    )


def document(entry: Entry, feed: Feed, source: str) -> Document:
    """The document an entry is by what the feed gives of it; DocumentRefused where that is nothing."""
    place = f"{source}#{entry.link or entry.number}"
    body = html.text_of(entry.markup)
    text = f"{entry.title}\n\n{body}" if entry.title and not body.startswith(entry.title) else body
    if len(body) < _LEAST:
        raise DocumentRefused(place, "is an entry of a feed without a text")
    language = language_of(text)
    published = entry.published or publication(text, language)
    return Document(
        id=content_id(text),
        name=entry.link or place,
        text=text,
        source=place,
        media_type=feed.original.media_type,
        published=published.day if published else None,
        published_evidence=published.evidence if published else None,
        language=language,
        title=entry.title or None,
        publisher=feed.publisher,
        author=entry.author,
        original=feed.original,
    )


def _entry(number: int, told: feedparser.FeedParserDict) -> Entry:
    link = str(dict.get(told, "link") or "").strip()
    return Entry(
        number=number,
        link=link if re.match(r"https?://", link, re.IGNORECASE) else None,
        title=_plain(dict.get(told, "title")),
        markup=_markup(told),
        published=_published(told),
        author=_plain(dict.get(told, "author")) or None,
    )


def _markup(told: feedparser.FeedParserDict) -> str:
    """The longest text of an entry, as HTML."""
    given: list[Any] = [*(dict.get(told, "content") or ()), dict.get(told, "summary_detail") or {}]
    texts = ((str(part.get("value") or ""), str(part.get("type") or "")) for part in given)
    return max((_as_markup(*text) for text in texts), key=len, default="")


def _as_markup(text: str, media_type: str) -> str:
    if media_type != "text/plain":
        return text
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _published(told: feedparser.FeedParserDict) -> Published | None:
    """The day an entry says it was published, else last changed; the day as written, in its own time zone."""
    for key in _DATES:
        written = str(dict.get(told, key) or "").strip()
        if day := stated_day(written):
            return Published(day, written)
    return None


def _plain(told: Any) -> str:
    """A title or name without markup, on one line."""
    return " ".join(html.plain_text(str(told or "")).replace("\0", "").split())


def _look_through(data: bytes, source: str) -> None:
    """Refuses what would swell or hang: declared entities, too many or too deep elements, large rubbish."""
    depth = elements = 0

    def start(*_: object) -> None:
        nonlocal depth, elements
        depth, elements = depth + 1, elements + 1
        if depth > _DEPTH or elements > _ELEMENTS:
            raise DocumentRefused(source, "is too deep or has too many elements for a feed")

    def end(_: object) -> None:
        nonlocal depth
        depth -= 1

    def entity(*_: object) -> None:
        raise DocumentRefused(source, "declares entities of its own, which no feed needs")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = start, end, entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if len(data) > _LARGEST_BROKEN:
            raise DocumentRefused(
                source, f"is broken XML ({error}), too large to be read nevertheless"
            ) from error
