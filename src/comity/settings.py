"""The one reader of the environment: every setting, typed, with its default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from comity.errors import BadSetting


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What can be set from outside.

    `register` (COMITY_REGISTER) is the register that commands use unless told otherwise, a file or the URL
    of a database;
    `max_mb` (COMITY_MAX_MB) is the size in megabytes beyond which a file is refused;
    `private` (COMITY_PRIVATE) allows reading from machines in private networks;
    `who` (COMITY_WHO) is the name under which decisions are kept, else that of the login;
    `rules` (COMITY_RULES) is a folder of rules of the office's own, beside those that come with Comity.
    """

    register: str = "comity.db"
    max_mb: float = 20.0
    private: bool = False
    who: str = "somebody"
    rules: Path | None = None

    @property
    def max_bytes(self) -> int:
        """The size limit in bytes."""
        return int(self.max_mb * 1_000_000)


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment; BadSetting names the key and value that cannot be used.

    >>> load({"COMITY_MAX_MB": "5"}).max_bytes
    5000000
    """
    given = os.environ if environment is None else environment
    return Settings(
        register=_place(given, "COMITY_REGISTER", Settings().register),
        max_mb=_positive(given, "COMITY_MAX_MB", Settings().max_mb),
        private=_yes(given, "COMITY_PRIVATE"),
        who=_who(given),
        rules=Path(told) if (told := given.get("COMITY_RULES", "").strip()) else None,
    )


def _place(given: Mapping[str, str], key: str, default: str) -> str:
    told = given.get(key, default)
    if not told.strip():
        raise BadSetting(key, told, "must name a file or a database")
    return told


def _who(given: Mapping[str, str]) -> str:
    names = (given.get(key, "").strip() for key in ("COMITY_WHO", "USER", "LOGNAME", "USERNAME"))
    return next(filter(None, names), Settings().who)


def _yes(given: Mapping[str, str], key: str) -> bool:
    told = given.get(key, "").strip().lower()
    if told not in ("", "0", "1", "no", "yes", "false", "true"):
        raise BadSetting(key, given[key], "must be 1 (yes) or 0 (no)")
    return told in ("1", "yes", "true")


def _positive(given: Mapping[str, str], key: str, default: float) -> float:
    try:
        value = float(given.get(key, default))
    except ValueError:
        raise BadSetting(key, given[key], "must be a number") from None
    if not 0 < value < 1_000_000:
        raise BadSetting(key, given[key], "must be a number above 0")
    return value
