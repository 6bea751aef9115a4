"""Which records name two entities, and what affiliations say is part of what: answered by indexes alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import msgspec
from sqlalchemy import Engine

from comity.model.record import PREFIXES
from comity.register import tables
from comity.register.question import Question, Told

UNDATED = tables.UNDATED
_KINDS = {f"{prefix}-": kind for kind, prefix in PREFIXES.items()}
_COMPANY = "organisation/"
_MADE_UP = (_COMPANY, "locality/", "person/")  # what the ids of things begin with that no table knows


class Pair(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that names two entities, and its day (`tables.UNDATED` where it has none).

    Where it is asked what lies between the two: how many act `together` in it with them, 0 where these do
    not, and when a document last told it (`heard`, empty where that is not known).
    """

    one: str
    other: str
    day: str
    record: str
    together: int = 0
    heard: str = ""

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return _KINDS[self.record[:4]]


class Pairs:
    """Asks a register for pairs; decodes nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def between(self, ones: Collection[str], others: Collection[str], together: bool = False) -> list[Pair]:
        """The records that name one of these and one of those, for each two of them; no people but parties.

        `together`: as parties of an agreement, or at an event.
        """
        fewer, more = sorted((ones, others), key=len)
        return self._pairs(_TOGETHER if together else _BETWEEN, ones=fewer, others=more)

    def of(self, couples: Collection[tuple[str, str]]) -> list[Pair]:
        """The records that name both of any of these couples; of people only what they are parties of."""
        return self._pairs(_OF_COUPLES, couples=couples)

    def agreements(self, couples: Collection[tuple[str, str]]) -> list[Pair]:
        """The agreements that both of any of these couples are parties of."""
        return self._pairs(_AGREEMENTS, couples=couples)

    def of_bodies_under(self, localities: Collection[str]) -> list[Pair]:
        """What the bodies do whose ids tell that they are of these localities, or of something in them."""
        return self._pairs(_OF_BODIES, beginnings=_bodies_of(localities))

    def said_under(self, roots: Collection[str], localities: Collection[str]) -> tuple[set[str], list[Pair]]:
        """What is said to be part of these, of bodies of these localities, or of that: what of it the tables
        know, and what all of it does with anything.
        """
        rows = self._asked(_SAID, roots=roots, bodies=_bodies_of(localities))
        return {row[0] for row in rows if row[1] is None}, [Pair(*row) for row in rows if row[1] is not None]

    def bodies_under(self, localities: Collection[str]) -> set[str]:
        """The bodies in the register whose ids tell that they belong to these, or to something in them."""
        return self._ids(_GOING_ON, beginnings=_bodies_of(localities))

    def localities_under(self, localities: Collection[str]) -> set[str]:
        """The localities in the register whose ids go on from these ids."""
        return self._ids(_GOING_ON, beginnings=[f"{id_}/" for id_ in localities])

    def published(self, records: Collection[str]) -> dict[str, set[str]]:
        """When documents that tell these records were published, those of which it is known."""
        return _grouped(self._asked(_PUBLISHED, records=records))

    def entities(self, records: Collection[str]) -> dict[str, set[str]]:
        """The entities that each of these records names."""
        return _grouped(self._asked(_ENTITIES, records=records))

    def abroad(self, kinds: Collection[str]) -> list[tuple[str, str, str, str, int]]:
        """Every two of different countries that records of some kinds name, and bodies of any.

        Each two once, as the fields of a pair up to `together`; they are many, to be asked for once a state.
        """
        rows: Any = self._asked(_ABROAD, prefixes=[PREFIXES[kind] for kind in kinds])
        return list(rows)

    def _pairs(self, question: Question, **told: Told) -> list[Pair]:
        return [Pair(*row) for row in self._asked(question, **told)]

    def _ids(self, question: Question, **told: Told) -> set[str]:
        return {id_ for (id_,) in self._asked(question, **told)}

    def _asked(self, question: Question, **told: Told) -> list[tuple[Any, ...]]:
        with self._engine.begin() as connection:
            return question.rows(connection, **told)


def _bodies_of(localities: Collection[str]) -> list[str]:
    """What the ids of bodies begin with that belong to these localities, or to something in them."""
    return [f"{_COMPANY}{id_}/" for id_ in localities]


def _grouped(pairs: Iterable[tuple[Any, ...]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return found


_END = "\U0010ffff"  # behind whatever begins alike


def _begins(column: str, *beginnings: str) -> str:
    """That a column begins with one of these, as an index is asked it."""
    ranges = (f"{column} >= '{each}' AND {column} < '{each}{_END}'" for each in beginnings)
    return f"({' OR '.join(ranges)})"


_BETWEEN = Question(
    """SELECT one, other, day, record, together, heard FROM record_pairs
    WHERE one IN :ones AND other IN :others"""
)
_TOGETHER = Question(f"{_BETWEEN} AND together > 0")
_OF_COUPLES = Question(
    """SELECT pair.one, pair.other, pair.day, pair.record, pair.together, pair.heard
    FROM COUPLES :couples AS couple CROSS JOIN record_pairs AS pair
    WHERE pair.one = couple.one AND pair.other = couple.other"""
)
_AGREEMENTS = Question(
    f"""SELECT pair.one, pair.other, pair.day, pair.record, pair.together FROM COUPLES :couples AS couple
    CROSS JOIN record_pairs AS pair WHERE pair.one = couple.one AND pair.other = couple.other
    AND pair.together > 0 AND {_begins("pair.record", PREFIXES["agreement"] + "-")}"""
)
# A walk along the index; localities that lie in one country make no tie between countries.
_ABROAD = Question(
    """SELECT one, other, day, record, together FROM record_pairs
    WHERE one < other AND substr(record, 1, 3) IN :prefixes
    AND (substr(one, 1, 3) <> substr(other, 1, 3) OR substr(one, 1, 3) = 'org')"""
)
_OF_BODIES = Question(
    f"""SELECT pair.one, pair.other, pair.day, pair.record FROM EACH :beginnings AS beginning
    CROSS JOIN record_pairs AS pair
    WHERE pair.one >= beginning.value AND pair.one < beginning.value || '{_END}' AND pair.together > 0"""
)
_GOING_ON = Question(
    f"""SELECT entity.id FROM EACH :beginnings AS beginning CROSS JOIN entities AS entity
    WHERE entity.id >= beginning.value AND entity.id < beginning.value || '{_END}'"""
)

# A locality of the tables lies where these say, whatever somebody writes.
_TOLD = _begins("part.child", "org", "locality/")
_BELOW = f"""WITH RECURSIVE below(id) AS (
    SELECT part.child FROM said_parts AS part WHERE part.parent IN :roots AND {_TOLD}
    UNION
    SELECT part.child FROM EACH :bodies AS body CROSS JOIN said_parts AS part
    WHERE part.parent >= body.value AND part.parent < body.value || '{_END}'
    UNION
    SELECT part.child FROM below CROSS JOIN said_parts AS part WHERE part.parent = below.id AND {_TOLD}
)"""
_SAID = Question(
    f"""{_BELOW} SELECT below.id, NULL, NULL, NULL FROM below WHERE NOT {_begins("below.id", *_MADE_UP)}
    UNION ALL SELECT pair.one, pair.other, pair.day, pair.record FROM below
    CROSS JOIN record_pairs AS pair WHERE pair.one = below.id AND pair.together > 0"""
)

_ENTITIES = Question("SELECT record, entity FROM record_entities WHERE record IN :records")
_PUBLISHED = Question(
    """SELECT link.record, document.published FROM record_claims AS link
    JOIN claims AS claim ON claim.id = link.claim JOIN documents AS document VIA documents_cited
    ON document.id = claim.document WHERE link.record IN :records AND document.published IS NOT NULL"""
)
