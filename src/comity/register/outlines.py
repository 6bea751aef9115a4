"""Records as a whole register is looked through: what they show for a few fields, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Engine

from comity.model.record import PREFIXES, Record
from comity.register.packed import outlined
from comity.register.question import Question

_AT_ONCE = 5000  # rows


class Outlines:
    """Asks a register for records of which only some fields are looked at."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, kind: str, fields: Collection[str]) -> Iterator[Record]:
        """Every record of a kind, by id, with what it shows for these fields."""
        last: str | None = f"{PREFIXES[kind]}-"
        while last is not None:
            with self._engine.begin() as connection:
                rows = _NEXT.rows(connection, last=last, end=f"{PREFIXES[kind]}.", most=_AT_ONCE)
            for id_, told in rows:
                yield outlined(id_, kind, told, fields)
            last = rows[-1][0] if len(rows) == _AT_ONCE else None

    def perhaps_unmade(self, kinds: Collection[str]) -> Iterator[Record]:
        """Those of some kinds that may tell of what did not happen, with what they show of that."""
        with self._engine.begin() as connection:
            rows = _PERHAPS_UNMADE.rows(connection, kinds=kinds)
        for id_, kind, told in rows:
            yield outlined(id_, kind, told, _MADE)


_MADE = ("modality", "stage")
# The ids of a kind begin alike; a point comes next behind the stroke that follows.
_NEXT = Question(
    """SELECT id, told FROM records WHERE id > ONE :last AND id < ONE :end ORDER BY id LIMIT ONE :most"""
)
# A field told in one way stands in a packed record as it is.
_PERHAPS_UNMADE = Question(
    """SELECT id, kind, told FROM records WHERE kind IN :kinds AND (told NOT LIKE '%"modality":"asserted"%'
    OR told LIKE '%"stage":"planned"%' OR told LIKE '%"stage":{%')"""
)
