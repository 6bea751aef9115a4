"""What stands behind a name and says what the office before it is held in: "Mayor X of Wonju"."""

from __future__ import annotations

import re

from comity.model.entity import Entity
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.antecedents import Antecedents
from comity.reading.post.tenure import Tenure

_AFTER_NAME = re.compile(r"[fi]t?(?:x|A|J){0,2}(?P<of>[LYOCcp])|\((?P<in>L)\)")
# "signed for Wonju", "on behalf of the city", "for the Americans", "for the Uzbek side".
_SIGNED_FOR = re.compile(
    r"(?P<verb>x{0,2})(?P<for>i(?:t?xf)?)t?(?:(?P<of>[LY])|(?P<people>A)(?=[,.|;]|[xT][,.|]))"
)


class BehindNames:
    """Reads behind the names of one text."""

    def __init__(self, page: Page, antecedents: Antecedents) -> None:
        self._page, self._row, self._labels = page, page.row, page.labels
        self._antecedents = antecedents

    def seat(self, tenure: Tenure) -> Entity | None:
        """As in "Mayor X of Wonju", "Consul General X of Korea"."""
        if tenure.title >= tenure.at:
            return None
        signed = _SIGNED_FOR.match(self._labels, tenure.at + 1) if tenure.kind == "locality" else None
        if signed is not None and self._is_for(signed):
            people = self._row[signed.start("people")].entity if signed["people"] else None
            of = self._row[signed.start("of")].entity if signed["of"] else None
            return self._antecedents.first_in(people.id) if people is not None else of
        after = _AFTER_NAME.match(self._labels, tenure.at + 1)
        if after is not None and after["in"]:
            return self._row[after.start("in")].entity if tenure.kind == "locality" else None
        if after is not None and self._page.word(self._row[after.start()]) in particles("pointers", "origin"):
            return self._row[after.start("of")].entity
        return self._antecedents.body_again(tenure.at + 1)

    def _is_for(self, signed: re.Match[str]) -> bool:
        """Whether somebody signs for what follows: "Mayor X signed for Wonju", "on behalf of Wonju"."""
        if not _acts_for(self._page, *signed.span("for")):
            return False
        verb, word = self._row[signed.start("verb")], self._row[signed.start("for")]
        if verb is word or self._page.hits("signing", verb.start, word.start):
            return True
        said = " ".join(self._page.text[verb.start : word.start].lower().split())
        return said in particles("pointers", "likewise")


def _acts_for(page: Page, first: int, end: int) -> bool:
    """Whether the words from one place of the row to another say for whom somebody acts."""
    words = " ".join(page.text[page.row[first].start : page.row[end - 1].end].lower().split())
    return any(words == form or words.endswith(f" {form}") for form in particles("pointers", "for"))
