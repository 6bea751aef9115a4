"""How long a register may be asked: what takes longer is broken off by the engine itself."""

from __future__ import annotations

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


@contextmanager
def within(connection: Connection, seconds: float | None) -> Iterator[None]:
    """Breaks off what is asked over a connection after so many seconds; TooLong. None: never."""
    if seconds is None:
        yield
        return
    driver: Any = connection.connection.driver_connection
    lite = connection.dialect.name == "sqlite"
    until = time.monotonic() + seconds
    if lite:
        driver.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    else:
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {int(seconds * 1000)}")
    try:
        yield
    except DBAPIError as error:
        if _is_broken_off(error):
            raise TooLong(seconds) from error
        raise
    finally:
        if lite:
            driver.set_progress_handler(None, 0)


def _is_broken_off(error: DBAPIError) -> bool:
    cause = error.orig
    if isinstance(cause, sqlite3.OperationalError):
        return cause.sqlite_errorname == "SQLITE_INTERRUPT"
    return isinstance(error, OperationalError) and getattr(cause, "sqlstate", None) == _CANCELED
