"""Ties between localities of different countries on a map: a point per locality, an arc per tie."""

from __future__ import annotations

from datetime import date

import msgspec
from markupsafe import Markup

from comity.insight.network import Wanted
from comity.publish.pictures.land import view_of, view_of_country
from comity.publish.pictures.projection import WORLD, Box
from comity.publish.words import wording
from comity.reference.points import Point, point
from comity.web import worldmap
from comity.web.answer import Answer, Route
from comity.web.site import Here, today
from comity.web.ties import Asked, Found, Ties, every, names

_DRAWN, _SKETCHED = 600, 150  # ties, the strongest
_WORLD = "world"


class AskedOfMap(Asked, frozen=True, forbid_unknown_fields=True):
    """As of the network; `focus` is what is looked at: the `world`, a country, or where the ties lie."""

    focus: str | None = None


class Placed(Ties, frozen=True, kw_only=True):
    """Ties asked for, and where their localities lie: longitude and latitude by id, of those known."""

    points: dict[str, Point]


def worldwide(here: Here, asked: AskedOfMap) -> Answer:
    """The ties asked for, on a map."""
    found = Found(here, asked, _DRAWN)
    points = _points(here, found.names)
    on = date(asked.until, 12, 31) if asked.until else today()
    marked = {
        id_: worldmap.Marked(
            name=found.names[id_], at=points[id_], number=number, gone=not _existed(here, id_, on)
        )
        for id_, number in found.numbers.items()
        if id_ in points
    }
    told = [(tie, words) for tie, words in found.told if marked.keys() >= set(tie.ends)]
    box = _box(asked.focus, [points[id_] for tie, _ in told for id_ in tie.ends])
    drawing = worldmap.drawn(told, marked, box, wording().headings["map"], on)
    answer = found.answer("map", drawing=drawing, unplaced=len(found.told) - len(told))
    finding = Placed(
        **msgspec.structs.asdict(answer.finding),
        points={id_: points[id_] for id_ in answer.finding.names if id_ in points},
    )
    return msgspec.structs.replace(answer, finding=finding)


def small(here: Here) -> Markup | None:
    """A small picture of the strongest ties; None where there are none."""
    return here.once(("small map", here.language), lambda: _sketch(here))


def _sketch(here: Here) -> Markup | None:
    ties = every(here).ties(Wanted())[:_SKETCHED]
    points = _points(here, names(here, ties))
    known = [tie for tie in ties if points.keys() >= set(tie.ends)]
    if not known:
        return None
    shown = {id_: points[id_] for tie in known for id_ in tie.ends}
    return worldmap.sketched(known, shown, wording().headings["map"])


def _points(here: Here, ids: dict[str, str]) -> dict[str, Point]:
    found = ((id_, point(here.tables, id_)) for id_ in ids)
    return {id_: at for id_, at in found if at is not None}


def _existed(here: Here, id_: str, on: date) -> bool:
    return here.tables.place(id_).existed(on)


def _box(focus: str | None, points: list[Point]) -> Box:
    """What is looked at: where the ties lie, unless somebody asks for the world or a country."""
    if focus == _WORLD or not points:
        return WORLD
    return (view_of_country(focus.lower()) if focus else None) or view_of(points)


ROUTES = (
    Route(
        path="/map",
        make=worldwide,
        asked=AskedOfMap,
        gives=Placed,
        about="Ties between localities of different countries, with where these lie.",
        also=("csv",),
        whole=every,
    ),
)
