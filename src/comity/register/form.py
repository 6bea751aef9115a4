"""The form of a register: recognised, brought up to date by migrations after a copy, refused where newer."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, text

from comity.errors import RegisterTooNew
from comity.register import postgresql, sqlite
from comity.register.address import Address
from comity.register.search import tables as _search_tables  # noqa: F401 - makes its tables known
from comity.register.tables import FORM_TABLE, metadata

NEWEST = 6
"""The newest migration in `migrations/versions`; its files begin with their numbers."""


def form_of(connection: Connection, address: Address, newest: int = NEWEST) -> int | None:
    """The number of a register's form, None where nothing is there; RegisterTooNew beyond the newest."""
    if address.file is not None:
        form = sqlite.recognise(connection, address.file)
    else:
        form = postgresql.recognise(connection, address)
    if form is not None and form > newest:
        raise RegisterTooNew(
            str(address), f"was written by a newer Comity (its form is {form}, this one knows up to {newest})"
        )
    return form


def make(connection: Connection) -> None:
    """Makes the tables of a new register."""
    metadata.create_all(connection)
    _note(connection, NEWEST)


def upgrade(connection: Connection, since: int) -> None:
    """Runs the migrations after the form `since` (0: from nothing); the next run derives anew."""
    # Loaded where it is needed: a register is brought up to date once in its life, and opened every day.
    from alembic import command
    from alembic.config import Config

    _note(connection, since)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("version_path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    metadata.create_all(connection)
    _note(connection, NEWEST)


def prepare(engine: Engine, address: Address) -> int | None:
    """Makes a register where there is none; the form of one that is older, else None."""
    with engine.begin() as connection:
        if address.file is None:
            # Of two that find an empty database the second waits, and finds a register.
            connection.execute(text("SELECT pg_advisory_xact_lock(7300120)"))
        form = form_of(connection, address)
        if form is None:
            make(connection)
    return form if form is not None and form < NEWEST else None


def _note(connection: Connection, form: int) -> None:
    """Writes down the form, where Alembic looks and where programs from before Alembic look."""
    table = FORM_TABLE
    connection.execute(text(f"CREATE TABLE IF NOT EXISTS {table} (version_num VARCHAR(32) PRIMARY KEY)"))
    connection.execute(text(f"DELETE FROM {table}"))
    if form:
        connection.execute(text(f"INSERT INTO {table} VALUES ('{form:04}')"))
    if connection.dialect.name == "sqlite":
        sqlite.mark(connection, form)
