"""`comity watch`: reads what arrives, says so once, and stops when asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from comity.cli.main import run
from comity.errors import ComityError, RegisterLocked
from comity.register import store as stores
from comity.register import view as views
from tests.loopback import Page, Site, served
from tests.plain_reader import PlainReader

SIGNED = "Aland signed with Borrow on 2020-05-04."
REGISTER = Path("comity.db")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr("comity.cli.watch.Reader", lambda tables: PlainReader())
    monkeypatch.setattr("comity.sources.arrivals.SETTLING", 0.1)
    monkeypatch.setattr("comity.cli.watch.SETTLING", 0.1)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    return tmp_path / "news"


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as served_site:
        yield served_site


def kept() -> int:
    """How many documents the register has; none while it is only being made."""
    try:
        with views.opened(REGISTER) as view:
            return len(list(view.documents()))
    except ComityError:
        return 0


def until(done: Callable[[], bool], watching: Callable[[], int]) -> int:
    """The exit code of a watch that is asked to end as soon as something is done."""

    usual = signal.getsignal(signal.SIGTERM)

    def ask() -> None:
        end = time.monotonic() + 60
        try:
            while (signal.getsignal(signal.SIGTERM) is usual or not done()) and time.monotonic() < end:
                time.sleep(0.05)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        return watching()
    finally:
        asking.join()


def test_one_round_reads_what_is_there_and_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(SIGNED)
    (folder / "b.txt").write_text(f"The weather was good. {SIGNED}")
    (folder / "c.txt").write_text(f"A trip. {SIGNED}")
    assert run(["watch", "news", "--once"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "read: news/a.txt (1 claim)",
        "not relevant: news/b.txt: it tells of the weather",
    ]
    assert told.err.startswith("refused: news/c.txt: ")
    with views.opened(REGISTER) as view:
        assert view.counts()["agreement"] == 1, "records are put together"


def test_known_documents_are_not_told_of(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(SIGNED)
    run(["watch", "news", "--once"])
    capsys.readouterr()
    assert run(["watch", "news", "--once"]) == 0
    assert capsys.readouterr().out == ""


def test_it_reads_what_arrives_until_it_is_asked_to_stop(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(SIGNED)
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)

    def arrived() -> bool:
        if not REGISTER.exists():
            return False
        if not (folder / "b.txt").exists():
            (folder / "b.txt").write_text(f"{SIGNED} So it was.")
            (folder / "c.txt").write_text(f"A trip. {SIGNED}")
            return False
        return kept() == 2

    assert until(arrived, lambda: run(["watch", "news", "--every", "1"])) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == ["read: news/a.txt (1 claim)", "read: news/b.txt (1 claim)"]
    assert told.err.count("news/c.txt") == 1, "a refusal is named once"
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before


def test_a_file_that_is_still_written_is_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "a.txt"
    path.write_text("Aland")
    monkeypatch.setattr("comity.cli.watch.SETTLING", 0.0)
    assert run(["watch", "news", "--once"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "still being written" in told.err
    assert not REGISTER.exists()


def test_a_register_that_another_writes_is_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(SIGNED)
    opened, failures = stores.opened, iter([1, 1])

    def busy(register: Path | str) -> object:
        if next(failures, None):
            raise RegisterLocked(register, "another process is writing it")
        return opened(register)

    monkeypatch.setattr("comity.register.store.opened", busy)
    done = lambda: REGISTER.exists() and kept() == 1  # noqa: E731
    assert until(done, lambda: run(["watch", "news", "--every", "1"])) == 0
    told = capsys.readouterr()
    assert told.out == "read: news/a.txt (1 claim)\n"
    assert told.err == "comity.db: another process is writing it; tried again in the next round\n"


def test_a_register_that_cannot_be_used_is_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(SIGNED)
    assert run(["watch", "news", "--once", "--register", "no/folder.db"]) == 2
    assert "the folder no does not exist" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("place", "words"), [("nowhere", "no such file or folder"), ("-", "cannot be watched")]
)
def test_what_cannot_be_watched_is_one_sentence(
    capsys: pytest.CaptureFixture[str], place: str, words: str
) -> None:
    assert run(["watch", place, "--once"]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1


def test_a_feed_is_watched(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    def feed(*numbers: int) -> Page:
        items = "".join(
            f"<item><title>Signing {number}</title><guid>{number}</guid>"
            f"<description>{SIGNED} It is the signing number {number}.</description></item>"
            for number in numbers
        )
        return Page(f"<rss><channel><title>News</title>{items}</channel></rss>".encode())

    site.pages["/feed"] = feed(1)

    def arrived() -> bool:
        if REGISTER.exists():
            site.pages["/feed"] = feed(2, 1)
        return REGISTER.exists() and kept() == 2

    watching = ["watch", site("/feed"), "--every", "1", "--private"]
    assert until(arrived, lambda: run(watching)) == 0
    told = capsys.readouterr()
    assert told.out.count("read: ") == 2
    assert told.err == ""


def test_a_feed_that_fails_is_named_once_and_asked_again(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    asked_thrice = lambda: site.paths.count("/feed") >= 3  # noqa: E731
    assert until(asked_thrice, lambda: run(["watch", site("/feed"), "--every", "1", "--private"])) == 0
    assert capsys.readouterr().err == f"refused: {site('/feed')}: answers 404 Not Found\n"


def test_ctrl_c_ends_the_program_cleanly(folder: Path) -> None:
    (folder / "a.txt").write_text("Daegu and Da Nang signed a memorandum of understanding on May 3, 2024.")
    watching = subprocess.Popen(
        [sys.executable, "-m", "comity", "watch", "news", "--every", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert watching.stdout
    first = watching.stdout.readline()
    watching.send_signal(signal.SIGINT)
    rest, complaints = watching.communicate(timeout=60)
    assert (watching.returncode, rest, complaints) == (0, "", "")
    assert first.startswith(("read: news/a.txt", "not relevant: news/a.txt"))
    assert kept() == 1
