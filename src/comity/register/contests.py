"""Where to look for what is told differently: asked of whole tables, without decoding a record."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import msgspec
from sqlalchemy import Engine, select

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
            rows = _NUMBERS.rows(connection, kind="figure")
        for subject, indicator, day, told in rows:
            yield subject, indicator, day, *number_told(told)

    def figures(self, of: Collection[tuple[str, str]]) -> list[str]:
        """The figures of these couples of a subject and an indicator."""
        with self._engine.begin() as connection:
            return [id_ for (id_,) in _FIGURES.rows(connection, couples=of)]

    def several(self, kinds: Collection[str]) -> Iterator[Several]:
        """The records of some kinds that say more than one value of a field, of each kind by day and id."""
        for kind in kinds:
            with self._engine.begin() as connection:
                rows = _SEVERAL.rows(connection, kind=kind)
            for id_, day, told in rows:
                fields = told_in_several_ways(told)
                if fields:
                    yield Several(kind, "" if day == tables.UNDATED else day, id_, fields)

    def about(self, entity: str) -> set[str]:
        """The records that name an entity."""
        of = tables.record_entities.c
        with self._engine.begin() as connection:
            return {*connection.execute(select(of.record).where(of.entity == entity)).scalars()}


# What a packed record has of which a field says more than one plain value, or one by a rule.
_SAYS_SEVERAL = """told LIKE '%"values":%'"""
_SEVERAL = Question(f"SELECT id, day, told FROM records WHERE kind = ONE :kind AND {_SAYS_SEVERAL}")
_NUMBERS = Question(
    f"""SELECT measure.subject, measure.indicator, figure.day, record.told
    FROM (SELECT subject, indicator, count(*) AS number FROM figures GROUP BY subject, indicator) AS measure
    JOIN figures AS figure ON figure.subject = measure.subject AND figure.indicator = measure.indicator
    JOIN records AS record ON record.id = figure.record AND record.kind = ONE :kind
    WHERE measure.number > 1 OR record.{_SAYS_SEVERAL} ORDER BY measure.subject, measure.indicator"""
)
_OF_INDICATORS = Question("SELECT DISTINCT subject, indicator FROM figures WHERE indicator IN :indicators")
_FIGURES = Question(
    """SELECT figure.record FROM COUPLES :couples AS couple CROSS JOIN figures AS figure
    WHERE figure.subject = couple.one AND figure.indicator = couple.other"""
)
