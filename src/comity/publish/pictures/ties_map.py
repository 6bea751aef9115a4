"""A small map on paper: where localities lie that are tied, and their countries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal

import msgspec

from comity.insight.encounters import country
from comity.publish.page import Line, Part, Reference, linked
from comity.publish.paper.paper import Picture
from comity.publish.pictures.clipping import clipped
from comity.publish.pictures.drawing import POINTS, Drawing, Shape
from comity.publish.pictures.land import along, arc, outlined, view_of
from comity.publish.pictures.projection import Box as View
from comity.publish.pictures.projection import Spot, outlines, spot
from comity.publish.pictures.signs import sign
from comity.publish.pictures.writing import Box, Room, Text, cut
from comity.publish.words import listed, say
from comity.reference.points import Point
from comity.reference.provinces import every_province

_SHAPE = 16 / 9
_LETTERS = 7.0  # points
_FINE = 0.5  # points between two places of an outline, at least; of many outlines more
_MOST = 3500  # places of outlines
_SPOT = 2.4
_FEW = 4  # localities that all are named with their countries; of more the caption alone says all
_ROW = 8.0
_CIRCLE = 0  # among the signs
_SHAPES = "natural-earth"


class Located(msgspec.Struct, frozen=True, kw_only=True):
    """A locality to be drawn: its name, that of its country, its id, and where it lies."""

    name: str
    country: str
    id: str
    at: Point


def located(
    places: Sequence[Located], on: date, tables: Sequence[str] = (), width: float = 80
) -> Picture | None:
    """The map of some localities, so many millimetres wide, the first tied to each other one.

    None where there are none to be tied. Provinces in which they lie are drawn as they were on the day.
    `tables` are the ids of what tells where they lie.
    """
    if len(places) < 2:
        return None
    wide = width * POINTS
    frame = _Frame(view_of(one.at for one in places), wide, round(wide / _SHAPE, 1))
    told = tuple(_told(places, tables))
    words = " ".join(f"{part.text}{part.end}" for part in told)
    names = tuple(_names(places, frame))
    grounds = (Shape(_ground(text.box), "ground") for text in names)
    drawing = Drawing(
        width=wide,
        height=frame.high,
        shapes=(*_lands(places, on, frame), *_arcs(places, frame), *grounds, *_spots(places, frame)),
        texts=names,
    )
    return Picture(svg=drawing.svg(words), width=width, caption=Line(parts=told), words=words)


def outlines_read() -> Reference:
    """Where the outlines of countries and provinces come from."""
    url = "https://www.naturalearthdata.com"
    return Reference(id=_SHAPES, title="Natural Earth", url=url, read=say("picture_shapes"))


def _told(places: Sequence[Located], tables: Sequence[str]) -> Iterator[Part]:
    names = [f"{linked(one.name, one.id)} ({one.country})" for one in places]
    yield Part(say("picture_map", names=listed(names)), tuple(tables), ".")
    yield Part(say("picture_borders"), (_SHAPES,), ".")


class _Frame:
    """From places on the map of the world to those on the paper."""

    def __init__(self, view: View, wide: float, high: float) -> None:
        self.wide, self.high = wide, high
        self.view = view
        self._scale = max(wide / view.width, high / view.height)
        self._left = view.left + (view.width - wide / self._scale) / 2
        self._top = view.top + (view.height - high / self._scale) / 2

    def on(self, place: tuple[float, float]) -> tuple[float, float]:
        """A place on the paper."""
        return (place[0] - self._left) * self._scale, (place[1] - self._top) * self._scale

    def outline(self, line: Sequence[Spot]) -> list[tuple[float, float]]:
        """What of a closed line lies on the paper."""
        return clipped([self.on(place) for place in line], (0.0, 0.0, self.wide, self.high))


def _lands(places: Sequence[Located], on: date, frame: _Frame) -> Iterator[Shape]:
    """The sea, the countries, those of the localities darker, and the provinces in which these lie."""
    whole = f"M0 0H{frame.wide:.1f}V{frame.high:.1f}H0Z"
    acting = {country(one.id) for one in places}
    lie_in = {"/".join(one.id.split("/")[:2]) for one in places}
    lands = [
        ("acting" if code in acting else "land", frame.outline(line))
        for code, lines in sorted(outlined().items(), key=lambda each: each[0] in acting)
        for line in lines
    ]
    parts = [
        ("part", frame.outline(line))
        for province in every_province()
        if province.id in lie_in and province.holds(on)
        for ring in province.rings
        for line in outlines(ring)
    ]
    fine = max(_FINE, _FINE * sum(len(line) for _, line in lands) / _MOST)
    yield Shape(whole, "sea")
    for look, line in (*lands, *parts):
        if path := _path(line, fine):
            yield Shape(path, look)
    yield Shape(whole, "frame")


def _path(line: Sequence[tuple[float, float]], fine: float) -> str:
    """A closed line in SVG's words, of places so near to each other one."""
    kept: list[tuple[float, float]] = []
    for x, y in line:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= fine:
            kept.append((x, y))
    spots = [(round(x * 10), round(y * 10)) for x, y in kept]
    if len(spots) < 3:
        return ""
    steps = " ".join(f"{(x - a) / 10:g},{(y - b) / 10:g}" for (a, b), (x, y) in pairwise(spots))
    return f"M{spots[0][0] / 10:g},{spots[0][1] / 10:g}l{steps}z"


def _arcs(places: Sequence[Located], frame: _Frame) -> Iterator[Shape]:
    """The ties of the first to each other one."""
    first, *others = _rounded(places, frame)
    look = "lead" if _are_many(places) else "arc"
    return (Shape(arc(first, other), look) for other in others)


def _spots(places: Sequence[Located], frame: _Frame) -> Iterator[Shape]:
    return (Shape(sign(_CIRCLE, x, y, _SPOT), "spot") for x, y in _rounded(places, frame))


def _rounded(places: Sequence[Located], frame: _Frame) -> list[Spot]:
    found = (frame.on(spot(one.at)) for one in places)
    return [(round(x), round(y)) for x, y in found]


def _names(places: Sequence[Located], frame: _Frame) -> Iterator[Text]:
    """The names of the localities with their countries' beneath, off the arcs where it can be.

    Of many localities only those are named that have room beside them.
    """
    room, arcs = Room(frame.wide, frame.high), Room(frame.wide, frame.high)
    spots = [frame.on(spot(one.at)) for one in places]
    room.take(*(Box(x - _SPOT, y - _SPOT, x + _SPOT, y + _SPOT) for x, y in spots))
    ways = (along(spots[0], other) for other in spots[1:])
    arcs.take(*(Box(x - 1, y - 1, x + 1, y + 1) for way in ways for x, y in way))
    many = _are_many(places)
    for one, (x, y) in zip(places, spots, strict=True):
        written = _beside(one, x, y, frame.wide) if many else _written(one, x, y, frame.wide)
        choices = [texts for texts in written if _has_room(texts, room)]
        clear = [texts for texts in choices if _has_room(texts, arcs)]
        for texts in (clear or choices)[:1]:
            room.take(*(text.box for text in texts))
            yield from texts


def _are_many(places: Sequence[Located]) -> bool:
    return len(places) > _FEW


def _has_room(texts: Iterable[Text], room: Room) -> bool:
    return room.is_free(*(text.box for text in texts))


def _ground(box: Box) -> str:
    """White under words, so that borders do not cross them."""
    return f"M{box.left:.1f} {box.top + 1:.1f}H{box.right:.1f}V{box.bottom - 1:.1f}H{box.left:.1f}Z"


def _beside(one: Located, x: float, y: float, wide: float) -> Iterator[tuple[Text, ...]]:
    """Where a name alone may stand: behind the place or before it, so that it is clear whose it is."""
    name = cut(one.name, 0.48 * wide, _LETTERS)
    text = Text(x=x + _SPOT + 2, y=y + 0.35 * _LETTERS, words=name, size=_LETTERS)
    yield (text,)
    yield (msgspec.structs.replace(text, x=x - _SPOT - 2, anchor="end"),)


def _written(one: Located, x: float, y: float, wide: float) -> Iterator[tuple[Text, ...]]:
    """Where a name and its country's may stand: behind the place, before it, under it, over it."""
    off = _SPOT + 3
    for down in (0.0, -_ROW, _ROW):
        yield _pair(one, x + off, y + down, "start", wide)
        yield _pair(one, x - off, y + down, "end", wide)
    for down in (_ROW + off, -off - 0.3 * _ROW, 2 * _ROW + off, -2 * _ROW - off):
        for left in (0.0, 0.25, -0.25, 0.45, -0.45):
            yield _pair(one, x + left * wide, y + down, "middle", wide)


def _pair(
    one: Located, x: float, y: float, anchor: Literal["start", "middle", "end"], wide: float
) -> tuple[Text, Text]:
    name, of = (cut(words, 0.48 * wide, _LETTERS) for words in (one.name, one.country))
    return (
        Text(x=x, y=y - 0.6, words=name, size=_LETTERS, anchor=anchor),
        Text(x=x, y=y - 0.6 + _ROW, words=of, size=_LETTERS - 1, anchor=anchor, look="soft"),
    )
