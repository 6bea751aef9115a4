"""Archives of crawls for tests, made record by record."""

from __future__ import annotations

import gzip

STORY = (
    "<p>Da Nang and Daegu Metropolitan City in South Korea signed a memorandum of understanding on tourism "
    "on 3 May, said the mayor.</p>\n"
    "<p>The two cities will exchange students, the Da Nang People's Committee said.</p>"
)


def page(story: str = STORY, title: str = "Da Nang and Daegu") -> str:
    """A page that tells a story."""
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>\n{story}\n</body></html>"


def record(
    body: bytes,
    number: int = 1,
    *,
    http: str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n",
    kind: str = "response",
    length: int | None = None,
    uri: str | None = None,
    media_type: str = "application/http",
) -> bytes:
    """One record; `length` is what it claims where that is not true."""
    block = (f"{http}\r\n".encode() if http else b"") + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: {uri or f'https://news.example/{number}'}\r\n"
        f"Content-Type: {media_type}; msgtype={kind}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """Records as gzip members, one after another."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
