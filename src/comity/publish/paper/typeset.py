"""Papers given to Typst: the files it is given, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import msgspec
import typst

from comity.errors import BadTemplate
from comity.publish.paper.composed import Composed
from comity.publish.paper.fonts import fonts
from comity.publish.paper.layout import Closeness, Layout

_TEMPLATES = files("comity.publish.paper").joinpath("templates")
# Typst takes several files by their names, which its stubs do not know.
_compile: Callable[..., bytes] = typst.compile
_query: Callable[..., str] = typst.query
_TALL = 1200  # characters of a cell that may go on on the next page


def pdf(paper: Composed, layout: Layout, step: Closeness, template: Path | None = None) -> bytes:
    """The paper as a PDF with its fonts; raises BadTemplate where an office's template cannot be used."""
    given = _files(paper, layout, step, template, measured=False)
    day = datetime.fromisoformat(paper.on).replace(tzinfo=UTC)
    with _templates_named(template):
        return _compile(given, root=_beside(template), format="pdf", font_paths=_fonts(given), timestamp=day)


def sheets(paper: Composed, layout: Layout, step: Closeness, template: Path | None = None) -> tuple[int, ...]:
    """How many pages each sheet of the paper's front takes."""
    given = _files(paper, layout, step, template, measured=True)
    with _templates_named(template):
        told = _query(
            given, "<sheets>", root=_beside(template), field="value", one=True, font_paths=_fonts(given)
        )
    ends = [0, *msgspec.json.decode(told, type=list[int])]
    return tuple(end - before for before, end in pairwise(ends))


def png(svg: str, width: float, ppi: float = 200) -> bytes:
    """A drawing of so many millimetres as dots, for programs that draw no vectors."""
    page = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("drawing.svg", width: {width}mm)'
    given = {"main.typ": page.encode(), "drawing.svg": svg.encode()}
    return _compile(given, format="png", ppi=ppi, font_paths=fonts(svg))


@contextmanager
def _templates_named(template: Path | None) -> Iterator[None]:
    """Says of what goes wrong in which template it does."""
    try:
        yield
    except typst.TypstError as error:
        raise BadTemplate(template or "paper.typ", error.message) from error


def _beside(template: Path | None) -> str | None:
    """Where a template finds files of its own, such as a seal."""
    return str(template.resolve().parent) if template else None


def _fonts(given: Mapping[str, bytes]) -> typst.Fonts:
    return fonts("".join(file.decode() for file in given.values()))


def _files(
    paper: Composed, layout: Layout, step: Closeness, template: Path | None, measured: bool
) -> dict[str, bytes]:
    main = template.read_bytes() if template else _TEMPLATES.joinpath("paper.typ").read_bytes()
    look = {**msgspec.to_builtins(layout), "inner": layout.inner, "tall": _TALL}
    look |= {"step": msgspec.to_builtins(step), "measured": measured}
    return {
        "main.typ": main,
        "comity.typ": _TEMPLATES.joinpath("comity.typ").read_bytes(),
        "paper.json": msgspec.json.encode(paper),
        "look.json": msgspec.json.encode(look),
        **{drawing.name: drawing.svg.encode() for drawing in paper.drawings()},
    }
