"""What the columns of an office's list mean: a mapping, written in YAML by whoever knows the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
import yaml

from comity.errors import BadMapping
from comity.model.claim import AgreementStage, AgreementType
from comity.model.vocabularies import sectors
from comity.reference.country import countries
from comity.sources.lists.coded import Words, words_of

Meaning = Literal[
    "party", "party_within", "party_country", "partner", "partner_within", "partner_country", "body",
    "type", "stage", "date", "valid_until", "fields", "place", "published", "number", "note",
]  # fmt: skip
MEANINGS: tuple[str, ...] = get_args(Meaning)
"""What a column can mean; docs/sources.md tells each."""

_COUNTRIES = ("party_country", "partner_country")
_FOLDER = "mappings"


class _Page(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mapping as it is written."""

    columns: dict[str, str | list[str]] = {}
    like: str | None = None
    language: Literal["en", "ko", "vi"] | None = None
    sheet: str | None = None
    header: int | None = None
    needs: list[str] | None = None
    given: dict[str, str] = {}
    words: dict[str, dict[str, str | list[str]]] = {}
    date_order: Literal["dmy", "mdy", "ymd"] | None = None
    fill_down: list[str] = []
    left_out: str | list[str] = []
    publisher: str | None = None
    as_of: date | None = None


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """What the columns of a list mean.

    `columns` are the spellings of the header of each meaning, `needs` the meanings a list must have columns
    for to be this one. `given` is what is so in every row and stands in no column; `words` tell what words
    of a value mean. `fill_down` are meanings whose empty cells hold what stands above; `left_out` are the
    headers of running numbers, which tell nothing of a row and change whenever one is added.
    """

    path: str
    columns: Mapping[str, tuple[str, ...]]
    needs: tuple[str, ...]
    words: Mapping[str, Words]
    language: Literal["en", "ko", "vi"] | None = None
    sheet: str | None = None
    header: int | None = None
    given: Mapping[str, str] = {}
    date_order: str | None = None
    fill_down: frozenset[str] = frozenset()
    left_out: tuple[str, ...] = ()
    publisher: str | None = None
    as_of: str | None = None


_NOTHING = Columns(path="", columns={}, needs=(), words={})


def load(path: Path | str) -> Columns:
    """The mapping in a file; raises BadMapping naming the file and the key at fault."""
    try:
        text = Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise BadMapping(path, "file", f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise BadMapping(path, "file", "is not text in UTF-8") from error
    return parsed(text, str(path))


def parsed(text: str, path: str) -> Columns:
    """The mapping a YAML text holds; raises BadMapping."""
    try:
        # Every scalar is taken as it is written: `No` is a header here, `no` a country.
        page = msgspec.convert(yaml.load(text, yaml.BaseLoader), _Page, strict=False)
    except yaml.YAMLError as error:
        raise BadMapping(path, "page", f"is not YAML ({' '.join(str(error).split())})") from error
    except msgspec.ValidationError as error:
        raise BadMapping(path, "page", str(error)) from error
    base = _NOTHING if page.like is None else _base(page.like, path)
    language = page.language or base.language
    columns = {meaning: _several(spelt) for meaning, spelt in page.columns.items()}
    found = Columns(
        path=path,
        columns={**base.columns, **columns},
        needs=(*base.needs, *columns) if page.needs is None else tuple(page.needs),
        words=words_of(language, {what: _spelt(codes) for what, codes in page.words.items()}),
        language=language,
        sheet=page.sheet,
        header=page.header,
        given={**base.given, **page.given},
        date_order=page.date_order or base.date_order,
        fill_down=frozenset(page.fill_down),
        left_out=(*base.left_out, *_several(page.left_out)),
        publisher=page.publisher,
        as_of=page.as_of.isoformat() if page.as_of else None,
    )
    _check(page, found)
    return found


def _base(name: str, path: str) -> Columns:
    known = {columns.path.removesuffix(".yaml"): columns for columns in built_in()}
    _known(path, "like", (name,), known, "mapping that comes with Comity")
    return known[name]


@cache
def built_in() -> tuple[Columns, ...]:
    """The mappings that come with Comity, by name."""
    folder = files("comity.sources.lists").joinpath(_FOLDER)
    pages = sorted((page for page in folder.iterdir() if page.name.endswith(".yaml")), key=lambda p: p.name)
    return tuple(parsed(page.read_text("utf-8"), page.name) for page in pages)


def _several(spelt: str | list[str]) -> tuple[str, ...]:
    return (spelt,) if isinstance(spelt, str) else tuple(spelt)


def _spelt(codes: Mapping[str, str | list[str]]) -> dict[str, tuple[str, ...]]:
    return {code: _several(words) for code, words in codes.items()}


def _check(page: _Page, found: Columns) -> None:
    """Refuses a page that names meanings, columns or codes that are none, or tells of no two sides."""
    path = found.path
    for key in ("columns", "given"):
        _known(path, key, getattr(page, key), MEANINGS, "meaning")
    for key in ("needs", "fill_down"):
        _known(path, key, getattr(page, key) or (), found.columns, "column of this mapping")
    for what, codes in page.words.items():
        allowed = _codes(what)
        if allowed is None:
            raise BadMapping(path, f"words.{what}", "is none of type, stage, fields, country")
        _known(path, f"words.{what}", codes, allowed, "code")
    for meaning, value in page.given.items():
        allowed = _codes("country" if meaning in _COUNTRIES else meaning)
        if allowed is not None:
            _known(path, f"given.{meaning}", (value,), allowed, "code")
    told = {*found.columns, *found.given}
    if not told & {"partner", "body"}:
        raise BadMapping(path, "columns", "tells no column of the partner (`partner` or `body`)")
    if not told & {"party", "party_within"}:
        raise BadMapping(path, "columns", "tells no column of the party; one party for all stands in `given`")
    if page.header is not None and page.header < 1:
        raise BadMapping(path, "header", "is the number of a row, 1 for the first")


def _codes(what: str) -> Iterable[str] | None:
    """The codes there are for what a cell means; None where its words are taken as they are."""
    return _CODED[what]() if what in _CODED else None


_CODED: dict[str, Any] = {
    "type": lambda: get_args(AgreementType),
    "stage": lambda: get_args(AgreementStage),
    "fields": sectors,
    "country": countries,
}


def _known(path: str, key: str, told: Iterable[str], known: Iterable[str], what: str) -> None:
    allowed = set(known)
    if unknown := [one for one in told if one not in allowed]:
        listed = ", ".join(_first(sorted(allowed)))
        raise BadMapping(path, key, f"“{unknown[0]}” is no {what} (there are {listed})")


def _first(names: list[str], most: int = 20) -> Iterator[str]:
    yield from names[:most]
    if len(names) > most:
        yield "…"
