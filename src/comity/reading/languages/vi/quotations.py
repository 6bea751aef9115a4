"""What somebody says between quotation marks; a few quoted words are a name or an expression."""

from __future__ import annotations

import re

from comity.reading.clauses.passage import Passage, Speech

_MARKS = re.compile('[“«"]')
_QUOTED = re.compile(r"“[^”“\n]+”|«[^»\n]+»|\"(?<!\w\")[^\"\n]+\"(?!\w)")
_FEWEST_WORDS = 7
"""Words from which on a quotation is somebody's words."""


def find_speeches(passage: Passage) -> None:
    """Gives the passage its quotations; their marks are not part of them."""
    if not _MARKS.search(passage.text):
        return
    for quoted in _QUOTED.finditer(passage.text):
        if quoted.group().count(" ") + 1 >= _FEWEST_WORDS:
            passage.speeches.append(Speech(quoted.start() + 1, quoted.end() - 1))
