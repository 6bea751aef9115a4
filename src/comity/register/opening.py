"""Opens a register for writing or for reading, wherever it lies; what goes wrong is one sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, NoSuchModuleError

from comity.errors import NotARegister, RegisterError
from comity.register import backup, form, postgresql, sqlite
from comity.register.address import Address, address

PATIENCE = 5.0  # seconds to wait for another process before saying that the register is locked

Place = str | Path | Address
"""Where a register lies, as people and programs say it."""


@contextmanager
def for_writing(place: Place, patience: float = PATIENCE, make: bool = True) -> Iterator[Engine]:
    """An engine on a register; `make` makes one where there is none. Raises RegisterError.

    A register of an older Comity is copied and then brought up to date.
    """
    where = address(place)
    if not make:
        upgraded(where, patience)
    with _engine(where, patience, reading=False) as engine:
        _bring_up_to_date(engine, where)
        if where.file is not None:
            sqlite.read_beside_writing(engine, patience)
        yield engine


def upgraded(place: Place, patience: float = PATIENCE) -> Path | None:
    """Brings a register up to date; the copy made of it as it was, None where there was nothing to do."""
    where = address(place)
    with for_reading(where, patience, older=True):
        pass  # raises where there is none
    with _engine(where, patience, reading=False) as engine:
        return _bring_up_to_date(engine, where)


def _bring_up_to_date(engine: Engine, where: Address) -> Path | None:
    older = form.prepare(engine, where)
    if older is None:
        return None
    copied = backup.before(engine, where, older)
    with engine.begin() as connection:
        form.upgrade(connection, older)
    return copied


@contextmanager
def for_reading(place: Place, patience: float = PATIENCE, older: bool = False) -> Iterator[Engine]:
    """An engine that only reads a register, one of an older Comity too where told; raises RegisterError."""
    where = address(place)
    with _engine(where, patience, reading=True) as engine:
        with engine.begin() as connection:
            found = form.form_of(connection, where)
        if found is None:
            raise NotARegister(str(where), "is empty; `comity read` fills it")
        if found < form.NEWEST and not older:
            raise RegisterError(
                str(where), "was made by an older Comity; `comity register upgrade` brings it up to date"
            )
        yield engine


@contextmanager
def _engine(where: Address, patience: float, reading: bool) -> Iterator[Engine]:
    with in_words(where):
        if where.file is not None:
            engine = sqlite.engine(where.file, patience, reading)
        else:
            engine = postgresql.engine(where, patience, reading)
        try:
            yield engine
        finally:
            engine.dispose()


@contextmanager
def in_words(where: Address) -> Iterator[None]:
    """Turns what the database raises into a RegisterError of one sentence."""
    try:
        yield
    except NoSuchModuleError as error:
        raise RegisterError(str(where), "is no URL of a database that Comity knows") from error
    except _errors(where) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if where.file is not None:
            raise sqlite.said(where.file, cause) from error
        raise postgresql.said(where, cause) from error


def _errors(where: Address) -> tuple[type[Exception], ...]:
    """What a database raises; asked for only once something was raised."""
    return (DBAPIError, sqlite3.Error) if where.file is not None else (DBAPIError, postgresql.driver().Error)
