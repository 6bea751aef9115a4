"""Two localities, or any two entities: all that lies between them, in the order of time."""

from __future__ import annotations

from datetime import date

import msgspec

from comity.insight.relation import Relation, relation
from comity.publish.pages import on_day, relation_page
from comity.web.answer import Answer, Route
from comity.web.pages.entity import entity_of
from comity.web.site import Here

_MOST = 20  # lines of a section, until all are asked for


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`one` and `other`: ids or names. `on`: as it was known on that day. `full`: every line."""

    one: str
    other: str
    on: date | None = None
    full: bool = False


def between(here: Here, asked: Asked) -> Answer:
    """What there is between the two."""
    one, other = entity_of(here, asked.one), entity_of(here, asked.other)
    became = here.atlas.became(one.id) + here.atlas.became(other.id)
    around = here.around(asked.on)
    found = relation(here.view, one, other, here.atlas, became, around, None if asked.full else _MOST)
    page = relation_page(found)
    return Answer(
        finding=found,
        page=on_day(page, asked.on.isoformat()) if asked.on else page,
        template="relation.html",
        more={"ends": (one, other), "full": asked.full},
    )


ROUTES = (
    Route(
        path="/relation/{one:path}/with/{other:path}",
        make=between,
        asked=Asked,
        gives=Relation,
        about="All that lies between two entities, in the order of time, and how their agreements stand.",
    ),
)
