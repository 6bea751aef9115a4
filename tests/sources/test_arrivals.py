"""What arrives where somebody keeps watch."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from comity.errors import NothingToRead
from comity.sources import arrivals
from comity.sources.arrivals import Arrivals
from comity.sources.places import Place


class Clock:
    """A clock that a test moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(arrivals.time, "monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def put(path: Path, text: str = "The cities signed.", age: float = 0.0) -> Path:
    path.write_text(text)
    written = time.time() - age
    os.utime(path, (written, written))
    return path


def read(watched: Arrivals) -> list[Place]:
    found = list(watched.look())
    for place in found:
        watched.done(place)
    return found


def test_what_lay_there_long_is_read_at_once_and_only_once(tmp_path: Path, clock: Clock) -> None:
    path = put(tmp_path / "a.txt", age=3600)
    watched = Arrivals([str(tmp_path)], 60)
    assert read(watched) == [path]
    assert not watched.unsettled
    clock.now += 100
    assert read(watched) == []


def test_a_new_file_is_read_when_it_has_settled(tmp_path: Path, clock: Clock) -> None:
    watched = Arrivals([str(tmp_path)], 60)
    path = put(tmp_path / "a.txt")
    assert read(watched) == []
    assert watched.unsettled
    clock.now += 1
    assert read(watched) == []
    clock.now += 1
    assert read(watched) == [path]
    assert not watched.unsettled


def test_a_file_that_grows_is_left_until_it_does_not(tmp_path: Path, clock: Clock) -> None:
    watched = Arrivals([str(tmp_path)], 60)
    for length in range(1, 5):
        put(tmp_path / "a.txt", "a" * length)
        assert read(watched) == []
        clock.now += 5
    assert read(watched) == [tmp_path / "a.txt"]


def test_an_old_date_says_nothing_of_a_file_that_came_later(tmp_path: Path, clock: Clock) -> None:
    watched = Arrivals([str(tmp_path)], 60)
    read(watched)
    put(tmp_path / "a.txt", age=3600)
    assert read(watched) == [], "a copy may bear its date before it is whole"
    clock.now += 2
    assert read(watched) == [tmp_path / "a.txt"]


def test_a_changed_file_is_read_again_and_a_replaced_one_too(tmp_path: Path, clock: Clock) -> None:
    path = put(tmp_path / "a.txt", age=3600)
    watched = Arrivals([str(tmp_path)], 60)
    read(watched)
    put(path, "The cities signed again.")
    read(watched)
    clock.now += 2
    assert read(watched) == [path]
    put(tmp_path / "b.part", "The cities signed, again", age=3600).rename(path)
    read(watched)
    clock.now += 2
    assert read(watched) == [path]


def test_what_is_not_done_is_named_again(tmp_path: Path, clock: Clock) -> None:
    path = put(tmp_path / "a.txt", age=3600)
    watched = Arrivals([str(tmp_path)], 60)
    assert list(watched.look()) == [path]
    clock.now += 60
    assert list(watched.look()) == [path]


def test_a_deleted_file_is_let_go_and_read_when_it_comes_back(tmp_path: Path, clock: Clock) -> None:
    path = put(tmp_path / "a.txt", age=3600)
    watched = Arrivals([str(tmp_path)], 60)
    read(watched)
    path.unlink()
    assert read(watched) == []
    put(path)
    read(watched)
    clock.now += 2
    assert read(watched) == [path]


def test_a_folder_may_go_and_come_back(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    watched = Arrivals([str(folder)], 60)
    folder.rmdir()
    assert read(watched) == []
    folder.mkdir()
    put(folder / "a.txt")
    read(watched)
    clock.now += 2
    assert read(watched) == [folder / "a.txt"]


def test_other_formats_and_half_downloads_are_not_named(tmp_path: Path, clock: Clock) -> None:
    for name in ("a.png", "a.html.part", ".a.txt"):
        put(tmp_path / name, age=3600)
    assert read(Arrivals([str(tmp_path)], 60)) == []


def test_a_pattern_may_be_fitted_later(tmp_path: Path, clock: Clock) -> None:
    watched = Arrivals([f"{tmp_path}/*.txt"], 60)
    assert read(watched) == []
    put(tmp_path / "a.txt")
    read(watched)
    clock.now += 2
    assert read(watched) == [tmp_path / "a.txt"]


def test_an_address_is_named_every_so_often(clock: Clock) -> None:
    watched = Arrivals(["https://example.org/feed"], 60)
    assert read(watched) == ["https://example.org/feed"]
    clock.now += 59
    assert read(watched) == []
    clock.now += 1
    assert read(watched) == ["https://example.org/feed"]


@pytest.mark.parametrize(
    ("given", "reason"), [("-", "cannot be watched"), ("nowhere", "no such file or folder")]
)
def test_what_cannot_be_watched_is_refused(given: str, reason: str) -> None:
    with pytest.raises(NothingToRead, match=reason):
        Arrivals([given], 60)
