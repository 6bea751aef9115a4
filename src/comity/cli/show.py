"""`comity show`: what a register holds of a locality, two of them, an agreement, or a document."""

from __future__ import annotations

import sys
from datetime import date
from typing import Annotated

import msgspec
import typer

from comity import settings
from comity.atlas import Atlas
from comity.cli.days import day, today
from comity.cli.marked_text import print_marked
from comity.cli.naming import Found, one
from comity.cli.options import On, Register
from comity.cli.sheet import console, print_page
from comity.errors import AmbiguousName, BadSetting, UnknownName
from comity.insight.detail import detail, document_detail
from comity.insight.overview import overview
from comity.insight.profile import profile
from comity.insight.relation import relation
from comity.insight.surroundings import Surroundings
from comity.model.record import Record, ResolvedEntity
from comity.publish import pages
from comity.publish.page import Page, line
from comity.publish.words import say
from comity.reference import gazetteer
from comity.reference.succession import Succession
from comity.register.view import KeptDocument, View, opened

_SHORT = 10  # lines of a section shown without --full


def show(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME [NAME]]",
            help="A locality, country, organisation or person by name or id; two of them for their relation; "
            "the beginning of a record's id (agr-3f2a9c); or a document. Nothing: an overview.",
        ),
    ] = None,
    register: Register = None,
    claims: Annotated[
        bool, typer.Option("--claims", help="A document's text with its claims marked.")
    ] = False,
    on: On = None,
    full: Annotated[bool, typer.Option("--full", help="Every line of every section.")] = False,
    json_: Annotated[bool, typer.Option("--json", help="As JSON, with every value and source.")] = False,
) -> None:
    """Show what a register holds, every value with its source."""
    with opened(register or settings.load().register) as view:
        try:
            found = _found(view, names or [])
        except AmbiguousName as ambiguous:
            _list_meanings(ambiguous, json_)
            raise typer.Exit(2) from None
        if claims:
            _show_claims(view, found[0] if len(found) == 1 else None, json_)
            return
        with view.still() as still:
            finding, page = _finding(still, found, day(on), None if full or json_ else _SHORT)
    if json_:
        _print_json(finding)
    else:
        print_page(page, console(), None if full else _SHORT)


def _found(view: View, names: list[str]) -> list[Found]:
    if len(names) > 2:
        raise UnknownName(" ".join(names), "is more than two names; put a name of several words in quotes")
    return [one(view, name, entities_only=len(names) == 2) for name in names]


def _finding(view: View, found: list[Found], then: date | None, most: int | None) -> tuple[object, Page]:
    finding, page = _now(view, found, then, most)
    return finding, pages.on_day(page, then.isoformat()) if then else page


def _now(view: View, found: list[Found], then: date | None, most: int | None) -> tuple[object, Page]:
    tables = gazetteer.load()
    atlas = Atlas(tables)
    around = Surroundings(view, Succession(tables), atlas, then or today(), then)
    match found:
        case []:
            seen = overview(view, then=then)
            return seen, pages.overview_page(seen)
        case [ResolvedEntity() as first, ResolvedEntity() as second]:
            became = atlas.became(first.id) + atlas.became(second.id)
            between = relation(view, first, second, atlas, became, around, most)
            return between, pages.relation_page(between)
        case [ResolvedEntity() as entity]:
            known = profile(view, entity, atlas.became(entity.id), around, atlas.boundaries)
            return known, pages.profile_page(known)
        case [Record() as record]:
            told = detail(view, record, around)
            return told, pages.record_page(told)
        case [KeptDocument() as document] if then is None:
            source = document_detail(view, document, view.claims_of(document.id))
            return source, pages.document_page(source)
        case [KeptDocument()]:
            raise BadSetting("--on", then.isoformat() if then else "", "says nothing of a document")
    raise AssertionError(found)


def _list_meanings(ambiguous: AmbiguousName, json_: bool) -> None:
    if json_:
        _print_json({"name": ambiguous.name, "meanings": ambiguous.meanings})
        return
    lines = tuple(line(f"{id_}  {label}") for id_, label in ambiguous.meanings)
    title = say("several", name=ambiguous.name, number=len(lines))
    print_page(Page(title=title, lead=lines, citations={}), console(), None)


def _show_claims(view: View, found: Found | None, json_: bool) -> None:
    if not isinstance(found, KeptDocument):
        raise UnknownName("--claims", "needs the name of one document")
    text, cited = view.text(found.id), view.claims_of(found.id)
    if json_:
        _print_json({"document": found, "text": text, "claims": cited})
    else:
        print_marked(text, cited, console())


def _print_json(value: object) -> None:
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")
