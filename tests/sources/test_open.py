"""Opening files: which format reads them, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from comity.errors import DocumentRefused
from comity.sources.open import open_document


@pytest.mark.parametrize("suffix", [".txt", ".text", ".md", ".html", ".htm", ".xhtml"])
def test_every_ending_of_texts_and_pages_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    text = "The two cities signed an agreement on trade and tourism in spring. " * 5
    path.write_text(f"<html><body><p>{text}</p></body></html>", "utf-8")
    document = open_document(path)
    assert document.name == path.name
    assert document.source == str(path)
    assert "signed an agreement" in document.text


def test_a_file_without_ending_is_told_by_its_content(tmp_path: Path) -> None:
    page, plain = tmp_path / "page", tmp_path / "plain"
    page.write_text(
        "<!DOCTYPE html><p>" + "The two cities signed an agreement on trade in spring. " * 9, "utf-8"
    )
    plain.write_text("The two cities signed an agreement.", "utf-8")
    assert open_document(page).media_type == "text/html"
    assert open_document(plain).media_type == "text/plain"


def test_refusals_name_file_and_reason(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "long.txt").write_bytes(b"a" * 101)
    for path, reason in [
        (tmp_path / "empty.txt", "is empty"),
        (tmp_path / "picture.png", r"no format that Comity reads \(.txt"),
        (tmp_path / "long.txt", "larger than 0.0001 MB"),
        (tmp_path / "none.txt", "there is no such file"),
        (tmp_path, "not a regular file"),
    ]:
        with pytest.raises(DocumentRefused, match=reason) as refusal:
            open_document(path, limit=100)
        assert refusal.value.path == str(path)
        assert "\n" not in str(refusal.value)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(DocumentRefused, match="not a regular file"):
        open_document(tmp_path / "pipe.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_leave_to_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("The cities signed.", "utf-8")
    path.chmod(0)
    with pytest.raises(DocumentRefused, match="cannot be read"):
        open_document(path)
