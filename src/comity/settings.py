"""The one reader of the environment: every setting, typed, with its default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from comity.errors import BadSetting


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What can be set from outside.

    `register` (COMITY_REGISTER) is the register file commands use unless told otherwise;
    `max_mb` (COMITY_MAX_MB) is the size in megabytes beyond which a file is refused;
    `who` (COMITY_WHO) is the name under which decisions are kept, else that of the login.
    """

    register: Path = Path("comity.db")
    max_mb: float = 20.0
    who: str = "somebody"

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
        register=_path(given, "COMITY_REGISTER", Settings().register),
        max_mb=_positive(given, "COMITY_MAX_MB", Settings().max_mb),
        who=_who(given),
    )


def _path(given: Mapping[str, str], key: str, default: Path) -> Path:
    if key not in given:
        return default
    if not given[key].strip():
        raise BadSetting(key, given[key], "must name a file")
    return Path(given[key])


def _who(given: Mapping[str, str]) -> str:
    names = (given.get(key, "").strip() for key in ("COMITY_WHO", "USER", "LOGNAME", "USERNAME"))
    return next(filter(None, names), Settings().who)


def _positive(given: Mapping[str, str], key: str, default: float) -> float:
    try:
        value = float(given.get(key, default))
    except ValueError:
        raise BadSetting(key, given[key], "must be a number") from None
    if not 0 < value < 1_000_000:
        raise BadSetting(key, given[key], "must be a number above 0")
    return value
