"""By what lists and searches are narrowed: what may be asked, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import urlencode

import msgspec
from babel import Locale
from msgspec import Meta

from comity.lexicon.language import OTHER, languages
from comity.model.vocabularies import sectors
from comity.publish.words import sector, wording
from comity.reference.country import countries
from comity.register.listing import Span
from comity.register.marks import language_mark, sector_mark, type_mark
from comity.register.search.query import Query
from comity.web.pages.entity import entity_of
from comity.web.site import Here

Code = Annotated[str, Meta(pattern="^[A-Za-z]{2}$", description="A country's code in ISO 3166-1: kr, vn.")]
Year = Annotated[int, Meta(ge=1, le=9998)]
Day = Annotated[
    str, Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="A year, a month or a day: 2024-05.")
]
Words = Annotated[str, Meta(max_length=1000, description="Words, names, phrases in quotes.")]
After = Annotated[str, Meta(max_length=200, description="Where the page before said that this one begins.")]
Most = Annotated[int, Meta(ge=1, le=200, description="How many are told at most.")]


class Narrowed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a list is narrowed to: what it is about, of what time, told in which language."""

    country: Code | None = None
    locality: str | None = None
    sector: str | None = None
    language: str | None = None
    year: Year | None = None
    since: Day | None = None
    until: Day | None = None
    after: After | None = None
    most: Most = 20

    @property
    def is_narrow(self) -> bool:
        """Whether anything is asked for beside the page of the list."""
        return self != type(self)(after=self.after, most=self.most)


class Choice(msgspec.Struct, frozen=True):
    """One thing that may be chosen: what it is called for programs and for people."""

    code: str
    label: str


def query(here: Here, asked: Narrowed, *kinds: str, words: str = "", everything: bool = True) -> Query:
    """The question as the register is asked; UnknownName for a locality that it does not know.

    `everything`: whether all is wanted where nothing is asked.
    """

    def some(value: str | None) -> tuple[str, ...]:
        return (value,) if value else ()

    year = f"{asked.year:04}" if asked.year else None
    return Query(
        words=words,
        kinds=kinds,
        localities=(entity_of(here, asked.locality).id,) if asked.locality else (),
        countries=(asked.country.lower(),) if asked.country else (),
        sectors=some(asked.sector),
        languages=some(asked.language),
        since=asked.since or year,
        until=asked.until or year,
        everything=everything,
    )


def span(here: Here, asked: Narrowed, kind: str, type_: str | None) -> Span:
    """The records of a kind that are asked for; UnknownName for a locality that nobody knows.

    The mark of the locality comes first.
    """
    year = f"{asked.year:04}" if asked.year else None
    marks = (
        entity_of(here, asked.locality).id if asked.locality else None,
        sector_mark(asked.sector) if asked.sector else None,
        type_mark(type_) if type_ else None,
        asked.country.lower() if asked.country else None,
        language_mark(asked.language) if asked.language else None,
    )
    return Span(
        kind=kind,
        marks=tuple(mark for mark in marks if mark),
        since=asked.since or year,
        until=asked.until or year,
        after=asked.after,
    )


def whom(here: Here, ids: Sequence[str]) -> str | None:
    """What the first of these entities is called, also where no document names it; None of none."""
    first = next(iter(ids), None)
    return here.view.names([first]).get(first) or here.atlas.name(first) or first if first else None


def followed(asked: Narrowed, **more: str) -> str:
    """Where what is asked for is followed: the page of what is new of it, without its ending and place.

    >>> followed(Narrowed(country="vn", after="x"), kind="agreement")
    '/changes{}?kind=agreement&country=vn'
    """
    told = {name: str(value) for name, value in msgspec.structs.asdict(asked).items() if value} | more
    kept = {name: told[name] for name in _FOLLOWED if name in told}
    return f"/changes{{}}?{urlencode(kept)}" if kept else "/changes{}"


_FOLLOWED = ("q", "kind", "country", "locality", "sector", "language", "year", "since", "until")


def choices(here: Here) -> dict[str, tuple[Choice, ...]]:
    """What there is to choose from, by what is asked: countries of the register, sectors, languages."""
    return here.once(("choices", here.language), lambda: _choices(here))


def _choices(here: Here) -> dict[str, tuple[Choice, ...]]:
    return {
        "country": country_choices(here),
        "sector": tuple(sorted((Choice(code, sector(code)) for code in sectors()), key=_label)),
        "language": language_choices(),
    }


def country_choices(here: Here) -> tuple[Choice, ...]:
    """The countries that something in the register lies in."""
    known = countries()
    met = here.view.roll.countries(known)
    return tuple(sorted((Choice(code, known[code].label(here.language)) for code in met), key=_label))


def language_choices() -> tuple[Choice, ...]:
    """The languages that documents are read in."""
    names = wording().cldr.languages
    told = (Choice(code, str(names.get(code, code))) for code in languages() if code != OTHER)
    return tuple(sorted(told, key=_label))


def language_name(code: str) -> str:
    """What a language is called, its code where it has no name.

    >>> language_name("ko"), language_name("qqq")
    ('Korean', 'qqq')
    """
    locale: Locale = wording().cldr
    return str(locale.languages.get(code, code))


def _label(choice: Choice) -> str:
    return choice.label
