"""The frame of a page: menus, notices, other articles, comments, taken away so that its text is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

import msgspec
import yaml
from lxml import etree
from lxml.html import HtmlElement

_SPLIT = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")
_TRAIL = re.compile(r"[^>›»]{1,40}(?:\s[>›»]\s[^>›»]{1,60}){1,6}")
_NUMBER = re.compile(r"\s*[(\[]?\d+[)\]]?\s*$")
_KEPT = frozenset(("html", "body", "main", "article"))
_BLOCKS = ("p", "div", "center", "li", "ul", "ol", "td", "dd", "font")
_PARTS = ("p", "div", "br", "h1")
_CONTAINERS = frozenset(("div", "section", "nav", "ul"))
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "strong", "b", "dt", "span")
_MOST = 0.4  # of a page's text: a part with more is no frame, whatever it is called
_LONG = 200  # characters: text of links that is as long is no menu
_CELL = 150  # characters of a cell that may be the text of a page
_MAIN, _BESIDE = (
    0.5,
    0.25,
)  # of a table's text: a cell with more is what the table is for; with less, not a part


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The page frame.yaml."""

    parts: tuple[str, ...]
    short: frozenset[str]
    headings: frozenset[str]
    imprints: tuple[str, ...]
    titles: frozenset[str]


def without_frame(tree: HtmlElement) -> HtmlElement:
    """The same tree without its frame; it is changed in place."""
    _unfold(tree)
    _sweep(tree, _Measures(tree))
    return tree


class _Measures:
    """How much text each element has, and which hold a headline; measured once, since pages nest deep."""

    def __init__(self, tree: HtmlElement) -> None:
        self._lengths: dict[HtmlElement, int] = {}
        lengths = self._lengths
        for element in reversed(list(tree.iter())):  # what is within an element comes before it
            length = lengths.get(element, 0) + len((element.text or "").strip())
            lengths[element] = length
            around = element.getparent()
            if around is not None:
                lengths[around] = lengths.get(around, 0) + length + len((element.tail or "").strip())
        self._most = _MOST * self._lengths.get(tree, 0)
        self._headed = {around for headline in tree.iter("h1") for around in headline.iterancestors()}

    def length(self, element: HtmlElement) -> int:
        """Characters of text in an element."""
        return self._lengths.get(element, 0)

    def may_go(self, element: HtmlElement) -> bool:
        """Whether an element is not the page's text itself, whatever it is called."""
        if element.tag in _KEPT or element.tag == "h1" or element in self._headed:
            return False
        return self.length(element) <= self._most


def _sweep(element: HtmlElement, measures: _Measures) -> None:
    for child in list(element.iterchildren(etree.Element)):
        if child.getparent() is not element:
            continue  # it went with a heading
        if _is_nothing(child, measures) or _is_frame(child, measures):
            child.drop_tree()
        elif child.tag in _HEADINGS and measures.length(child) <= _LONG and _heads_others(child):
            _drop_headed(child, measures)
        else:
            _sweep(child, measures)


def _is_nothing(element: HtmlElement, measures: _Measures) -> bool:
    """Whether an element holds no text: pictures, gaps, places where scripts put something."""
    return element.tag in _CONTAINERS and not measures.length(element)


def pairs(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Labels and what stands beside them in the tables and lists of a page."""
    for label in tree.iter("th", "dt"):
        beside = label.getnext()
        if beside is not None and beside.tag in ("td", "dd"):
            yield _text(label), _text(beside)


def labelled_title(tree: HtmlElement) -> str | None:
    """The title of a board's page, which stands in a cell."""
    told = (value for label, value in pairs(tree) if label.lower() in _words().titles)
    return next((value for value in told if 0 < len(value) <= _LONG), None)


def _unfold(tree: HtmlElement) -> None:
    """Puts the cells that hold text in place of tables that only lay out the page."""
    for table in list(tree.iter("table")):
        cells = [cell for cell in table.iter("td", "th") if cell.find(".//table") is None]
        lengths = {cell: _length(cell) for cell in cells}
        main, total = max(lengths, key=lengths.__getitem__, default=None), sum(lengths.values())
        if main is None or not _is_laid_out(main, lengths[main], total) or table.getparent() is None:
            continue
        place = table.makeelement("div")
        for cell, length in lengths.items():
            if length >= _BESIDE * total:
                cell.tag = "div"
                place.append(cell)
        place.tail, table.tail = table.tail, None
        table.getparent().replace(table, place)


def _is_laid_out(cell: HtmlElement, length: int, total: int) -> bool:
    """Whether a cell holds the page's text, in parts of its own, and its table nothing much beside it."""
    return length >= max(_CELL, _MAIN * total) and any(cell.find(f".//{tag}") is not None for tag in _PARTS)


def _is_frame(element: HtmlElement, measures: _Measures) -> bool:
    """Whether an element may go and is, by its name or by what it holds, no part of the text."""
    return measures.may_go(element) and (_is_called_frame(element) or _is_menu(element, measures))


def _is_called_frame(element: HtmlElement) -> bool:
    if element.tag == "small":
        return True
    return _calls_it_frame(f"{element.get('class') or ''} {element.get('id') or ''}")


@lru_cache(maxsize=10_000)
def _calls_it_frame(told: str) -> bool:
    parts = [part.lower() for part in _SPLIT.split(told) if part]
    joined = [before + after for before, after in pairwise(parts)]
    return any(part in _words().short or part.startswith(_words().parts) for part in (*parts, *joined))


def _is_menu(element: HtmlElement, measures: _Measures) -> bool:
    """Whether a block only leads elsewhere, says where one is or whose the page is, or asks for input."""
    if element.tag not in _BLOCKS or not 0 < measures.length(element) <= _LONG:
        return False
    text = _text(element)
    if _TRAIL.fullmatch(text) or text.lower().startswith(_words().imprints) or _asks(element):
        return True
    if element.find(".//a") is None:
        return False
    linked = sum(measures.length(link) for link in element.iter("a"))
    return linked >= sum(1 for letter in text if letter.isalpha() or letter == " ") - text.count(" ")


def _asks(element: HtmlElement) -> bool:
    return element.find(".//input") is not None or element.find(".//form") is not None


def _heads_others(element: HtmlElement) -> bool:
    if len(element) > 3:
        return False
    return _NUMBER.sub("", _text(element)).strip(" :").lower() in _words().headings


def _drop_headed(heading: HtmlElement, measures: _Measures) -> None:
    """Takes a heading away, with all that stands in one part with it, or else what follows it."""
    part = heading.getparent()
    if part is not None and part.getparent() is None:
        return  # it went with another heading
    if part is not None and measures.may_go(part):
        part.drop_tree()
        return
    for after in list(heading.itersiblings()):
        if after.tag not in ("ul", "ol", "dl", "a", "br"):
            break
        after.drop_tree()
    heading.drop_tree()


def _text(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def _length(element: HtmlElement) -> int:
    return sum(map(len, map(str.strip, element.itertext())))


@cache
def _words() -> _Words:
    page = files("comity.sources.pages").joinpath("frame.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(page), _Words)
