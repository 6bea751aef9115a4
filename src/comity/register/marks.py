"""What agreements and events are listed by: whom they name and where that lies, type, sectors, languages."""

from __future__ import annotations

from collections.abc import Iterable

from comity.model.record import Record

LISTED = ("agreement", "event")
"""The kinds that have marks."""

_COUNTRY = 2  # letters of a country's code, with which the ids of localities begin


def type_mark(code: str) -> str:
    """The mark of a type of records."""
    return f"#{code}"


def sector_mark(code: str) -> str:
    """The mark of a sector."""
    return f"+{code}"


def language_mark(code: str) -> str:
    """The mark of a language in which a document tells it."""
    return f"~{code}"


def marks_of(record: Record, languages: Iterable[str]) -> set[str]:
    """The marks of a record: an entity's is its id, and that of all it lies in; people have none."""
    found = {mark for id_ in record.entities if not id_.startswith("person/") for mark in _around(id_)}
    fields = record.fields
    found |= {type_mark(str(fields["type"].shown))} if "type" in fields else set()
    found |= {sector_mark(code) for code in fields["fields"].shown} if "fields" in fields else set()
    return found | {language_mark(code) for code in languages}


def _around(id_: str) -> Iterable[str]:
    """An entity and all it lies in, as its id tells.

    >>> list(_around("kr/seoul/gangnam")), list(_around("org/wta"))
    (['kr/seoul/gangnam', 'kr/seoul', 'kr'], ['org/wta'])
    """
    yield id_
    parts = id_.split("/")
    if len(parts[0]) == _COUNTRY:
        yield from ("/".join(parts[:number]) for number in range(len(parts) - 1, 0, -1))
