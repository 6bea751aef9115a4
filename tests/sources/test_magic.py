"""Formats told by the first bytes, and old ones told what to do."""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest

from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.sources.magic import format_of, written_as
from comity.sources.office import legacy
from comity.sources.open import open_file
from tests.sources.make_docx import docx, p
from tests.sources.make_hwpx import hwpx, section
from tests.sources.make_zip import zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MAIL = b"Received: from a\r\n\tby b\r\nFrom: a@city.example\r\nSubject: Sisters\r\n\r\nText"


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(100)


@pytest.mark.parametrize(
    ("head", "ending"),
    [
        (b"%PDF-1.4\n", ".pdf"),
        (b"\xef\xbb\xbf\r\n\0%PDF-1.4\n", ".pdf"),
        (docx(p("A")), ".docx"),
        (hwpx(section()), ".hwpx"),
        (zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>", "xl/word/a": "b"}), ".xlsx"),
        (zipped({"[Content_Types].xml": "<a/>", "word/embeddings/xl/a": "b"}), ".docx"),
        (zipped({"a.txt": "text"}), None),
        (OLE, ".doc"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo", ".warc"),
        (gzip.compress(b"WARC/1.0\r\n" + bytes(9000), mtime=0), ".warc.gz"),
        (gzip.compress(b"text", mtime=0), None),
        (b"\x1f\x8b\x08broken", None),
        (b"{\\rtf1", ".doc"),
        (b"The first bytes of a PDF are %PDF-1.4\n", None),
        (b"", None),
    ],
)
def test_the_first_bytes_show_the_format(head: bytes, ending: str | None) -> None:
    assert format_of(head) == ending


@pytest.mark.parametrize(
    ("head", "ending"),
    [
        (MAIL, ".eml"),
        (MAIL.replace(b"From", b"Form"), None),
        (b"From: a\nNote: b\n\nText", None),
        (b'{"text": "a"}\n{"text": "b"}', ".jsonl"),
        (b'{"a" is no JSON\n', None),
        (b"Two cities met: they signed.\n", None),
        (b"", None),
    ],
)
def test_a_text_is_told_by_its_first_lines(head: bytes, ending: str | None) -> None:
    assert written_as(head) == ending


def test_the_bytes_go_before_the_name_and_looks_after_it() -> None:
    [document] = open_file(BytesIO(docx(p("They signed."))), "a.txt", "a.txt")
    assert isinstance(document, Document)
    assert document.media_type.endswith("wordprocessingml.document")
    [document] = open_file(BytesIO(MAIL), "a.txt", "a.txt")
    assert isinstance(document, Document)
    assert document.media_type == "text/plain"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (stream("WordDocument"), "is a binary Word document: save it as DOCX"),
        (stream("HwpSummaryInformation"), "is a binary HWP document: save it as HWPX"),
        (b"HWP Document File V3.00", "is a binary HWP document: save it as HWPX"),
        (stream("Workbook"), "is a binary Excel workbook: save it as XLSX"),
        (stream("EncryptedPackage"), "is protected by a password: save it without one"),
        (b"{\\rtf1\\ansi text}", "is an RTF document: save it as DOCX"),
        (b"text", "is no office document that can be read: save it as DOCX or HWPX"),
    ],
)
def test_old_binary_files_are_refused_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        legacy.read(data, "a.doc", "a.doc")
    assert str(refused.value) == f"a.doc: {reason}"
