"""Old binary office files (.hwp, .doc): refused, with what to do instead."""

from __future__ import annotations

from comity.errors import DocumentRefused
from comity.model.document import Document

# What tells them apart: names of the streams in them, or how they begin; and the sentence for each.
_KINDS = {
    "EncryptedPackage".encode("utf-16-le"): "is protected by a password: save it without one",
    "HwpSummaryInformation".encode("utf-16-le"): "is a binary HWP document: save it as HWPX",
    b"HWP Document File": "is a binary HWP document: save it as HWPX",
    "WordDocument".encode("utf-16-le"): "is a binary Word document: save it as DOCX",
    "Workbook".encode("utf-16-le"): "is a binary Excel workbook: save it as XLSX",
    b"{\\rtf": "is an RTF document: save it as DOCX",
}


def read(data: bytes, name: str, source: str) -> Document:
    """Always DocumentRefused, with a sentence that says in which format to save the file."""
    told = (reason for mark, reason in _KINDS.items() if mark in data)
    raise DocumentRefused(
        source, next(told, "is no office document that can be read: save it as DOCX or HWPX")
    )
