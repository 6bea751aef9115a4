"""The localities of the register: how many each country has, those of one country, those of a name."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from comity.publish.page import Page
from comity.publish.words import wording
from comity.reference.country import countries
from comity.register.roll import MOST, NOWHERE
from comity.register.search.query import Query
from comity.web.answer import Answer, Route, Table
from comity.web.filters import After, Code, Most, Words
from comity.web.site import Here


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`q`: part of a name. `country`: a code; xx for localities of which no table knows where they lie."""

    q: Words = ""
    country: Code | None = None
    after: After | None = None
    most: Most = 50


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A country, and how many of its localities are in the register; None where no table knows them."""

    code: str
    name: str | None
    localities: int | None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A locality, what it lies in, how many agreements and events name it, and the last day of these.

    Of each kind 1,000 are counted; 1,001 stands for more.
    """

    id: str
    name: str
    within: str | None
    country: str | None
    agreements: int
    events: int
    last: str | None


class Localities(msgspec.Struct, frozen=True, kw_only=True):
    """The countries of the register where no one is asked for, else localities."""

    countries: tuple[Country, ...] = ()
    localities: tuple[Place, ...] = ()


def localities(here: Here, asked: Asked) -> Answer:
    """Localities by country, or by a name."""
    country = asked.country.lower() if asked.country else None
    if country or asked.q:
        ids, after = _named(here, asked, country) if asked.q else _of(here, asked, country or NOWHERE)
        found = Localities(localities=_places(here, ids))
    else:
        found, after = Localities(countries=_countries(here)), None
    known = countries()
    return Answer(
        finding=found,
        page=Page(title=wording().headings["all_localities"], citations={}),
        template="localities.html",
        more={
            "asked": asked,
            "found": found,
            "most": MOST,
            "country": known[country].label(here.language) if country in known else None,
        },
        table=_table(found),
        after=after,
    )


def _countries(here: Here) -> tuple[Country, ...]:
    """Those with the most localities first."""
    known = countries()
    met = here.view.roll.countries(known)
    told = [
        Country(code=code, name=known[code].label(here.language), localities=number)
        for code, number in met.items()
        if number
    ]
    told.sort(key=lambda one: (-(one.localities or 0), one.name))
    nowhere = [Country(code=NOWHERE, name=None, localities=None)] if here.view.roll.unplaced() else []
    return (*told, *nowhere)


def _of(here: Here, asked: Asked, country: str) -> tuple[Sequence[str], str | None]:
    """Those of a country, each before what lies in it."""
    ids = here.view.roll.localities(country, asked.most + 1, asked.after or "")
    return ids[: asked.most], ids[asked.most - 1] if len(ids) > asked.most else None


def _named(here: Here, asked: Asked, country: str | None) -> tuple[Sequence[str], str | None]:
    """Those with these words in their names, the ones called so first."""
    wanted = Query(words=asked.q, kinds=("locality",), countries=(country,) if country else ())
    found = here.view.search(wanted, "entities", asked.most, asked.after, here.atlas.called)
    return [hit.id for hit in found.hits], found.after


def _places(here: Here, ids: Sequence[str]) -> tuple[Place, ...]:
    names, told = here.view.names(ids), here.view.roll.standings(ids)
    places = []
    for id_ in ids:
        parent = here.atlas.parent(id_)
        places.append(
            Place(
                id=id_,
                name=names[id_],
                within=here.atlas.name(parent) if parent else None,
                country=code if len(code := id_.partition("/")[0]) == len(NOWHERE) else None,
                agreements=told[id_].agreements,
                events=told[id_].events,
                last=told[id_].last,
            )
        )
    return tuple(places)


def _table(found: Localities) -> Table:
    kind, rows = (Country, found.countries) if found.countries else (Place, found.localities)
    return Table(
        columns=kind.__struct_fields__,
        rows=(tuple(msgspec.structs.astuple(row)) for row in rows),
    )


ROUTES = (
    Route(
        path="/localities",
        make=localities,
        asked=Asked,
        gives=Localities,
        about="The countries of the register with the number of their localities, or the localities of one.",
        also=("csv",),
    ),
)
