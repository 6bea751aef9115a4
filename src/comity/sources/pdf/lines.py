"""The lines of a PDF's text layer and their places, as PDFium tells them; run in a process apart."""

from __future__ import annotations

import re
import unicodedata
from ctypes import c_double, c_ushort
from math import hypot

import msgspec
import pypdfium2
from pypdfium2 import raw

from comity.errors import DocumentRefused

PAGES, CHARACTERS = 3000, 5_000_000
_BARE = 100  # characters
_NO_CHARACTER = 0xFFFE  # what PDFium writes for a hyphen, and for what it has no character for
_HYPHEN = "\x02"  # PDFium's sign for a hyphen where a line ends amid a word
_LINE = re.compile(r"([\s\x00-\x1f]*)([^\s\x00-\x1f][^\n\x02]*)(\x02?)")
_BLANK = "".join(map(chr, range(33))) + "\u00a0\u3000"
_CONTROL = dict.fromkeys([*range(9), *range(10, 32), 0x7F, 0xFFFE, 0xFFFF])
_REFUSALS = {
    raw.FPDF_ERR_PASSWORD: "is protected by a password: save it without one",
    raw.FPDF_ERR_SECURITY: "is protected in a way that cannot be undone: save it without protection",
}
_DAMAGED = "is damaged: it cannot be opened as a PDF"


class Line(msgspec.Struct, frozen=True, array_like=True):
    """A line of text, its place in points from the lower left corner, and the size of its letters."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    hyphenated: bool = False
    """Whether it ends amid a word, its hyphen left out."""


class Extracted(msgspec.Struct, frozen=True):
    """What a PDF holds: the lines of each page in the order they were drawn, and what it says of itself."""

    pages: list[list[Line]]
    has_pictures: bool
    title: str
    author: str


def extract(data: bytes) -> bytes:
    """The Extracted of a PDF's bytes, encoded; DocumentRefused where it cannot be opened, or is too long."""
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise DocumentRefused("", _REFUSALS.get(error.err_code, _DAMAGED)) from error
    if len(file) > PAGES:
        raise DocumentRefused("", f"has more than {PAGES:,} pages")
    pages: list[list[Line]] = []
    has_pictures, room = False, CHARACTERS
    for number in range(len(file)):
        try:
            page = file[number]
            text = page.get_textpage()
            room -= text.count_chars()
            if room < 0:
                raise DocumentRefused("", f"has more than {CHARACTERS:,} characters")
            pages.append(_lines(text))
            has_pictures = has_pictures or (_is_bare(pages[-1]) and _has_picture(page))
            text.close()
            page.close()
        except pypdfium2.PdfiumError as error:
            raise DocumentRefused("", f"is damaged: its page {number + 1} cannot be read") from error
    stated = [file.get_metadata_value(key) for key in ("Title", "Author")]
    return msgspec.msgpack.encode(Extracted(pages, has_pictures, *map(_clean, stated)))


def _lines(text: pypdfium2.PdfTextPage) -> list[Line]:
    lines = []
    for found in _LINE.finditer(_characters(text)):
        before, inked, hyphen = found.groups()
        first = found.start() + len(before)
        last = first + len(inked.rstrip(_BLANK)) - 1
        lines.append(Line(_clean(inked), *_place(text, first, last), hyphen == _HYPHEN))
    return lines


def _characters(text: pypdfium2.PdfTextPage) -> str:
    """A page's characters, one for each of PDFium's: beyond the first plane those are halves of a pair."""
    number = text.count_chars()
    buffer = (c_ushort * (number + 1))()
    if raw.FPDFText_GetText(text, 0, number, buffer) == number + 1:
        units = buffer[:number]
        asked = [at for at, unit in enumerate(units) if unit == _NO_CHARACTER]
    else:  # it leaves out what it has no character for
        units, asked = [0] * number, list(range(number))
    for at in asked:
        units[at] = raw.FPDFText_GetUnicode(text, at)
    return "".join(map(chr, units))


def _place(text: pypdfium2.PdfTextPage, first: int, last: int) -> tuple[float, float, float, float]:
    """Left, right, baseline and size of letters of a line, as they are where its text stands upright."""
    turn, x, y = raw.FS_MATRIX(), c_double(), c_double()
    raw.FPDFText_GetMatrix(text, first, turn)
    raw.FPDFText_GetCharOrigin(text, first, x, y)
    size = float(raw.FPDFText_GetFontSize(text, first) * hypot(turn.c, turn.d))
    start, end = text.get_charbox(first, loose=True), text.get_charbox(last, loose=True)
    if abs(turn.a) >= abs(turn.b):
        return (start[0], end[2], y.value, size) if turn.a >= 0 else (-start[2], -end[0], -y.value, size)
    return (start[1], end[3], -x.value, size) if turn.b > 0 else (-start[3], -end[1], x.value, size)


def _is_bare(lines: list[Line]) -> bool:
    """Whether a page holds no more than a head and a number."""
    return sum(len(line.text) for line in lines) < _BARE


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _clean(written: str) -> str:
    """Characters as they are composed: PDFium gives those beyond the first plane as two halves."""
    whole = written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    # Some programs write tones and jamo apart from their letters, for what is on the page as one.
    return unicodedata.normalize("NFC", whole).translate(_CONTROL)
