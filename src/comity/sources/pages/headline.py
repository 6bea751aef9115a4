"""Where a page's headline stands, and the short lines that follow it: bylines and date lines."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cached_property
from itertools import islice

from lxml.html import HtmlElement

_MOST = 3  # headlines
_NEAR, SHORT = 60, 120  # elements looked at after a headline; characters of a line that may be a date line
_LOWER = ("h2", "h3", "h4", "strong", "p", "span", "td", "div")
_LINES = ("p", "div", "span", "time", "li", "dd", "strong")


class Headlines:
    """The headlines of a page with a title, and what follows them; looked up when first asked for."""

    def __init__(self, tree: HtmlElement, title: str) -> None:
        self._tree, self._title = tree, title

    @cached_property
    def followed_by(self) -> list[list[str]]:
        """For each headline the short lines that stand near after it, each once."""
        return [list(_short_lines_after(headline)) for headline in _headlines(self._tree, self._title)]


def _headlines(tree: HtmlElement, title: str) -> Iterator[HtmlElement]:
    """The headlines of a page: of the first order, or the first part of it that says its title."""
    first = list(islice(tree.iter("h1"), _MOST))
    yield from first or islice((heading for heading in tree.iter(*_LOWER) if _text_of(heading) == title), 1)


def _short_lines_after(headline: HtmlElement) -> Iterator[str]:
    near = islice(_following(headline), _NEAR)
    lines = (line for element in near for line in _lines(element))
    yield from dict.fromkeys(line for line in lines if line and len(line) <= SHORT)


def _following(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements after one, and not within it, that may hold a line."""
    for around in (element, *element.iterancestors()):
        for after in around.itersiblings():
            yield from after.iter(*_LINES)


def _text_of(element: HtmlElement) -> str:
    """The words of an element on one line."""
    return " ".join(str(element.text_content()).split())


def _lines(element: HtmlElement) -> list[str]:
    if element.find("br") is None or len(str(element.text_content())) > 2 * SHORT:
        return [_text_of(element)]
    broken = deepcopy(element)
    for end in broken.iter("br"):
        end.tail = f"\n{end.tail or ''}"
    return [" ".join(line.split()) for line in str(broken.text_content()).splitlines()]
