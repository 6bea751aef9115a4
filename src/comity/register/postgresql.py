"""A register in a PostgreSQL database: opened and recognised; what the server says, said in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text

from comity.errors import NotARegister, RegisterError, RegisterLocked
from comity.register.address import Address
from comity.register.tables import FORM_TABLE

_REACHED_IN = 10  # seconds to reach a server
_DERIVING = 7_300_121  # the number under which this program's writers of derived rows wait for each other
_SAID = {
    "28": "does not let this user in; check the user and the password",
    "3D": "is not there: the server has no such database, `createdb` makes one",
    "42501": "may not be written by this user",
    "25006": "may not be written",
    "53100": "cannot grow: the disk is full",
    "53": "has no room for more work now; try again later",
    "57": "was stopped while it was used; what was kept stands, and the next run goes on",
    "08": "cannot be reached any more; what was kept stands, and the next run goes on",
}


def engine(address: Address, patience: float, reading: bool) -> Engine:
    """An engine on a database that is there already; RegisterError where it cannot be reached."""
    made = create_engine(address.server, connect_args={"connect_timeout": _REACHED_IN})

    @event.listens_for(made, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(patience * 1000)}")
            cursor.execute("SET client_encoding = 'UTF8'")
            cursor.execute(f"SET default_transaction_read_only = {'on' if reading else 'off'}")
            # What is looked for is found by an index; compiling a query costs more than it saves.
            cursor.execute("SET jit = off")
        connection.commit()

    return made


def recognise(connection: Connection, address: Address) -> int | None:
    """The form a database says it has, None for an empty one; NotARegister for another program's."""
    if connection.execute(text("SHOW server_encoding")).scalar_one() != "UTF8":
        raise NotARegister(str(address), "does not hold UTF-8; make the database with `createdb -E UTF8`")
    there = inspect(connection).get_table_names()
    if FORM_TABLE in there:
        form = connection.execute(text(f"SELECT version_num FROM {FORM_TABLE}")).scalar_one_or_none()
        return int(form) if form else None
    if there:
        raise NotARegister(str(address), "is a database of another program, not a Comity register")
    return None


def state(connection: Connection) -> str:
    """What is another once something was written: which transactions the one that asks sees the work of."""
    return str(connection.execute(text("SELECT pg_current_snapshot()")).scalar_one())


def driver() -> Any:
    """The library that speaks with servers; registers in files do not wait for it."""
    return import_module("psycopg")


@contextmanager
def one_at_a_time(engine: Engine) -> Iterator[None]:
    """Waits until no other process derives; theirs is seen whole by whatever starts within."""
    with engine.connect() as connection:
        connection.execute(text("SET lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_lock(:number)"), {"number": _DERIVING})
        connection.commit()
        try:
            yield
        finally:
            if not connection.invalidated and not connection.connection.dbapi_connection.closed:  # type: ignore[union-attr]
                connection.execute(text("SELECT pg_advisory_unlock(:number)"), {"number": _DERIVING})
                connection.execute(text("RESET lock_timeout"))
                connection.commit()


def said(address: Address, cause: BaseException | None) -> RegisterError:
    """What the server says, in a sentence."""
    name, code = str(address), getattr(cause, "sqlstate", None) or ""
    if code in ("55P03", "40P01", "40001"):
        return RegisterLocked(name, "another process is writing it; try again when that has finished")
    for begins in (code, code[:2]):
        if begins in _SAID:
            return RegisterError(name, _SAID[begins])
    told = " ".join(str(cause).split())
    if isinstance(cause, driver().OperationalError) and not code:
        return RegisterError(name, _unreached(told))
    return RegisterError(name, f"cannot be used ({told[:200]})")


def _unreached(told: str) -> str:
    """Without a code the client itself speaks: it could not connect, or lost the connection."""
    for part, sentence in (
        ("password", _SAID["28"]),
        ("does not exist", _SAID["3D"]),
        ("closed", _SAID["08"]),
        ("terminat", _SAID["57"]),
    ):
        if part in told:
            return sentence
    return f"cannot be reached ({told[:200]})"
