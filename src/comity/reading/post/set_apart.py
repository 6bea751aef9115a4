"""Posts whose titles a comma, a bracket, a dash or a sentence parts from the name: "X (left), mayor of Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.entity import Entity
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.several_holders import SeveralHolders
from comity.reading.post.spelt_roles import in_unit, owned, with_field
from comity.reading.post.tenure import Tenure
from comity.reading.post.title_readings import TitleReadings

# "X (left), Chairman", "X – the Mayor", "X, its president", "X, the newly appointed Consul General".
_ASIDE = re.compile(
    r"Q(?:(?:\([^()]{1,8}\),?|\.)(?=[tq]?(?:[LOYCcp]'?)?[MJ]*H|X)|,(?=q[MJ]*H|Y'[MJ]*H)|(?P<again>,)(?=t?[MJ]*Hft?[LOY]|Xft?[LOY])|,tx{1,2}(?=[MJ]*Hf)|,x{1,2}(?=[MJ]*Hf))"
)
# "its Chairwoman, Mrs. X", "the Governor of Sancheong County, Gyeongnam, Mr. X".
_BEFORE_NAME = re.compile(
    r"(?P<its>q[MJ]*H(?P<area>[fi]x(?:&?x)?)?,R{0,2}Q)|(?P<whose>x[MJ]*H(?:,|(?P<is>x))R{0,2}Q)|(?P<unit>X)ft?[LY]T?'[xAJ]{1,4}(?:i[xAJV&]{1,4})?,R{0,2}Q|(?P<the>X)ft?L(?:,[pcC]){1,2},R{0,2}Q|[MJ]*Hft?L(?:,[pcC]){1,2},R{0,2}Q"
    r"|(?P<own>[LYCN]'[xMJ]{0,3}H(?:[fi][txNAVWTBif&]{1,8})?,R{0,2}Q)"
)
_DASHES = "-–—"


class SetApart:
    """Reads the titles of one text that stand apart from the names."""

    def __init__(self, page: Page, readings: TitleReadings, several: SeveralHolders) -> None:
        self._page, self._row, self._labels = page, page.row, page.labels
        self._readings, self._several = readings, several

    def asides(self, titled: set[int]) -> Iterator[Tenure]:
        """As in "X (left), Chairman of …", "X – Mayor of …": a title set apart by brackets or a dash."""
        labels = self._labels
        for aside in _ASIDE.finditer(labels):
            who, last = aside.start(), aside.end() - 1
            if (
                who in titled
                or not self._row[who].entities
                or (labels[last] == "." and self._page.word(self._row[last]) not in _DASHES)
            ):
                continue
            if aside.end() < len(labels) and labels[last] == "x" and self._is_of_several(aside.end()):
                continue
            if aside["again"] and not self._row[who].data.get("again"):
                continue
            at = aside.end() + (labels[aside.end()] in "tq")
            tenure = (
                self._readings.pointed(at, who) if labels[at] == "X" else self._readings.title_at(at, who)
            )
            if tenure is None or not (tenure.of is not None or labels[at - 1] == "q"):
                continue
            if labels[at] == "X" or not self._readings.names_another(tenure):
                yield tenure

    def before_names(self, titled: set[int]) -> Iterator[Tenure]:
        """Titles parted from the name by a comma: "its head, X", "the Governor of A, B Province, X"."""
        for found in _BEFORE_NAME.finditer(self._labels):
            who = found.end() - 1
            if who in titled or not self._row[who].entities:
                continue
            if found["whose"] and not self._is_whose(found):
                continue
            at = found.start() + (found["its"] is not None or found["whose"] is not None)
            if found["area"]:
                tenure = with_field(self._page, at, who)
            elif found["unit"] or found["own"]:
                tenure = (in_unit if found["unit"] else owned)(self._page, at, who)
            else:
                tenure = (self._readings.pointed if found["the"] else self._readings.title_at)(at, who)
            if tenure is not None:
                yield tenure

    def taken_up(self, titled: set[Entity]) -> Iterator[Tenure]:
        """As in "Kim Hana is back. The mayor of Wonju …": the only name before is the mayor's."""
        for before, sentence in zip(self._page.sentences, self._page.sentences[1:], strict=False):
            if not sentence.labels.startswith("Xf") or sentence.chunks[0].data.get("back"):
                continue
            people = dict.fromkeys(chunk.entities[0] for chunk in before.of("Q"))
            if len(people) == 1 and next(iter(people)) not in titled:
                tenure = self._readings.pointed(
                    self._page.mark_index(sentence.start), self._page.mark_index(before.of("Q")[0].start)
                )
                if tenure is not None:
                    yield tenure

    def _is_of_several(self, at: int) -> bool:
        """Whether a title is not one person's: "X told councillors of Wonju"."""
        head = self._labels.find("H", at)
        return head >= 0 and self._several.is_plural(head)

    def _is_whose(self, found: re.Match[str]) -> bool:
        """As in "the city, whose mayor, X," or "whose mayor is X"."""
        verb = self._page.word(self._row[found.start("is")]) if found["is"] else "is"
        return self._is(found.start(), "whose") and verb in particles("tenure", "being")

    def _is(self, at: int, code: str) -> bool:
        return self._page.word(self._row[at]) in particles("pointers", code)
