"""How the words around a place tie it to a title or keep it from one: "a group from Lyon led by Mayor X"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.fitness import has_many
from comity.reading.post.lines import Lines
from comity.reading.post.tenure import Tenure

# "Lyon sent Mayor X", "from Lyon, France, led by Mayor X", "the Lyon delegation headed by Mayor X".
_ITS_SUBJECT = re.compile(r"(?:,[cpC])*,?x{0,3},?x{1,3}i?t?[MJ]*")
# "delegation from Lyon", "a team from the French city of Lyon", before the place.
_OF_PARTY = re.compile(r"[xM][if]t?[AVxT]{0,2}f?$")
_PARTY_REACH = 7
_ANY_PLACE = re.compile("(?<!i)(?<!it)[LYO]")


class Surroundings:
    """What stands around the places and titles of one text; `told` are its tellings of posts."""

    def __init__(self, page: Page, lines: Lines, told: list[Tenure]) -> None:
        self._page, self._row, self._labels = page, page.row, page.labels
        self._lines, self._told = lines, told

    def are_near(self, tenure: Tenure, at: int, is_native: bool) -> bool:
        """Whether a place stands in the title's sentence so that it may well be the person's.

        `is_native` says that the name is one country's own. A name no country's own says nothing of where
        somebody is at home, so nearness alone does not, either.
        """
        if self._lines.sentence(at) != self._lines.sentence(tenure.at):
            return False
        scene = self._is_scene(tenure, at)
        office = bool(self._row[at].data.get("government")) and at < tenure.title  # "at Hue City Hall by …"
        if self._row[at].data.get("where") and not scene and not office:
            return False
        tied = scene or office or is_native or self._comes_from(tenure, at)
        return tied and not self._is_anothers(tenure, at)

    def is_topic(self, tenure: Tenure, at: int) -> bool:
        """Whether the sentence before is about the place: "Lyon would like to join. Mayor X has asked."."""
        if self._lines.sentence(at) != self._lines.sentence(tenure.at) - 1 or self._row[at].data.get("where"):
            return False
        if has_many(tenure.code):
            return False
        opening = self._labels[self._lines.bounds(at)[0] : at]
        told = self._labels[self._lines.bounds(tenure.at)[0] : tenure.title] + opening
        paragraph = self._page.text[self._row[at].end : self._row[tenure.title].start]
        return "\n" not in paragraph and self._labels[at + 1] == "x" and not _ANY_PLACE.search(told)

    def is_other_side(self, tenure: Tenure, at: int) -> bool:
        """Whether a preposition after the name makes the place the other party's: "Mayor X flew to Osaka"."""
        if at < tenure.at or self._lines.sentence(at) != self._lines.sentence(tenure.at):
            return False
        if self._row[at].data.get("government"):
            return False  # "Chairman X received the guests at the People's Committee of Y"
        before = self._row[at - 1 - (self._row[at - 1].label == "t")]
        return before.label == "i"

    def _comes_from(self, tenure: Tenure, at: int) -> bool:
        """Whether the words before the title make the place the person's.

        As in "a group from Lyon led by Mayor X" or "Lyon sent Mayor X".
        """
        if at > tenure.title:
            return False
        if _ITS_SUBJECT.fullmatch(self._labels, at + 1, tenure.title):
            return not self._row[at].data.get("where")
        return self._sends_a_party(at)

    def _sends_a_party(self, at: int) -> bool:
        """Whether a group is from the place: "a delegation from the French city of Lyon"."""
        found = _OF_PARTY.search(self._labels, max(0, at - _PARTY_REACH), at)
        return found is not None and (
            self._page.word(self._row[found.start()]) in particles("pointers", "party")
            and self._page.word(self._row[found.start() + 1]) in particles("pointers", "origin")
        )

    def _is_scene(self, tenure: Tenure, at: int) -> bool:
        """Whether a sentence opens somewhere ("In Thika, the town clerk, X, …") where its people work."""
        if self._labels[at + 1 : at + 2] != "," or at > tenure.title:
            return False
        where = self._page.word(self._row[at + 2]) in particles("pointers", "where")
        return where or self._labels[max(0, at - 2) : at] in ("|i", "i")

    def _is_anothers(self, tenure: Tenure, at: int) -> bool:
        """Whether the place stands in another person's title: "beside her sat Tunis mayor X"."""
        return any(other.person != tenure.person for other in self._titled.get(at, ()))

    @cached_property
    def _titled(self) -> dict[int, list[Tenure]]:
        """The tellings that hold a place of the row in their words and name what they are held in."""
        found: dict[int, list[Tenure]] = {}
        starts = self._page.mark_starts
        for told in self._told:
            if told.of is not None:
                for at in range(bisect_left(starts, told.start), bisect_left(starts, told.end)):
                    found.setdefault(at, []).append(told)
        return found
