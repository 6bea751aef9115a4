"""The outlines of marks, so that colour is not all that tells one kind from another."""

from __future__ import annotations

SIGNS = 4  # there are so many


def sign(place: int, x: float, y: float, size: float) -> str:
    """The outline of a mark around a point: circle, square, triangle or diamond.

    >>> sign(1, 10, 10, 2)
    'M8.0 8.0h4v4h-4Z'
    """
    match place % SIGNS:
        case 0:
            return f"M{x - size:.1f} {y}a{size} {size} 0 1 0 {2 * size} 0a{size} {size} 0 1 0 {-2 * size} 0Z"
        case 1:
            return f"M{x - size:.1f} {y - size:.1f}h{2 * size}v{2 * size}h{-2 * size}Z"
        case 2:
            return f"M{x} {y - size:.1f}l{size} {2 * size}h{-2 * size}Z"
        case _:
            more = round(size * _DIAMOND, 2)
            return f"M{x} {y - more:.1f}l{more} {more}l{-more} {more}l{-more} {-more}Z"


_DIAMOND = 1.2  # a diamond looks as large as the others when it is a little larger
