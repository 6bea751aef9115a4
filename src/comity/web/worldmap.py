"""A map in SVG: countries, localities as points, ties between them as arcs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from html import escape
from itertools import groupby

import msgspec
from markupsafe import Markup

from comity.insight.encounters import country
from comity.insight.network import Tie
from comity.publish.pictures.land import arc, closed, outlined, view_of, xy
from comity.publish.pictures.projection import WORLD, Box, Spot, outlines, spot
from comity.reference.points import Point
from comity.reference.provinces import Province, every_province
from comity.web.paths import path_of

_WIDTHS = (3, 9, 27, 81)  # from so many acts on a line is wider
_LABELS, _LETTER, _LINE = 40, 0.0075, 0.015  # how many names, and their size in widths of the map
_GONE, _ACTING, _WAITS = ' class="gone"', ' class="acting"', ' class="waits"'


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
        f'<title>{escape(words)}</title><path d="{arc(spots[tie.one], spots[tie.other])}"/></a>'
        for tie, words in reversed(ties)
    )
    points = "".join(
        f'<a href="{escape(path_of("locality", id_))}" data-end="{places[id_]}" tabindex="-1"'
        f"{_GONE if one.gone else ''}>"
        f'<title>{escape(one.name)}</title><path d="M{xy(spots[id_])}h0"/></a>'
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
        f'<path class="w{width(tie.number)}" d="{arc(spots[tie.one], spots[tie.other])}"/>' for tie in ties
    )
    dots = "".join(f"M{xy(at)}h0" for at in spots.values())
    return Markup(
        f'<svg class="drawing map" viewBox="{box}" role="img" aria-label="{escape(title)}">'
        f'<g class="lands">{_lands_in(box, acting)}</g><g class="arcs">{arcs}</g>'
        f'<g class="spots"><path d="{dots}"/></g></svg>'
    )


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


@cache
def _paths() -> dict[str, str]:
    return {code: "".join(map(closed, lines)) for code, lines in outlined().items()}


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
        (one, "".join(closed(line) for ring in one.rings for line in outlines(ring)))
        for one in every_province()
    )


@cache
def _in_provinces() -> frozenset[str]:
    return frozenset(country(one.id) for one in every_province())


def _lands_in(box: Box, acting: frozenset[str]) -> str:
    """The countries in a part of the map, as coarsely as a small picture shows them."""
    step = max(1, box.width // 400)
    lines = ((code, [line for line in drawn if box.meets(line)]) for code, drawn in outlined().items())
    return "".join(_land(code, "".join(closed(line, step) for line in seen), acting) for code, seen in lines)


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
