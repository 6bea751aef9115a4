"""Where to look for what is told differently: asked of whole tables, without decoding a record."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Engine, func, select

from comity.register import tables
from comity.register.question import Question

_SEVERAL = '"values":'  # stands in a packed record of which a field says more than one plain value


class Contests:
    """Asks a register for what may be told differently."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def counted(self) -> list[tuple[str, str, int]]:
        """How many figures there are of each indicator of each subject."""
        of = tables.figures.c
        question = select(of.subject, of.indicator, func.count()).group_by(of.subject, of.indicator)
        with self._engine.begin() as connection:
            return [(str(a), str(b), int(n)) for a, b, n in connection.execute(question)]

    def figures(self, of: Collection[tuple[str, str]]) -> list[str]:
        """The figures of these couples of a subject and an indicator."""
        with self._engine.begin() as connection:
            return [id_ for (id_,) in _FIGURES.rows(connection, couples=of)]

    def counted_by(self, records: Collection[str]) -> set[tuple[str, str]]:
        """The subjects and indicators of these figures."""
        with self._engine.begin() as connection:
            return {(subject, code) for subject, code in _COUNTED.rows(connection, records=records)}

    def several(self) -> Iterator[str]:
        """The records that say more than one value of a field, or one by a rule; some by mistake."""
        of = tables.records.c
        question = select(of.id).where(of.told.contains(_SEVERAL)).order_by(of.id)
        with self._engine.begin() as connection:
            yield from connection.execute(question).scalars().all()

    def about(self, entity: str) -> set[str]:
        """The records that name an entity."""
        of = tables.record_entities.c
        with self._engine.begin() as connection:
            return {*connection.execute(select(of.record).where(of.entity == entity)).scalars()}


_COUNTED = Question("SELECT subject, indicator FROM figures WHERE record IN :records")
_FIGURES = Question(
    """SELECT figure.record FROM COUPLES :couples AS couple CROSS JOIN figures AS figure
    WHERE figure.subject = couple.one AND figure.indicator = couple.other"""
)
