"""Where to look for what is told differently: asked of whole tables, without decoding a record."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec
from sqlalchemy import Engine, func, select

from comity.register import tables
from comity.register.packed import told_in_several_ways
from comity.register.question import Question


class Several(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that says more than one value of some fields: its kind, its day ("" for none) and its id."""

    kind: str
    day: str
    record: str
    fields: Collection[str]


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

    def counted_in_several_ways(self) -> set[tuple[str, str]]:
        """The subjects and indicators of figures that say more than one value of a field; some by mistake."""
        with self._engine.begin() as connection:
            return {(subject, code) for subject, code in _COUNTED.rows(connection, kind="figure")}

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
_SAYS_SEVERAL = """kind = ONE :kind AND told LIKE '%"values":%'"""
_SEVERAL = Question(f"SELECT id, day, told FROM records WHERE {_SAYS_SEVERAL}")
_COUNTED = Question(
    f"""SELECT DISTINCT figure.subject, figure.indicator FROM records
    JOIN figures AS figure ON figure.record = records.id WHERE {_SAYS_SEVERAL}"""
)
_FIGURES = Question(
    """SELECT figure.record FROM COUPLES :couples AS couple CROSS JOIN figures AS figure
    WHERE figure.subject = couple.one AND figure.indicator = couple.other"""
)
