"""Kills Comity at random moments of its work and looks whether anything is lost, or half there.

    python -m tools.faults [--moments 50] [--documents 300] [--register postgresql://…/DATABASE]

Each work (read, rebuild, upgrade, copy) is done once undisturbed, then begun anew and killed (SIGKILL) at
moments spread over its time. After each the register must be whole (`comity register check`), hold no
document without its claims, and the same command must go on and end with what the undisturbed one made.
With --register the works are done in a PostgreSQL database, which is emptied first.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import msgspec
import psycopg

from comity.errors import RegisterError, RegisterMissing
from comity.publish.export import export
from comity.register import view as views
from comity.register.address import address
from comity.register.checking import check
from comity.register.opening import for_reading

COMITY = (sys.executable, "-m", "comity")
SEED = 20261122


class Work(msgspec.Struct, frozen=True):
    """A command under test: what it needs beforehand, and the register in which its outcome lies."""

    name: str
    arguments: tuple[str, ...]
    begin: Callable[[], None]
    outcome: str
    again: bool = True
    """Whether it may be done once more when it was done already."""


class Report(msgspec.Struct, frozen=True):
    """What came of a work: how often it was killed in time, and what went wrong."""

    work: str
    seconds: float
    killed: int
    faults: tuple[str, ...]

    def __str__(self) -> str:
        faults = "; ".join(self.faults) if self.faults else "nothing lost, nothing half"
        return f"{self.work} ({self.seconds:.1f} s): killed {self.killed} times: {faults}"


def texts(folder: Path, count: int) -> Path:
    """A folder of so many short articles."""
    folder.mkdir(parents=True, exist_ok=True)
    places = (("Da Nang", "Daegu"), ("Hue", "Busan"), ("Can Tho", "Incheon"), ("Hai Phong", "Gwangju"))
    for number in range(count):
        one, other = places[number % len(places)]
        text = (
            f"date 2024-{number % 12 + 1:02}-{number % 28 + 1:02}\n{one} and {other} work together\n\n"
            f"The city of {one} and {other} in South Korea signed a memorandum of understanding on tourism. "
            f"{one} is home to {number + 10} South Korean projects, and {number + 3} guests saw {other}.\n"
        )
        (folder / f"{number:05}.txt").write_text(text, "utf-8")
    return folder


def disturbed(work: Work, moments: int, seed: int = SEED) -> Report:
    """Does a work undisturbed, then kills it at so many moments; what came of it."""
    chance = Random(f"{seed} {work.name}")
    work.begin()
    began = time.perf_counter()
    _run(work)
    lasted = time.perf_counter() - began
    expected = exported(work.outcome)
    killed, faults = 0, []
    for number in range(moments):
        work.begin()
        killed += _killed(work, lasted * (number + chance.random()) / moments)
        found = list(_faults(work.outcome))
        if work.again or not _is_done(work, expected):
            _run(work)
        if exported(work.outcome) != expected:
            found.append("the next run did not end with the same register")
        faults += [f"at moment {number}: {fault}" for fault in found]
    return Report(work.name, lasted, killed, tuple(faults))


def exported(place: str) -> list[bytes]:
    """A register as it is exported."""
    with views.opened(place) as view:
        return list(export(view))


def _run(work: Work) -> None:
    done = subprocess.run([*COMITY, *work.arguments], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{work.name} failed: {done.stderr}")


def _is_done(work: Work, expected: list[bytes]) -> bool:
    """Whether the kill came after the last write."""
    try:
        return exported(work.outcome) == expected
    except RegisterError:
        return False


def _killed(work: Work, after: float) -> bool:
    process = subprocess.Popen(
        [*COMITY, *work.arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, process_group=0
    )
    try:
        process.wait(after)
        return False
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait() == -signal.SIGKILL


def _faults(place: str) -> Iterator[str]:
    """What is wrong with a register after a kill; one that is not there yet is as good as whole."""
    try:
        with for_reading(place) as engine:
            yield from (f"{fault.what} ({fault.number})" for fault in check(engine))
    except RegisterMissing:
        return
    except RegisterError as refused:
        if not any(word in refused.reason for word in ("is empty", "older Comity")):
            yield str(refused)


def works(folder: Path, documents: int, place: str | None = None) -> Iterator[Work]:
    """The works on a register: a file in the folder, or a database, which is emptied before each."""
    articles = texts(folder / "articles", documents)
    register = place or str(folder / "killed.db")
    whole = str(folder / "whole.db")
    subprocess.run([*COMITY, "read", str(articles), "--register", whole], check=True, capture_output=True)

    def empty() -> None:
        forget(register)

    def filled() -> None:
        forget(register)
        subprocess.run([*COMITY, "register", "copy", whole, register], check=True, capture_output=True)

    def old() -> None:
        filled()
        _made_older(register)

    yield Work("read", ("read", str(articles), "--register", register), empty, register)
    yield Work("rebuild", ("rebuild", "--register", register), filled, register)
    yield Work("upgrade", ("rebuild", "--records-only", "--register", register), old, register)
    yield Work("copy", ("register", "copy", whole, register), empty, register, again=False)


def forget(place: str) -> None:
    """Deletes a register: its file, or everything in the database."""
    where = address(place)
    if where.file is not None:
        for path in where.file.parent.glob(where.file.name + "*"):
            path.unlink()
        return
    with psycopg.connect(str(where.url), autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")


def _made_older(place: str) -> None:
    """Takes away what the newest form brought."""
    statements = (
        "DROP TABLE originals",
        "DROP INDEX documents_cited",
        "DROP INDEX claims_by_id",
        "ALTER TABLE documents DROP COLUMN cells",
        "ALTER TABLE documents DROP COLUMN reading",
        "ALTER TABLE document_names DROP COLUMN original",
        "UPDATE comity_form SET version_num = '0002'",
    )
    where = address(place)
    if where.file is not None:
        connection = sqlite3.connect(where.file)
        for statement in (*statements, "PRAGMA user_version = 2"):
            connection.execute(statement)
        connection.commit()
        connection.close()
        return
    with psycopg.connect(str(where.url), autocommit=True) as server:
        for statement in (*statements, "ALTER TABLE claims ADD PRIMARY KEY (id)"):
            server.execute(statement)


def main() -> int:
    """Kills, looks and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--moments", type=int, default=50, help="kills of each work")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--register", help="a PostgreSQL database to use instead of a file; it is emptied")
    asked = parser.parse_args()
    folder, found = Path(tempfile.mkdtemp(prefix="comity-faults-")), False
    try:
        for work in works(folder, asked.documents, asked.register):
            report = disturbed(work, asked.moments)
            print(report, flush=True)
            found |= bool(report.faults)
    finally:
        shutil.rmtree(folder)
    return int(found)


if __name__ == "__main__":
    sys.exit(main())
