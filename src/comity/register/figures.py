"""Of what a register has numbers, answered by indexes alone: of whom, of which measure, and how many."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import Engine, Select, and_, func, or_, select

from comity.register import tables

_of = tables.figures.c
_ORDER = (_of.plain.desc(), _of.day.desc(), _of.record.desc())
_number = func.count().label("number")
_FEW = 4  # of the newest figures of an indicator: with those beside them they can be held against each other


class Count(msgspec.Struct, frozen=True):
    """A subject or an indicator, and how many figures there are of it."""

    of: str
    number: int


class Newest(msgspec.Struct, frozen=True):
    """How many figures there are of an indicator of a subject, and the newest few of them.

    First come those told as facts of all of it, of them the newest.
    """

    subject: str
    indicator: str
    number: int
    records: tuple[str, ...]


class Figures:
    """Asks a register for its figures; decodes nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def indicators(self) -> list[Count]:
        """The indicators there are figures of, the most told first."""
        question = select(_of.indicator, _number).group_by(_of.indicator)
        return self._counts(question.order_by(_number.desc(), _of.indicator))

    def subjects(
        self, indicator: str | None = None, most: int = 20, after: Count | None = None
    ) -> list[Count]:
        """Those of whom there are figures, of an indicator or of any, the most told first; behind one."""
        question = select(_of.subject, _number).group_by(_of.subject)
        if indicator:
            question = question.where(_of.indicator == indicator)
        if after:
            same = and_(_number == after.number, _of.subject > after.of)
            question = question.having(or_(_number < after.number, same))
        return self._counts(question.order_by(_number.desc(), _of.subject).limit(most))

    def newest(self, subjects: Collection[str], indicator: str | None = None) -> list[Newest]:
        """The newest figures of each indicator, or of one, of these subjects."""
        each = (_of.subject, _of.indicator)
        place = func.row_number().over(partition_by=each, order_by=_ORDER).label("place")
        number = func.count().over(partition_by=each).label("number")
        question = select(_of.subject, _of.indicator, _of.record, number, place)
        question = question.where(_of.subject.in_(subjects))
        if indicator:
            question = question.where(_of.indicator == indicator)
        inner = question.subquery()
        found: dict[tuple[str, str], Newest] = {}
        for row in self._rows(select(inner).where(inner.c.place <= _FEW).order_by(inner.c.place)):
            key = row.subject, row.indicator
            before = found[key].records if key in found else ()
            found[key] = Newest(*key, row.number, (*before, row.record))
        return [found[key] for key in sorted(found)]

    def records(self, subject: str, indicator: str, most: int) -> list[str]:
        """The figures of an indicator of a subject, the plain ones first, of them the newest."""
        question = select(_of.record).where(_of.subject == subject, _of.indicator == indicator)
        return [row.record for row in self._rows(question.order_by(*_ORDER).limit(most))]

    def _counts(self, question: Select[Any]) -> list[Count]:
        return [Count(str(row[0]), int(row[1])) for row in self._rows(question)]

    def _rows(self, question: Select[Any]) -> list[Any]:
        with self._engine.begin() as connection:
            return list(connection.execute(question).all())
