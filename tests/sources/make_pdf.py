"""PDF files for tests: lines of text at places of pages, with fonts that name their characters."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_WIDTH, _HEIGHT = 595, 842


class Line(NamedTuple):
    """A line of text, its place in points from the lower left corner, and the size of its letters."""

    x: float
    y: float
    text: str
    size: float = 11


def paragraph(
    *texts: str, x: float = 70, y: float = 760, leading: float = 14, size: float = 11
) -> list[Line]:
    """Lines below each other."""
    return [Line(x, y - number * leading, text, size) for number, text in enumerate(texts)]


def pdf(
    *pages: Sequence[Line],
    properties: Mapping[str, str] = {},
    names_characters: bool = True,
    picture: bool = False,
    trailer: str = "",
    turn: str = "1 0 0 1",
) -> bytes:
    """A PDF of pages of lines, turned as a whole; letters are half as wide as high, Hangul twice that."""
    letters = sorted({letter for page in pages for line in page for letter in line.text})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    font, unicode, descendant, drawn = 3, 4, 5, 6
    objects: dict[int, str | bytes] = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        font: (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /Fixture /Encoding /Identity-H "
            f"/DescendantFonts [{descendant} 0 R] {f'/ToUnicode {unicode} 0 R' * names_characters} >>"
        ),
        unicode: _stream(_to_unicode(codes)),
        descendant: (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Fixture /CIDSystemInfo "
            f"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /W [{_widths(codes)}] >>"
        ),
        drawn: _stream(
            b"\0\0\0",
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
        ),
        7: "<< " + " ".join(f"/{key} <{_utf_16(value)}>" for key, value in properties.items()) + " >>",
    }
    kids = []
    for number, page in enumerate(pages):
        at = 10 + 2 * number
        kids.append(f"{at} 0 R")
        objects[at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] /Contents {at + 1} 0 R "
            f"/Resources << /Font << /F {font} 0 R >> /XObject << /I {drawn} 0 R >> >> >>"
        )
        shown = "q 400 0 0 600 70 70 cm /I Do Q " if picture else ""
        objects[at + 1] = _stream((shown + "".join(_shown(line, codes, turn) for line in page)).encode())
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>"
    return _file(objects, trailer)


def _shown(line: Line, codes: Mapping[str, int], turn: str) -> str:
    told = "".join(f"{codes[letter]:04X}" for letter in line.text)
    a, b, c, d = map(int, turn.split())
    x, y = a * line.x + c * line.y, b * line.x + d * line.y
    return f"BT /F {line.size} Tf {turn} {x} {y} Tm <{told}> Tj ET\n"


def _widths(codes: Mapping[str, int]) -> str:
    return " ".join(f"{code} [1000]" for letter, code in codes.items() if "가" <= letter <= "힣")


def _to_unicode(codes: Mapping[str, int]) -> bytes:
    told = "\n".join(f"<{code:04X}> <{_utf_16(letter)[4:]}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Fixture def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{told}\nendbfchar endcmap end end"
    ).encode()


def _utf_16(text: str) -> str:
    return (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper()


def _stream(content: bytes, more: str = "") -> bytes:
    packed = zlib.compress(content)
    return (
        f"<< {more} /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        + packed
        + b"\nendstream"
    )


def _file(objects: Mapping[int, str | bytes], trailer: str) -> bytes:
    written = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(written)
        body = content.encode() if isinstance(content, str) else content
        written += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start, size = len(written), max(objects) + 1
    entries = "".join(
        f"{places[number]:010} 00000 n \n" if number in places else "0000000000 65535 f \n"
        for number in range(size)
    )
    written += f"xref\n0 {size}\n{entries}trailer\n".encode()
    written += f"<< /Size {size} /Root 1 0 R /Info 7 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(written)


def in_stream(content: bytes, filters: str) -> bytes:
    """A PDF of one page whose drawing is these bytes, packed in these ways."""
    return _file(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R >>",
            4: f"<< /Length {len(content)} /Filter {filters} >>\nstream\n".encode()
            + content
            + b"\nendstream",
        },
        "",
    )
