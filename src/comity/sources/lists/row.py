"""A row of an office's list to a document: its text, and what each value in it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from comity.lexicon.language import language_of
from comity.model.dates import is_edtf
from comity.model.document import Cell, Document, Original, content_id
from comity.model.span import Span
from comity.sources.lists.layout import Layout, Row

_COUNTRIES = ("party_country", "partner_country")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SIDES = ("party", "partner")
_WITH_COUNTRY = re.compile(r"(?P<name>.+?)\s*[,(]\s*(?P<country>[^,()]+)\)?")
_DATES = ("date", "valid_until")
_PARTY = ("party", "party_within")
_NAMING = ("partner", "body")


class Filled(NamedTuple):
    """A filled cell of a row: its column, what it means (None for anything), and its value."""

    column: int
    means: str | None
    value: str


class Rows:
    """Reads the rows below a header one after the other; what stands above an empty cell may hold on."""

    def __init__(self, layout: Layout, original: Original, name: str, source: str) -> None:
        self._layout, self._original = layout, original
        self._name, self._source = name, source
        self._above: dict[str, str] = {}

    def filled(self, row: Row) -> list[Filled]:
        """The cells of a row that say something; a mapping's `fill_down` fills those that are empty."""
        means, carried = self._layout.means, self._layout.mapping.fill_down
        found = []
        for column, value in enumerate(row.cells):
            meaning = means.get(column)
            if meaning in carried:
                value = self._above[meaning] = value or self._above.get(meaning, "")
            if value and column not in self._layout.left_out:
                found.append(Filled(column, meaning, value))
        return found

    def is_tie(self, filled: list[Filled]) -> bool:
        """Whether a row names somebody on the other side, so that it tells of a tie at all."""
        named = {cell.means for cell in filled} | set(self._layout.mapping.given)
        return any(meaning in named for meaning in _NAMING)

    def is_told(self, filled: list[Filled]) -> bool:
        """Whether a row says whose tie it is."""
        named = {cell.means for cell in filled} | set(self._layout.mapping.given)
        return any(meaning in named for meaning in _PARTY)

    def document(self, row: Row, filled: list[Filled]) -> Document:
        """The document of a row: a line for each filled cell under its header."""
        mapping = self._layout.mapping
        lines, cells = [], [Cell(f"{means}={told}", Span(0, 0)) for means, told in self._given(filled)]
        at = 0
        for one in filled:
            if one.means == "published":  # it changes from month to month; the row stays the same document
                continue
            header = self._header(one.column)
            line = f"{header}: {one.value}" if header else one.value
            start = at + len(line) - len(one.value)
            cells += self._meant(one, start)
            lines.append(line)
            at += len(line) + 1
        text = "\n".join(lines)
        published, evidence = self._published(filled)
        return Document(
            id=content_id(text),
            name=f"{self._name}{row.number}",
            text=text,
            source=f"{self._source}{row.number}",
            media_type=self._original.media_type,
            published=published,
            published_evidence=evidence,
            language=mapping.language or language_of(text),
            publisher=mapping.publisher,
            original=self._original,
            cells=tuple(cells),
        )

    def _header(self, column: int) -> str:
        header = self._layout.header.cells
        return header[column] if column < len(header) else ""

    def _given(self, filled: list[Filled]) -> Iterator[tuple[str, str]]:
        """What the mapping says of every row, where no cell of this one says it."""
        told = {cell.means for cell in filled}
        yield from (
            (means, value) for means, value in self._layout.mapping.given.items() if means not in told
        )

    def _meant(self, cell: Filled, start: int) -> Iterator[Cell]:
        """What a value means: its own words, and the codes its words stand for."""
        whole = Span(start, start + len(cell.value))
        means, mapping = cell.means, self._layout.mapping
        if means is None:
            return
        if means == "fields":
            found = list(mapping.words["fields"].within(cell.value))
            for met in found:
                yield Cell(f"fields={met.code}", Span(start + met.start, start + met.end))
            if not found:
                yield Cell(means, whole)
        elif means in ("type", "stage"):
            code = mapping.words[means].first(cell.value)
            yield Cell(f"{means}={code}" if code else means, whole)
        elif means in _COUNTRIES:
            code = mapping.words["country"].whole(cell.value)
            yield Cell(f"{means}={code}" if code else means, whole)
        elif means in _DATES and mapping.date_order:
            yield Cell(f"{means}={mapping.date_order}", whole)
        elif means in _SIDES:
            yield from self._side(cell, start)
        else:
            yield Cell(means, whole)

    def _side(self, cell: Filled, start: int) -> Iterator[Cell]:
        """Who is named, and the country where the same cell tells it: `Seongnam (Korea)`, `Hue, Vietnam`."""
        means, value = f"{cell.means}_country", cell.value
        parted = _WITH_COUNTRY.fullmatch(value) if means not in self._layout.means.values() else None
        code = self._layout.mapping.words["country"].whole(parted["country"]) if parted else None
        if parted is None or code is None:
            yield Cell(str(cell.means), Span(start, start + len(value)))
            return
        yield Cell(str(cell.means), Span(start, start + parted.end("name")))
        yield Cell(f"{means}={code}", Span(start + parted.start("country"), start + parted.end("country")))

    def _published(self, filled: list[Filled]) -> tuple[str | None, str | None]:
        """The day a row's column says it is as of, else the one the mapping gives; None without either."""
        for cell in filled:
            if cell.means == "published" and _DAY.fullmatch(cell.value) and is_edtf(cell.value):
                return cell.value, f"{self._header(cell.column)}: {cell.value}"
        as_of = self._layout.mapping.as_of
        return as_of, f"{Path(self._layout.mapping.path).name}: as_of: {as_of}" if as_of else None
