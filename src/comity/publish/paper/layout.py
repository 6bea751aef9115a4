"""Layouts of papers: page, fonts, marks before headings and lines, and how closely a page may be set."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from comity.errors import BadVocabulary

LayoutName = Literal["plain", "vietnam", "korea"]


class Margins(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Empty millimetres around what is printed."""

    top: float
    bottom: float
    left: float
    right: float


class Fonts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Fonts by name: in Word for Latin letters and for Hangul, each with others for whom they lack; in a PDF."""

    latin: tuple[str, ...]
    hangul: tuple[str, ...]
    drawn: tuple[str, ...]


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands before headings (“I.” counts them), lines, and notes beneath lines."""

    heading: str
    line: str
    note: str


class Closeness(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points of the letters, lines by how many times that, points behind a paragraph."""

    size: float
    pitch: float
    after: float


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A layout. `steps` go from the widest to the closest that is still allowed.

    `small` are points of tables, captions and sources, `numbers` where page numbers stand, `first` whether
    the first page has one.
    """

    margins: Margins
    fonts: Fonts
    marks: Marks
    steps: tuple[Closeness, ...]
    title: float
    small: float
    centred: bool
    numbers: Literal["top", "bottom"]
    first: bool
    width: float = 210
    height: float = 297

    @property
    def inner(self) -> float:
        """Millimetres a line may take."""
        return self.width - self.margins.left - self.margins.right


@cache
def layout(name: str) -> Layout:
    """A layout; raises BadVocabulary where its page does not hold together."""
    page = files("comity.publish.paper").joinpath("layouts", f"{name}.yaml").read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(page), Layout)
    except msgspec.ValidationError as error:
        raise BadVocabulary(f"publish/paper/layouts/{name}.yaml", "page", str(error)) from error
