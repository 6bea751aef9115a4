"""The columns of an office's list of ties: a page that comes with each language, or one of its own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import yaml

from comity.errors import BadMapping, BadVocabulary
from comity.publish.tables.labels import Language

Cell = Literal[
    "number",
    "kind",
    "locality",
    "country",
    "partner",
    "signed",
    "fields",
    "acts",
    "last",
    "legal",
    "valid_until",
    "succession",
    "sources",
    "source",
    "quote",
    "link",
    "empty",
]
"""What a column can hold; `empty` is left to the office."""

DAYS: frozenset[Cell] = frozenset({"signed", "last", "valid_until"})
"""Those that hold a date."""

Words = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column: its head, what stands in it, and its width in characters."""

    head: Words
    of: Cell
    width: Annotated[int, msgspec.Meta(ge=1, le=200)] = 16


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The list of an office: the name of its sheet, and its columns in their order."""

    sheet: Annotated[str, msgspec.Meta(pattern=r"^[^\[\]:*?/\\]{1,31}$")]  # as Excel takes names of sheets
    columns: Annotated[tuple[Column, ...], msgspec.Meta(min_length=1)]


@cache
def office(language: Language) -> Office:
    """The columns that come with a language."""
    page = files("comity.publish.tables").joinpath("offices", f"{language}.yaml").read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(page), Office)
    except msgspec.ValidationError as error:
        raise BadVocabulary(f"publish/tables/offices/{language}.yaml", "page", str(error)) from error


def read(path: Path) -> Office:
    """An office's own columns; raises BadMapping where they do not hold together."""
    try:
        return msgspec.convert(yaml.safe_load(path.read_text("utf-8")), Office)
    except msgspec.ValidationError as error:
        raise BadMapping(path, "columns", str(error)) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadMapping(path, "page", f"is no YAML: {' '.join(str(error).split())}") from error
