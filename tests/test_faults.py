"""What is left when a run is killed, the disk is full, or the server restarts: nothing lost, nothing half."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from comity.cli import main
from comity.errors import RegisterError
from comity.register import store as stores
from comity.register.checking import check
from comity.register.opening import for_reading
from tests.make import BINH_DUONG, RELEVANT, WTA, document, membership, put_together
from tests.postgres import Server
from tools.faults import disturbed, exported, texts, works

MOMENTS = 2


@pytest.mark.parametrize("name", ["read", "rebuild", "upgrade", "copy"])
def test_what_is_killed_in_a_file_loses_nothing_and_goes_on(tmp_path: Path, name: str) -> None:
    (work,) = (work for work in works(tmp_path, documents=12) if work.name == name)
    assert disturbed(work, MOMENTS).faults == ()


@pytest.mark.parametrize("name", ["read", "rebuild", "upgrade", "copy"])
def test_what_is_killed_on_a_server_loses_nothing_and_goes_on(
    tmp_path: Path, name: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # copies made before an upgrade lie here
    place = server.database(empty=True)
    (work,) = (work for work in works(tmp_path, 12, place) if work.name == name)
    assert disturbed(work, MOMENTS).faults == ()
    server.drop(place)


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A file system of so many megabytes; skips where this user may not make one."""
    folder.mkdir()
    options = f"size={megabytes}m,mode=777"
    made = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "none", str(folder)],
        capture_output=True,
    )
    if not made or made.returncode:
        pytest.skip("this user may not mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("megabytes", [1, 2, 3])
def test_a_full_disk_is_told_and_what_was_kept_stands(
    tmp_path: Path, megabytes: int, capsys: pytest.CaptureFixture[str]
) -> None:
    articles, whole = texts(tmp_path / "articles", 60), tmp_path / "whole.db"
    assert main.run(["read", str(articles), "--register", str(whole)]) == 0
    with small_disk(tmp_path / "small", megabytes) as disk:
        full = disk / "full.db"
        assert main.run(["read", str(articles), "--register", str(full)]) == 2
        told = capsys.readouterr().err.strip().splitlines()[-1]
        assert told.endswith("the disk is full") and str(full) in told
        if full.exists() and full.stat().st_size:
            shutil.copy(full, tmp_path / "moved.db")
            for beside in ("-wal", "-shm"):
                if (left := full.with_name(full.name + beside)).exists():
                    shutil.copy(left, tmp_path / f"moved.db{beside}")
    moved = tmp_path / "moved.db"
    assert main.run(["read", str(articles), "--register", str(moved)]) == 0, "with room it goes on"
    assert exported(str(moved)) == exported(str(whole))


@pytest.mark.parametrize("command", ["backup", "copy", "export", "claims"])
def test_what_does_not_fit_on_a_disk_leaves_nothing_half(
    tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    articles, whole = texts(tmp_path / "articles", 60), tmp_path / "whole.db"
    assert main.run(["read", str(articles), "--register", str(whole)]) == 0
    before = exported(str(whole))
    with small_disk(tmp_path / "small", 1) as disk:
        (disk / "filling").write_bytes(b"\0" * 1_000_000)
        to = str(disk / "to")
        told = {
            "backup": ["register", "backup", str(whole), "-o", to],
            "copy": ["register", "copy", str(whole), to],
            "export": ["export", "--register", str(whole), "-o", to],
            "claims": ["read", str(articles), "--register", str(whole), "--claims", to],
        }
        code = main.run(told[command])
        left = {path.name for path in disk.iterdir()} - {"filling"}
    assert code == 2 and len(capsys.readouterr().err.strip().splitlines()[-1]) < 300
    assert not left
    assert exported(str(whole)) == before


@contextmanager
def small_database(server: Server, megabytes: int) -> Iterator[tuple[str, Path]]:
    """A database of its own on a disk of so many megabytes, and what may be thrown off it to make room."""
    with TemporaryDirectory() as folder, small_disk(Path(folder, "small"), megabytes) as disk:
        shutil.chown(folder, "postgres")
        shutil.chown(disk, "postgres")
        server.ask(f"CREATE TABLESPACE small LOCATION '{disk}'")
        server.ask("CREATE DATABASE small TABLESPACE small TEMPLATE template0")
        ballast = disk / "ballast"
        ballast.write_bytes(b"\0" * 2_000_000)
        try:
            yield server.url("small"), ballast
        finally:
            server.ask("DROP DATABASE small WITH (FORCE)")
            server.ask("DROP TABLESPACE small")


def test_a_server_without_room_is_told_and_what_was_kept_stands(server: Server) -> None:
    chance = Random(1)
    with small_database(server, 26) as (url, ballast):
        with stores.opened(url) as store:
            store.add(document("They agreed."), [membership(BINH_DUONG, WTA)], RELEVANT)
            put_together(store)
        with pytest.raises(RegisterError, match="the disk is full"), stores.opened(url) as store:
            for _ in range(100):
                store.add(document(f"They agreed. {chance.randbytes(300_000).hex()}"), [], RELEVANT)
        ballast.unlink()  # a server without any room may not even let anybody in
        with for_reading(url) as engine:
            assert check(engine) == []


def test_a_run_during_which_the_server_restarts_is_finished_by_the_next(
    tmp_path: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    articles, whole, url = texts(tmp_path / "articles", 150), tmp_path / "whole.db", server.database()
    assert main.run(["read", str(articles), "--register", str(whole)]) == 0
    codes: list[int] = []
    run = threading.Thread(target=lambda: codes.append(main.run(["read", str(articles), "--register", url])))
    run.start()
    while stores_kept(url) < 20:
        pass
    server.stop()
    server.start()
    run.join()
    told = capsys.readouterr().err.strip().splitlines()[-1]
    assert codes == [2] and "what was kept stands" in told
    with for_reading(url) as engine:
        assert check(engine) == []
    assert main.run(["read", str(articles), "--register", url]) == 0
    assert exported(url) == exported(str(whole))
    server.drop(url)


def stores_kept(url: str) -> int:
    with stores.opened(url) as store:
        return store.kept()
