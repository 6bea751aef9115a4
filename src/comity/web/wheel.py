"""Ties as a wheel in SVG: localities around it country by country, ties across it in bundles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from math import cos, pi, sin

import msgspec
from markupsafe import Markup

from comity.insight.network import Tie, country
from comity.web.rendering import path_of
from comity.web.worldmap import letters, relation_path, width

_RADIUS, _RING, _NAMES, _COUNTRIES = 1000, 1018, 1040, 1540
_EDGE = 1620
_LETTERS = 42  # how high names are written
_GAP = 3  # between countries, in places of localities
_LONGEST = 20  # letters of a name
_HALF_SEAT, _BOW = 0.008, 1.2  # of the circle, in radians


class Seated(msgspec.Struct, frozen=True, kw_only=True):
    """A locality to be drawn: its name, and how many acts it has."""

    name: str
    number: int


def drawn(
    ties: Iterable[tuple[Tie, str]],
    seated: Mapping[str, Seated],
    countries: Mapping[str, str],
    title: str,
) -> Markup:
    """The wheel; each tie comes with what is said of it, localities and countries with names by their ids."""
    order = sorted(seated)
    angles = _angles(order)
    middles = {code: _middle(seats) for seats, code in _seats(order, angles)}
    places = {id_: number for number, id_ in enumerate(order)}
    arcs = "".join(
        f'<a href="{relation_path(tie)}" class="w{width(tie.number)}"'
        f' data-ends="{places[tie.one]} {places[tie.other]}" tabindex="-1">'
        f'<title>{escape(words)}</title><path d="{_thread(tie, angles, middles)}"/></a>'
        for tie, words in ties
    )
    shown = _shown(order, seated, angles)
    spots = "".join(
        f'<a href="{escape(path_of("locality", id_))}" data-end="{places[id_]}" tabindex="-1">'
        f'<title>{escape(seated[id_].name)}</title>{_seat(seated[id_], angles[id_], id_ in shown)}</a>'
        for id_ in order
    )
    return Markup(
        f'<svg class="drawing wheel" viewBox="{-_EDGE} {-_EDGE} {2 * _EDGE} {2 * _EDGE}" role="group"'
        f' aria-label="{escape(title)}"><g class="arcs">{arcs}</g>'
        f'<g class="spots" font-size="{_LETTERS}">{spots}</g>'
        f'<g class="countries" aria-hidden="true">{_rims(order, angles, countries)}</g></svg>'
    )


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


def _thread(tie: Tie, angles: Mapping[str, float], middles: Mapping[str, float]) -> str:
    """From one seat to the other, on the way drawn to what goes between the same two countries."""
    ends = [_on(angles[id_], _RADIUS) for id_ in (tie.one, tie.other)]
    pulls = [_pulled(angles[id_], middles[country(id_)]) for id_ in (tie.one, tie.other)]
    return f"M{ends[0]}C{pulls[0]} {pulls[1]} {ends[1]}"


def _pulled(own: float, middle: float) -> str:
    """Between the way to the centre from the own seat and that from the middle of the country."""
    inner, bundled = 0.2 * _RADIUS, 0.3 * _RADIUS
    x = inner * cos(own) + bundled * cos(middle)
    y = inner * sin(own) + bundled * sin(middle)
    return f"{x:.0f},{y:.0f}"


def _on(angle: float, radius: float) -> str:
    return f"{radius * cos(angle):.0f},{radius * sin(angle):.0f}"


def _shown(order: Sequence[str], seated: Mapping[str, Seated], angles: Mapping[str, float]) -> set[str]:
    """The localities whose names are written, those with the most acts, none over another."""
    every = int(2 * pi * _NAMES / _LETTERS)  # so many names have room around the wheel
    taken: dict[int, float] = {}
    shown = set()
    for id_ in sorted(order, key=lambda id_: (-seated[id_].number, id_)):
        angle = angles[id_]
        at = int(angle * every / (2 * pi))
        beside = (taken.get((at + step) % every) for step in (-1, 0, 1))
        if all(other is None or _apart(angle, other) * every >= 2 * pi for other in beside):
            taken[at] = angle
            shown.add(id_)
    return shown


def _apart(one: float, other: float) -> float:
    between = abs(one - other)
    return min(between, 2 * pi - between)


def _seat(one: Seated, angle: float, is_named: bool) -> str:
    """A point, and beside it the name, readable from the centre outwards or inwards, not head down."""
    dot = f'<path d="M{_on(angle, _RADIUS)}h0"/>'
    if not is_named:
        return dot
    turn, is_left = angle * 180 / pi, pi / 2 < angle < 3 * pi / 2
    most = _LONGEST * len(one.name) // letters(one.name)
    name = one.name if len(one.name) <= most else f"{one.name[: most - 1]}…"
    at, turn = (-_NAMES, turn - 180) if is_left else (_NAMES, turn)
    side = ' text-anchor="end"' if is_left else ""
    return f'{dot}<text x="{at}" dy=".35em" transform="rotate({turn:.1f})"{side}>{escape(name)}</text>'


def _rims(order: Sequence[str], angles: Mapping[str, float], countries: Mapping[str, str]) -> str:
    """A rim behind each country's seats, and its name outside."""
    rims, names = [], []
    taken: list[tuple[float, float]] = []
    for seats, code in sorted(_seats(order, angles), key=lambda one: (-len(one[0]), one[1])):
        first, last, middle = seats[0] - _HALF_SEAT, seats[-1] + _HALF_SEAT, _middle(seats)
        rims.append(
            f'<path d="{_bow(first, last, _RING)}"><title>{escape(countries.get(code, code))}</title></path>'
        )
        name = countries.get(code, code)
        half = letters(name) * _LETTERS * 0.4 / _COUNTRIES
        if all(_apart(middle, other) > half + taken_half for other, taken_half in taken):
            taken.append((middle, half))
            names.append(_bowed(name, middle, f"wheel-{code}"))
    return "".join((*rims, *names))


def _seats(order: Sequence[str], angles: Mapping[str, float]) -> Iterable[tuple[list[float], str]]:
    for code, ids in groupby(order, country):
        yield [angles[id_] for id_ in ids], code


def _bow(first: float, last: float, radius: float) -> str:
    """Along the wheel from one angle to another, the way the clock goes."""
    wide = int(last - first > pi)
    return f"M{_on(first, radius)}A{radius},{radius} 0 {wide} 1 {_on(last, radius)}"


def _bowed(name: str, middle: float, id_: str) -> str:
    """A name along the wheel; below its middle the other way round, so that it does not stand head down."""
    first, last, radius = middle - _BOW, middle + _BOW, _COUNTRIES
    path = _bow(first, last, radius)
    if 0 < middle < pi:
        path = f"M{_on(last, radius)}A{radius},{radius} 0 0 0 {_on(first, radius)}"
    return (
        f'<path id="{escape(id_)}" class="line" d="{path}"/><text text-anchor="middle">'
        f'<textPath href="#{escape(id_)}" startOffset="50%">{escape(name)}</textPath></text>'
    )
