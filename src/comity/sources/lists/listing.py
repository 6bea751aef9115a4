"""The sheets of a file as an office's list of ties: each row a document, told by a mapping of its columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

from comity.errors import DocumentRefused
from comity.model.document import Original
from comity.sources.lists.columns import Columns, built_in
from comity.sources.lists.layout import HEAD, Layout, Misfit, Row, best, laid_on
from comity.sources.lists.row import Rows
from comity.sources.open import Opened, PassedOver

MOST_COLUMNS, MOST_ROWS = 256, 100_000
LAST_ROW, LONGEST = 1_048_576, 32_767
"""The last row that a spreadsheet can have, and the characters of its longest cell."""

_SHOWN, _MOST_SHOWN = 12, 40  # headers told in a refusal, and characters of each
_NO_TIE = "rows of a list that name no partner"
_OTHER = "sheets that are no list of ties"


class Sheet(NamedTuple):
    """A sheet of a file: its title, None where the file is the only one, and its rows from the top."""

    title: str | None
    rows: Iterable[Row]


class Listing(NamedTuple):
    """A file that holds lists: its name, where it came from, its bytes, and the mapping given for it."""

    name: str
    source: str
    original: Original
    columns: Columns | None


def documents(sheets: Iterable[Sheet], listing: Listing) -> Iterator[Opened]:
    """The rows of every sheet that a mapping fits, each a document.

    A row that tells of a tie and cannot be read is yielded as a DocumentRefused naming it. Raises
    DocumentRefused where no sheet is a list, with what is missing.
    """
    passed: Counter[str] = Counter()
    misfit: Misfit | None = None
    fitted = False
    for sheet in _asked(sheets, listing):
        rows = iter(sheet.rows)
        head = list(
            islice(rows, listing.columns.header if listing.columns and listing.columns.header else HEAD)
        )
        if not any(any(row.cells) for row in head):
            continue
        laid = laid_on(listing.columns, head) if listing.columns else best(built_in(), head)
        if isinstance(laid, Layout):
            fitted = True
            yield from _read(laid, chain(head, rows), sheet, listing, passed)
        else:
            misfit = _nearer(misfit, laid)
            passed[_OTHER] += 1
    if not fitted:
        raise DocumentRefused(listing.source, _why(misfit, listing))
    yield from (PassedOver(reason, number) for reason, number in passed.items())


def too_long() -> str:
    """Why a sheet is refused that goes on and on."""
    return f"has more than {MOST_ROWS:,} rows, as no list of ties has"


def _asked(sheets: Iterable[Sheet], listing: Listing) -> Iterator[Sheet]:
    """The sheet that a mapping names, else every one."""
    wanted = listing.columns.sheet if listing.columns else None
    titles = []
    for sheet in sheets:
        titles.append(sheet.title or "")
        if wanted is None or sheet.title is None or sheet.title == wanted:
            yield sheet
    if wanted and listing.columns and titles != [""] and wanted not in titles:
        known = ", ".join(f"“{title}”" for title in titles)
        raise DocumentRefused(
            listing.source,
            f"has no sheet “{wanted}”, which {listing.columns.path}: sheet names (it has {known})",
        )


def _read(
    layout: Layout, rows: Iterable[Row], sheet: Sheet, listing: Listing, passed: Counter[str]
) -> Iterator[Opened]:
    place = "#" if sheet.title is None else f"#{sheet.title}!"
    reader = Rows(layout, listing.original, listing.name + place, listing.source + place)
    for row in rows:
        if row.number <= layout.header.number or not any(row.cells) or row.cells == layout.header.cells:
            continue
        where = f"{listing.source}{place}{row.number}"
        if max(map(len, row.cells)) > LONGEST:
            yield DocumentRefused(where, f"is a row with a cell of more than {LONGEST:,} characters")
            continue
        filled = reader.filled(row)
        if not reader.is_tie(filled):
            passed[_NO_TIE] += 1
            continue
        if not reader.is_told(filled):
            yield DocumentRefused(
                where, "names no party (in a mapping, `fill_down` repeats what stands above an empty cell)"
            )
            continue
        yield reader.document(row, filled)


def _nearer(one: Misfit | None, other: Misfit | None) -> Misfit | None:
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda misfit: misfit.found)


def _why(misfit: Misfit | None, listing: Listing) -> str:
    """Why no sheet of a file is a list of ties, with what to do about it."""
    if misfit is None:
        return "is a table without rows"
    seen = _headers(misfit.header)
    mapping = misfit.mapping
    if listing.columns is None:
        lacks = ", ".join(misfit.missing)
        near = f"; it is nearest to {mapping.path}, without a column for {lacks}" if misfit.found else ""
        return (
            f"has no columns that Comity knows for a list of ties{near}{seen}; "
            "`comity read --columns FILE` gives a mapping of them (docs/sources.md, “Lists of an office”)"
        )
    need = misfit.missing[0]
    if mapping.header is not None and misfit.header is None:
        return f"has no row {mapping.header}, where {mapping.path}: header says that its headers stand"
    spelt = ", ".join(f"“{one}”" for one in mapping.columns.get(need, ()))
    return f"has no column {spelt}, which {mapping.path}: columns.{need} names{seen}"


def _headers(header: Row | None) -> str:
    told = [cell[:_MOST_SHOWN] for cell in header.cells if cell][:_SHOWN] if header else []
    return f" (row {header.number} has {', '.join(f'“{cell}”' for cell in told)})" if header and told else ""
