"""Where a name that a text tells is told again in it."""

from __future__ import annotations

from collections.abc import Iterator


def places_of(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands and is no end of a longer word.

    >>> list(places_of("다낭", "다낭시와 남다낭, 다낭"))
    [(0, 2), (10, 12)]
    """
    at = text.find(name) if name else -1
    while at >= 0:
        end = at + len(name)
        if not (at and text[at - 1].isalnum()):
            yield at, end
        at = text.find(name, end)


def places_of_short(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a short name stands: no part of a longer word or of a Latin name, and not in its own bracket.

    >>> list(places_of_short("KITA", "한국무역협회(KITA)는 KITA의"))
    [(14, 18)]
    """
    for at, end in places_of(name, text):
        behind = text[end : end + 1]
        if text[at - 1 : at] not in ("(", "_") and not (behind.isascii() and behind.isalpha()):
            yield at, end
