"""The search index of documents and claims, made by processes of its own while this one fills other tables.

One reads documents with their claims from a file of SQLite's, makes the rows of both shelves and writes
those of documents; the other writes those of claims. Each writes to a file beside the register or to a
server, where what it wrote is seen at once: what is found but is not kept is shown to nobody.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
from sqlalchemy import Connection

from comity.errors import RegisterError
from comity.register import postgresql, sqlite
from comity.register.address import Address
from comity.register.opening import in_words
from comity.register.search.index import index_rows, made_rows
from comity.register.search.items import Row, Rows
from comity.register.search.tables import SHELVES, Shelf, words_of

_PATIENCE = 5.0  # seconds to wait for somebody who has the file open
_PARTS = ("data", "idx", "config")  # the tables in which SQLite keeps a full-text table without contents
_LAST = b""  # behind all rows

_Work = Callable[[Pipe, Address, Pipe], None]
"""What a process does: who asks it, where it writes, and from or to where rows of claims go."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Row]).decode


class Annex:
    """The two processes; the program that asks must be one they can import (`if __name__ …`).

    `targets` are files that are made, or where a register lies on a server. What goes wrong is raised here.
    """

    def __init__(self, targets: Mapping[Shelf, Address]) -> None:
        rows, given = multiprocessing.get_context("spawn").Pipe(duplex=False)
        self._documents = _Writer("documents", targets["documents"], _write_documents, given)
        self._claims = _Writer("claims", targets["claims"], _write_claims, rows)
        rows.close()
        given.close()

    def begin(self, source: Path) -> None:
        """Has the index made of what stands in a file.

        Of that file only tables may be changed from now on that are not read: nobody looks for locks.
        """
        self._documents.tell(str(source))
        self._documents.hear()

    def finish(self, register: Connection) -> None:
        """Waits until the index is made; what stands in files is put in its place in the register."""
        for writer in (self._documents, self._claims):
            writer.hear()
            if writer.target.file is not None:
                _take_in(register, writer.shelf, writer.target.file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for writer in (self._documents, self._claims):
            writer.leave(at_once=error is not None)


class _Writer:
    """A process that writes one shelf, and what it has to say of it."""

    def __init__(self, shelf: Shelf, target: Address, work: _Work, rows: Pipe) -> None:
        # Spawned, not forked: the process that asks may run threads and holds the register open.
        spawning = multiprocessing.get_context("spawn")
        self.shelf, self.target = shelf, target
        self._pipe, there = spawning.Pipe()
        self.process = spawning.Process(target=work, args=(there, target, rows), daemon=True)
        self.process.start()
        there.close()

    def tell(self, told: str) -> None:
        """Tells the process something; that it is gone is heard afterwards."""
        with suppress(OSError):
            self._pipe.send(told)

    def hear(self) -> None:
        """Waits for what it says; RegisterError where something went wrong."""
        try:
            wrong: str | None = self._pipe.recv()
        except (EOFError, OSError):
            wrong = "was not filled: what makes its search index was stopped"
        if wrong is not None:
            raise RegisterError(str(self.target), wrong)

    def leave(self, at_once: bool) -> None:
        """Waits until the process ends."""
        if at_once:
            self.process.terminate()
        self._pipe.close()
        self.process.join()


def _take_in(register: Connection, shelf: Shelf, file: Path) -> None:
    """Copies the tables page by page."""
    driver: Any = register.connection.driver_connection
    driver.execute("ATTACH ? AS annex", (str(file),))
    with register.begin():
        table = SHELVES[shelf]
        for name in (table.name, *(f"{words_of(table)}_{part}" for part in _PARTS)):
            register.exec_driver_sql(f'DELETE FROM main."{name}"')
            register.exec_driver_sql(f'INSERT INTO main."{name}" SELECT * FROM annex."{name}"')
    driver.execute("DETACH annex")


def _write_documents(pipe: Pipe, target: Address, claims: Pipe) -> None:
    """Waits for the source, says that it is read, writes the documents, gives the rows of claims away."""
    with _saying(pipe, target):
        source = Path(pipe.recv())
        with in_words(target), sqlite.engine(source, _PATIENCE, reading=True, still=True).begin() as kept:
            kept.exec_driver_sql("SELECT id FROM documents LIMIT 1")  # from here on it is one transaction
            pipe.send(None)
            with _writing("documents", target) as into:
                index_rows(into, "documents", _giving(made_rows(kept), claims))


def _giving(made: Iterator[Rows], claims: Pipe) -> Iterator[Rows]:
    """The documents of what is made; its claims are given away."""
    with suppress(BrokenPipeError):  # who writes them says himself why he does not
        for rows in made:
            claims.send_bytes(_encode(rows.claims))
            yield Rows(rows.documents, [])
        claims.send_bytes(_LAST)


def _write_claims(pipe: Pipe, target: Address, rows: Pipe) -> None:
    """Writes the claims that are given."""
    with _saying(pipe, target), in_words(target), _writing("claims", target) as into:
        index_rows(into, "claims", _given(rows))


def _given(rows: Pipe) -> Iterator[Rows]:
    while (told := rows.recv_bytes()) != _LAST:
        yield Rows([], _decode(told))


@contextmanager
def _saying(pipe: Pipe, target: Address) -> Iterator[None]:
    """Says that what was to be done is done, or what went wrong."""
    gc.disable()  # nothing that is made here refers to itself
    try:
        yield
    except EOFError:  # nobody waits any more, or nothing more comes
        return
    except RegisterError as error:
        pipe.send(error.reason)
    else:
        pipe.send(None)


@contextmanager
def _writing(shelf: Shelf, target: Address) -> Iterator[Connection]:
    """A transaction in which the index is written."""
    if target.file is None:
        with postgresql.engine(target, _PATIENCE, reading=False).begin() as connection:
            yield connection
        return
    with sqlite.engine(target.file, _PATIENCE, reading=False).connect() as connection:
        sqlite.without_journal(connection)
        with connection.begin():
            SHELVES[shelf].create(connection)
            yield connection
