"""What was done to a body on its way through the web, undone: chunks joined, what was packed unpacked."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Protocol

from fastwarc.stream_io import BrotliReader, ZstdReader

_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_GZIP, _RAW, _ZLIB = 31, -15, 15  # window bits of zlib's formats
_PACKED = {"gzip": b"\x1f\x8b", "x-gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}
_LOOKS_LIKE_TEXT = re.compile(rb"\s*(?:\xef\xbb\xbf)?[<{\[A-Za-z]")


class Spoilt(ValueError):
    """A body that cannot be undone; the text says why."""


class _Reader(Protocol):
    def read(self, size: int) -> bytes:
        """Up to so many bytes."""


def undone(body: bytes, transfer: str, content: str, limit: int) -> bytes:
    """The body as its author wrote it, from the values of Transfer-Encoding and Content-Encoding.

    Crawlers often undo both and keep the headers: a body that is not packed stays as it is. Raises Spoilt
    where a body is broken, packed in a way not known here, or larger than `limit` when unpacked.

    >>> undone(b"5\\r\\nHello\\r\\n0\\r\\n\\r\\n", "chunked", "", 100)
    b'Hello'
    """
    if "chunked" in transfer.lower():
        body = _joined(body)
    for coding in reversed([name.strip().lower() for name in content.split(",") if name.strip()]):
        if not body.startswith(_PACKED.get(coding, b"")):
            continue
        unpack = _UNPACKERS.get(coding)
        if unpack is None:
            msg = f"is packed in a way that is not known here ({coding[:20]!r})"
            raise Spoilt(msg)
        body = unpack(body, limit)
        if len(body) > limit:
            msg = f"is larger than {limit / 1_000_000:g} MB when unpacked"
            raise Spoilt(msg)
    return body


def _joined(body: bytes) -> bytes:
    """The chunks of a body in one; a body without chunks as it is."""
    chunks: list[bytes] = []
    at = 0
    while head := _CHUNK.match(body, at):
        size = int(head[1], 16)
        if not size:
            return b"".join(chunks)
        chunk = body[head.end() : head.end() + size]
        if len(chunk) < size:
            msg = "is cut off"
            raise Spoilt(msg)
        chunks.append(chunk)
        at = head.end() + size
        at += 2 if body.startswith(b"\r\n", at) else body.startswith(b"\n", at)
    if chunks:
        msg = "is cut off" if at >= len(body) else "has a broken chunk"
        raise Spoilt(msg)
    return body


def _inflated(body: bytes, limit: int, window: int) -> bytes:
    parts: list[bytes] = []
    while body:
        unpacker = zlib.decompressobj(window)
        parts.append(unpacker.decompress(body, limit + 1 - sum(map(len, parts))))
        if sum(map(len, parts)) > limit:
            break
        if not unpacker.eof:
            msg = "is cut off"
            raise Spoilt(msg)
        body = unpacker.unused_data
        if window != _GZIP or not body.startswith(_PACKED["gzip"]):
            break
    return b"".join(parts)


def _gunzipped(body: bytes, limit: int) -> bytes:
    try:
        return _inflated(body, limit, _GZIP)
    except zlib.error as error:
        msg = "is no gzip data all through"
        raise Spoilt(msg) from error


def _deflated(body: bytes, limit: int) -> bytes:
    """What servers call deflate: with zlib's header, or without."""
    for window in (_ZLIB, _RAW):
        try:
            return _inflated(body, limit, window)
        except zlib.error:
            continue
    return _as_it_is(body, "deflate")


def _read(reader: Callable[[BytesIO], _Reader], name: str) -> Callable[[bytes, int], bytes]:
    def read(body: bytes, limit: int) -> bytes:
        unpacker, parts, size = reader(BytesIO(body)), [], 0
        try:
            while size <= limit and (part := unpacker.read(min(limit + 1 - size, 1 << 20))):
                parts.append(part)
                size += len(part)
        except OSError:
            return _as_it_is(body, name)
        return b"".join(parts)

    return read


def _as_it_is(body: bytes, name: str) -> bytes:
    if _LOOKS_LIKE_TEXT.match(body):
        return body
    msg = f"is no {name} data all through"
    raise Spoilt(msg)


_UNPACKERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _deflated,
    "br": _read(BrotliReader, "br"),
    "zstd": _read(ZstdReader, "zstd"),
    "identity": lambda body, limit: body,
    "none": lambda body, limit: body,
    "utf-8": lambda body, limit: body,
}
