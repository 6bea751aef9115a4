"""Which records an entity acts in, kind by kind, the newest first, and with whom it made agreements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Engine

from comity.errors import BadSetting
from comity.model.record import PREFIXES
from comity.register import tables
from comity.register.question import Question, Told

UNDATED = tables.UNDATED
_BEHIND = "\U0010ffff"  # behind every id


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A record in a list: its day (`UNDATED` where it has none) and its id."""

    day: str
    record: str

    @classmethod
    def read(cls, written: str) -> Entry:
        """An entry as a page tells where the next one begins; BadSetting for anything else."""
        record, _, day = written.partition("@")
        if not (record and day):
            raise BadSetting("after", written, "is no place to go on from; a page tells one")
        return cls(day, record)

    def __str__(self) -> str:
        return f"{self.record}@{self.day}"


class Partner(msgspec.Struct, frozen=True, gc=False):
    """With whom agreements were made: how many, and the last of them."""

    id: str
    number: int
    last: Entry


class About:
    """Asks a register what there is of an entity, which may have several ids; decodes nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def newest(
        self, ids: Collection[str], most: Mapping[str, int], after: Entry | None = None
    ) -> dict[str, tuple[Entry, ...]]:
        """The first so many records of each of these kinds, the newest first, undated ones last.

        Behind one of them where told.
        """
        question, start = _newest(tuple(most)), _starts(after)
        found: dict[str, set[Entry]] = {kind: set() for kind in most}
        for id_ in ids:
            for kind, day, record in self._asked(question, entity=id_, **start, **most):
                found[kind].add(Entry(day, record))
        return {
            kind: tuple(sorted(there, key=_place, reverse=True)[: most[kind]])
            for kind, there in found.items()
        }

    def numbers(self, ids: Collection[str]) -> dict[str, int]:
        """How many records of each kind there are."""
        return dict(self._asked(_NUMBERS if len(ids) == 1 else _NUMBERS_OF_SEVERAL, ids=ids))

    def partners(self, ids: Collection[str]) -> tuple[Partner, ...]:
        """Everybody these made agreements with, those with the most first; what is denied does not count."""
        denied = [record for (record,) in self._asked(_DENIED, ids=ids)]
        number, last = Counter[str](), dict[str, str]()
        question = _PARTNERS if len(ids) == 1 else _PARTNERS_OF_SEVERAL
        for other, told, end in self._asked(question, ids=ids, denied=denied):
            if other not in ids:
                number[other], last[other] = told, end
        return tuple(
            Partner(id_, number[id_], _last(last[id_]))
            for id_ in sorted(number, key=lambda id_: (-number[id_], id_))
        )

    def _asked(self, question: Question, **told: Told) -> list[tuple[Any, ...]]:
        with self._engine.begin() as connection:
            return question.rows(connection, **told)


def _place(entry: Entry) -> tuple[bool, str, str]:
    return entry.day != UNDATED, entry.day, entry.record


def _starts(after: Entry | None) -> dict[str, str]:
    """Before which day and record the dated ones stand that are asked for, and before which the others."""
    if after is None:
        return {"day": UNDATED, "record": "", "undated": _BEHIND}
    if after.day < UNDATED:
        return {"day": after.day, "record": after.record, "undated": _BEHIND}
    return {"day": "", "record": "", "undated": after.record}


def _last(told: str) -> Entry:
    """The last agreement as it is asked for: its day, nothing where it has none, and its id."""
    day, _, record = told.rpartition(" ")
    return Entry(day or UNDATED, record)


_OF_ONE = """SELECT * FROM (SELECT kind, day, record FROM record_entities
    WHERE entity = ONE :entity AND kind = '{kind}' AND part > 0 AND {place}
    ORDER BY day DESC, record DESC LIMIT ONE :{kind}) AS {kind}_{name}"""
_PLACES = {
    "dated": "(day, record) < (ONE :day, ONE :record)",
    "undated": f"day = '{UNDATED}' AND record < ONE :undated",
}


@cache
def _newest(kinds: tuple[str, ...]) -> Question:
    """Each kind has its place in the index, and all are asked for at once."""
    told = (
        _OF_ONE.format(kind=kind, name=name, place=place) for kind in kinds for name, place in _PLACES.items()
    )
    return Question(" UNION ALL ".join(told))


_NUMBERS = Question(
    "SELECT kind, count(*) FROM record_entities WHERE entity IN :ids AND part > 0 GROUP BY kind"
)
_NUMBERS_OF_SEVERAL = Question(
    """SELECT kind, count(DISTINCT record) FROM record_entities
    WHERE entity IN :ids AND part > 0 GROUP BY kind"""
)
_DENIED = Question(
    """SELECT DISTINCT record FROM record_entities
    WHERE entity IN :ids AND kind = 'agreement' AND part = 2"""
)
_AGREEMENT = PREFIXES["agreement"]
_ALL_PARTNERS = f"""SELECT other, count(%s),
    max(CASE WHEN day = '{UNDATED}' THEN ' ' ELSE day || ' ' END || record)
    FROM record_pairs WHERE one IN :ids AND together > 0
    AND record >= '{_AGREEMENT}-' AND record < '{_AGREEMENT}-{_BEHIND}' AND NOT (record IN :denied)
    GROUP BY other"""
_PARTNERS = Question(_ALL_PARTNERS % "*")
_PARTNERS_OF_SEVERAL = Question(_ALL_PARTNERS % "DISTINCT record")
