"""What a server answered: its bytes, unpacked and bounded, and what it says of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from email.message import Message

import httpx
import msgspec

from comity.errors import DocumentRefused
from comity.sources.open import too_large

_GZIP = 32 + zlib.MAX_WBITS


class Validators(msgspec.Struct, frozen=True):
    """What a server calls this state of a page: sent back, it answers only where there is a newer one."""

    etag: str | None = None
    modified: str | None = None

    @classmethod
    def of(cls, headers: httpx.Headers) -> Validators:
        """Those an answer's head names."""
        return cls(headers.get("etag"), headers.get("last-modified"))

    def headers(self) -> dict[str, str]:
        """The request headers that ask for a newer state only."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value}


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes at an address, where they were found in the end, and what the server says they are."""

    url: str
    data: bytes
    media_type: str | None
    charset: str | None
    validators: Validators


def answer(url: str, headers: httpx.Headers, parts: Iterable[bytes], limit: int) -> Answer:
    """The answer whose body comes in `parts`; DocumentRefused where it is too large or packed otherwise."""
    told = Message()
    told["Content-Type"] = headers.get("content-type", "")
    return Answer(
        url=url,
        data=_body(url, headers, parts, limit),
        media_type=told.get_content_type() if headers.get("content-type") else None,
        charset=told.get_content_charset(),
        validators=Validators.of(headers),
    )


def _body(url: str, headers: httpx.Headers, parts: Iterable[bytes], limit: int) -> bytes:
    packing = headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("identity", "", "gzip", "x-gzip"):
        raise DocumentRefused(url, f"is sent packed as {packing[:40]}, which was not asked for")
    length = headers.get("content-length", "")
    if length.isdecimal() and len(length) < 20 and int(length) > limit:
        raise DocumentRefused(url, too_large(limit))
    whole = bytearray()
    for part in _unpacked(url, parts, limit) if "gzip" in packing else parts:
        whole += part
        if len(whole) > limit:
            raise DocumentRefused(url, too_large(limit))
    return bytes(whole)


def _unpacked(url: str, parts: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """The parts unpacked, never more than a little over the limit at a time, however much they swell."""
    unpacking = zlib.decompressobj(_GZIP)
    try:
        for part in parts:
            yield unpacking.decompress(part, limit + 1)
    except zlib.error as error:
        raise DocumentRefused(url, "is packed as gzip, but broken") from error
    if not unpacking.eof:
        raise DocumentRefused(url, "breaks off before its end")
