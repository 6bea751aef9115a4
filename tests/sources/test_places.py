"""What is given to be read, and the places it means."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import NothingToRead
from comity.sources.places import find, find_files


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


@pytest.mark.parametrize(
    ("pattern", "fitting"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("[ab].txt", ["a.txt", "b.txt"]),
        ("?.txt", ["a.txt", "b.txt"]),
        ("deep/*", ["deep/E.TXT", "deep/c.html"]),
        ("d*", ["deep/E.TXT", "deep/c.html"]),
        ("**/*.html", ["deep/c.html"]),
        ("**/[ab].txt", ["a.txt", "b.txt"]),
        ("**", ["a.txt", "b.txt", "deep/E.TXT", "deep/c.html"]),
        ("deep/**", ["deep/E.TXT", "deep/c.html"]),
        ("**/deep/*.html", ["deep/c.html"]),
    ],
)
@pytest.mark.parametrize("absolute", [True, False])
def test_a_pattern_is_the_files_that_fit_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, fitting: list[str], absolute: bool
) -> None:
    monkeypatch.chdir(folder)
    found = find_files([f"{folder}/{pattern}" if absolute else pattern]).files
    assert names(tuple(path.absolute() for path in found), folder) == fitting


def test_what_a_pattern_meets_in_other_formats_is_passed_over(folder: Path) -> None:
    found = find_files([f"{folder}/*"])
    assert names(found.passed_over, folder) == ["picture.png"]


def test_a_file_that_is_named_like_a_pattern_is_that_file(folder: Path) -> None:
    (folder / "a[1].txt").write_text("The two cities signed.")
    assert names(find_files([f"{folder}/a[1].txt"]).files, folder) == ["a[1].txt"]


def test_a_pattern_that_nothing_fits_is_refused(folder: Path) -> None:
    with pytest.raises(NothingToRead, match="no file fits this pattern"):
        find_files([f"{folder}/*.pdf"])


def test_links_in_a_circle_do_not_hold_a_pattern_up(folder: Path) -> None:
    for name in "xyz":
        (folder / "deep" / name).symlink_to(folder)
    assert len(find_files([f"{folder}/**/*.txt"]).files) == 2


def test_addresses_and_standard_input_keep_their_place(folder: Path) -> None:
    given = ["https://example.org/news", "-", str(folder / "a.txt"), "HTTP://example.org/feed", "-"]
    assert find_files(given).places == (
        "https://example.org/news",
        "-",
        folder / "a.txt",
        "HTTP://example.org/feed",
    )


def test_other_addresses_are_refused() -> None:
    with pytest.raises(NothingToRead, match="only http and https"):
        find_files(["ftp://example.org/a.txt"])


def test_an_empty_folder_is_found_empty(tmp_path: Path) -> None:
    assert find([str(tmp_path)]).places == ()
