"""A map in SVG: countries, localities as points, ties between them as arcs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from html import escape
from itertools import groupby, pairwise

import msgspec
from markupsafe import Markup

from comity.insight.encounters import country
from comity.insight.network import Tie
from comity.reference.points import Point
from comity.reference.provinces import Province, every_province
from comity.reference.shapes import shapes
from comity.web.paths import path_of
from comity.web.projection import WORLD, Box, Spot, around, outlines, spot

_BEND = 0.18  # of its length is how far an arc stands off the straight line
_WIDTHS = (3, 9, 27, 81)  # from so many acts on a line is wider
_LABELS, _LETTER, _LINE = 40, 0.0075, 0.015  # how many names, and their size in widths of the map
_MANY, _FAR_OFF = 100, 25  # of a hundred points and more, one of so many may lie off the map on each side
_GONE, _ACTING, _WAITS = ' class="gone"', ' class="acting"', ' class="waits"'
_NOWHERE = "aq"  # nobody signs anything in Antarctica


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """A locality to be drawn: its name, where it lies, how many acts it has; `gone` where it is no more."""

    name: str
    at: Point
    number: int
    gone: bool = False


def drawn(
    ties: Sequence[tuple[Tie, str]], marked: Mapping[str, Marked], box: Box, title: str, on: date
) -> Markup:
    """The part of the map in a box; each tie comes with what is said of it, localities by their ids.

    Provinces are drawn as they were on the day.
    """
    places = {id_: number for number, id_ in enumerate(marked)}
    spots = {id_: spot(one.at) for id_, one in marked.items()}
    acting = frozenset(country(id_) for id_ in marked)
    arcs = "".join(
        f'<a href="{relation_path(tie)}" class="w{width(tie.number)}"'
        f' data-ends="{places[tie.one]} {places[tie.other]}" tabindex="-1">'
        f'<title>{escape(words)}</title><path d="{_arc(spots[tie.one], spots[tie.other])}"/></a>'
        for tie, words in reversed(ties)
    )
    points = "".join(
        f'<a href="{escape(path_of("locality", id_))}" data-end="{places[id_]}" tabindex="-1"'
        f"{_GONE if one.gone else ''}>"
        f'<title>{escape(one.name)}</title><path d="M{_at(spots[id_])}h0"/></a>'
        for id_, one in marked.items()
    )
    names = _names([(spots[id_], one) for id_, one in marked.items()], box)
    return Markup(
        f'<svg class="drawing map" viewBox="{box}" data-whole="{WORLD}" role="group"'
        f' aria-label="{escape(title)}">'
        f'<g class="lands" aria-hidden="true">{_lands(acting)}'
        f'{_provinces(on, acting, marked)}</g><g class="{crowd(len(ties))}">{arcs}</g>'
        f'<g class="spots">{points}</g><g class="names" aria-hidden="true">{names}</g></svg>'
    )


def sketched(ties: Sequence[Tie], points: Mapping[str, Point], title: str) -> Markup:
    """A small picture of some ties, to be seen at a glance; nothing of it is a link."""
    spots = {id_: spot(at) for id_, at in points.items()}
    box = view_of(points[id_] for tie in ties for id_ in tie.ends)
    acting = frozenset(country(id_) for id_ in spots)
    arcs = "".join(
        f'<path class="w{width(tie.number)}" d="{_arc(spots[tie.one], spots[tie.other])}"/>' for tie in ties
    )
    dots = "".join(f"M{_at(at)}h0" for at in spots.values())
    return Markup(
        f'<svg class="drawing map" viewBox="{box}" role="img" aria-label="{escape(title)}">'
        f'<g class="lands">{_lands_in(box, acting)}</g><g class="arcs">{arcs}</g>'
        f'<g class="spots"><path d="{dots}"/></g></svg>'
    )


def view_of(points: Iterable[Point]) -> Box:
    """The part of the map that shows these points, of very many those that do not lie far off all others."""
    across, down = (sorted(told) for told in zip(*map(spot, points), strict=True))
    few = len(across) // _FAR_OFF if len(across) >= _MANY else 0
    return around([(across[few], down[few]), (across[-1 - few], down[-1 - few])])


def view_of_country(code: str) -> Box | None:
    """The part of the map that shows a country; None where its shape is not known."""
    rings = shapes().get(code)
    largest = max(rings, key=len) if rings else None
    return around(outlines(largest)[0]) if largest else None


def crowd(number: int) -> str:
    """The classes of a drawing's lines: where there are many, each is drawn the fainter.

    >>> crowd(20), crowd(200), crowd(2000)
    ('arcs', 'arcs many', 'arcs many crowded')
    """
    return "arcs many crowded" if number > 500 else "arcs many" if number > 100 else "arcs"


def relation_path(tie: Tie) -> str:
    """Where the page of a tie stands."""
    return escape(f"/relation/{tie.one}/with/{tie.other}")


def width(number: int) -> int:
    """How wide a line is drawn for so many acts.

    >>> width(1), width(3), width(10), width(1000)
    (1, 2, 3, 5)
    """
    return 1 + bisect_right(_WIDTHS, number)


def letters(name: str) -> int:
    """How many Latin letters a name is as long as: those of Korean are as wide as two.

    >>> letters("Seoul"), letters("서울")
    (5, 4)
    """
    return sum(2 if letter >= "\u1100" else 1 for letter in name)


def _arc(start: Spot, end: Spot) -> str:
    (x, y), (to_x, to_y) = sorted((start, end))
    across, down = to_x - x, to_y - y
    middle = round((x + to_x) / 2 + down * _BEND), round((y + to_y) / 2 - across * _BEND)
    return f"M{x},{y}Q{_at(middle)} {to_x},{to_y}"


def _at(place: Spot) -> str:
    return f"{place[0]},{place[1]}"


@cache
def _outlined() -> dict[str, list[list[Spot]]]:
    """Every country's outlines on the map."""
    every = ((code, rings) for code, rings in shapes().items() if code != _NOWHERE)
    return {code: [line for ring in rings for line in outlines(ring)] for code, rings in every}


@cache
def _paths() -> dict[str, str]:
    return {code: "".join(map(_closed, lines)) for code, lines in _outlined().items()}


def _closed(line: Sequence[Spot], step: int = 1) -> str:
    """A closed line, told by the steps from one place to the next."""
    spots = [(round(x / step), round(y / step)) for x, y in line]
    steps = [(x - last_x, y - last_y) for (last_x, last_y), (x, y) in pairwise(spots[:-1])]
    told = " ".join(f"{x * step},{y * step}" for x, y in steps if x or y)
    return f"M{spots[0][0] * step},{spots[0][1] * step}l{told}z" if told else ""


@cache
def _lands(acting: frozenset[str]) -> str:
    """All countries but those drawn by their provinces, those of the localities shown marked."""
    return "".join(
        _land(code, path, acting) for code, path in _paths().items() if code not in _in_provinces()
    )


def _provinces(on: date, acting: frozenset[str], ids: Iterable[str]) -> str:
    """The provinces of a day country by country, those marked in which localities lie."""
    lie_in = {"/".join(id_.split("/")[:2]) for id_ in ids}
    told = ((one.id, path) for one, path in _province_paths() if one.holds(on))
    return "".join(
        f'<g class="parts{" acting" if code in acting else ""}">'
        f"{''.join(_land(id_, path, lie_in) for id_, path in parts)}</g>"
        for code, parts in groupby(told, lambda part: country(part[0]))
    )


@cache
def _province_paths() -> tuple[tuple[Province, str], ...]:
    """Every shape of a province, country by country."""
    return tuple(
        (one, "".join(_closed(line) for ring in one.rings for line in outlines(ring)))
        for one in every_province()
    )


@cache
def _in_provinces() -> frozenset[str]:
    return frozenset(country(one.id) for one in every_province())


def _lands_in(box: Box, acting: frozenset[str]) -> str:
    """The countries in a part of the map, as coarsely as a small picture shows them."""
    step = max(1, box.width // 400)
    lines = ((code, [line for line in drawn if box.meets(line)]) for code, drawn in _outlined().items())
    return "".join(_land(code, "".join(_closed(line, step) for line in seen), acting) for code, seen in lines)


def _land(code: str, path: str, acting: Collection[str]) -> str:
    return f'<path{_ACTING if code in acting else ""} d="{path}"/>' if path else ""


def _names(places: Sequence[tuple[Spot, Marked]], box: Box) -> str:
    """The names of localities, those with the most acts first; what would stand over another waits for room.

    The script shows it as soon as somebody looks closer.
    """
    letter, line = box.width * _LETTER, box.width * _LINE
    taken: list[tuple[float, float, float]] = []
    told: list[str] = []
    for (x, y), one in sorted(places, key=lambda place: (-place[1].number, place[1].name)):
        left, right = x + letter, x + letter * (2 + letters(one.name))
        is_free = all(right < a or left > b or abs(y - down) > line for a, b, down in taken)
        is_shown = is_free and len(taken) < _LABELS
        taken += [(left, right, y)] if is_shown else []
        waits = "" if is_shown else _WAITS
        told.append(f'<text{waits} x="{x}" y="{y}" dx=".5em" dy=".25em">{escape(one.name)}</text>')
    return f'<g font-size="{line:.0f}">{"".join(told)}</g>'
