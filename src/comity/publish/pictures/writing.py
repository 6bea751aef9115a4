"""Words on a drawing: how wide they are at most in whatever font, and where there is room for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

SIZE = 8.0  # points: how high words are written on paper
_OVER, _UNDER = 0.98, 0.28  # of their height is how far letters reach over and under their line
_HANGUL = "\u1100"  # from here on letters are as wide as high
_WIDTHS = {
    0.3: " .,:;'’|!iljI",
    0.4: "()[]-–/ftr“”·",
    0.73: "ABCDEFHKLNPRSTUVXYZĐ+=<>",
    0.8: "GOQw&",
    0.95: "MWm@%—…",
}
_LETTERS = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OTHER = 0.61  # of digits and most small letters


class Box(NamedTuple):
    """A part of a drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two have room in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether the other lies in it."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """Words on a line, which stand behind a place, before it or around it; `look` as of shapes."""

    x: float
    y: float
    words: str
    size: float = SIZE
    anchor: Literal["start", "middle", "end"] = "start"
    look: str = "ink"

    @property
    def box(self) -> Box:
        """The room it takes at most."""
        long = width(self.words, self.size)
        left = self.x - {"start": 0.0, "middle": long / 2, "end": long}[self.anchor]
        return Box(left, self.y - _OVER * self.size, left + long, self.y + _UNDER * self.size)


class Room:
    """The room on a drawing that nothing has taken yet."""

    def __init__(self, wide: float, high: float) -> None:
        self._whole = Box(0.0, 0.0, wide, high)
        self._taken: list[Box] = []

    def is_free(self, *boxes: Box) -> bool:
        """Whether all of it is on the drawing and nothing stands there."""
        return all(self._whole.holds(box) and not any(map(box.meets, self._taken)) for box in boxes)

    def take(self, *boxes: Box) -> None:
        """Something stands there from now on."""
        self._taken += boxes

    def place(self, texts: Iterable[Text]) -> Text | None:
        """The first of these texts that has room, which it takes; None where none has."""
        for text in texts:
            if self.is_free(text.box):
                self.take(text.box)
                return text
        return None


@lru_cache(10_000)
def width(words: str, size: float = SIZE) -> float:
    """How wide words are at most, in the unit of their size.

    >>> width("il", 10) < width("ma", 10) < width("서울", 10)
    True
    """
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFC", words).replace("đ", "d"))
    shown = (letter for letter in plain if not unicodedata.combining(letter))
    return size * sum(map(_width, unicodedata.normalize("NFC", "".join(shown))))


def wrapped(words: str, most: float, size: float = SIZE) -> list[str]:
    """Words in lines none of which is wider than so much, unless a word alone is.

    >>> wrapped("one two three", 40)
    ['one two', 'three']
    """
    lines: list[str] = []
    for word in words.split():
        if lines and width(f"{lines[-1]} {word}", size) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def cut(words: str, most: float, size: float = SIZE) -> str:
    """Words that are not wider than so much, with an ellipsis where something is left out.

    >>> cut("Seoul", 100), cut("Thành phố Hồ Chí Minh", 60)
    ('Seoul', 'Thành phố H…')
    """
    if width(words, size) <= most:
        return words
    kept = words
    while kept and width(f"{kept}…", size) > most:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _width(letter: str) -> float:
    return _LETTERS.get(letter, 1.0 if letter >= _HANGUL else _OTHER)
