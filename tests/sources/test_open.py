"""Finding files, and opening them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from comity.errors import DocumentRefused, NothingToRead
from comity.sources.open import open_document
from comity.sources.places import find_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ["b.txt", "a.txt", "deep/c.html", ".hidden.txt", ".git/d.txt", "picture.png", "deep/E.TXT"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("The two cities signed an agreement.", "utf-8")
    return tmp_path


def names(paths: tuple[Path, ...], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]


def test_folders_are_searched_in_order_without_hidden_files(folder: Path) -> None:
    found = find_files([folder])
    assert names(found.files, folder) == ["a.txt", "b.txt", "deep/E.TXT", "deep/c.html"]
    assert names(found.passed_over, folder) == ["picture.png"]


def test_a_file_named_twice_is_found_once(folder: Path) -> None:
    assert len(find_files([folder / "a.txt", folder, folder / "deep" / ".." / "a.txt"]).files) == 4


def test_a_hidden_file_that_is_named_is_found(folder: Path) -> None:
    assert find_files([folder / ".hidden.txt"]).files == (folder / ".hidden.txt",)


def test_a_missing_path_is_refused(folder: Path) -> None:
    with pytest.raises(NothingToRead, match="there is no such file or folder"):
        find_files([folder, folder / "nowhere"])


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    with pytest.raises(NothingToRead, match="holds no document"):
        find_files([tmp_path])


def test_a_folder_that_links_to_itself_ends(folder: Path) -> None:
    (folder / "deep" / "loop").symlink_to(folder)
    assert len(find_files([folder]).files) == 4


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
