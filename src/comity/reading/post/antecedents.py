"""What short words for a body or a pronoun stand for: "the department", "its president", "the council's"."""

from __future__ import annotations

import re
from bisect import bisect_left

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.profile.offices_abroad import office_abroad

_SHORT_BODY = re.compile(r"ft(?P<body>[Bx])")
_SUBJECT = re.compile(r"t?(?:[LY]'?)?(?P<body>O)|t?(?P<place>[LY])")


class Antecedents:
    """The bodies of one text, for the words that take them up again."""

    def __init__(self, page: Page) -> None:
        self._page, self._row, self._labels = page, page.row, page.labels

    def named_before(self, at: int) -> Chunk | None:
        """ "… of the Department", "the center's director": the department the text named before."""
        word = self._page.word(self._row[at])
        chunk = self._row[at]
        any_body = word in particles("houses", "any")
        if not any_body and not self._page.hits("bodies", chunk.start, chunk.end):
            return None
        for before in reversed(self._row[:at]):
            if not before.entities:
                continue
            if before.label == "O" and (any_body or word in before.entities[0].name.lower().split()):
                return before
            if before.label in "LY" and word in str(before.data.get("body", "")).lower().split():
                return before
        return None

    def _nameless_before(self, at: int) -> Entity | None:
        """As in "the provincial trade office … the head of the office": what the text called it before."""
        word = self._page.word(self._row[at])
        if word not in particles("houses", "department"):
            return None
        names = re.findall(rf"\b[Tt]he ((?:[a-z]+ ){{1,4}}{word})\b", self._page.text[: self._row[at].start])
        return Entity("organisation", names[-1], None) if names else None

    def body_again(self, at: int) -> Entity | None:
        """As in "the head of the department": the one that the text named before."""
        body = _SHORT_BODY.match(self._labels, at)
        if body is None:
            return None
        named = self.named_before(body.start("body"))
        return (named.entity if named is not None else None) or self._nameless_before(body.start("body"))

    def body_spoken_of(self, at: int) -> Chunk | None:
        """What "it" stands for where only a body will do: the one told last here or a sentence before."""
        start = self._labels.rfind("|", 0, max(0, self._labels.rfind("|", 0, at))) + 1
        for place in range(at - 1, start - 1, -1):
            if self._labels[place] == "O" and self._row[place].entities:
                return self._row[place]
            if self._labels[place] in "xB" and self._labels[place - 1] == "t":
                named = self.named_before(place)
                if named is not None:
                    return named
        return None

    def owner_of_it(self, at: int, wanted: str) -> Chunk | None:
        """What "its", "whose" or "it" at a place of the row stands for, of these kinds.

        As in "the council, led by its chairman X": what this or the last sentence names.
        """
        start = self._labels.rfind("|", 0, at) + 1
        best = wanted.strip("LY") or wanted
        here = self._last(start, at, best) or self._taken_up(start, best)
        if here is not None:
            return here
        before = self._labels.rfind("|", 0, max(0, start - 1)) + 1
        subject = _SUBJECT.match(self._labels, before, start)
        if subject is not None:
            who = subject.end() - 1
            if self._labels[who] in wanted and self._row[who].entities:
                return self._row[who]
        if "O" in wanted:
            house = self._page.word(self._row[before + 1]) if self._labels.startswith("tx", before) else ""
            again = house in particles("houses", "post")
            office = office_abroad(self._page, self._labels, 0 if again else before, start)
            if office is not None:
                return office
        pointed = self._row[at] if self._row[at].entities else None
        return self._last(before, start, best) or self._last(start, at, "OLY") or pointed

    def _taken_up(self, start: int, wanted: str) -> Chunk | None:
        """The body that a sentence begins with by one word: "The university has …, says its president"."""
        short = "O" in wanted and self._labels[start : start + 2] in ("tx", "tB")
        return self.named_before(start + 1) if short else None

    def _last(self, first: int, last: int, labels: str) -> Chunk | None:
        """The last mark of these kinds between two places of the row."""
        return next(
            (
                self._row[at]
                for at in range(last - 1, first - 1, -1)
                if self._labels[at] in labels and self._row[at].entities
            ),
            None,
        )

    def first_in(self, country: str | None) -> Entity | None:
        """The first locality that the text names in a country: who "the Italian town" may be."""
        return next(
            (
                chunk.entities[0]
                for chunk in self._row
                if chunk.label == "L" and chunk.entities and chunk.entities[0].country == country
            ),
            None,
        )

    def administered(self, code: str, owner: Chunk) -> Entity | None:
        """The locality whose council has somebody to run its business: "the council's chief executive"."""
        if not owner.data.get("council") or code not in particles("pointers", "executive"):
            return None
        of = owner.data.get("of")
        if owner.entities and owner.entities[0].name.islower():  # which the text named before
            at = bisect_left(self._row, owner.start, key=lambda chunk: chunk.start)
            named = next((one for one in reversed(self._row[:at]) if _is_named_council(one)), None)
            of = named.data.get("of") if named is not None else of
        return of if isinstance(of, Entity) else None


def _is_named_council(chunk: Chunk) -> bool:
    return chunk.label == "O" and bool(chunk.data.get("council")) and not chunk.entities[0].name.islower()
