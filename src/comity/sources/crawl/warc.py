"""WARC and WARC.gz, the archives of crawls: each page that may be about what Comity reads is a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO
from urllib.parse import urlsplit

from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.sources.crawl.gate import may_be_relevant
from comity.sources.crawl.responses import Broken, Response, responses
from comity.sources.crawl.transfer import Spoilt, undone
from comity.sources.crawl.visible import composed, pieces
from comity.sources.media_types import ending_for
from comity.sources.open import Opened, PassedOver, open_file, told_by_bytes

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_TEXTS = frozenset({".txt", ".text", ".md"})
_FILES = frozenset({".pdf", ".docx", ".hwpx"})
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_HEAD = 65_536
_AT_ONCE = 1000  # of what is passed over is told together
_IRRELEVANT = "cannot be about cooperation between localities of different countries"
_UNREADABLE = "no page or document that was sent whole (another status, another format)"


def documents(file: BinaryIO, name: str, source: str, limit: int) -> Iterator[Opened]:
    """The documents of an archive, each named by its address; what cannot be relevant is passed over.

    The day of the crawl is no publication date. A broken record is refused and stops no other.
    """
    passed: Counter[str] = Counter()
    response = None
    for response in responses(file, limit):
        if isinstance(response, Broken):
            yield DocumentRefused(source, response.reason)
            continue
        for opened in _opened(response, source, limit):
            if isinstance(opened, str):
                passed[opened] += 1
            else:
                yield opened
        if passed.total() >= _AT_ONCE:
            yield from _told(passed)
    yield from _told(passed)
    if response is None:
        raise DocumentRefused(source, "holds no response to a crawler that can be read")


def _told(passed: Counter[str]) -> Iterator[PassedOver]:
    yield from (PassedOver(reason, number) for reason, number in passed.items())
    passed.clear()


def _opened(response: Response, source: str, limit: int) -> Iterator[Document | DocumentRefused | str]:
    """The document of a response, or why it is refused, or, as a text, why it is passed over."""
    if response.status != 200:
        yield _UNREADABLE
        return
    try:
        body = undone(response.body, response.transfer, response.content, limit)
    except Spoilt as spoilt:
        yield DocumentRefused(source, f"the body of {response.uri} {spoilt}")
        return
    ending = _ending(response, body)
    if ending is None or not body.strip():
        yield _UNREADABLE
        return
    if not _may_pass(body, ending, response.charset):
        yield _IRRELEVANT
        return
    try:
        for opened in open_file(BytesIO(body), response.uri, response.uri, limit, ending, response.charset):
            if isinstance(opened, Document):
                yield _kept(opened, ending)
    except DocumentRefused as refused:
        yield DocumentRefused(source, f"{response.uri} {refused.reason}")


def _kept(document: Document, ending: str) -> Document | str:
    """The document, unless its text, now that it is known, cannot be relevant."""
    if ending in _FILES and not may_be_relevant(_bytes(document.text)):
        return _IRRELEVANT
    return document


def _ending(response: Response, body: bytes) -> str | None:
    """The format of a body, as the ending of a file of that format; None where it is not read from crawls."""
    if response.media_type in _HTML and body[:200].lstrip().startswith(b"<"):
        return ".html"
    told = told_by_bytes(body[:_HEAD]) or ending_for(response.media_type, urlsplit(response.uri).path)
    return told if told in _PAGES | _TEXTS | _FILES else None


def _may_pass(body: bytes, ending: str, charset: str | None) -> bool:
    """Whether a page is worth opening, told from its bytes; files are opened first."""
    if ending in _FILES:
        return True
    if ending in _TEXTS and body.isascii():
        return may_be_relevant(body)
    found = pieces(body if ending in _PAGES else b">" + body.replace(b"<", b" "), charset)
    return found is None or may_be_relevant(found)


def _bytes(text: str) -> bytes:
    return composed(text.encode("utf-8", "replace"))
