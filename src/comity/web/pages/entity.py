"""One locality, country, organisation or person: all that is known of it."""

from __future__ import annotations

from datetime import date

import msgspec

from comity.errors import AmbiguousName, UnknownName
from comity.insight.profile import Profile, profile
from comity.model.record import ResolvedEntity
from comity.publish.pages import on_day, profile_page
from comity.web.answer import Answer, Route
from comity.web.site import Here

_TYPES = ("locality", "country", "organisation", "person")


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`id`: an entity's id, or a name it bears. `on`: as it was known on that day."""

    id: str
    on: date | None = None


def entity(here: Here, asked: Asked) -> Answer:
    """The profile of one entity."""
    known = entity_of(here, asked.id)
    found = profile(
        here.view, known, here.atlas.became(known.id), here.around(asked.on), here.atlas.boundaries
    )
    page = profile_page(found)
    return Answer(
        finding=found,
        page=on_day(page, asked.on.isoformat()) if asked.on else page,
        template="entity.html",
        more={"entity": known, "profile": found},
    )


def entity_of(here: Here, name: str) -> ResolvedEntity:
    """The entity of an id, with or without its type before it, or of a name; UnknownName, AmbiguousName."""
    for id_ in (name, *(f"{type_}/{name}" for type_ in _TYPES)):
        try:
            return here.view.entity(id_)
        except UnknownName:
            continue
    fitting = here.view.named(name)
    if not fitting:
        raise UnknownName(name, "is named in no document of this register")
    if len(fitting) > 1:
        raise AmbiguousName(name, ((one.id, one.name) for one in fitting))
    return fitting[0]


ROUTES = tuple(
    Route(
        path=f"/{type_}/{{id:path}}",
        make=entity,
        asked=Asked,
        gives=Profile,
        about=f"One {type_}: what is known of it, each value with the claims that say it.",
    )
    for type_ in (*_TYPES, "entity")
)
