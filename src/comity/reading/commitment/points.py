"""The points of a list that a sentence opens with a colon ("both cities undertake to: 1. …; 2. …")."""

from __future__ import annotations

import re

from comity.model.span import Span
from comity.reading.page import Page, Sentence

_OPENS = re.compile(r":\s*$")
_MARK = re.compile(r"(?:[-–—•*·+]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])(?:\s+|$)")
_ENDS = " ;,."
_MOST = 15


def points(page: Page, opener: Sentence) -> list[Span]:
    """The characters of each point of the list that a sentence opens; none where it opens no list."""
    if not _OPENS.search(opener.text):
        return []
    found: list[Span] = []
    numbered = False
    for sentence in page.sentences[opener.index + 1 : opener.index + 1 + 2 * _MOST]:
        mark = _MARK.match(sentence.text)
        if mark is None and not numbered:
            break
        start = sentence.start + (mark.end() if mark else 0)
        numbered = start >= sentence.end
        if numbered:
            continue
        end = start + len(page.text[start : sentence.end].rstrip(_ENDS))
        found.append(Span(start, end))
    return found
