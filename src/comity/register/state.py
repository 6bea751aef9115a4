"""The state of a register: a short text that is another once something was written."""

from __future__ import annotations

from hashlib import blake2b

from sqlalchemy import Connection

from comity.register import postgresql, sqlite


def state_of(connection: Connection) -> str:
    """The state of a register at the moment of a connection's transaction.

    In a file's it has to be asked before anything else: what is written between the two is seen under the
    state before, and so looked at once more, never missed.
    """
    told = sqlite.state if connection.dialect.name == "sqlite" else postgresql.state
    return blake2b(told(connection).encode(), digest_size=12).hexdigest()
