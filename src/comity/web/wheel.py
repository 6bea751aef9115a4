"""Ties as a wheel in SVG: localities around it country by country, ties across it in bundles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from html import escape
from itertools import groupby
from math import cos, pi, sin

import msgspec
from markupsafe import Markup

from comity.insight.encounters import country
from comity.insight.network import Tie
from comity.web.paths import path_of
from comity.web.worldmap import crowd, letters, relation_path, width

_RADIUS, _RING, _NAMES = 900, 918, 940
_LONGEST = 20  # letters of a name that are written
_SMALL, _LARGE = 44, 64  # how high names are written, larger where there is room
_GAP = 3  # between countries, in places of localities
_NARROW = 0.55  # of its height is how wide a letter is
_HALF_SEAT, _BOW = 0.008, 1.2  # of the circle, in radians


class Seated(msgspec.Struct, frozen=True, kw_only=True):
    """A locality to be drawn: its name, and how many acts it has."""

    name: str
    number: int


class Wheel:
    """Ties, each with what is said of it; localities and countries with names by their ids."""

    def __init__(
        self,
        ties: Sequence[tuple[Tie, str]],
        seated: Mapping[str, Seated],
        countries: Mapping[str, str],
    ) -> None:
        self._ties, self._seated, self._called = ties, seated, countries
        self._order = sorted(seated)
        self._angles = _angles(self._order)
        self._places = {id_: number for number, id_ in enumerate(self._order)}
        self._countries = [
            (code, [self._angles[id_] for id_ in ids]) for code, ids in groupby(self._order, country)
        ]
        self._size = round(max(_SMALL, min(_LARGE, 2 * pi * _NAMES / (len(seated) + 1))))
        self._names = {id_: self._cut(seated[id_].name) for id_ in self._shown()}

    def drawn(self, title: str) -> Markup:
        """The wheel as SVG."""
        edge = self._rim + 2 * _LARGE
        return Markup(
            f'<svg class="drawing wheel" viewBox="{-edge} {-edge} {2 * edge} {2 * edge}" role="group"'
            f' aria-label="{escape(title)}"><g class="{crowd(len(self._ties))}">{self._threads()}</g>'
            f'<g class="spots" font-size="{self._size}">{self._seats()}</g>'
            f'<g class="countries" aria-hidden="true">{self._rims()}</g></svg>'
        )

    @cached_property
    def _rim(self) -> int:
        """How far out the names of countries stand: behind the longest name of a locality."""
        longest = max(map(letters, self._names.values()), default=0)
        return round(_NAMES + longest * _NARROW * self._size + self._size / 2)

    def _threads(self) -> str:
        middles = {code: _middle(angles) for code, angles in self._countries}
        ways = {
            id_: (_on(angle, _RADIUS), _pulled(angle, middles[country(id_)]))
            for id_, angle in self._angles.items()
        }
        return "".join(
            f'<a href="{relation_path(tie)}" class="w{width(tie.number)}"'
            f' data-ends="{self._places[tie.one]} {self._places[tie.other]}" tabindex="-1">'
            f'<title>{escape(words)}</title><path d="{_thread(ways[tie.one], ways[tie.other])}"/></a>'
            for tie, words in reversed(self._ties)
        )

    def _seats(self) -> str:
        return "".join(
            f'<a href="{escape(path_of("locality", id_))}" data-end="{self._places[id_]}" tabindex="-1">'
            f"<title>{escape(self._seated[id_].name)}</title>"
            f"{_seat(self._names.get(id_, ''), self._angles[id_])}</a>"
            for id_ in self._order
        )

    def _shown(self) -> list[str]:
        """The localities whose names are written, those with the most acts, none over another."""
        every = int(2 * pi * _NAMES / self._size)  # so many names have room around the wheel
        taken: dict[int, float] = {}
        shown = []
        for id_ in sorted(self._order, key=lambda id_: (-self._seated[id_].number, id_)):
            angle = self._angles[id_]
            at = int(angle * every / (2 * pi))
            beside = (taken.get((at + step) % every) for step in (-1, 0, 1))
            if all(other is None or _apart(angle, other) * every >= 2 * pi for other in beside):
                taken[at] = angle
                shown.append(id_)
        return shown

    def _cut(self, name: str) -> str:
        most = _LONGEST * len(name) // letters(name)
        return name if len(name) <= most else f"{name[: most - 1]}…"

    def _rims(self) -> str:
        """A rim behind each country’s seats, and its name outside where no larger one stands."""
        rims, names = [], []
        taken: list[tuple[float, float]] = []
        for code, angles in sorted(self._countries, key=lambda one: (-len(one[1]), one[0])):
            name, middle = self._called.get(code, code), _middle(angles)
            bow = _bow(angles[0] - _HALF_SEAT, angles[-1] + _HALF_SEAT, _RING)
            rims.append(f'<path d="{bow}"><title>{escape(name)}</title></path>')
            half = letters(name) * _NARROW * _LARGE / 2 / self._rim
            if all(_apart(middle, other) > half + other_half for other, other_half in taken):
                taken.append((middle, half))
                names.append(_bowed(name, middle, self._rim, f"wheel-{code}"))
        return "".join((*rims, *names))


def _angles(order: Sequence[str]) -> dict[str, float]:
    """Where each locality sits, a gap behind each country."""
    seats, seat = {}, 0
    for number, id_ in enumerate(order):
        seat += _GAP if number and country(id_) != country(order[number - 1]) else 0
        seats[id_] = seat
        seat += 1
    every = seat + _GAP
    return {id_: 2 * pi * at / every for id_, at in seats.items()}


def _middle(angles: Sequence[float]) -> float:
    return (angles[0] + angles[-1]) / 2


def _thread(one: tuple[str, str], other: tuple[str, str]) -> str:
    """From one seat to the other, on the way drawn to what goes between the same two countries."""
    return f"M{one[0]}C{one[1]} {other[1]} {other[0]}"


def _pulled(own: float, middle: float) -> str:
    """Between the way to the centre from the own seat and that from the middle of the country."""
    inner, bundled = 0.2 * _RADIUS, 0.3 * _RADIUS
    x = inner * cos(own) + bundled * cos(middle)
    y = inner * sin(own) + bundled * sin(middle)
    return f"{x:.0f},{y:.0f}"


def _on(angle: float, radius: float) -> str:
    return f"{radius * cos(angle):.0f},{radius * sin(angle):.0f}"


def _apart(one: float, other: float) -> float:
    between = abs(one - other)
    return min(between, 2 * pi - between)


def _seat(name: str, angle: float) -> str:
    """A point, and beside it the name, if any, readable outwards or inwards, not head down."""
    dot = f'<path d="M{_on(angle, _RADIUS)}h0"/>'
    if not name:
        return dot
    turn, is_left = angle * 180 / pi, pi / 2 < angle < 3 * pi / 2
    at, turn = (-_NAMES, turn - 180) if is_left else (_NAMES, turn)
    side = ' text-anchor="end"' if is_left else ""
    return f'{dot}<text x="{at}" dy=".35em" transform="rotate({turn:.1f})"{side}>{escape(name)}</text>'


def _bow(first: float, last: float, radius: float) -> str:
    """Along the wheel from one angle to another, the way the clock goes."""
    wide = int(last - first > pi)
    return f"M{_on(first, radius)}A{radius},{radius} 0 {wide} 1 {_on(last, radius)}"


def _bowed(name: str, middle: float, radius: float, id_: str) -> str:
    """A name along the wheel; below its middle the other way round, so that it does not stand head down."""
    first, last = middle - _BOW, middle + _BOW
    path = _bow(first, last, radius)
    if 0 < middle < pi:
        radius += _LARGE * 0.7  # the letters stand inwards there
        path = f"M{_on(last, radius)}A{radius},{radius} 0 0 0 {_on(first, radius)}"
    return (
        f'<path id="{escape(id_)}" class="line" d="{path}"/><text text-anchor="middle">'
        f'<textPath href="#{escape(id_)}" startOffset="50%">{escape(name)}</textPath></text>'
    )
