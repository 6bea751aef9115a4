"""How long a register may be asked: what takes longer is broken off by the engine itself."""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, OperationalError

from comity.errors import TooLong

_STEPS = 100_000  # of SQLite's virtual machine between two looks at the clock: about a millisecond
_CANCELED = "57014"  # query_canceled, in PostgreSQL's list of error codes


class Patience:
    """How long one connection may be asked; `until` is when that is over."""

    def __init__(self, connection: Connection, seconds: float | None) -> None:
        self.seconds = seconds
        self._connection, self._lite = connection, connection.dialect.name == "sqlite"
        self._until = time.monotonic() + seconds if seconds is not None else math.inf

    def begin(self) -> None:
        """From now on the clock is looked at."""
        if self.seconds is not None and self._lite:
            driver: Any = self._connection.connection.driver_connection
            driver.set_progress_handler(lambda: time.monotonic() > self._until, _STEPS)
        elif self.seconds is not None:
            self._limit(self.seconds)

    def end(self) -> None:
        """The clock is looked at no more; a served register's limit ends with the transaction."""
        if self.seconds is not None and self._lite:
            driver: Any = self._connection.connection.driver_connection
            driver.set_progress_handler(None, 0)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Within it nothing is broken off, and the time does not count; a failure ends all anyway."""
        until, begun = self._until, time.monotonic()
        self._until = math.inf
        self._limit(0)
        yield
        self._until = until + time.monotonic() - begun
        if until < math.inf:
            self._limit(self.seconds or 0)

    def _limit(self, seconds: float) -> None:
        if self.seconds is not None and not self._lite:
            self._connection.exec_driver_sql(f"SET LOCAL statement_timeout = {int(seconds * 1000)}")


@contextmanager
def within(connection: Connection, seconds: float | None) -> Iterator[Patience]:
    """Breaks off what is asked over a connection after so many seconds; TooLong. None: never."""
    patience = Patience(connection, seconds)
    patience.begin()
    try:
        yield patience
    except DBAPIError as error:
        if seconds is not None and _is_broken_off(error):
            raise TooLong(seconds) from error
        raise
    finally:
        patience.end()


def _is_broken_off(error: DBAPIError) -> bool:
    cause = error.orig
    if isinstance(cause, sqlite3.OperationalError):
        return cause.sqlite_errorname == "SQLITE_INTERRUPT"
    return isinstance(error, OperationalError) and getattr(cause, "sqlstate", None) == _CANCELED
