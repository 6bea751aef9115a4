"""Dropping what is derived: it has another form in every version, and the next run derives it again."""

from __future__ import annotations

from alembic import op
from sqlalchemy import inspect, text

from comity.register.tables import KEPT

_INDEXES = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"


def drop_derived() -> None:
    """Drops every table that holds nothing but what follows from others."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        # A full-text index takes the tables it consists of with it.
        for table in connection.execute(text(_INDEXES)).scalars().all():
            connection.execute(text(f'DROP TABLE "{table}"'))
    for table in set(inspect(connection).get_table_names()) - KEPT:
        connection.execute(text(f'DROP TABLE IF EXISTS "{table}"'))
