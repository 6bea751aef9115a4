"""Which records an entity acts in, kind by kind, the newest first, and with whom it made agreements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from heapq import merge
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Engine

from comity.errors import BadSetting
from comity.model.record import PREFIXES
from comity.register import tables
from comity.register.question import Question, Told

UNDATED = tables.UNDATED
_BEHIND = "\U0010ffff"  # behind every id


class Entry(msgspec.Struct, frozen=True):
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


class Partner(msgspec.Struct, frozen=True):
    """With whom agreements were made: how many, and the last of them."""

    id: str
    number: int
    last: Entry


class About:
    """Asks a register what there is of an entity, which may have several ids; decodes nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def newest(
        self, ids: Collection[str], kind: str, most: int, after: Entry | None = None
    ) -> tuple[Entry, ...]:
        """The first records of a kind behind one of them, the newest first, undated ones last."""
        runs = [self._walk(id_, kind, most, after) for id_ in ids]
        return tuple(islice(dict.fromkeys(merge(*runs, key=_place, reverse=True)), most))

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

    def _walk(self, id_: str, kind: str, most: int, after: Entry | None) -> Iterator[Entry]:
        if after is None or after.day < UNDATED:
            start = after or Entry(UNDATED, "")
            yield from self._entries(_DATED, start, entity=id_, kind=kind, most=most)
        start = after if after and after.day == UNDATED else Entry(UNDATED, _BEHIND)
        yield from self._entries(_UNDATED, start, entity=id_, kind=kind, most=most)

    def _entries(self, question: Question, start: Entry, **told: Told) -> list[Entry]:
        return [Entry(*row) for row in self._asked(question, day=start.day, record=start.record, **told)]

    def _asked(self, question: Question, **told: Told) -> list[tuple[Any, ...]]:
        with self._engine.begin() as connection:
            return question.rows(connection, **told)


def _place(entry: Entry) -> tuple[bool, str, str]:
    return entry.day != UNDATED, entry.day, entry.record


def _last(told: str) -> Entry:
    """The last agreement as it is asked for: its day, nothing where it has none, and its id."""
    day, _, record = told.rpartition(" ")
    return Entry(day or UNDATED, record)


_OF_ONE = """SELECT day, record FROM record_entities
    WHERE entity = ONE :entity AND kind = ONE :kind AND part > 0"""
_FIRST = "ORDER BY day DESC, record DESC LIMIT ONE :most"
_DATED = Question(f"{_OF_ONE} AND (day, record) < (ONE :day, ONE :record) {_FIRST}")
_UNDATED = Question(f"{_OF_ONE} AND day = ONE :day AND record < ONE :record {_FIRST}")
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
