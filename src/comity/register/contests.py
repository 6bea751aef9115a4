"""Where to look for what is told differently: asked of whole tables, without decoding a record."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Engine

from comity.register import tables
from comity.register.packed import Number, number_told, told_in_several_ways
from comity.register.question import Question


class Several(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that says more than one value of some fields: its kind, its day ("" for none) and its id.

    Of each field comes the value shown first, then those told.
    """

    kind: str
    day: str
    record: str
    fields: dict[str, list[Any]]


class Contests:
    """Asks a register for what may be told differently."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def counted(self, indicators: Collection[str]) -> list[tuple[str, str]]:
        """Each subject with each of these indicators of which there are figures."""
        with self._engine.begin() as connection:
            return [(str(a), str(b)) for a, b in _OF_INDICATORS.rows(connection, indicators=indicators)]

    def numbers(self) -> Iterator[tuple[str, str, str, Number, int]]:
        """The figures beside which another stands or that say several values, by subject and indicator.

        Each with these two, its day, and how many claims tell it.
        """
        with self._engine.begin() as connection:
            figures = _EVERY_FIGURE.rows(connection)
            records = dict(_TOLD.rows(connection, kind="figure"))
        for (subject, indicator), among in groupby(figures, itemgetter(0, 1)):
            some = [(day, records[id_]) for _, _, day, id_ in among]
            for day, told in some:
                if len(some) > 1 or _SAYS_SEVERAL in told:
                    yield subject, indicator, day, *number_told(told)

    def figures(self, of: Collection[tuple[str, str]]) -> list[str]:
        """The figures of these couples of a subject and an indicator."""
        with self._engine.begin() as connection:
            return [id_ for (id_,) in _FIGURES.rows(connection, couples=of)]

    def several(self) -> Iterator[Several]:
        """The records other than figures that say more than one value of a field."""
        with self._engine.begin() as connection:
            rows = _SEVERAL.rows(connection, kind="figure")
        for id_, kind, day, told in rows:
            fields = told_in_several_ways(told)
            if fields:
                yield Several(kind, "" if day == tables.UNDATED else day, id_, fields)

    def naming(self, entities: Collection[str], kinds: Collection[str]) -> set[str]:
        """The records of some kinds that name one of these entities."""
        with self._engine.begin() as connection:
            return {id_ for (id_,) in _NAMING.rows(connection, entities=entities, kinds=kinds)}


_SAYS_SEVERAL = '"values":'  # in a packed record of which a field says more than a plain value
_SEVERAL = Question(
    f"SELECT id, kind, day, told FROM records WHERE kind <> ONE :kind AND told LIKE '%{_SAYS_SEVERAL}%'"
)
_EVERY_FIGURE = Question("SELECT subject, indicator, day, record FROM figures ORDER BY subject, indicator")
_TOLD = Question("SELECT id, told FROM records WHERE kind = ONE :kind")
_NAMING = Question("SELECT record FROM record_entities WHERE entity IN :entities AND kind IN :kinds")
_OF_INDICATORS = Question("SELECT DISTINCT subject, indicator FROM figures WHERE indicator IN :indicators")
_FIGURES = Question(
    """SELECT figure.record FROM COUPLES :couples AS couple CROSS JOIN figures AS figure
    WHERE figure.subject = couple.one AND figure.indicator = couple.other"""
)
