"""One title for several people: "Mayors A of X and B of Y", "A for X and B for Y, the two mayors"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from comity.model.entity import Entity
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.tenure import Tenure

# "A and B, mayors of X and Y", "A and B, deputy chairmen of the council".
_TITLED_TOGETHER = re.compile(
    r"(?P<who>R{0,2}Q(?:,R{0,2}Q)*,?&R{0,2}Q),t?[MJ]*(?P<head>H)ft?(?P<seats>[LYO](?:(?:,[pcC])?(?:,|,?&)t?[LYO])*)"
)
_FOR_EACH = re.compile(r"Qi(?P<seat>[LY])")
_OF_EACH = re.compile(r"(?<![fH])Q[fi]t?(?P<seat>[LYO])")
_ALL_OF_EACH = re.compile(
    r"(?<![fH])Q[fi]t?[LYO](?:\([^()]{1,2}\))?(?:(?:,|,?&)Q[fi]t?[LYO](?:\([^()]{1,2}\))?)+"
)
_TITLE_AFTER = re.compile(r"(?<=[xdZ])H")
_NEXT_PERSON = re.compile(r"(?:,|,?&)[RH]?Q")
_RIGHT_BEFORE = re.compile(r",?[RH]?")
_SEAT_AFTER = re.compile(r"f[LY]|\(L\)")
_EARLIER = 16
"""How many marks before the names a title for all of them may stand."""
_SENTENCES = 12
"""In how many sentences, back from the title, the places of several holders may be named."""


class SeveralHolders:
    """Titles that a page gives to more than one person at once."""

    def __init__(self, page: Page, labels: str) -> None:
        self._page, self._row, self._labels = page, page.row, labels

    def each(self) -> Iterator[Tenure]:
        """People who are told in a row, each with a place, and whose title stands once for all."""
        yield from self._for_each()
        yield from self._of_each()
        yield from self._titled_together()

    def shared(self, found: list[Tenure]) -> list[Tenure]:
        """One title for several people, "Mayors A of X and B of Y": each with a place of their own."""
        for tenure in found:
            if not self._stands_right_before(tenure) or not self.is_plural(tenure.title):
                continue
            group, seats = self._group(tenure)
            if len(group) < 2:
                continue
            if not any(seats) and (tenure.kind == "locality" or self._is_theirs(tenure.title)):
                seats = self._respective(tenure, len(group))
            members = [
                msgspec.structs.replace(member, of=seat or tenure.of, role=self._role_of_each(tenure))
                for member, seat in zip(group, seats, strict=True)
            ]
            people = {member.person for member in group}
            alone = [one for one in found if one.title != tenure.title or one.person not in people]
            return [*self.shared(alone), *members]
        return found

    def _role_of_each(self, tenure: Tenure) -> str:
        """What each of several is: of "presidents" one is a president."""
        head = self._row[tenure.title]
        return tenure.code if self._page.word(head) == tenure.role.lower() else tenure.role

    def _stands_right_before(self, tenure: Tenure) -> bool:
        """Whether only a comma or an honour parts a title from a name: "the mayors, Cllr X and Y"."""
        return (
            _RIGHT_BEFORE.fullmatch(self._labels, tenure.title + 1, max(tenure.title + 1, tenure.at))
            is not None
        )

    def _is_theirs(self, title: int) -> bool:
        """Whether the people hold the like office in several bodies: "their presidents, X and Y"."""
        return title > 0 and self._page.word(self._row[title - 1]) in particles("pointers", "their")

    def _group(self, first: Tenure) -> tuple[list[Tenure], list[Entity | None]]:
        """Everybody a plural title stands before, and the place after each name."""
        group, seats = [first], [self._seat_after(first.at)]
        at = self._past_seat(first.at)
        while (person := _NEXT_PERSON.match(self._labels, at)) is not None and self._row[
            person.end() - 1
        ].entities:
            who = person.end() - 1
            chunk = self._row[who]
            group.append(msgspec.structs.replace(first, person=chunk.entities[0], at=who, end=chunk.end))
            seats.append(self._seat_after(who))
            at = self._past_seat(who)
        return group, seats

    def _past_seat(self, at: int) -> int:
        seat = _SEAT_AFTER.match(self._labels, at + 1)
        return seat.end() if seat is not None else at + 1

    def _seat_after(self, at: int) -> Entity | None:
        seat = _SEAT_AFTER.match(self._labels, at + 1)
        return self._row[at + 2].entity if seat is not None else None

    def _respective(self, tenure: Tenure, number: int) -> list[Entity | None]:
        """As many places or bodies as people, in this sentence or one before: each theirs, in order."""
        kinds = "L" if tenure.kind == "locality" else "O"
        end = tenure.title
        for _ in range(_SENTENCES):
            start = self._labels.rfind("|", 0, end) + 1
            named = (chunk.entity for chunk in self._row[start:end] if chunk.label in kinds)
            told = dict.fromkeys(entity for entity in named if entity is not None)
            if len(told) == number:
                return [*told]
            end = max(0, start - 1)
        return [None] * number

    def _for_each(self) -> Iterator[Tenure]:
        """As in "A for X and B for Y, the two mayors": the title after all the names."""
        for title in _TITLE_AFTER.finditer(self._labels):
            at = title.start()
            if not self.is_plural(at):
                continue
            for pair in _FOR_EACH.finditer(self._labels, self._labels.rfind("|", 0, at) + 1, at):
                tenure = self._holding(at, pair.start(), pair.start("seat"))
                if tenure is not None:
                    yield tenure

    def _titled_together(self) -> Iterator[Tenure]:
        """As in "A and B, mayors of X and Y": each the own place, or all the same."""
        for found in _TITLED_TOGETHER.finditer(self._labels):
            title = found.start("head")
            people = [at for at in range(*found.span("who")) if self._labels[at] == "Q"]
            seats = [at for at in range(*found.span("seats")) if self._labels[at] in "LYO"]
            if len(seats) == 1:
                seats *= len(people)
            if not self.is_plural(title) or len(seats) != len(people):
                continue
            for who, seat in zip(people, seats, strict=True):
                tenure = self._holding(title, who, seat)
                if tenure is not None:
                    yield tenure

    def is_plural(self, at: int) -> bool:
        """Whether the title at a place of the row is several people's."""
        head = self._row[at].hit
        if head is None or not head.words:
            return False
        surface = self._page.text[self._row[at].start : self._row[at].end].lower()
        return surface.endswith(("s", "men")) and surface.rstrip("s") in {
            form.lower() for form in head.words[0].forms
        }

    def _of_each(self) -> Iterator[Tenure]:
        """As in "Three governors came. A of X, B of Y and C of Z signed": the title before all the names."""
        for run in _ALL_OF_EACH.finditer(self._labels):
            titles = [
                at
                for at in range(max(0, run.start() - _EARLIER), run.start())
                if self._labels[at] == "H" and self.is_plural(at)
            ]
            if not titles or "Q" in self._labels[titles[-1] : run.start()]:
                continue
            for one in _OF_EACH.finditer(self._labels, run.start(), run.end()):
                tenure = self._holding(titles[-1], one.start(), one.start("seat"))
                if tenure is not None:
                    yield tenure

    def _holding(self, title: int, who: int, seat: int) -> Tenure | None:
        """The person at one place of the row as holder of the title at another, there."""
        head, person, of = self._row[title], self._row[who], self._row[seat]
        if head.hit is None or not person.entities or not of.entities:
            return None
        word = head.hit.words[0]
        return Tenure(
            person=person.entities[0],
            role=word.code,
            code=word.code,
            kind=str(word.attr("of", "body")),
            of=of.entities[0],
            at=who,
            start=person.start,
            end=max(of.end, head.end),
            title=title,
        )
