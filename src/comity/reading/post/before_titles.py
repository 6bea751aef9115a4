"""What stands before a title and says what the office is held in: "the city's mayor", "Wonju (Mayor X)"."""

from __future__ import annotations

import re

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.antecedents import Antecedents
from comity.reading.post.tenure import Tenure

_PLACE_IN_PLACE = re.compile(r"L[if,][LpCc]\($")
# "at Lyon University, President X", "Lyon University, where President X".
_IN_HOUSE = re.compile(r"(?:(?<=[|\".])it?O,|O,(?P<where>x))$")
_AND_ALSO = re.compile(r"'x&$")
_ADJECTIVE_ENDINGS = ("ian", "an", "ish", "ese", "on", "ic")
_STEM = 4
"""How many letters a region's name and its adjective share."""
_SMALL_WORDS = 4
"""How many small words at most may stand between an owner and a title."""


class BeforeTitles:
    """Reads before the titles of one text."""

    def __init__(self, page: Page, antecedents: Antecedents) -> None:
        self._page, self._row, self._labels = page, page.row, page.labels
        self._antecedents = antecedents

    def owner(self, tenure: Tenure) -> Chunk | None:
        """The owner before the title: "the city's mayor", "Wonju City (Mayor X)", "Smith's director"."""
        at = self._before(tenure)
        if at < 0:
            return None
        if _AND_ALSO.search(self._labels, max(0, at - 2), at + 1):
            at -= 2  # "the club's founder and president"
        if self._labels[at] == "q" or self._page.word(self._row[at]) in particles("pointers", "whose"):
            return self._antecedents.owner_of_it(at, _owners(tenure))
        body = self._body(at) if tenure.kind == "body" else None
        if body is not None:
            return body
        if self._labels[at] == "A" and tenure.kind == "country":
            return self._row[at]
        past = self._past_small_words(at)
        if past < at and self._labels[past] in "LO" and self._is_department(at):
            return self._row[past]
        if past < at and self._labels[past] == "'":
            at = past
        return self._within_another(at) or self._genitive(tenure, at)

    def _body(self, at: int) -> Chunk | None:
        """The body right before a title, taken up by one word ("committee chair X") or as a house."""
        again = self._labels[at] in "xB" and self._gap(at) == 1
        named = self._antecedents.named_before(at) if again else None
        return named or self._house(at)

    def _past_small_words(self, at: int) -> int:
        """Where the small words before a title end, looking back; the place itself after too many of them."""
        return next(
            (back for back in range(at, max(at - _SMALL_WORDS, 0), -1) if self._labels[back] not in "xT"), at
        )

    def _within_another(self, at: int) -> Chunk | None:
        """As in "Iksan in Jeonbuk (Mayor X)"."""
        found = _PLACE_IN_PLACE.search(self._labels, max(0, at - 3), at + 1)
        inner = self._row[found.start()] if found is not None else None
        return inner if inner is not None and inner.entities else None

    def _genitive(self, tenure: Tenure, at: int) -> Chunk | None:
        """As in "Wonju's mayor", "Wonju (Mayor X)", "the center's director"."""
        if at < 1 or self._labels[at] not in "'(":
            return None
        before = self._row[at - 1]
        if self._labels[at] == "'" and before.label in "xBT" and tenure.kind == "body":
            return self._antecedents.named_before(at - 1)
        return before if before.label in "LYOCcpQ" and before.entities else None

    def _house(self, at: int) -> Chunk | None:
        """The body in whose house somebody is told of: "at Lyon University, President X", "…, where"."""
        found = _IN_HOUSE.search(self._labels, max(0, at - 4), at + 1)
        if found is None:
            return None
        if found["where"] and self._page.word(self._row[at]) not in particles("pointers", "where"):
            return None
        body = self._row[self._labels.index("O", found.start())]
        return body if body.entities else None

    def level(self, tenure: Tenure) -> int | None:
        """The level that a word before the title speaks of: "County head X", "the provincial chairman X"."""
        at = self._before(tenure)
        if at > 0 and self._labels[at - 1 : at + 1] == "Y'":
            told = self._row[at - 1].data.get("level")  # "the county's governor"
            return told if isinstance(told, int) else None
        chunk = self._row[at] if tenure.title > 0 else None
        for near in (chunk, self._row[tenure.title]):
            if near is not None and near.label in "TJ" and near.hit is not None and near.hit.words:
                level = near.hit.words[0].attr("level")
                return level if isinstance(level, int) else None
        return None

    def unknown(self, tenure: Tenure) -> Entity | None:
        """Capitals right before a title: "Ruritania Governor X" is a locality's, "Acme manager X" a body's.

        A director whose title has capitals, too, is in charge of what they say ("Marketing Director X").
        """
        at = self._before(tenure)
        if at > 0 and self._labels[at - 1 : at + 1] == "N'" and tenure.kind == "locality":
            return Entity("locality", self._word_as_written(at - 1), None)
        if at < 0 or self._labels[at] != "N" or tenure.kind == "country" or self._gap(at) != 1:
            return None
        if self._page.word(self._row[at]) in particles("pointers", "faction"):
            return None
        region = self._adjective_of(self._row[at]) if self._row[at].label == "N" else None
        if region is not None:
            return region
        if tenure.kind == "body" and not self._word_as_written(tenure.title).islower():
            return None
        first = at
        while first > 0 and self._labels[first - 1] == "N" and self._gap(first - 1) == 1:
            first -= 1
        name = self._page.text[self._row[first].start : self._row[at].end]
        return Entity("locality" if tenure.kind == "locality" else "organisation", name, None)

    def _adjective_of(self, chunk: Chunk) -> Entity | None:
        """The region whose adjective a word is, where the text names it: "Hessian" after "Hesse"."""
        word = self._page.text[chunk.start : chunk.end]
        if not word.endswith(_ADJECTIVE_ENDINGS) or len(word) <= _STEM:
            return None
        return next(
            (
                other.entities[0]
                for other in self._row
                if other.label == "L" and other.entities and other.entities[0].name[:_STEM] == word[:_STEM]
            ),
            None,
        )

    def field(self, tenure: Tenure) -> bool:
        """Whether words right before the title say what its holder does: "recreation director X"."""
        at = tenure.title - 1
        if at < 0 or self._page.word(self._row[at + 1]) in particles("pointers", "nobodys"):
            return False
        return self._labels[at] in "xNVB" and self._gap(at) == 1

    def in_department(self, tenure: Tenure) -> bool:
        """Whether the word right before the title is one for a department: "Economy Bureau Director X"."""
        return tenure.title > 0 and self._is_department(tenure.title - 1)

    def _is_department(self, at: int) -> bool:
        return self._page.word(self._row[at]) in particles("houses", "department")

    def _before(self, tenure: Tenure) -> int:
        at = tenure.title - 1
        while at >= 0 and self._labels[at] in "MJ":
            at -= 1
        return at

    def _gap(self, at: int) -> int:
        return self._row[at + 1].start - self._row[at].end

    def _word_as_written(self, at: int) -> str:
        return self._page.text[self._row[at].start : self._row[at].end]


def _owners(tenure: Tenure) -> str:
    """The labels of what can have such an office: a chairman is a body's, in some countries a place's."""
    if tenure.kind != "body":
        return "LY"
    return "OLY" if tenure.code in particles("pointers", "anybodys") else "O"
