"""Texts whose lines are broken at a width, as mail and converted files have them."""

from __future__ import annotations

import re
from itertools import pairwise

_NARROWEST, _WIDEST = 30, 120
"""Characters of a width: shorter lines are a list, longer ones paragraphs."""
_FEWEST = 3
"""Breaks a text must have that only wrap, and half of all between two lines: else its lines are its own.
Fewer do where each stands amid a sentence and the next word had no room."""
_MOST = 0.8
"""Share of a text that stands in lines of a width, and of the breaks amid a sentence that keep to one number
of characters where a program broke the lines by counting them."""
_NEARLY = 0.6
"""Share of the width after which a line may have ended for want of room, where letters differ in breadth."""
_ENDS = (".", "!", "?", ":", "”", '"', "…")
_LINE = re.compile(r"[^\n]+")
_FIRST_WORD = re.compile(r"\S*")
_ITEM = re.compile(r"(?:[-–—*•·▪○◦]|\d{1,2}[.)]|\([a-z0-9]{1,2}\))\s")


def unwrapped(text: str) -> str:
    """The text with a space for every line break that only wraps a line, so that offsets stay.

    >>> unwrapped("They met.\\nThey left.")
    'They met.\\nThey left.'
    """
    breaks = _breaks(text)
    amid = [break_ for break_ in breaks if break_.is_amid_a_sentence]
    counted = sum(break_.is_for_room for break_ in amid) >= _MOST * len(amid)
    wraps = [break_ for break_ in breaks if break_.wraps(counted)]
    sure = all(break_.is_for_room and break_.is_amid_a_sentence for break_ in wraps)
    if not wraps or (len(wraps) < _FEWEST and not sure) or 2 * len(wraps) < len(breaks):
        return text
    letters = list(text)
    for break_ in wraps:
        letters[break_.at] = " "
    return "".join(letters)


class _Break:
    """The end of a line that another follows at once, in a text of a width."""

    def __init__(self, at: int, line: str, word: str, width: int) -> None:
        self.at = at
        self.is_for_room = len(line) + 1 + len(word) > width
        is_open = not line.endswith(_ENDS)
        self._is_near = is_open and len(line) >= _NEARLY * width
        self.is_amid_a_sentence = (is_open and word[0].islower()) or (self._is_near and _has_no_case(word))

    def wraps(self, counted: bool) -> bool:
        """Whether it only wraps the line; `counted` where lines keep to one number of characters."""
        return self.is_for_room or self.is_amid_a_sentence or (self._is_near and not counted)


def _has_no_case(word: str) -> bool:
    """Whether a word is of a script without small letters (Korean), whose lines begin the same way always."""
    return word[0].isalpha() and word[0].lower() == word[0].upper()


def _breaks(text: str) -> list[_Break]:
    """The breaks between two lines of a width, those ahead of the items of a list left out."""
    lines = list(_LINE.finditer(text))
    lengths = [len(line.group()) for line in lines if len(line.group()) <= _WIDEST]
    width = max(lengths, default=0)
    if width < _NARROWEST or sum(lengths) < _MOST * len(text):
        return []
    found: list[_Break] = []
    for before, line in pairwise(lines):
        written, word = before.group().rstrip(), _FIRST_WORD.match(line.group())
        beside = line.start() == before.end() + 1 and len(before.group()) <= width
        if beside and written and word and word.group() and not _ITEM.match(line.group()):
            found.append(_Break(before.end(), written, word.group(), width))
    return found
