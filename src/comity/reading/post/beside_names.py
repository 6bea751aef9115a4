"""Posts whose titles stand right beside the names: "Mayor X", "X, chairman of the board"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.names.titles import Held
from comity.reading.page import Page
from comity.reading.post.antecedents import Antecedents
from comity.reading.post.places_bodies import PlacesBodies
from comity.reading.post.tenure import Tenure
from comity.reading.post.title_readings import TitleReadings, is_vague

# What follows a title in a list whose names stand behind their titles.
_NEXT_ONE = re.compile(r",R{0,2}(?P<who>[QNS])[QNS]{0,2}(?:,|\||\.|&)")


class BesideNames:
    """Reads the titles that the names of one text carry."""

    def __init__(self, page: Page, readings: TitleReadings, antecedents: Antecedents) -> None:
        self._page, self._row, self._labels = page, page.row, page.labels
        self._readings, self._antecedents = readings, antecedents
        self._bodies = PlacesBodies(page)

    def told(self) -> Iterator[Tenure]:
        """The titles right beside the names, as the page has them."""
        for at in self._places_of("Q"):
            chunk = self._row[at]
            posts = chunk.data.get("posts", ()) if chunk.entities else ()
            for held in posts:
                if self._is_verb(held.start) or self._is_sent(held):
                    continue
                following = self._next_one(chunk, held, posts)
                if following is None:
                    yield self._tenure(at, held)
                else:
                    yield from self._title_of(following, held)

    def _tenure(self, at: int, held: Held) -> Tenure:
        """The post of the name at a place of the row, with the body that its place goes on to name."""
        person, body = self._row[at], self._bodies.owned(held)
        role, end, of = held.role, held.end, self._held_in(held)
        if body is not None:
            of = body.entities[0]
            if body.end > end:
                end = body.end
                role = " ".join(self._page.text[held.start : end].split())
        return Tenure(
            person=person.entities[0],
            role=role,
            code=held.code,
            kind=held.kind,
            of=of,
            at=at,
            start=min(person.start, held.start),
            end=max(person.end, end),
            title=self._page.mark_index(held.start),
            vague=held.of is not None and is_vague(held.of),
        )

    def _held_in(self, held: Held) -> Entity | None:
        """What the title's words name; of a mayor's council the locality."""
        if held.of is None:
            return None
        of = held.of.entity
        if held.kind == "locality" and held.of.data.get("council"):
            of = held.of.data.get("of", of)
        return self._antecedents.administered(held.code, held.of) or of

    def _is_sent(self, held: Held) -> bool:
        """Whether "to" behind the title says where somebody goes ("invited the minister to the fair")."""
        after = held.role.lower().split(" to ")
        return len(after) > 1 and held.kind != "body" and held.code not in particles("pointers", "envoy")

    def _next_one(self, person: Chunk, held: Held, posts: Sequence[Held]) -> int | None:
        """Where the name stands in a list that goes on: "the mayor of A, X, the rector of B, Y, and …"."""
        if held.start < person.end or all(other.start > person.end for other in posts):
            return None
        after = _NEXT_ONE.match(self._labels, self._page.mark_index(held.end))
        return after.start("who") if after is not None else None

    def _title_of(self, who: int, held: Held) -> Iterator[Tenure]:
        """The post of the person whose name a title in a list stands before."""
        title = self._page.mark_index(held.start)
        tenure = (
            self._readings.title_at(title, who)
            if self._labels[who] == "Q" and self._row[who].entities
            else None
        )
        if tenure is not None:
            yield tenure

    def _is_verb(self, offset: int) -> bool:
        """Whether the words are a verb: in "who heads the authority" there is no title."""
        return any(
            word.code == "heading"
            for hit in self._page.hits("tenure", offset, offset + 1)
            for word in hit.words
        )

    def _places_of(self, label: str) -> Iterator[int]:
        at = self._labels.find(label)
        while at >= 0:
            yield at
            at = self._labels.find(label, at + 1)
