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
    """Fonts by name, the best first: in Word for Latin letters and for Hangul, in a PDF for all."""

    latin: tuple[str, ...]
    hangul: tuple[str, ...]
    drawn: tuple[str, ...]


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands before headings (“I.” counts them), lines, and notes beneath lines."""

    heading: str
    line: str
    note: str

    def before(self, number: int, depth: int) -> str:
        """The sign before a heading, at depth 1, 2 or 3.

        >>> Marks("I.", "-", "+").before(4, 1), Marks("I.", "-", "+").before(2, 2)
        ('IV. ', '2. ')
        >>> Marks("□", "○", "-").before(3, 1)
        '□ '
        """
        if self.heading != "I.":
            return f"{self.heading} " if self.heading else ""
        return f"{_roman(number)}. " if depth == 1 else f"{number}. " if depth == 2 else ""


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


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _roman(number: int) -> str:
    signs = ""
    for value, sign in _ROMAN:
        signs += sign * (number // value)
        number %= value
    return signs


@cache
def layout(name: str) -> Layout:
    """A layout; raises BadVocabulary where its page does not hold together."""
    page = files("comity.publish.paper").joinpath("layouts", f"{name}.yaml").read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(page), Layout)
    except msgspec.ValidationError as error:
        raise BadVocabulary(f"publish/paper/layouts/{name}.yaml", "page", str(error)) from error
