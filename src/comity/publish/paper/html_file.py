"""Papers as one web page that needs no other file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from jinja2 import FileSystemLoader, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from comity.errors import BadTemplate
from comity.publish.paper.composed import Composed, Item, Piece
from comity.publish.paper.layout import Layout

SUFFIX = ".html"
"""How the name of a template ends."""


def written(paper: Composed, layout: Layout, template: Path | None = None) -> bytes:
    """The paper as a web page; raises BadTemplate where an office's template cannot be used."""
    own = files("comity.publish.paper").joinpath("templates", "paper.html")
    beside = FileSystemLoader(template.parent) if template else None
    environment = SandboxedEnvironment(autoescape=True, loader=beside)
    environment.filters |= {"gathered": _gathered, "drawn": _drawn}
    try:
        page = environment.from_string((template or own).read_text("utf-8"))
        return page.render(paper=paper, look=layout).encode()
    except (TemplateError, UnicodeDecodeError) as error:
        raise BadTemplate(template or "paper.html", str(error)) from error


def _gathered(pieces: Iterable[Piece]) -> Iterator[tuple[list[Piece], Piece | None]]:
    """Lines that follow each other together, everything else alone."""
    for lines, found in groupby(pieces, lambda piece: isinstance(piece, Item)):
        if lines:
            yield list(found), None
        else:
            yield from (([], piece) for piece in found)


def _drawn(svg: str) -> Markup:
    """A drawing inside a page: without what only a file of its own begins with."""
    return Markup(_PROLOGUE.sub("", svg))


_PROLOGUE = re.compile(r"^\s*(<\?xml.*?\?>)?\s*(<!DOCTYPE[^>]*>)?\s*", re.DOTALL)
