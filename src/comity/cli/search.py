"""`comity search`: documents, claims, records and entities with some words, in any of the languages."""

from __future__ import annotations

import sys
from typing import Annotated, get_args

import msgspec
import typer

from comity import settings
from comity.atlas import Atlas
from comity.cli.found import print_found
from comity.cli.naming import country as country_code
from comity.cli.naming import locality as locality_id
from comity.cli.options import Register
from comity.cli.sheet import console
from comity.errors import BadSetting
from comity.model.claim import KINDS
from comity.model.dates import is_edtf
from comity.model.entity import EntityType
from comity.model.vocabularies import sectors
from comity.reference import gazetteer
from comity.register.search.hit import Page, What
from comity.register.search.query import Query
from comity.register.search.search import Cursor
from comity.register.view import View, opened

_WHATS: tuple[What, ...] = get_args(What)
_EACH, _OF_ONE = 5, 20  # hits shown of each kind of thing, or of one where only that is asked for


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS…]",
            help="Words that must all be there, names in any script; a phrase in quotes stands as it is.",
        ),
    ] = None,
    in_: Annotated[
        str | None, typer.Option("--in", metavar="WHAT", help=f"Only {', '.join(_WHATS)}.")
    ] = None,
    locality: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="About this locality, or what lies in it.")
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="About this country, or what lies in it (vn, kr)."),
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Of this kind: agreement, event, locality …")
    ] = None,
    sector: Annotated[
        list[str] | None, typer.Option(metavar="SECTOR", help="About this sector: tourism, education …")
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="From documents in this language (en, ko, vi).")
    ] = None,
    year: Annotated[str | None, typer.Option(metavar="YYYY", help="Of this year.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Of this year, month or day, or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Of this year, month or day, or earlier.")
    ] = None,
    after: Annotated[
        str | None, typer.Option(metavar="CURSOR", help="What comes after the page that told this.")
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(min=1, max=1000, help=f"Hits at most (default: {_EACH} of each, or {_OF_ONE})."),
    ] = None,
    register: Register = None,
    json_: Annotated[bool, typer.Option("--json", help="As JSON, with spans of what was found.")] = False,
) -> None:
    """Find documents, claims, records and entities by words, names and filters."""
    whats = _whats(in_, after)
    with opened(register or settings.load().register) as kept, kept.still() as view:
        query = Query(
            words=" ".join(words or ()),
            kinds=_known("--kind", kind, (*KINDS, *get_args(EntityType))),
            localities=tuple(locality_id(view, name) for name in locality or ()),
            countries=tuple(country_code(code) for code in country or ()),
            sectors=_known("--sector", sector, tuple(sectors())),
            languages=tuple(language or ()),
            since=_date("--since", since or year),
            until=_date("--until", until or year),
        )
        if query == Query():
            raise BadSetting("WORDS", "", "nothing is asked for; give words, or a filter such as --locality")
        most = limit or (_OF_ONE if in_ or after else _EACH)
        found = _found(view, query, whats, most, after)
        if json_:
            sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
        else:
            print_found(view, found, console())


def _found(
    view: View, query: Query, whats: tuple[What, ...], most: int, after: str | None
) -> dict[What, Page]:
    atlas = Atlas(gazetteer.load())
    return view.search_all(query, whats, most, after, atlas.called)


def _whats(in_: str | None, after: str | None) -> tuple[What, ...]:
    """What to look for: what is asked for, what a cursor goes on with, or everything."""
    if in_ is not None:
        return tuple(what for what in _WHATS if what in _known("--in", [in_], _WHATS))
    return (Cursor.read(after).what,) if after else _WHATS


def _known(option: str, values: list[str] | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """The values of an option, where all are known ones; raises BadSetting."""
    for value in values or ():
        if value not in known:
            raise BadSetting(option, value, f"is not among {', '.join(known)}")
    return tuple(values or ())


def _date(option: str, value: str | None) -> str | None:
    if value is not None and ("/" in value or not is_edtf(value)):
        raise BadSetting(option, value, "is no date; write it as 2024, 2024-05 or 2024-05-31")
    return value
