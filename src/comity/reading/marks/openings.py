"""Where patterns may begin: a text is passed over fast for a first letter, slowly for what stands before."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator


class Opening:
    """A first letter, one of some between square brackets, and behind it what must stand before it."""

    def __init__(self, letter: str) -> None:
        self._letter = re.compile(letter)

    def found(
        self, pattern: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Every match of a pattern that begins so, from left to right, none overlapping."""
        for letter in self._letter.finditer(text, start, end):
            if letter.start() >= start:
                match = pattern.match(text, letter.start(), end)
                if match is not None:
                    yield match
                    start = match.end()


def word_starts(forms: Iterable[str]) -> str:
    """A pattern for some forms where a word begins, the longest first.

    >>> re.findall(word_starts(["ba", "bay"]), "bay xba ba")
    ['bay', 'ba']
    """
    by_letter: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        by_letter.setdefault(form[0], []).append(re.escape(form[1:]))
    begun = (rf"{re.escape(letter)}(?<![^\W_].)(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return f"(?:{'|'.join(begun)})"
