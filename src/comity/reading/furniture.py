"""What stands on a page around its story: cookie notices, links to other stories, share buttons."""

from __future__ import annotations

import re
from functools import cache

from comity.lexicon.load import page_of
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.scanner import folded

_LINE = re.compile(r"[^\n]+")
_STORY = 80
"""Characters from which a line that ends like a sentence is the story's again, no other story's headline."""
_ENDS = (".", "”", '"', "!", "…")
_NOTICE, _LINK = 400, 200
"""Characters up to which a line is a notice, or a link: the story may speak of cookies, too."""
_SYLLABLES = re.compile("[가-힣]")
"""Letters that say as much as two or three of an alphabet."""


def without_furniture(text: str, language: str = "en") -> str:
    """The text with the characters of what is none of the story as spaces, so that offsets stay.

    >>> without_furniture("They met.\\nRELATED NEWS\\nTwo other cities sign a pact").split()
    ['They', 'met.']
    """
    signs = _signs(language)
    plain = folded(text)
    if signs is None or not signs.may_stand_in(plain):
        return text
    kept: list[str] = []
    at, listed = 0, False
    for line in _LINE.finditer(text):
        written = line.group().strip()
        if listed and _is_story(written):
            listed = False
        told = plain[line.start() : line.end()].strip()
        if signs.heading.fullmatch(told):
            listed = True
        if listed or signs.are_of_the_site(told):
            kept += [text[at : line.start()], " " * (line.end() - line.start())]
            at = line.end()
    return "".join([*kept, text[at:]])


def _is_story(line: str) -> bool:
    return line.endswith(_ENDS) and len(line) + len(_SYLLABLES.findall(line)) >= _STORY


class _Signs:
    """What furniture is told by in one language; it is looked for in folded text."""

    def __init__(self, words: Fragments) -> None:
        self._at_a_line_s_start = words.compiled(r"\n[^\w\n]{0,9}(?:{heading}[^\w\n]{0,9}(?:\n|$)|{opening})")
        self._notices = tuple(words.group("notice"))
        self.heading = words.compiled(r"\W{0,9}{heading}\W{0,9}")
        self._opening = words.compiled(r"\W{0,9}?{opening}")
        self._notice = words.compiled(r"{notice}")

    def may_stand_in(self, text: str) -> bool:
        """Whether a text has a line to look at: most have none."""
        if self._at_a_line_s_start.search(f"\n{text}"):
            return True
        return any(notice in text for notice in self._notices)

    def are_of_the_site(self, line: str) -> bool:
        """Whether a line is the site's, not the paper's."""
        if self._opening.match(line) and len(line) < _LINK:
            return True
        return len(line) < _NOTICE and self._notice.search(line) is not None


@cache
def _signs(language: str) -> _Signs | None:
    words = page_of(language, "furniture")
    return _Signs(Fragments(words)) if words else None
