"""Which countries and localities stand in a register, and how much is told of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import Engine, select

from comity.register import tables
from comity.register.question import Question, Told

MOST = 1000
"""Records of a kind that are counted of a locality; whoever has more is said to have more."""

NOWHERE = "xx"
"""Stands for the country of localities of which no table knows where they lie."""


class Standing(msgspec.Struct, frozen=True):
    """How many agreements and events name a locality (MOST, and one more for more), and the last day."""

    agreements: int
    events: int
    last: str | None


class Roll:
    """Asks a register which localities it has; decodes nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def countries(self, codes: Collection[str]) -> dict[str, int]:
        """How many localities of each of these countries there are; of a country itself 0 may be told."""
        return {
            code: number for code, number, known in self._asked(_COUNTRIES, codes=codes) if number or known
        }

    def unplaced(self) -> bool:
        """Whether there are localities of which no table knows the country."""
        return bool(self.localities(NOWHERE, 1))

    def localities(self, country: str, most: int, after: str = "") -> Sequence[str]:
        """The first localities of a country by id, behind one of them: each before what lies in it."""
        beginning = "locality" if country == NOWHERE else country
        of = tables.entities.c.id
        question = select(of).where(of > max(f"{beginning}/", after), of < f"{beginning}0")
        with self._engine.begin() as connection:
            return connection.execute(question.order_by(of).limit(most)).scalars().all()

    def standings(self, localities: Collection[str]) -> dict[str, Standing]:
        """What is told of each of these."""
        rows = self._asked(_STANDINGS, localities=localities)
        return {
            id_: Standing(agreements, events, max(filter(None, days), default=None))
            for id_, agreements, events, *days in rows
        }

    def _asked(self, question: Question, **told: Told) -> list[tuple[Any, ...]]:
        with self._engine.begin() as connection:
            return question.rows(connection, **told)


# The ids of the localities of a country begin with its code and a stroke, behind which a nought comes next.
_COUNTRIES = Question(
    """SELECT code.value, (SELECT count(*) FROM entities AS entity
        WHERE entity.id > code.value || '/' AND entity.id < code.value || '0'),
    EXISTS (SELECT 1 FROM entities AS entity WHERE entity.id = code.value)
    FROM EACH :codes AS code"""
)


def _number(kind: str) -> str:
    return f"""(SELECT count(*) FROM (SELECT 1 FROM record_entities AS link
        WHERE link.entity = place.value AND link.kind = '{kind}' LIMIT {MOST + 1}) AS counted)"""


def _last(kind: str) -> str:
    return f"""(SELECT link.day FROM record_entities AS link WHERE link.entity = place.value
        AND link.kind = '{kind}' AND link.day < '{tables.UNDATED}' ORDER BY link.day DESC LIMIT 1)"""


_STANDINGS = Question(
    f"""SELECT place.value, {_number("agreement")}, {_number("event")}, {_last("agreement")}, {_last("event")}
    FROM EACH :localities AS place"""
)
