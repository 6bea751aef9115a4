"""Which format a file's first bytes show."""

from __future__ import annotations

import re
import zlib

import msgspec

_STARTS = {
    b"%PDF-": ".pdf",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ".doc",  # of every old Office file, encrypted new ones, and HWP
    b"{\\rtf": ".doc",
    b"HWP Document File": ".hwp",
    b"WARC/": ".warc",
}
_LEAD = b"\xef\xbb\xbf \t\r\n\0"  # bytes before a PDF that its readers put up with
_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b\x08"
# Names of parts that tell office files apart; the one that stands first does, as each may hold the others.
_PARTS = {
    b"application/hwp+zip": ".hwpx",
    b"Contents/section": ".hwpx",
    b"word/": ".docx",
    b"xl/": ".xlsx",
}
_FIELD = re.compile(rb"([A-Za-z][A-Za-z-]{1,40}):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_FEWEST = 3  # fields that make the head of a mail
_BOM = b"\xef\xbb\xbf"


def format_of(head: bytes) -> str | None:
    """The ending of the format that a file's first bytes show whatever it is called, or None.

    >>> format_of(b"%PDF-1.7 ..."), format_of(b"Two cities met.")
    ('.pdf', None)
    """
    for start, ending in _STARTS.items():
        if head.startswith(start):
            return ending
    if head.startswith(_ZIP):
        return _zipped(head)
    if head.startswith(_GZIP):
        return ".warc.gz" if _unpacked(head).startswith(b"WARC/") else None
    return ".pdf" if head.lstrip(_LEAD).startswith(b"%PDF-") else None


def written_as(head: bytes) -> str | None:
    """The ending of the format that a text's first lines look like, where its name says nothing; or None.

    >>> written_as(b'{"text": "Two cities met."}')
    '.jsonl'
    """
    head = head.removeprefix(_BOM)
    if head.startswith(b'{"') and _is_object(head.partition(b"\n")[0]):
        return ".jsonl"
    fields, at = set(), 0
    while field := _FIELD.match(head, at):
        fields.add(field[1].lower())
        at = field.end()
    return ".eml" if len(fields) >= _FEWEST and b"from" in fields else None


def _zipped(head: bytes) -> str | None:
    places = {head.find(part): ending for part, ending in _PARTS.items() if part in head}
    return places[min(places)] if places else None


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 16)
    except zlib.error:
        return b""


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except msgspec.DecodeError:
        return False
