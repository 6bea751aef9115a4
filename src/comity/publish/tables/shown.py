"""Values of a table as people read them: names and words of a language instead of ids and codes."""

from __future__ import annotations

from comity.publish.tables.columns import Column
from comity.publish.tables.labels import Labels, Names
from comity.publish.tables.rows import Row

_BETWEEN = "; "
_GROUPS = {"type": {"agreement": "agreement", "event": "event"}}


class Shown:
    """Shows the values of the table of a kind."""

    def __init__(self, kind: str, labels: Labels, names: Names) -> None:
        self._kind, self._labels, self._names = kind, labels, names

    def header(self, column: Column) -> str:
        """What a column is called."""
        return self._labels.headers[column.name]

    def value(self, column: Column, row: Row) -> str | float | None:
        """A value of a row: a number, or text; None where there is none."""
        value = row.values.get(column.name)
        if value is None or isinstance(value, int | float):
            return value
        if isinstance(value, tuple):
            return _BETWEEN.join(self._word(column, one, row) for one in value) or None
        return self._labels.code(self._group(column), value) if column.shape == "code" else value

    def _word(self, column: Column, one: str, row: Row) -> str:
        """One of several things in a cell."""
        match column.shape:
            case "sectors":
                return self._labels.code("sector", one)
            case "countries":
                return self._names.country(one)
            case _:
                return row.names.get(one, one)

    def _group(self, column: Column) -> str:
        """The vocabulary that a column's codes belong to."""
        return _GROUPS.get(column.name, {}).get(self._kind, column.name)
