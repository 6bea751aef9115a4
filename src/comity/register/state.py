"""The state of a register: a short text that is another once something was written."""

from __future__ import annotations

from hashlib import blake2b

from sqlalchemy import Connection, Engine

from comity.register import postgresql, sqlite


def state_of(register: Connection | Engine) -> str:
    """The state of a register now, or at the moment of a connection's transaction.

    In a file's it has to be asked before anything else: what is written between the two is seen under the
    state before, and so looked at once more, never missed.
    """
    if register.dialect.name == "sqlite":
        told = sqlite.state(register)
    elif isinstance(register, Connection):
        told = postgresql.state(register)
    else:
        with register.begin() as connection:
            return state_of(connection)
    return blake2b(told.encode(), digest_size=12).hexdigest()
