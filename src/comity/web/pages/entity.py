"""One locality, country, organisation or person: all that is known of it, the newest first."""

from __future__ import annotations

from datetime import date

import msgspec

from comity.errors import AmbiguousName, UnknownName
from comity.insight.entries import Cut, Sort
from comity.insight.partners import Abroad, Tie, country_of
from comity.insight.profile import Profile, profile
from comity.model.entity import EntityType
from comity.model.record import ResolvedEntity
from comity.publish.page import Line, Page
from comity.publish.pages import on_day, profile_page
from comity.publish.words import scope
from comity.web.answer import Answer, Route
from comity.web.papers import ENDINGS, briefs
from comity.web.site import Here

_TYPES: tuple[EntityType, ...] = ("locality", "country", "organisation", "person")
_FIRST, _EACH = 8, 50  # lines of a section among others, and alone


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`id`: an entity's id, or a name it bears. `on`: as it was known on that day.

    `section`: that section alone, of which `after` goes on where a page ended.
    """

    id: str
    on: date | None = None
    section: Sort | None = None
    after: str | None = None


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The ties with one country: what it is called, how many there are, and the lines of those shown."""

    name: str
    told: Abroad
    ties: tuple[tuple[Tie, Line], ...]


def entity(here: Here, asked: Asked) -> Answer:
    """The profile of one entity."""
    known = entity_of(here, asked.id)
    cut = Cut(most=_EACH if asked.section else _FIRST, section=asked.section, after=asked.after)
    became = here.atlas.became(known.id) if not asked.section else ()
    around = here.around(asked.on)
    found = profile(here.view, known, became, around, here.atlas.boundaries, cut)
    page = profile_page(found, latest=True)
    page = on_day(page, asked.on.isoformat()) if asked.on else page
    page = _alone(page) if asked.section else page
    return Answer(
        finding=found,
        page=page,
        template="entity.html",
        more={
            "asked": asked,
            "entity": known,
            "profile": found,
            "groups": _groups(here, found, page),
            "within": _within(here, known.id),
        },
        forms=briefs(here, around, known),
        after=found.after,
    )


def _alone(page: Page) -> Page:
    """The page of one section: what is left of it stands on the next."""
    told = (msgspec.structs.replace(section, left=0) for section in page.sections if section.key)
    return msgspec.structs.replace(page, sections=tuple(told))


def _groups(here: Here, found: Profile, page: Page) -> tuple[Group, ...]:
    """The ties shown, country by country; countries of which none is shown are counted all the same."""
    lines = next((section.lines for section in page.sections if section.key == "ties"), ())
    shown: dict[str | None, list[tuple[Tie, Line]]] = {}
    for tie, line in zip(found.ties, lines, strict=True):
        shown.setdefault(country_of(tie.partner, here.atlas), []).append((tie, line))
    return tuple(
        Group(
            name=scope(told.country, found.evidence.names) if told.country else "",
            told=told,
            ties=tuple(shown.get(told.country, ())),
        )
        for told in found.countries
    )


def _within(here: Here, id_: str) -> tuple[tuple[str, str], ...]:
    """What an entity lies in or belongs to, from the top: ids and names."""
    found: list[tuple[str, str]] = []
    above = here.atlas.parent(id_)
    while above is not None:
        found.append((above, here.atlas.name(above) or above))
        above = here.atlas.parent(above)
    return tuple(reversed(found))


def entity_of(here: Here, name: str) -> ResolvedEntity:
    """The entity of an id, with or without its type before it, or of a name; UnknownName, AmbiguousName.

    What only the reference tables know is one, too, of which no document tells.
    """
    for id_ in (name, *(f"{type_}/{name}" for type_ in _TYPES)):
        try:
            return here.view.entity(id_)
        except UnknownName:
            continue
    fitting = here.view.named(name)
    if len(fitting) > 1:
        raise AmbiguousName(name, ((one.id, one.name) for one in fitting))
    if fitting:
        return fitting[0]
    called = here.atlas.name(name)
    if called is None:
        raise UnknownName(name, "is named in no document of this register")
    return ResolvedEntity(id=name, type=_type(here, name), name=called, names=(), reference=True)


def _type(here: Here, id_: str) -> EntityType:
    reading = here.atlas.reading(id_)
    return reading.type if reading is not None else "organisation"


ROUTES = tuple(
    Route(
        path=f"/{type_}/{{id:path}}",
        make=entity,
        asked=Asked,
        gives=Profile,
        about=f"One {type_}: what is known of it, the newest first, each value with the claims that say it.",
        also=ENDINGS if type_ == "locality" else (),
    )
    for type_ in (*_TYPES, "entity")
)
