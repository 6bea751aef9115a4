"""Where a page of a list ended: the place of its last item, written so that an address can have it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

Place = tuple[str, ...]
"""What puts the items of a list in order."""

_BETWEEN = "~"  # stands in no id, and in no day


def written(place: Place) -> str:
    """A place as it is written.

    >>> written(("2022-01-06", "kr/seoul"))
    '2022-01-06~kr/seoul'
    """
    return _BETWEEN.join(place)


def behind(items: Sequence[T], cursor: str | None, place: Callable[[T], Place]) -> Sequence[T]:
    """The items behind a place, all of them where none is told; they are in the order of their places.

    >>> behind([("a", "x"), ("a/b", "w"), ("b", "v")], "a~x", tuple)
    [('a/b', 'w'), ('b', 'v')]
    """
    return items if cursor is None else items[bisect_right(items, tuple(cursor.split(_BETWEEN)), key=place) :]


def before(items: Sequence[T], cursor: str | None, place: Callable[[T], Place]) -> Sequence[T]:
    """The items before a place, all of them where none is told, the last first.

    >>> before([("a", "x"), ("a/b", "w"), ("b", "v")], "b~v", tuple)
    [('a/b', 'w'), ('a', 'x')]
    """
    end = len(items) if cursor is None else bisect_left(items, tuple(cursor.split(_BETWEEN)), key=place)
    return items[:end][::-1]
