"""What stands on a page around its story: cookie notices, links to other stories, share buttons."""

from __future__ import annotations

import re
from functools import cache

from comity.lexicon.load import lexicon
from comity.reading.marks.fragments import Fragments

_LINE = re.compile(r"[^\n]+")
_STORY = 80
"""Characters from which a line that ends like a sentence is the story's again, no other story's headline."""
_ENDS = (".", "”", '"', "!", "…")
_NOTICE, _LINK = 400, 200
"""Characters up to which a line is a notice, or a link: the story may speak of cookies, too."""


def without_furniture(text: str) -> str:
    """The text with the characters of what is none of the story as spaces, so that offsets stay.

    >>> without_furniture("They met.\\nRELATED NEWS\\nTwo other cities sign a pact").split()
    ['They', 'met.']
    """
    lower = f"\n{text.lower()}"
    if not _at_a_line_s_start().search(lower) and not any(notice in lower for notice in _notices()):
        return text
    kept: list[str] = []
    at, listed = 0, False
    for line in _LINE.finditer(text):
        written = line.group().strip()
        if listed and len(written) >= _STORY and written.endswith(_ENDS):
            listed = False
        if _heading().fullmatch(written):
            listed = True
        if listed or _is_the_site_s(written):
            kept += [text[at : line.start()], " " * (line.end() - line.start())]
            at = line.end()
    return "".join([*kept, text[at:]])


def _is_the_site_s(line: str) -> bool:
    if _opening().match(line) and len(line) < _LINK:
        return True
    return len(line) < _NOTICE and _notice().search(line) is not None


@cache
def _words() -> Fragments:
    return Fragments(lexicon("en").page("furniture"))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_words().fill(pattern), re.IGNORECASE)


@cache
def _at_a_line_s_start() -> re.Pattern[str]:
    return _compiled(r"\n[^\w\n]{0,9}(?:{heading}[^\w\n]{0,9}(?:\n|$)|{opening})")


@cache
def _notices() -> tuple[str, ...]:
    return tuple(_words().group("notice"))


@cache
def _heading() -> re.Pattern[str]:
    return _compiled(r"\W{0,9}{heading}\W{0,9}")


@cache
def _opening() -> re.Pattern[str]:
    return _compiled(r"\W{0,9}?{opening}")


@cache
def _notice() -> re.Pattern[str]:
    return _compiled(r"{notice}")
