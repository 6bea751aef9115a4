"""What stands behind a name and says what the office before it is held in: "Mayor X of Wonju"."""

from __future__ import annotations

import re

from comity.model.entity import Entity
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.acting_for import acts_for
from comity.reading.post.antecedents import Antecedents
from comity.reading.post.fitness import has_many
from comity.reading.post.tenure import Tenure

_AFTER_NAME = re.compile(r"[fi]t?(?:x|A|J){0,2}(?P<of>[LYOCcp])|\((?P<in>L)\)")
# "signed for Wonju", "on behalf of the city", "for the Americans", "for the Uzbek side".
_SIGNED_FOR = re.compile(
    r"(?P<verb>x{0,2})(?P<for>i(?:t?xf)?)t?(?:(?P<of>[LY])|(?P<people>A)(?=[,.|;]|[xT][,.|]))"
)
_UNKNOWN_AFTER = re.compile(r"(?:f|(?P<aside>\())(?P<name>[NSV]{1,3})(?(aside)\)|(?![A-Z]))")
_CAME_FROM = re.compile(r"(?P<words>x{1,2}i)(?P<of>L)")


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
        came = _CAME_FROM.match(self._labels, tenure.at + 1) if tenure.kind == "locality" else None
        if came is not None and self._words(came) in particles("pointers", "came"):
            return self._row[came.start("of")].entity
        own = tenure.kind == "locality" and not has_many(tenure.code)  # a councillor's may be but a ward
        unknown = _UNKNOWN_AFTER.match(self._labels, tenure.at + 1) if own else None
        if unknown is not None:
            first, last = self._row[unknown.start("name")], self._row[unknown.end("name") - 1]
            name = self._page.text[first.start : last.end]
            if not unknown["aside"] or not self._is_party(name):
                return Entity("locality", name, None)
        return self._antecedents.body_again(tenure.at + 1)

    def _words(self, found: re.Match[str]) -> str:
        first, last = self._row[found.start()], self._row[found.end("words") - 1]
        return " ".join(self._page.text[first.start : last.end].lower().split())

    def _is_party(self, name: str) -> bool:
        """Whether what stands in brackets behind a politician is a party: "(SPD)", "(Labour)"."""
        known = particles("pointers", "faction")
        return name.isupper() or any(word.rstrip("s") in known for word in name.lower().split())

    def _is_for(self, signed: re.Match[str]) -> bool:
        """Whether somebody signs for what follows: "Mayor X signed for Wonju", "on behalf of Wonju"."""
        if not acts_for(self._page, *signed.span("for")):
            return False
        verb, word = self._row[signed.start("verb")], self._row[signed.start("for")]
        if verb is word or self._page.hits("signing", verb.start, word.start):
            return True
        said = " ".join(self._page.text[verb.start : word.start].lower().split())
        return said in particles("pointers", "likewise")
