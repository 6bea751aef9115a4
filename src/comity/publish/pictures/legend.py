"""What the signs of a picture mean: each with its words, in rows beneath the picture."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.publish.pictures.drawing import Shape
from comity.publish.pictures.signs import sign
from comity.publish.pictures.writing import SIZE, Text, cut, width, wrapped

_ROW = 11.0  # from one line of words to the next
_SIGN, _STROKE = 2.6, 14.0  # of a sign its size, of a line its length
_BETWEEN = 14.0  # from one meaning to the next


class Entry(msgspec.Struct, frozen=True):
    """A meaning: its words, its sign and how that looks; and how the line looks that goes through it.

    Without a sign it is a line that stands upright.
    """

    words: str
    sign: int | None
    look: str
    line: str = ""


class Legend(msgspec.Struct, frozen=True, kw_only=True):
    """Meanings in their places, and where the last row ends."""

    shapes: tuple[Shape, ...]
    texts: tuple[Text, ...]
    bottom: float


def legend(entries: Iterable[Entry], wide: float, top: float) -> Legend:
    """Meanings in rows so wide at most, the first beneath `top`."""
    shapes: list[Shape] = []
    texts: list[Text] = []
    x, y = 0.0, top
    for entry in entries:
        lines = wrapped(entry.words, wide - _STROKE - 4)
        long = _STROKE + 4 + max(map(width, lines))
        if x == 0.0 or x + long > wide:
            x, y = 0.0, y + _ROW
        shapes += _drawn(entry, x, y - 0.33 * SIZE)
        for number, line in enumerate(lines):
            y += _ROW if number else 0.0
            texts.append(Text(x=x + _STROKE + 4, y=y, words=cut(line, wide - _STROKE - 4)))
        x = wide if len(lines) > 1 else x + long + _BETWEEN
    return Legend(shapes=tuple(shapes), texts=tuple(texts), bottom=y + (0.4 * SIZE if texts else 0.0))


def _drawn(entry: Entry, x: float, y: float) -> Iterable[Shape]:
    middle = x + _STROKE / 2
    if entry.sign is None:
        yield Shape(f"M{middle:.1f} {y - 5:.1f}v10", entry.look)
        return
    if entry.line:
        yield Shape(f"M{x:.1f} {y:.1f}h{_STROKE}", entry.line)
    yield Shape(sign(entry.sign, round(middle, 1), round(y, 1), _SIGN), entry.look)
