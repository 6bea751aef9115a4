"""Bytes to characters: UTF-8 first, then what the bytes themselves show, else refused."""

from __future__ import annotations

import codecs
import re
import unicodedata

import cchardet

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What the detector may answer, and Python's codec for it; what is not here is not trusted.
CODECS = {
    "UHC": "cp949",
    "CP949": "cp949",
    "EUC-KR": "cp949",
    "KS_C_5601-1987": "cp949",
    "WINDOWS-1258": "cp1258",
    "VISCII": "cp1258",
    "WINDOWS-1252": "cp1252",
    "ISO-8859-1": "cp1252",
    "ISO-8859-15": "iso8859-15",
    "WINDOWS-1250": "cp1250",
    "ISO-8859-2": "iso8859-2",
    "WINDOWS-1251": "cp1251",
    "SHIFT_JIS": "cp932",
    "CP932": "cp932",
    "EUC-JP": "euc_jp",
    "BIG5": "big5hkscs",
    "GB18030": "gb18030",
    "GB2312": "gb18030",
    "TIS-620": "tis_620",
}
_CONFIDENT = 0.6
# Quotes, dashes, the hard space … stand at these bytes in every Windows code page for Latin letters.
_PUNCTUATION = bytes([0x80, 0x85, *range(0x91, 0x98), 0x99, 0xA0, 0xA9, 0xAB, 0xAE, 0xB0, 0xB1, 0xB7, 0xBB])
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f�]")


class Undecodable(ValueError):
    """Bytes that are no text in any encoding known here; the text says why."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The bytes as text without a byte order mark, and the encoding; Undecodable where there is none.

    `declared` is the encoding a page claims for itself: tried after UTF-8, before detection.

    >>> decode("도시".encode("cp949"), "euc-kr")
    ('도시', 'cp949')
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _checked(_strictly(data[len(mark) :], encoding)), encoding
    if b"\0" in data:
        raise Undecodable("is a binary file, not text")
    try:
        return _checked(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        encoding = _codec(declared) or _detected(data)
    # These encodings write Vietnamese tones as characters of their own; names are compared composed.
    return unicodedata.normalize("NFC", _checked(_strictly(data, encoding))), encoding


def as_utf8(data: bytes, declared: str | None) -> bytes:
    """The bytes in UTF-8, where they are in the encoding that their sender declares; else as they are.

    >>> as_utf8("도시".encode("cp949"), "euc-kr").decode()
    '도시'
    """
    if _codec(declared) is None:
        return data
    try:
        return decode(data, declared)[0].encode("utf-8")
    except Undecodable:
        return data


def _codec(declared: str | None) -> str | None:
    if not declared:
        return None
    name = declared.strip().upper()
    return CODECS.get(name) or CODECS.get(name.replace("CP125", "WINDOWS-125"))


def _detected(data: bytes) -> str:
    if data.translate(None, _PUNCTUATION).isascii():
        return "cp1252"
    found = cchardet.detect(data)
    name, confidence = (found.get("encoding") or "").upper(), found.get("confidence") or 0.0
    if name not in CODECS or confidence < _CONFIDENT:
        raise Undecodable("is not text in UTF-8 or any other encoding that can be told for certain")
    return CODECS[name]


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(f"is not text in {encoding}: byte {error.start} does not fit") from error


def _checked(text: str) -> str:
    if len(_CONTROL.findall(text)) > 0.01 * len(text):
        raise Undecodable("is a binary file, not text")
    return text
