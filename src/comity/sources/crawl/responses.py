"""What servers answered a crawler: the responses of a WARC archive, read past whatever is broken in it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple
from urllib.parse import urlsplit

import msgspec
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

_GZIP = b"\x1f\x8b\x08"
_RECORD = b"WARC/"
_PLAIN_START = b"\nWARC/1."
_BLOCK = 1 << 20
_FIRST = 4096  # bytes of a gzip member that tell whether it is a record
_HTTP_HEAD = 1 << 16  # bytes of headers that are granted beyond the size of a body
_KINDS = (WarcRecordType.response, WarcRecordType.resource)
_LONGEST = 300  # characters of an address that are told
_OK = 200


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """One response: where it came from, its status and type, and its body as it was sent.

    `body` is read only of a response that was a success. `charset` is what the server declares.
    """

    uri: str
    status: int
    media_type: str | None = None
    charset: str | None = None
    transfer: str = ""
    content: str = ""
    body: bytes = b""


class Broken(NamedTuple):
    """A record that cannot be read, and why, in a sentence without its end."""

    reason: str


def responses(file: BinaryIO, limit: int) -> Iterator[Response | Broken]:
    """The responses, one by one, and in their places the records that are broken.

    Other records (requests, revisits, metadata …) are no responses. A record larger than `limit` bytes, or
    one that says it is, is told as broken; reading goes on with the next one that can be found.
    """
    start: int | None = 0
    told = False
    while start is not None:
        at = start
        for found in _from(file, start, limit):
            if isinstance(found, _Stopped):
                start = _next_start(file, max(found.at, at) + 1)
                if found.reason and not (told and found.at < at):
                    yield Broken(found.reason)
                told = True
                break
            told = False
            if isinstance(found, (Response, Broken)):
                yield found
        else:
            return


class _Stopped(NamedTuple):
    """Where reading could not go on: at the record that begins here (-1: none was read), and why."""

    at: int
    reason: str


class _Other(NamedTuple):
    """A record that is no response."""


def _from(file: BinaryIO, start: int, limit: int) -> Iterator[Response | Broken | _Other | _Stopped]:
    file.seek(start)
    at = -1
    try:
        for record in ArchiveIterator(file, parse_http=False):
            at = start + record.stream_pos
            if record.content_length > limit + _HTTP_HEAD:
                size = f"{record.content_length / 1_000_000:.0f} MB"
                yield _Stopped(at, f"{_called(record, at)} says it has {size}, more than is read")
                return
            yield _response(record, at, limit) if record.record_type in _KINDS else _Other()
    except OSError:
        where = f"after byte {at}" if at >= 0 else f"at byte {start}"
        yield _Stopped(at, f"a record {where} is broken")


def _response(record: WarcRecord, at: int, limit: int) -> Response | Broken:
    """What a record holds; OSError where the archive itself cannot be read on."""
    told = Response(uri=_uri(record) or f"record at byte {at}", status=_OK)
    if record.record_type == WarcRecordType.resource:
        told = msgspec.structs.replace(told, media_type=_media_type(record))
    else:
        try:
            record.parse_http()
        except (OSError, ValueError):
            return Broken(f"{_called(record, at)} holds no HTTP response")
        headers = record.http_headers
        if headers is None or headers.status_code is None:
            return Broken(f"{_called(record, at)} holds no HTTP response")
        told = Response(
            uri=told.uri,
            status=headers.status_code,
            media_type=record.http_content_type,
            charset=record.http_charset,
            transfer=headers.get("Transfer-Encoding") or "",
            content=headers.get("Content-Encoding") or "",
        )
    if told.status != _OK:
        return told
    claimed = record.content_length
    body = record.reader.read(limit + 1)
    if len(body) > limit:
        return Broken(f"{_called(record, at)} is larger than {limit / 1_000_000:g} MB")
    if len(body) < claimed:
        return Broken(f"{_called(record, at)} is cut off")
    return msgspec.structs.replace(told, body=body)


def _media_type(record: WarcRecord) -> str | None:
    return (record.headers.get("Content-Type") or "").partition(";")[0].strip() or None


def _called(record: WarcRecord, at: int) -> str:
    uri = _uri(record)
    return f"the record of {uri[:_LONGEST]} at byte {at}" if uri else f"the record at byte {at}"


def _uri(record: WarcRecord) -> str | None:
    """The address a record is of, on one line; None where it has none that could be one."""
    uri = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")
    if not uri.isprintable() or " " in uri:
        uri = "".join(letter for letter in uri if letter.isprintable() and letter != " ")
    try:
        return uri if urlsplit(uri).scheme else None
    except ValueError:
        return None


def _next_start(file: BinaryIO, position: int) -> int | None:
    """Where the next record begins at or after a position, as far as the bytes show; None where none does."""
    file.seek(0)
    packed = file.read(len(_GZIP)) == _GZIP
    mark = _GZIP if packed else _PLAIN_START
    file.seek(position)
    held = b""
    while block := file.read(_BLOCK):
        held += block
        found = held.find(mark)
        while found >= 0:
            start = position + found + (0 if packed else 1)
            if not packed or _is_record(file, start):
                return start
            found = held.find(mark, found + 1)
        kept = held[-len(mark) + 1 :]
        position += len(held) - len(kept)
        held = kept
        file.seek(position + len(kept))
    return None


def _is_record(file: BinaryIO, start: int) -> bool:
    file.seek(start)
    try:
        first = zlib.decompressobj(31).decompress(file.read(_FIRST), len(_RECORD) + 2)
    except zlib.error:
        return False
    return first.lstrip().startswith(_RECORD)
