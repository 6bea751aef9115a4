"""Where a register lies: a file of SQLite's, or a PostgreSQL database by its URL."""

from __future__ import annotations

from pathlib import Path

import msgspec
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from comity.errors import RegisterError

_SERVERS = ("postgresql", "postgres", "postgresql+psycopg")


class Address(msgspec.Struct, frozen=True):
    """Where a register lies: `file`, or `url` where a server keeps it. As text it shows no password."""

    file: Path | None = None
    url: str | None = None

    def __str__(self) -> str:
        if self.file is not None:
            return str(self.file)
        return self.server.set(drivername="postgresql").render_as_string(hide_password=True)

    @property
    def server(self) -> URL:
        """The URL as SQLAlchemy and psycopg take it."""
        return make_url(self.url or "").set(drivername="postgresql+psycopg")


def address(told: str | Path | Address) -> Address:
    """The address somebody gave; RegisterError for a URL that is none of a register.

    >>> str(address("ties.db")), str(address("postgresql://desk:secret@db.example/ties"))
    ('ties.db', 'postgresql://desk:***@db.example/ties')
    """
    if isinstance(told, Address):
        return told
    scheme, colon, _ = str(told).partition("://")
    if not colon:
        return Address(file=Path(told))
    if scheme not in _SERVERS:
        raise RegisterError(told, f"is no register: {scheme} is not a database that Comity knows")
    try:
        Address(url=str(told)).server.translate_connect_args()
    except (ArgumentError, ValueError) as error:
        raise RegisterError(f"{scheme}://…", "is no URL of a database") from error
    return Address(url=str(told))
