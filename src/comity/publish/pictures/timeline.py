"""A timeline on paper: what lies between two localities, a line for each side and one for both.

Few things stand each with its day and its words; many are gathered by years, each kind with its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from comity.model.dates import bounds
from comity.publish.page import Line, Part
from comity.publish.paper.paper import Picture
from comity.publish.pictures.dated import KINDS, Dated
from comity.publish.pictures.drawing import POINTS, Drawing
from comity.publish.pictures.gathered import gathered
from comity.publish.pictures.lanes import Lane
from comity.publish.pictures.legend import Entry, legend
from comity.publish.pictures.singly import singly
from comity.publish.words import counted, say, term
from comity.publish.words import date as day_words


def timeline(items: Sequence[Dated], names: tuple[str, str], on: date, width: float = 160) -> Picture | None:
    """The picture of what has a day between two localities, so many millimetres wide.

    None where nothing has one. `on` is the day on which the paper speaks: it is marked.
    """
    if not items:
        return None
    wide = width * POINTS
    lanes = _lanes(items, names)
    drawn = singly(lanes, on, wide) or gathered(lanes, on, wide)
    beneath = legend(_entries(items), wide, drawn.height)
    drawing = Drawing(
        width=wide,
        height=beneath.bottom,
        shapes=(*drawn.shapes, *beneath.shapes),
        texts=(*drawn.texts, *beneath.texts),
    )
    told = _told(items, names)
    words = f"{told} {'; '.join(_spoken(lane) for lane in lanes)}."
    claims = tuple(dict.fromkeys(claim for one in items for claim in one.claims))
    return Picture(
        svg=drawing.svg(words), width=width, caption=Line(parts=(Part(told, claims),)), words=words
    )


def _lanes(items: Sequence[Dated], names: tuple[str, str]) -> tuple[Lane, ...]:
    """The lines: one side's, that of both, the other's; those of which nothing is told are left out."""
    named = ((0, names[0]), (None, say("picture_both")), (1, names[1]))
    lanes = (Lane(name, tuple(one for one in items if one.side == side)) for side, name in named)
    return tuple(lane for lane in lanes if lane.items)


def _told(items: Sequence[Dated], names: tuple[str, str]) -> str:
    """What is shown, from when to when."""
    days = sorted(bounds(one.day) for one in items)
    first, last = str(days[0][0].year), str(max(day for _, day in days).year)
    time = day_words(first if first == last else f"{first}/{last}")
    return say("picture_timeline", one=names[0], other=names[1], time=time)


def _spoken(lane: Lane) -> str:
    """How much of each kind a line shows."""
    numbers = ((kind, sum(one.kind == kind for one in lane.items)) for kind in KINDS)
    return f"{lane.name}: {', '.join(counted(number, kind) for kind, number in numbers if number)}"


def _entries(items: Sequence[Dated]) -> list[Entry]:
    """What the signs mean."""
    there = {one.kind for one in items}
    entries = [
        Entry(term("kind", kind), sign, f"full{sign + 1}") for sign, kind in enumerate(KINDS) if kind in there
    ]
    if not all(one.firm for one in items):
        entries.append(Entry(say("picture_unfirm"), 0, "hollow1"))
    return entries
