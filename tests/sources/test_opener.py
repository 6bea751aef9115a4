"""Whatever is given is opened: here, standard input."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.sources.opener import Opener

TEXT = "The two cities signed an agreement on trade and tourism in spring. " * 3


FEED = f"<rss><channel><item><description>{TEXT}</description></item></channel></rss>"


def given(monkeypatch: pytest.MonkeyPatch, data: bytes, limit: int = 10_000) -> list[object]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return list(Opener(limit).documents("-"))


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (TEXT.encode(), "text/plain"),
        (f"<!DOCTYPE html><p>{TEXT}</p>".encode(), "text/html"),
        (f"<?xml version='1.0'?>\n<!-- a --><html><body><p>{TEXT}</p></body></html>".encode(), "text/html"),
        (FEED.encode(), "application/rss+xml"),
    ],
)
def test_standard_input_is_told_by_its_bytes(
    monkeypatch: pytest.MonkeyPatch, data: bytes, media_type: str
) -> None:
    (document,) = given(monkeypatch, data)
    assert isinstance(document, Document)
    assert document.media_type == media_type
    assert document.source.startswith("-")
    assert document.original
    assert document.original.data == data


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "is empty"), (b" \n", "is empty"), (b"a" * 10_001, "larger than 0.01 MB")]
)
def test_what_cannot_be_read_is_refused(monkeypatch: pytest.MonkeyPatch, data: bytes, reason: str) -> None:
    with pytest.raises(DocumentRefused, match=reason):
        given(monkeypatch, data)


def test_files_are_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (document,) = Opener().documents(tmp_path / "a.txt")
    assert isinstance(document, Document)
    assert document.name == "a.txt"
