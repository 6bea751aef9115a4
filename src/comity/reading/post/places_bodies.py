"""The bodies that a place behind a title owns or gives its name to: "director of Wonju's port office"."""

from __future__ import annotations

import re

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk, spanning
from comity.reading.marks.particles import particles
from comity.reading.names.titles import Held
from comity.reading.page import Page

_PLACES_BODY = re.compile(
    r"'(?:[xJ]{0,3}(?P<body>O|B(?:f[NSVW]+(?:&[NSVW]+)?))|(?P<long>[JVNSWTE][JVNSWTE&]{0,8}[OB]))"
)
# "Sister Cities Association of", "Friends of" before a place.
_NAMED_FOR = re.compile(r"(?<![NSVBO])(?:O|[NSVBTE]{1,4})ft?$")
_LONGEST_NAME = 7
_COMMITTEE = re.compile(r"'(?P<head>[xAJ]{0,3}[xB])(?:[fi](?:x&)?x{1,2}(?=[,.|]))?")
_CAPITALS = re.compile(r"(?:[NVSBWTE]|O)(?:&?[NVSBWTEO])*")


class PlacesBodies:
    """Reads on behind the places of one text's titles."""

    def __init__(self, page: Page) -> None:
        self._page, self._row, self._labels = page, page.row, page.labels

    def owned(self, held: Held) -> Chunk | None:
        """The body that a title's place owns: "deputy director of Wonju's Department of Culture"."""
        if held.of is None or held.of.label not in "LYO":
            return None
        if held.of.label == "O":
            return self._committee(self._page.mark_index(held.end)) if held.of.data.get("council") else None
        if held.kind != "body":
            return None
        if held.of.end != held.end:
            return self._named_for_place(held.of)
        at = self._page.mark_index(held.end)
        after = _PLACES_BODY.match(self._labels, at)
        if after is None:
            return self._running_on(held.of, at)
        parts = self._row[slice(*after.span("body" if after["body"] else "long"))]
        if parts[0].label == "O":
            return parts[0] if parts[0].entities else None
        name = " ".join(self._page.text[parts[0].start : parts[-1].end].split())
        return spanning("O", parts, Entity("organisation", name, None))

    def _named_for_place(self, place: Chunk) -> Chunk | None:
        """The body that ends with its place: "Sister Cities Association of Cary president X"."""
        at = self._page.mark_index(place.start)
        before = _NAMED_FOR.search(self._labels, max(0, at - _LONGEST_NAME), at)
        if before is None or place.label != "L" or self._row[at + 1].label not in "MJH":
            return None
        first = self._row[before.start()]
        if self._page.text[first.start].islower() or first.start in self._page.sentence_starts:
            return None if first.label != "O" else self._spelt_out(first, place)
        return self._spelt_out(first, place)

    def _committee(self, at: int) -> Chunk | None:
        """The part of a council that small words name: "the council's committee on tourism"."""
        part = _COMMITTEE.match(self._labels, at)
        if part is None or self._page.word(self._row[part.end("head") - 1]) not in particles(
            "houses", "department"
        ):
            return None
        return self._spelt_out(self._row[at + 1], self._row[part.end() - 1])

    def _spelt_out(self, first: Chunk, last: Chunk) -> Chunk:
        name = " ".join(self._page.text[first.start : last.end].split())
        body = Chunk("O", first.start, last.end)
        body.entities = (Entity("organisation", name, None),)
        return body

    def _running_on(self, place: Chunk, at: int) -> Chunk | None:
        """The body whose name begins with a place: "head of the Davao City Investment Center"."""
        after = _CAPITALS.match(self._labels, at)
        if after is None or place.label != "L" or self._row[at].start != place.end + 1:
            return None
        name = self._page.text[place.start : self._row[after.end() - 1].end]
        if not self._page.text[self._row[at].start].isupper() or "\n" in name:
            return None
        return spanning("O", [place, *self._row[at : after.end()]], Entity("organisation", name, None))
