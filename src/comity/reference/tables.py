"""The curated tables of Viet Nam and Korea, of organisations and of legal changes, as typed rows."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date
from importlib.resources import files

from comity.errors import BadVocabulary
from comity.reference.change import Act
from comity.reference.organisation import Organisation
from comity.reference.place import Dated, Place

Row = dict[str, str]
DISTRICTS_END = "2025-07-01"
"""The day Viet Nam's district tier was abolished."""


def rows(table: str) -> Iterator[Row]:
    """The rows of one packaged CSV table, in its order."""
    text = files("comity.reference").joinpath("data", table).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


def curated_places() -> Iterator[Place]:
    """Every locality of the tables of Viet Nam and Korea, of several rows of one id the first.

    Raises BadVocabulary with the row that cannot be read.
    """
    met: set[str] = set()
    for table, build in _TABLES:
        for row in rows(table):
            try:
                place = build(row)
            except (KeyError, ValueError) as error:
                raise BadVocabulary(table, row.get("slug", "?"), str(error)) from error
            if place.id not in met:
                met.add(place.id)
                yield place


def vietnamese_provinces() -> Iterator[Place]:
    """Viet Nam's first-level units alone."""
    return map(_vietnamese_province, rows("vn_provinces.csv"))


def organisations() -> Iterator[Organisation]:
    """Every organisation of organisations.csv."""
    for row in rows("organisations.csv"):
        yield Organisation(
            id=row["slug"],
            name=row["name"],
            names=_names(en=row["name"], ko=row["name_ko"], vi=row["name_vi"]),
            aliases=_several(row["aliases"]),
            type=row["type"],
            country=row["country"].lower() or None,
            parent=row["parent"] or None,
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            generic=row["name"].endswith("(generic)"),
            note=row["note"],
        )


def acts() -> Iterator[Act]:
    """Every legal change of admin_changes.csv, oldest first."""
    for row in sorted(rows("admin_changes.csv"), key=lambda row: row["date"]):
        yield Act(
            since=date.fromisoformat(row["date"]),
            country=row["country"].lower(),
            events=tuple(row["event"].split("+")),
            before=_several(row["from_slugs"]),
            after=_several(row["to_slugs"]),
            basis=row["legal_basis"] or None,
            note=row["note"],
        )


def _vietnamese_province(row: Row) -> Place:
    return Place(
        id=row["slug"],
        country="vn",
        level=1,
        type=row["type"],
        names=_names(en=row["name_en"], vi=row["name_vi"], ko=row["name_ko"]),
        aliases=_several(row["aliases"]),
        types=_spans(row["type_history"]),
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        successors=_several(row["successor_slug"]),
        absorbed=_several(row["absorbed_2025_07_01"]),
        iso=row["iso_3166_2"] or None,
        note=row["note"],
    )


def _vietnamese_district(row: Row) -> Place:
    return Place(
        id=row["slug"],
        country="vn",
        level=2,
        type=row["type"],
        names=_names(en=row["name_en"], vi=row["name_vi"], ko=row["name_ko"]),
        aliases=_several(row["aliases"]),
        parent=row["parent_slug"],
        parents=_spans(row.get("parent_history", "")),
        valid_to=_day(row["valid_to"]),
        successors=_several(row["province_from_2025_07_01"]),
        note=row["note"],
    )


def _vietnamese_district_of_2025(row: Row) -> Place:
    """A district of the generated list, which lasted until its tier was abolished."""
    return _vietnamese_district({**row, "name_ko": "", "aliases": "", "note": "", "valid_to": DISTRICTS_END})


def _korean_locality(row: Row) -> Place:
    parent = row["parent_slug"] or None
    return Place(
        id=row["slug"],
        country="kr",
        level=2 if parent else 1,
        type=row["type"],
        names=_names(en=row["name_en"], ko=row["name_ko"], vi=row["name_vi"]),
        aliases=_several(row["aliases"]),
        parent=parent,
        parents=_spans(row["parent_history"]),
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        successors=_several(row["successor_slug"]),
        iso=row["iso_3166_2"] or None,
        note=row["note"],
    )


def _names(**by_language: str) -> dict[str, str]:
    return {language: name for language, name in by_language.items() if name}


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _spans(cell: str) -> tuple[Dated, ...]:
    """`province:/2025-01-01|municipality:2025-01-01/` as spans."""
    spans = []
    for part in _several(cell):
        value, _, dates = part.partition(":")
        since, _, until = dates.partition("/")
        spans.append(Dated(value, _day(since), _day(until)))
    return tuple(spans)


_TABLES: tuple[tuple[str, Callable[[Row], Place]], ...] = (
    ("vn_provinces.csv", _vietnamese_province),
    ("vn_former_districts.csv", _vietnamese_district),
    ("vn_districts.csv", _vietnamese_district_of_2025),
    ("kr_localities.csv", _korean_locality),
)
