"""The shapes of Korea's and Viet Nam's provinces, each from the day on which it came to be as it was."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from comity.reference.shapes import Ring


class Province(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A province with its rings, `since` a day (included) `until` another (excluded); None is open."""

    id: str
    since: date | None = None
    until: date | None = None
    rings: list[Ring]

    def holds(self, on: date) -> bool:
        """Whether it had this shape on the day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


@cache
def every_province() -> tuple[Province, ...]:
    """All shapes that are known."""
    page = files("comity.reference").joinpath("data", "province_shapes.json").read_bytes()
    return msgspec.json.decode(page, type=tuple[Province, ...])
