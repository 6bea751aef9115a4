"""A drawing for paper: shapes and words with their places, made a whole SVG document by a template."""

from __future__ import annotations

import unicodedata
from functools import cache

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from comity.publish.pictures.writing import Text
from comity.publish.words import wording

_UNSEEN = ("Cc", "Cf", "Cs", "Cn")
POINTS = 72 / 25.4  # in a millimetre
FAMILIES = "Noto Sans CJK KR, Noto Sans KR, 맑은 고딕, Arial, sans-serif"
"""The fonts words are written in, the first that is there."""

# How things look: what SVG calls the colour of their outlines and insides. Colours differ in
# brightness, too, and lines in their dashes, so that a copier leaves them apart.
_LINE = 'fill="none" stroke-linejoin="round" stroke-width'
_INK, _SOFT, _PALE = "#1a1a1a", "#555555", "#c4c4c4"
_COLOURS = ("#0b4a8f", "#c2550a", "#2f7d4f", "#8a4fa8")
_DASHES = ("", "5 2", "1.5 1.5", "7 2 1.5 2")
LOOKS = {
    "ink": f'fill="{_INK}"',
    "soft": f'fill="{_SOFT}"',
    "rule": f'{_LINE}="0.4" stroke="{_PALE}"',
    "axis": f'{_LINE}="0.7" stroke="{_SOFT}"',
    "lead": f'{_LINE}="0.4" stroke="{_SOFT}"',
    "change": f'{_LINE}="0.6" stroke="{_SOFT}" stroke-dasharray="2 2"',
    "paper": 'fill="#ffffff"',
    "ground": 'fill="#ffffff" fill-opacity="0.75"',
    "sea": 'fill="#f4f6f8"',
    "frame": f'{_LINE}="0.6" stroke="{_SOFT}"',
    "land": 'fill="#ffffff" stroke="#9a9a9a" stroke-width="0.35"',
    "acting": 'fill="#d4d9de" stroke="#6a6a6a" stroke-width="0.5"',
    "part": 'fill="#98a4b0" stroke="#4a4a4a" stroke-width="0.4"',
    "arc": f'{_LINE}="1.1" stroke="{_INK}"',
    "spot": f'fill="{_INK}" stroke="#ffffff" stroke-width="0.6"',
}
for _number, (_colour, _dash) in enumerate(zip(_COLOURS, _DASHES, strict=True), 1):
    _dashed = f' stroke-dasharray="{_dash}"' if _dash else ""
    LOOKS |= {
        f"curve{_number}": f'{_LINE}="1.3" stroke="{_colour}"{_dashed}',
        f"former{_number}": f'{_LINE}="0.7" stroke="{_colour}"{_dashed}',
        f"bar{_number}": f'{_LINE}="1.6" stroke="{_colour}"',
        f"full{_number}": f'fill="{_colour}" stroke="{_colour}" stroke-width="0.9"',
        f"hollow{_number}": f'fill="#ffffff" stroke="{_colour}" stroke-width="0.9"',
    }


class Shape(msgspec.Struct, frozen=True):
    """A path in SVG's words, and how it looks (a key of `LOOKS`)."""

    path: str
    look: str


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """Shapes and words on them, in points."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    texts: tuple[Text, ...]

    def svg(self, title: str) -> str:
        """The SVG document; what it shows is said in the title."""
        size = {"across": round(self.width / POINTS, 2), "down": round(self.height / POINTS, 2)}
        language = wording().locale
        return _template().render(
            drawing=self, title=title, families=FAMILIES, looks=LOOKS, language=language, **size
        )


@cache
def _template() -> Template:
    made = Environment(
        loader=PackageLoader("comity.publish.pictures", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"plain": _plain, "said": _said}
    return made.get_template("picture.svg")


def _said(words: str) -> str:
    r"""Words without control characters and marks that turn the order of letters.

    >>> _said("Seoul\u202e\x07")
    'Seoul'
    """
    return "".join(letter for letter in words if unicodedata.category(letter) not in _UNSEEN)


def _plain(number: float) -> str:
    """A number as short as it can be written.

    >>> _plain(12.0), _plain(3.14159)
    ('12', '3.1')
    """
    return f"{number:.1f}".removesuffix(".0")
