"""What a page states about itself: who publishes it, who wrote it, and when it was published."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec
import yaml
from lxml.html import HtmlElement

from comity.sources.pages.headline import Headlines
from comity.sources.published import Published, stated_day

_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_LINKED = "//script[@type='application/ld+json']/text()"
_LARGEST, _SCRIPTS = 500_000, 30  # characters, and scripts, of linked data that are looked at
_DEPTH = 6
_NAME, _WORDS = 80, 5  # characters; words in a line: what has more names nobody
_MAIL = re.compile(r"\(?\b[\w.+-]+@[\w.-]+\b\)?")
_APART = re.compile(r"\s*[|·•/]\s+|\s{3,}|\s[-–—]\s|\n|\(")
_DATED = re.compile(r"\d{4}[-./년]|\d{1,2}:\d{2}|\d{1,2}/\d{1,2}/\d{2,4}")

T = TypeVar("T")
Node = dict[str, Any]


class Stated(msgspec.Struct, frozen=True):
    """What a page says of itself; None where it does not say."""

    publisher: str | None
    author: str | None
    published: Published | None


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The page stated.yaml."""

    dates: tuple[str, ...]
    publishers: tuple[str, ...]
    authors: tuple[str, ...]
    articles: tuple[str, ...]
    makers: tuple[str, ...]
    bylines: frozenset[str]
    elsewhere: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    nobody: frozenset[str]


def stated(tree: HtmlElement, headlines: Headlines) -> Stated:
    """What a page states for machines, and beside its headlines."""
    metas, linked = _metas(tree), _Linked(tree)
    publisher = _first(metas, _words().publishers, _as_name) or linked.publisher
    author = (
        linked.author or _first(metas, _words().authors, _as_name) or _byline(tree) or _written_by(headlines)
    )
    return Stated(
        publisher=publisher,
        author=author if author and author != publisher else None,
        published=_published(tree, metas, linked),
    )


def _published(tree: HtmlElement, metas: dict[str, list[str]], linked: _Linked) -> Published | None:
    if found := _first(metas, _words().dates, _as_day):
        return found
    marked = tree.xpath("//*[@itemprop='datePublished'][1]/@datetime | //time[@pubdate][1]/@datetime")
    return next(filter(None, map(_as_day, [*map(str, marked), *linked.dates])), None)


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """What the page's <meta> elements say, by their names in small letters."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        told = str(element.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            if told and (name := element.get(key)):
                found.setdefault(name.strip().lower(), []).append(told)
    return found


def _first(metas: dict[str, list[str]], names: tuple[str, ...], what: Callable[[str], T | None]) -> T | None:
    told = (what(value) for name in names for value in metas.get(name, ()))
    return next(filter(None, told), None)


def _as_day(value: str) -> Published | None:
    written = str(value).strip()
    day = stated_day(written)
    return Published(day, written) if day else None


class _Linked:
    """The things that a page's linked data (JSON-LD) describes."""

    def __init__(self, tree: HtmlElement) -> None:
        self._nodes: list[Node] = []
        self._broken: list[str] = []
        for script in tree.xpath(_LINKED)[:_SCRIPTS]:
            text = str(script)[:_LARGEST]
            try:
                self._nodes += _things(json.loads(text.strip().removesuffix(";"), strict=False))
            except (ValueError, RecursionError):
                self._broken.append(text)
        self._by_id = {str(node["@id"]): node for node in self._nodes if "@id" in node and "name" in node}

    @property
    def dates(self) -> Iterator[str]:
        """When the page's own text was published."""
        yield from (str(node["datePublished"]) for node in self._articles if "datePublished" in node)
        for text in self._broken:
            yield from _LINKED_DATA.findall(text)

    @property
    def author(self) -> str | None:
        """Who wrote the page's own text."""
        for node in self._articles:
            told = node.get("author") or node.get("creator")
            names = [self._name(one) for one in (told if isinstance(told, list) else [told])]
            if named := list(dict.fromkeys(filter(None, names))):
                return ", ".join(named[:5])
        return None

    @property
    def publisher(self) -> str | None:
        """Who publishes the page."""
        told = [self._name(node.get("publisher")) for node in self._articles]
        makers = [
            self._name(node) for kind in _words().makers for node in self._nodes if kind in _kinds(node)
        ]
        return next(filter(None, [*told, *makers]), None)

    @property
    def _articles(self) -> list[Node]:
        return [node for kind in _words().articles for node in self._nodes if kind in _kinds(node)]

    def _name(self, told: object) -> str | None:
        if isinstance(told, dict):
            named = told.get("name") or self._by_id.get(str(told.get("@id")), {}).get("name")
            return self._name(named) if not isinstance(named, dict) else None
        if isinstance(told, list):
            return self._name(told[0]) if told and not isinstance(told[0], list) else None
        return _as_name(told) if isinstance(told, str) else None


def _things(told: object, depth: int = 0) -> Iterator[Node]:
    """The things on the page's own level: not those of lists of other articles."""
    if depth > _DEPTH:
        return
    if isinstance(told, list):
        for one in told:
            yield from _things(one, depth + 1)
    elif isinstance(told, dict):
        yield told
        yield from _things(told.get("@graph"), depth + 1)
        yield from _things(told.get("mainEntity"), depth + 1)


def _kinds(node: Node) -> list[str]:
    kinds = node.get("@type")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds)]


def _byline(tree: HtmlElement) -> str | None:
    """The author that an element beside the text names."""
    marked = tree.xpath("//*[@itemprop='author' or @rel='author' or @class]")
    for element in marked:
        named = element.get("itemprop") == "author" or element.get("rel") == "author"
        if (named or _is_byline(element.get("class") or "")) and not _is_elsewhere(element):
            inner = element.xpath(".//*[@itemprop='name']")
            if name := _as_name((inner[0] if inner else element).text_content()):
                return name
    return None


@lru_cache(maxsize=10_000)
def _is_byline(classes: str) -> bool:
    return not _words().bylines.isdisjoint(classes.lower().split())


def _written_by(headlines: Headlines) -> str | None:
    """The author that a line beside the headline names (“By Ann Lee”)."""
    names = (_as_name(line) for lines in headlines.followed_by for line in lines if _before().match(line))
    return next((name for name in names if name and len(name.split()) <= _WORDS), None)


def _is_elsewhere(element: HtmlElement) -> bool:
    for around in (element, *element.iterancestors()):
        if around.tag in ("aside", "footer", "nav"):
            return True
        told = f"{around.get('class') or ''} {around.get('id') or ''}".lower()
        if around.find(".//h1") is not None:
            return False
        if any(word in told for word in _words().elsewhere):
            return True
    return False


def _as_name(value: str) -> str | None:
    """A name as it stands, without what leads up to it and what stands beside it; None where it is none."""
    parts = _APART.split(_MAIL.sub("  ", value.strip()))
    name = next((" ".join(part.split()) for part in parts if part.strip()), "")
    name = _before().sub("", name).strip(" ,;:·|")
    name = _after().sub("", name).strip(" ,;:·|")
    if not name or len(name) > _NAME or "://" in name or name.startswith(("@", "www.")):
        return None
    if _DATED.search(name) or not any(letter.isalpha() for letter in name):
        return None
    return None if name.lower() in _words().nobody else name


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_words().before, key=len, reverse=True)))
    return re.compile(rf"^(?:{words})(?:\s*[:=]\s*|\s+)", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf",?\s*\b(?:{'|'.join(map(re.escape, _words().after))})$", re.IGNORECASE)


@cache
def _words() -> _Words:
    page = files("comity.sources.pages").joinpath("stated.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(page), _Words)
