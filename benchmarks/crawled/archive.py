"""Archives as crawlers write them: a request and a response a page, each record a gzip member of its own."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from benchmarks.crawled.pages import Page

_RECORD = (
    "WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
    "WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: {uri}\r\n"
    "Content-Type: application/http; msgtype={type}\r\nContent-Length: {length}\r\n\r\n"
)


def address(number: int, page: Page) -> str:
    """The address a page is given: it says whether the page is relevant."""
    return f"https://{'telling' if page.relevant else 'ordinary'}.example/{number}.html"


def written(path: Path, pages: Iterable[Page], packed: bool) -> int:
    """Writes an archive of the pages; how many bytes the pages have together."""
    size = 0
    with path.open("wb") as file:
        for number, page in enumerate(pages):
            uri = address(number, page)
            charset = f"; charset={page.charset}" if page.charset else ""
            request = f"GET /{number}.html HTTP/1.1\r\nHost: {uri.split('/')[2]}\r\n\r\n".encode()
            head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html{charset}\r\nServer: example\r\n\r\n".encode()
            for kind, block in (("request", request), ("response", head + page.data)):
                told = _RECORD.format(type=kind, number=2 * number, uri=uri, length=len(block))
                record = told.encode() + block + b"\r\n\r\n"
                file.write(gzip.compress(record, 6) if packed else record)
            size += len(page.data)
    return size
