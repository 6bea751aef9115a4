"""What is to be seen on a picture, its words and its shapes with their room, and whether all is well."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from comity.publish.paper.paper import Picture
from comity.publish.pictures.drawing import POINTS
from comity.publish.pictures.writing import Box, Text

_SVG = "{http://www.w3.org/2000/svg}"
_HEAVIEST = 60_000
_EDGE = 1.0  # a stroke may reach so far over its path


def faults(picture: Picture) -> list[str]:
    """What is wrong with a picture: nothing may lie beyond its edge, no words over others."""
    root = fromstring(picture.svg)
    _, _, wide, high = map(float, root.attrib["viewBox"].split())
    page = Box(-_EDGE, -_EDGE, wide + _EDGE, high + _EDGE)
    told = texts(picture)
    found = [f"beyond the edge: {text.words}" for text in told if not page.holds(text.box)]
    found += [f"over each other: {a.words}, {b.words}" for a, b in combinations(told, 2) if _close(a, b)]
    found += [f"beyond the edge: {path}" for path in paths(picture) if not page.holds(extent(path))]
    found += ["too heavy"] if len(picture.svg.encode()) > _HEAVIEST else []
    found += ["not as wide as told"] if abs(wide / POINTS - picture.width) > 0.1 else []
    found += ["needs a style sheet"] if "class=" in picture.svg or "style=" in picture.svg else []
    found += ["goes elsewhere"] if "href" in picture.svg or "url(" in picture.svg else []
    return found


def texts(picture: Picture) -> list[Text]:
    """The words on a picture."""
    return [_text(each) for each in fromstring(picture.svg).iter(f"{_SVG}text")]


def words(picture: Picture) -> list[str]:
    """Only the words."""
    return [text.words for text in texts(picture)]


def paths(picture: Picture) -> list[str]:
    """The shapes on a picture, as SVG tells them."""
    return [each.attrib["d"] for each in fromstring(picture.svg).iter(f"{_SVG}path")]


def extent(path: str) -> Box:
    """The room between all places that a path goes to."""
    x = y = 0.0
    places: list[tuple[float, float]] = []
    for letter, told in re.findall(r"([MLHVQZAmlhvaz])([^A-Za-z]*)", path):
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+(?:e-?\d+)?", told)]
        for ends in _ends(letter, numbers):
            across, down = ends
            is_near = letter.islower()
            x = (x + across if is_near else across) if across is not None else x
            y = (y + down if is_near else down) if down is not None else y
            places.append((x, y))
    across_all, down_all = zip(*places, strict=True)
    return Box(min(across_all), min(down_all), max(across_all), max(down_all))


def _ends(letter: str, numbers: list[float]) -> list[tuple[float | None, float | None]]:
    match letter.lower():
        case "h":
            return [(number, None) for number in numbers]
        case "v":
            return [(None, number) for number in numbers]
        case "a":
            return [(numbers[at + 5], numbers[at + 6]) for at in range(0, len(numbers), 7)]
        case "z":
            return []
        case _:
            return [(numbers[at], numbers[at + 1]) for at in range(0, len(numbers), 2)]


def _text(each: Element) -> Text:
    told = each.attrib
    anchor = told.get("text-anchor", "start")
    assert anchor in ("start", "middle", "end")
    return Text(
        x=float(told["x"]),
        y=float(told["y"]),
        words=each.text or "",
        size=float(told["font-size"]),
        anchor=anchor,
    )


def _close(one: Text, other: Text) -> bool:
    """Whether words stand over others; what is under and over a line of letters is mostly free."""
    return _letters(one).meets(_letters(other))


def _letters(text: Text) -> Box:
    box = text.box
    return Box(box.left, text.y - 0.75 * text.size, box.right, text.y + 0.05 * text.size)
