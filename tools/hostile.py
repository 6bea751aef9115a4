"""Makes broken, truncated and hostile files of every format Comity reads: some 300 of them.

    python tools/hostile.py FOLDER

Each is to be read or to be refused with one sentence, within seconds and a gigabyte;
tests/sources/test_hostile.py holds them to it.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.sources import make_docx, make_hwpx, make_mail, make_pdf
from tests.sources.archives import packed, page, record

_STORY = (
    "Da Nang and Daegu signed a memorandum of understanding on tourism on 3 May 2024, the mayors said.\n" * 8
)
_PARTS = (0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99)
_FLIPS = 4
_DEEP = 100_000
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_BOMB = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "ha">{_LAUGHS}]>'
_FETCH = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
_MAIN_PARTS = {"docx": "word/document.xml", "hwpx": "Contents/section0.xml", "xlsx": "xl/workbook.xml"}
_PAGES = "2 0 obj<</Type/Pages/Kids"
_LONG = {
    "spaces": " " * 2_000_000,
    "digits": "1" * 2_000_000,
    "dates": "1/2/2024 " * 200_000,
    "letter": "a" * 2_000_000,
    "dots": ". " * 500_000,
    "dashes": "-" * 1_000_000,
    "brackets": "(" * 500_000,
    "quotes": "“" * 300_000,
    "lines": "\n" * 2_000_000,
    "tabs": "\t|" * 500_000,
    "capitals": "A B C " * 200_000,
    "commas": "Da Nang, " * 100_000,
    "apostrophes": "'s " * 300_000,
    "hangul": "시" * 500_000,
}


def sound() -> dict[str, bytes]:
    """A sound file of each format."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("Party", "Partner", "Country", "Date"), ("Daegu", "Da Nang", "Vietnam", "2024")):
        sheet.append(row)
    table = BytesIO()
    book.save(table)
    html = page().encode()
    return {
        "txt": _STORY.encode(),
        "html": html,
        "pdf": make_pdf.pdf(make_pdf.paragraph(*_STORY.splitlines())),
        "docx": make_docx.docx(*(make_docx.p(line) for line in _STORY.splitlines())),
        "hwpx": make_hwpx.hwpx(
            make_hwpx.section(*(make_hwpx.p(make_hwpx.t(x)) for x in _STORY.splitlines()))
        ),
        "eml": bytes(make_mail.mail(_STORY)),
        "rss": _feed(3),
        "xlsx": table.getvalue(),
        "csv": b"Party,Partner,Country,Date\nDaegu,Da Nang,Vietnam,2024\n" * 3,
        "jsonl": b'{"text": "Da Nang and Daegu signed an agreement on trade.", "date": "2024-05-03"}\n' * 5,
        "warc": b"".join(record(html, number) for number in range(4)),
        "warc.gz": packed(*(record(html, number) for number in range(4))),
    }


def files() -> Iterator[tuple[str, bytes]]:
    """All files: a name that says what is wrong with it, and its bytes."""
    chance = random.Random(20261122)
    for ending, data in sound().items():
        yield f"sound.{ending}", data
        yield from _damaged(ending, data, chance)
        yield f"blank.{ending}", b"\n \n"
        yield f"nul.{ending}", b"\0" * 10_000
        yield f"noise.{ending}", chance.randbytes(20_000)
        yield f"mistaken.{ending}", b"PK\x03\x04" + data
    yield from _texts()
    yield from _pages()
    yield from _zips()
    yield from _mails()
    yield from _documents()
    yield from _archives()
    yield from _feeds_and_lists()


def _damaged(ending: str, data: bytes, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    yield f"empty.{ending}", b""
    for part in _PARTS:
        yield f"cut-{part}.{ending}", data[: int(len(data) * part)]
    for number in range(_FLIPS):
        flipped = bytearray(data)
        for _ in range(1 + 8 * number):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        yield f"flipped-{number}.{ending}", bytes(flipped)
    low, high = sorted(chance.sample(range(len(data)), 2))
    yield f"hole.{ending}", data[:low] + data[high:]
    yield f"twice.{ending}", data + data


def _texts() -> Iterator[tuple[str, bytes]]:
    for name, text in _LONG.items():
        yield f"long-{name}.txt", text.encode()
    yield "surrogates.txt", (_STORY + "\ud800 \udfff").encode("utf-8", "surrogatepass")
    yield "utf16-odd.txt", _STORY.encode("utf-16") + b"\0"
    yield "utf32.txt", _STORY.encode("utf-32")
    yield "controls.txt", (_STORY + "\x1b[31m\x07\x08" * 9).encode()
    yield "marks.txt", (_STORY + "a" + "\u0301" * 100_000).encode()
    yield "turned.txt", (_STORY + "\u202e\u2066" * 50_000).encode()
    yield "latin.txt", ("é" * 40 + _STORY).encode("cp1252")


def _pages() -> Iterator[tuple[str, bytes]]:
    for tag in ("div", "b", "table><tr><td", "ul><li", "blockquote", "font"):
        first = tag.partition(">")[0]
        yield f"deep-{first}.html", (f"<html><{tag}>" * _DEEP + _STORY).encode()
    for name, text in _LONG.items():
        yield f"long-{name}.html", page(f"<p>{text[:400_000]}</p>").encode()
    yield "tags.html", ("<html>" + "<p>a" * 200_000).encode()
    yield "attribute.html", page(f"<p class='{'a ' * 500_000}'>{_STORY}</p>").encode()
    yield "attributes.html", page(f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>{_STORY}</p>").encode()
    yield "entities.html", page("<p>" + "&#x1F600;&amp;&nbsp;" * 100_000 + "</p>").encode()
    yield "bad-entities.html", page("<p>&#0;&#xD800;&#99999999999;&nothing;</p>" * 2000 + _STORY).encode()
    yield "laughs.html", (_BOMB + f"<html><p>&l9;</p><p>{_STORY}</p></html>").encode()
    yield "fetch.html", (_FETCH + f"<html><p>&x;</p><p>{_STORY}</p></html>").encode()
    yield "charset.html", page(f"<meta charset='utf-7'><p>{_STORY}</p>").encode()
    yield "wrong-charset.html", page("<meta charset='euc-kr'><p>é</p>" * 99).encode("cp1252")
    yield "open.html", b"<html><body><!-- " + _STORY.encode() * 99
    yield "script.html", b"<html><script>" + _STORY.encode() * 99
    yield (
        "linked-data.html",
        page(
            '<script type="application/ld+json">' + '{"a":[' * 50_000 + "</script>" + f"<p>{_STORY}</p>"
        ).encode(),
    )
    yield "base.html", page(f"<base href='http://[::1'><a href='http://[:'>x</a><p>{_STORY}</p>").encode()


def _zips() -> Iterator[tuple[str, bytes]]:
    for ending, part in (
        ("docx", "word/document.xml"),
        ("hwpx", "Contents/section0.xml"),
        ("xlsx", "xl/workbook.xml"),
    ):
        sound_one = sound()[ending]
        yield f"bomb.{ending}", _with(sound_one, {part: b"<a>" + b" " * 300_000_000})
        yield f"laughs.{ending}", _with(sound_one, {part: (_BOMB + "<a>&l9;</a>").encode()})
        yield f"fetch.{ending}", _with(sound_one, {part: (_FETCH + "<a>&x;</a>").encode()})
        yield f"deep.{ending}", _with(sound_one, {part: b"<a>" * _DEEP})
        yield f"path.{ending}", _with(sound_one, {"../../../tmp/x": b"x"})
        yield f"absolute.{ending}", _with(sound_one, {"/etc/x": b"x"})
        yield f"nested.{ending}", _with(sound_one, {"inner.zip": _with(b"", {"a": b"\0" * 50_000_000})})
        yield f"many.{ending}", _with(sound_one, {f"part{number}": b"" for number in range(20_000)})
        yield f"without.{ending}", _with(b"", {"a.txt": b"a"})
        yield f"wrong.{ending}", _with(sound_one, {part: b"no XML at all"})


def _with(data: bytes, parts: dict[str, bytes]) -> bytes:
    """A zip with some parts put in its place or beside."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        if data:
            with zipfile.ZipFile(BytesIO(data)) as origin:
                for name in origin.namelist():
                    if name not in parts:
                        target.writestr(name, origin.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return made.getvalue()


def _mails() -> Iterator[tuple[str, bytes]]:
    head = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
    deep = "".join(
        f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n' for number in range(5000)
    )
    yield "deep.eml", (head + deep + _STORY).encode()
    carried = "Content-Type: message/rfc822\n\nFrom: a@b.example\n" * 2000
    yield "carried.eml", (head + carried + "\n" + _STORY).encode()
    yield (
        "parts.eml",
        (head + 'Content-Type: multipart/mixed; boundary="b"\n\n' + "--b\n\na\n" * 50_000).encode(),
    )
    yield "charset.eml", (head + "Content-Type: text/plain; charset=klingon\n\n" + _STORY).encode()
    yield "subject.eml", ("From: a@b\nSubject: " + "=?utf-8?b?" + "A" * 100_000 + "?=\n\n" + _STORY).encode()
    yield "headers.eml", ("From: a@b\n" + "X-A: b\n" * 200_000 + "\n" + _STORY).encode()
    yield "line.eml", ("From: a@b\nSubject: " + "a " * 500_000 + "\n\n" + _STORY).encode()
    yield "base64.eml", (head + "Content-Transfer-Encoding: base64\n\n" + "!!!!" * 9000).encode()
    yield "date.eml", (head + "Date: Fri, 99 Foo 99999 99:99:99 +9999\n\n" + _STORY).encode()


def _documents() -> Iterator[tuple[str, bytes]]:
    catalog = "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    pages = {
        "loop": f"{_PAGES}[2 0 R]/Count 1>>endobj\n",
        "mutual": f"{_PAGES}[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n",
        "count": f"{_PAGES}[]/Count 999999999>>endobj\n",
        "missing": f"{_PAGES}[9 0 R]/Count 1>>endobj\n",
        "deep": "2 0 obj" + "[" * 50_000 + "endobj\n",
        "stream": "2 0 obj<</Length 2000000000/Filter/FlateDecode>>stream\nabc\nendstream endobj\n",
    }
    for name, objects in pages.items():
        yield (
            f"pages-{name}.pdf",
            f"%PDF-1.7\n{catalog}{objects}trailer<</Root 1 0 R/Size 9>>\n%%EOF".encode(),
        )
    yield (
        "xref-loop.pdf",
        b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer<</Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF",
    )
    yield (
        "encrypted.pdf",
        f"%PDF-1.7\n{catalog}trailer<</Root 1 0 R/Encrypt<</Filter/Standard/V 4>>>>\n%%EOF".encode(),
    )
    yield "header-only.pdf", b"%PDF-1.7\n"


def _archives() -> Iterator[tuple[str, bytes]]:
    html = page().encode()
    for pack, ending in ((b"".join, "warc"), (lambda records: packed(*records), "warc.gz")):
        for name, broken in {
            "claims-2gb": record(html, 2, length=2_000_000_000),
            "claims-more": record(html, 2, length=10**30),
            "negative": record(html, 2, length=-1),
            "short": record(html, 2, length=7),
            "headers": b"WARC/1.0\r\n" + b"X: y\r\n" * 300_000 + b"\r\n",
            "header": b"WARC/1.0\r\nX: " + b"y" * 3_000_000 + b"\r\n\r\n",
            "bomb": record(
                gzip.compress(b"\0" * 100_000_000),
                2,
                http="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n",
            ),
            "chunks": record(
                b"1\r\na\r\n" * 200_000, 2, http="HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
            ),
            "nested": record(record(html), 2, http="HTTP/1.1 200 OK\r\nContent-Type: application/warc\r\n"),
            "status": record(html, 2, http="HTTP/1.1 99999999999 OK\r\n"),
            "uri": record(html, 2, uri="http://[::1"),
            "deep": record(b"<html>" + b"<div>" * _DEEP + html, 2),
            "nul": record(b"\0" * 100_000, 2),
        }.items():
            yield f"{name}.{ending}", pack([record(html, 1), broken, record(html, 3)])
    yield "bomb-of-nothing.warc.gz", gzip.compress(b"\0" * 100_000_000)
    yield "bomb-of-lines.warc.gz", gzip.compress(b"\r\n" * 50_000_000)


def _feed(entries: int, text: str = _STORY, head: str = "") -> bytes:
    items = "".join(
        f"<item><title>{number}</title><link>https://a.example/{number}</link>"
        f"<description>{text}</description></item>"
        for number in range(entries)
    )
    channel = f'<rss version="2.0"><channel><title>a</title>{items}</channel></rss>'
    return f'<?xml version="1.0"?>{head}{channel}'.encode()


def _feeds_and_lists() -> Iterator[tuple[str, bytes]]:
    yield "entries.rss", _feed(20_000, "a")
    yield "laughs.rss", _feed(2, "&l9;", _BOMB.partition("?>")[2])
    yield "fetch.rss", _feed(2, "&x;", _FETCH.partition("?>")[2])
    yield "deep.rss", _feed(1, "<a>" * _DEEP)
    yield "dates.rss", _feed(2).replace(b"<link>", b"<pubDate>99999-99-99T99:99:99</pubDate><link>")
    yield "columns.csv", ("a," * 1_000_000 + "\n" + "b," * 1_000_000).encode()
    yield "quote.csv", ('"' + "a,b\n" * 200_000).encode()
    yield "field.csv", ("Domestic locality,Country\n" + "a" * 3_000_000 + ",b\n").encode()
    yield "rows.csv", ("Party,Partner\n" + "Daegu,Da Nang\n" * 20_000).encode()
    yield "deep.jsonl", b"[" * _DEEP + b"\n" + b'{"text": ' * _DEEP
    yield "wide.jsonl", b'{"text": "' + b"a " * 2_000_000 + b'"}\n'
    yield "number.jsonl", b'{"text": ' + b"9" * 100_000 + b"}\n"
    yield "surrogate.jsonl", b'{"text": "Da Nang \\ud800 and \\u0000 Daegu signed"}\n'
    yield "types.jsonl", b'{"text": ["a"], "date": {"b": 1}}\n5\nnull\n"a"\n' * 50
    book = zipfile.ZipFile(BytesIO(sound()["xlsx"]))
    cell = '<row r="1"><c r="XFD1048576" t="inlineStr"><is><t>a</t></is></c></row>'
    for name, rows in {"far-cell": cell, "rows": '<row r="1"><c><v>1</v></c></row>' * 200_000}.items():
        sheet = (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
        )
        inside = next(part for part in book.namelist() if "worksheets/" in part)
        yield f"{name}.xlsx", _with(sound()["xlsx"], {inside: sheet.encode()})


def main() -> None:
    """Writes the files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for number, (name, data) in enumerate(files(), 1):  # noqa: B007
        (folder / name).write_bytes(data)
    print(f"{number} files in {folder}")


if __name__ == "__main__":
    main()
