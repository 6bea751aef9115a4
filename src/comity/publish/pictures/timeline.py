"""A timeline on paper: what lies between two localities, a line for each side and one for both.

Few things stand each with its day and its words; many are gathered by years, each kind with its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
    told = tuple(_told(items, names))
    words = " ".join((*(f"{part.text}." for part in told), *map(_spoken, lanes)))
    return Picture(svg=drawing.svg(words), width=width, caption=Line(parts=told), words=words)


def _lanes(items: Sequence[Dated], names: tuple[str, str]) -> tuple[Lane, ...]:
    """The lines: one side's, that of both, the other's; those of which nothing is told are left out."""
    named = ((0, names[0]), (None, say("picture_both")), (1, names[1]))
    lanes = (Lane(name, tuple(one for one in items if one.side == side)) for side, name in named)
    return tuple(lane for lane in lanes if lane.items)


def _told(items: Sequence[Dated], names: tuple[str, str]) -> Iterator[Part]:
    """What is shown, of which day the first is and of which the last, and what of it is not done."""
    first, last = (
        end.day.split("/")[at] for end, at in ((min(items, key=_begins), 0), (max(items, key=_ends), -1))
    )
    time = day_words(first if first == last else f"{first}/{last}")
    told = say("picture_timeline", one=names[0], other=names[1], time=time)
    yield Part(told, _claims(items), ".")
    if unfirm := [one for one in items if not one.firm]:
        yield Part(say("picture_unfirm"), _claims(unfirm), ".")


def _begins(one: Dated) -> date:
    return bounds(one.day)[0]


def _ends(one: Dated) -> date:
    return bounds(one.day)[1]


def _claims(items: Iterable[Dated]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for one in items for claim in one.claims))


def _spoken(lane: Lane) -> str:
    """How much of each kind a line shows."""
    numbers = ((kind, sum(one.kind == kind for one in lane.items)) for kind in KINDS)
    return f"{lane.name}: {', '.join(counted(number, kind) for kind, number in numbers if number)}."


def _entries(items: Sequence[Dated]) -> list[Entry]:
    """What the signs mean."""
    there = {one.kind for one in items}
    entries = [
        Entry(term("kind", kind), sign, f"full{sign + 1}") for sign, kind in enumerate(KINDS) if kind in there
    ]
    if not all(one.firm for one in items):
        entries.append(Entry(say("picture_unfirm"), 0, "hollow1"))
    return entries
