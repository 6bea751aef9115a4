"""Two localities, or any two entities: all that lies between them, in the order of time."""

from __future__ import annotations

from datetime import date

import msgspec
from markupsafe import Markup

from comity.insight.relation import Relation, relation
from comity.insight.surroundings import Surroundings
from comity.publish.page import Line
from comity.publish.pages import on_day, relation_page
from comity.publish.pictures.dated import dated
from comity.publish.pictures.timeline import timeline
from comity.publish.sources import differing_line, sources_line
from comity.publish.words import wording
from comity.web.answer import Answer, Route
from comity.web.pages.entity import entity_of
from comity.web.papers import ENDINGS, briefs
from comity.web.site import Here

_MOST, _ALL = 20, 400  # lines of a section, until more are asked for; all, where they are no more than that


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`one` and `other`: ids or names. `on`: as it was known on that day. `full`: all lines."""

    one: str
    other: str
    on: date | None = None
    full: bool = False


def between(here: Here, asked: Asked) -> Answer:
    """What there is between the two."""
    one, other = entity_of(here, asked.one), entity_of(here, asked.other)
    became = here.atlas.became(one.id) + here.atlas.became(other.id)
    around = here.around(asked.on)
    countries = one.type == other.type == "country"
    most = _ALL if asked.full else _MOST
    found = relation(here.view, one, other, here.atlas, became, around, most, beside=not countries)
    page = relation_page(found)
    page = msgspec.structs.replace(page, lead=(*page.lead, *_behind(here, found)))
    return Answer(
        finding=found,
        page=on_day(page, asked.on.isoformat()) if asked.on else page,
        template="relation.html",
        more={
            "ends": (one, other),
            "full": asked.full,
            "on": asked.on,
            "countries": countries,
            "timeline": _over_time(around, found),
            "over_time": wording().headings["timeline"],
        },
        forms=briefs(here, around, one, other),
    )


def _over_time(around: Surroundings, found: Relation) -> Markup | None:
    """What lies between two localities as a timeline; None where not all is at hand, or little is told."""
    ends = (found.one, found.other)
    if any(end.type != "locality" for end in ends) or found.left.get("between") or found.left.get("since"):
        return None
    here, there = ((end.id, *around.heirs(end.id)) for end in ends)
    items = dated((*found.between, *found.since), (here, there), around.locality)
    picture = timeline(items, (found.one.name, found.other.name), around.on) if len(items) > 1 else None
    return Markup(picture.svg) if picture else None


def _behind(here: Here, found: Relation) -> tuple[Line, ...]:
    """How many documents tell what is shown, and of how much of it they differ."""
    records = (*found.between, *found.since, *found.beside)
    if not records:
        return ()
    ids = {found.evidence.citations[claim].document_id for record in records for claim in record.claims}
    return (sources_line(here.view.publishers(ids)), *differing_line(records, found.evidence))


ROUTES = (
    Route(
        path="/relation/{one:path}/with/{other:path}",
        make=between,
        asked=Asked,
        gives=Relation,
        about="What lies between two entities, and how their agreements stand; of localities a brief, too.",
        also=ENDINGS,
    ),
)
