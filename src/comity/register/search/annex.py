"""The search index of documents or claims, made by a process of its own while this one fills other tables.

That process reads from a file of SQLite's, and writes to a file beside it or to a server, where what it wrote
is seen at once: what is found but is not kept is shown to nobody.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection

from comity.errors import RegisterError
from comity.register import postgresql, sqlite
from comity.register.address import Address
from comity.register.opening import in_words
from comity.register.search.index import index_shelf
from comity.register.search.tables import SHELVES, Shelf, words_of

_PATIENCE = 5.0  # seconds to wait for somebody who has the file open
_PARTS = ("data", "idx", "config")  # the tables in which SQLite keeps a full-text table without contents


class Annex:
    """The process for one shelf; the program that asks must be one it can import (`if __name__ …`).

    `target` is a file that is made, or where a register lies on a server. What goes wrong is raised here.
    """

    def __init__(self, shelf: Shelf, target: Address) -> None:
        # Spawned, not forked: the process that asks may run threads and holds the register open.
        spawning = multiprocessing.get_context("spawn")
        self._shelf, self._target = shelf, target
        self._pipe, there = spawning.Pipe()
        self._process = spawning.Process(target=_work, args=(there, shelf, target), daemon=True)
        self._process.start()
        there.close()

    def begin(self, source: Path) -> None:
        """Has the index made of what stands in a file.

        Of that file only tables may be changed from now on that are not read: nobody looks for locks.
        """
        self._answer(to=str(source))

    def finish(self, register: Connection) -> None:
        """Waits until the index is made; what stands in a file is put in its place in the register."""
        self._answer()
        if self._target.file is not None:
            _take_in(register, self._shelf, self._target.file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._process.terminate()
        self._pipe.close()
        self._process.join()

    def _answer(self, to: str | None = None) -> None:
        try:
            if to is not None:
                self._pipe.send(to)
            wrong: str | None = self._pipe.recv()
        except (EOFError, OSError):
            wrong = "was not filled: what makes its search index was stopped"
        if wrong is not None:
            raise RegisterError(str(self._target), wrong)


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


def _work(pipe: Pipe, shelf: Shelf, target: Address) -> None:
    """What the process does: waits for the source, says that it reads it, and then that all is done."""
    try:
        source = Path(pipe.recv())
    except EOFError:  # nobody waits any more
        return
    gc.disable()  # nothing that is made here refers to itself
    try:
        with in_words(target), sqlite.engine(source, _PATIENCE, reading=True, still=True).begin() as kept:
            kept.exec_driver_sql("SELECT id FROM documents LIMIT 1")  # from here on it is one transaction
            pipe.send(None)
            with _writing(shelf, target) as into:
                index_shelf(into, kept, shelf)
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
