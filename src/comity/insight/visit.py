"""A journey to several localities: whom one calls on, day by day, and what is known of each relation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from comity.insight.briefing.acting import acting
from comity.insight.briefing.meeting import Meeting, Tables, meeting
from comity.insight.encounters import are_abroad
from comity.insight.evidence import shown
from comity.insight.surroundings import Surroundings
from comity.model.record import ResolvedEntity
from comity.reference.duties import Duties
from comity.register.counting import Coverage

_POSTS = 5  # of a person, the newest, that tell where somebody belongs


class Named(msgspec.Struct, frozen=True):
    """Somebody or some place as an office wrote it, and what it is where that is known."""

    written: str
    entity: ResolvedEntity | None = None


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One stop of a journey: the day (ISO 8601), where, on whom, and what for in the office's own words."""

    day: str
    time: str = ""
    place: Named | None = None
    whom: tuple[Named, ...] = ()
    what: str = ""


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """A journey of `home`: its calls in their order, and the relation with each locality that it leads to.

    `others` are the ids of these localities for each call.
    """

    home: ResolvedEntity
    title: str
    on: str
    calls: tuple[Call, ...]
    others: tuple[tuple[str, ...], ...]
    meetings: tuple[Meeting, ...]
    coverage: Coverage


def visit(
    around: Surroundings,
    home: ResolvedEntity,
    calls: Iterable[Call],
    tables: Tables,
    duties: Duties | None = None,
    title: str = "",
) -> Visit:
    """What is known for a journey on the day of the surroundings; `duties` are the rules on days to come."""
    calls = tuple(sorted(calls, key=lambda call: (call.day, call.time)))
    others = tuple(tuple(dict.fromkeys(_called_on(call, home.id, around))) for call in calls)
    every = dict.fromkeys(id_ for some in others for id_ in some)
    return Visit(
        home=home,
        title=title,
        on=around.on.isoformat(),
        calls=calls,
        others=others,
        meetings=tuple(meeting(around, home, _locality(id_, around), tables, duties=duties) for id_ in every),
        coverage=around.view.coverage(),
    )


def _called_on(call: Call, home: str, around: Surroundings) -> Iterator[str]:
    """The localities abroad of those who are called on; where nobody tells one, that of the place."""
    told = [id_ for one in call.whom if one.entity is not None for id_ in _of(one.entity, around)]
    place = call.place.entity.id if call.place and call.place.entity else None
    there = around.locality(place) if place and not told else None
    for id_ in (*told, *([there] if there else ())):
        if are_abroad(id_, home):
            yield id_


def _of(one: ResolvedEntity, around: Surroundings) -> list[str]:
    """The locality that something is or belongs to; of a person that of the newest post."""
    if one.type != "person":
        there = around.locality(one.id)
        return [there] if there is not None else []
    posts = acting(around, (one.id,), {"post": _POSTS})["post"]
    places = (around.locality(str(shown(post, "of"))) for post in posts)
    return [place for place in places if place is not None][:1]


def _locality(id_: str, around: Surroundings) -> ResolvedEntity:
    """A locality as the register has it, else as the reference tables do."""
    name = around.name(id_)
    return ResolvedEntity(id=id_, type="locality", name=name, names=around.names(id_), reference=True)
