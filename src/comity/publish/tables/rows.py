"""Records as rows: the value shown of each field, who says so first, and how many sources do."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from comity.model.cited import CitedClaim
from comity.model.record import Record
from comity.publish.selection import Selection, Told, selected, sourced
from comity.publish.tables.columns import Column, Value, columns
from comity.publish.tables.labels import Language, Names, labels
from comity.register.view import View

_LATEST = "9999"
_ALL = Selection()


class Row(NamedTuple):
    """A row of a kind's table: its values by column, and the names of the entities in it by id."""

    values: dict[str, Value]
    names: dict[str, str]


class Rows:
    """Makes rows of a register's records, with names and roles in the words of a language."""

    def __init__(self, view: View, selection: Selection = _ALL, language: Language = "en") -> None:
        self._view, self._selection = view, selection
        self.labels, self.names = labels(language), Names(view, language)

    def of(self, kind: str) -> Iterator[Row]:
        """The rows of the table of a kind, by id of the record, some hundred at a time."""
        for some in selected(self._view, self._selection, kind):
            yield from self._of(some)

    def of_these(self, records: Collection[Record]) -> Iterator[Row]:
        """The rows of some records of one kind, in their order."""
        yield from self._of(sourced(self._view, records))

    def _of(self, some: Collection[Told]) -> Iterator[Row]:
        names = self.names.of({entity for told in some for entity in told.record.entities})
        yield from (Row(self._own(told.record, names) | first_source(told), names) for told in some)

    def _own(self, record: Record, names: dict[str, str]) -> dict[str, Value]:
        """The values of a record's own fields."""
        values: dict[str, Value] = {"id": record.id, "countries": _countries(record)}
        for column in columns(record.kind):
            if column.name in record.fields:
                values[column.name] = self._value(record.fields[column.name].shown, column, names)
        return values

    def _value(self, shown: Any, column: Column, names: dict[str, str]) -> Value:
        """A field's value as it stands in a column."""
        several = shown if isinstance(shown, list) else [] if shown is None else [shown]
        match column.shape:
            case "entities" | "sectors":
                return tuple(map(str, several))
            case "people":
                return "; ".join(self._person(one, names) for one in several)
            case "number" | "whole":
                return shown if isinstance(shown, int | float) else None
            case _:
                return "; ".join(map(str, several)) or None

    def _person(self, told: dict[str, str], names: dict[str, str]) -> str:
        """Somebody who signed, with post and party, or who took part, and as what."""
        if "entity" in told:
            who, did = told["entity"], self.labels.code("participant", told["role"])
        else:
            whom = told.get("for") or ""
            who, did = told["person"], ", ".join(filter(None, (told.get("role"), names.get(whom, whom))))
        return names.get(who, who) + (f" ({did})" if did else "")


def _countries(record: Record) -> tuple[str, ...]:
    """The countries of the localities a record names, by code."""
    codes = {entity.partition("/")[0] for entity in record.entities}
    return tuple(sorted(code for code in codes if len(code) == 2))


def first_source(told: Told) -> dict[str, Value]:
    """How many documents tell a record, and the one published first; of several the first by name."""
    if not told.claims:
        return {"sources": 0}

    def moment(claim: CitedClaim) -> tuple[str, str, tuple[int, int]]:
        return claim.published or _LATEST, told.documents[claim.document].name, claim.claim.span

    first = min(told.claims, key=moment)
    document = told.documents[first.document]
    addresses = (document.name, document.source)
    return {
        "sources": len(told.documents),
        "published": first.published,
        "source": document.name,
        "quote": " ".join(first.claim.quote.split()),
        "link": next((place for place in addresses if place.startswith(("https://", "http://"))), None),
    }
