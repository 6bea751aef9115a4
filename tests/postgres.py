"""A real PostgreSQL server for tests: a cluster of its own on a free port of loopback, gone when they end."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from signal import SIGINT, SIGQUIT

import psycopg

from comity.register.opening import for_writing

MISSING = "PostgreSQL's server is not installed here (Debian: apt-get install postgresql)"


def binaries() -> Path | None:
    """Where the newest server's programs lie; None where there is none."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    installed = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(installed, key=lambda path: float(path.parts[-3]), default=None)
    return newest.parent if newest else None


class Server:
    """A running server; databases are made from one that holds an empty register."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder, self._numbers = programs, folder, count(1)
        self._made = False
        self.port = _free_port()
        self._run(
            "initdb", "-D", str(folder), "-U", "tester", "-E", "UTF8", "--locale=C", "-A", "trust", "-N"
        )
        self.start()

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "fsync": "off",
            "full_page_writes": "off",
            "max_connections": "40",
        }
        told = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        command = [*_as_nobody_special(), str(self._programs / "postgres"), "-D", str(self._folder), *told]
        with (self._folder.parent / "server.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self._folder.parent)
        for _ in range(200):
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                time.sleep(0.05)
        raise AssertionError("PostgreSQL did not start")

    def stop(self, signal: int = SIGINT) -> None:
        """Stops it: as an administrator restarts a server, or by another signal."""
        self._process.send_signal(signal)
        self._process.wait(30)

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql://tester@127.0.0.1:{self.port}/{database}"

    def database(self, empty: bool = False) -> str:
        """The URL of a new database: an empty one, or one that holds an empty register."""
        name = f"register_{next(self._numbers)}"
        if empty:
            self.ask(f"CREATE DATABASE {name}")
            return self.url(name)
        if not self._made:
            self.ask("CREATE DATABASE model")
            with for_writing(self.url("model")):
                pass
            self._made = True
        self.ask(f"CREATE DATABASE {name} TEMPLATE model")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Drops a database, whoever is still in it."""
        self.ask(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")

    def connected(self, url: str) -> psycopg.Connection[tuple[object, ...]]:
        """A connection to a database that writes at once."""
        return psycopg.connect(url, autocommit=True)

    def ask(self, question: str) -> None:
        """Runs a statement outside any transaction."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(question)

    def _run(self, program: str, *arguments: str) -> None:
        command = [*_as_nobody_special(), str(self._programs / program), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self._folder.parent)
        assert done.returncode == 0, done.stderr


@contextmanager
def server() -> Iterator[Server]:
    """A server that ends with this."""
    programs = binaries()
    assert programs is not None, MISSING
    with tempfile.TemporaryDirectory(prefix="comity-postgres-", ignore_cleanup_errors=True) as folder:
        here = Path(folder)
        if os.geteuid() == 0:
            shutil.chown(here, "postgres")
        running = Server(programs, here / "data")
        try:
            yield running
        finally:
            running.stop(signal=SIGQUIT)  # at once: nothing in it is wanted any more


def _as_nobody_special() -> list[str]:
    """PostgreSQL refuses to run as root; and it is to end when the tests are killed."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--pdeathsig=INT", "--"]


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
