"""What stands behind a title and says what the office is held in: "mayor of Wonju", "head of its port"."""

from __future__ import annotations

import re
from bisect import bisect_left

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.antecedents import Antecedents
from comity.reading.post.tenure import Tenure

_OWN = re.compile(r"f[tq]?(?:[xJM]{1,2}f[tq]?)?(?:[LYC]')?[xAJTNSVWM&]{0,4}?(?P<of>[OLYCcp])(?!['])")
# "head of foreign relations at Wonju City Hall", "manager of tourism with the council".
_EMPLOYER = re.compile(r"f[xVNBWJT&]{1,5}(?P<at>i)t?(?P<of>[LO])")
_DEPARTMENT = re.compile(r"ft?(?P<owner>[LYOC])['](?P<name>[xAJN&]{0,5}(?:\.[xAJN&]{1,3})?)")
# "of the Wonju branch of Acme", "of the city's international division", "of the tax division of Wonju".
_BRANCH = re.compile(r"ft?(?P<name>[LACc][xB](?:ft?[ONSLV]{1,4})?)")
_UNIT = re.compile(r"f(?:t?(?:(?P<owner>[LY])')?|(?P<its>q))(?P<name>[xAJN&]{1,5})")
_ITS_FIELD = re.compile(r"i[xV]{1,2}(?:&[xV]{1,2})?(?=[,.|])")
_OF_PLACE = re.compile(r"[fi]t?(?P<of>[LY])")
_FIELD = re.compile(r"f[xV]{1,2}(?:&[xV])?(?=[,.|]|$)")
_STAND_IN = re.compile(r"ft?(?P<whose>A)(?P<noun>[xT])")


class BehindTitles:
    """Reads behind the titles of one text."""

    def __init__(self, page: Page, antecedents: Antecedents) -> None:
        self._page, self._row, self._labels = page, page.row, page.labels
        self._antecedents = antecedents

    def seat(self, tenure: Tenure) -> Entity | None:
        """What an "of …" of its own says where the title's reader left it open."""
        at = self._after_head(tenure)
        if at is None:
            return None
        stand_in = _STAND_IN.match(self._labels, at)
        if stand_in is not None and self._is_stand_in(stand_in.start("noun")):
            return self._of_country(self._row[stand_in.start("whose")])
        for read in (
            self._department,
            self._section,
            self._own,
            self._employer,
            self._antecedents.body_again,
        ):
            of = read(at)
            if of is not None:
                return of
        return None

    def open_end(self, tenure: Tenure) -> bool:
        """Whether "of" follows the title, so that nothing else may fill its place."""
        at = self._after_head(tenure)
        if at is None or self._labels[at : at + 1] != "f":
            return False
        return not self.of_field(tenure)

    def of_field(self, tenure: Tenure) -> bool:
        """Whether small words behind the title say what its holder does: "the secretary of health"."""
        at = self._after_head(tenure)
        return tenure.kind == "body" and at is not None and _FIELD.match(self._labels, at) is not None

    def _department(self, at: int) -> Entity | None:
        """The head of "the city's division" is the city's, the president of "the city's club" the club's."""
        found = _DEPARTMENT.match(self._labels, at)
        if found is None or not found["name"]:
            return None
        owner, parts = self._row[found.start("owner")], self._row[found.start("name") : found.end("name")]
        for size in range(len(parts), 0, -1):
            last = self._page.text[parts[size - 1].start : parts[size - 1].end].lower()
            if last in particles("houses", "society"):
                return Entity(
                    "organisation",
                    " ".join(self._page.text[parts[0].start : parts[size - 1].end].split()),
                    None,
                )
            if last in particles("houses", "department"):
                return owner.entity
        return None

    def _own(self, at: int) -> Entity | None:
        found = _OWN.match(self._labels, at)
        of = self._row[found.start("of")] if found is not None else None
        if of is None or of.entities:
            return of.entity if of is not None else None
        country = of.data.get("country")  # "the Italian town", of which the text names but one
        return self._antecedents.first_in(country) if isinstance(country, str) else None

    def _employer(self, at: int) -> Entity | None:
        """Whom somebody works at or with: "head of foreign relations at Wonju City Hall"."""
        found = _EMPLOYER.match(self._labels, at)
        if found is None or self._page.word(self._row[found.start("at")]) not in particles(
            "pointers", "with"
        ):
            return None
        return self._row[found.start("of")].entity

    def _section(self, at: int) -> Entity | None:
        """The place whose part it is: "head of the trade section at Wonju City Hall"."""
        found = self._part(at)
        of = _OF_PLACE.match(self._labels, found[1]) if found is not None else None
        return self._row[of.start("of")].entity if of is not None else None

    def branch(self, tenure: Tenure) -> Entity | None:
        """The branch of a body that is named for its place: "head of the Wonju branch of Acme"."""
        at = self._after_head(tenure)
        found = _BRANCH.match(self._labels, at) if at is not None else None
        if found is None:
            return None
        parts = self._row[found.start("name") : found.end("name")]
        if self._page.word(parts[1]) not in particles("houses", "post") | particles("houses", "offshoot"):
            return None
        return Entity("organisation", " ".join(self._page.text[parts[0].start : parts[-1].end].split()), None)

    def unit(self, tenure: Tenure) -> Entity | None:
        """The part of an administration that small words name: "director of the city's trade division"."""
        at = self._after_head(tenure)
        found = self._part(at) if at is not None else None
        if found is None:
            return None
        field = _ITS_FIELD.match(self._labels, found[1])
        last = field.end() if field is not None else found[1]
        name = self._page.text[self._row[found[0]].start : self._row[last - 1].end]
        return Entity("organisation", " ".join(name.split()), None)

    def _part(self, at: int) -> tuple[int, int] | None:
        """Where the name of a part of an administration stands that is told behind a title."""
        found = _UNIT.match(self._labels, at)
        if found is None:
            return None
        first = found.start("name")
        for end in range(found.end("name"), first, -1):
            if self._page.word(self._row[end - 1]) in particles("houses", "department"):
                owned = found["owner"] or found["its"] or _OF_PLACE.match(self._labels, end)
                return (first, end) if owned else None
        return None

    def _after_head(self, tenure: Tenure) -> int | None:
        if tenure.title < 0:
            return None
        if self._labels[tenure.title] == "X":
            return tenure.title + 1
        head = self._labels.find("H", tenure.title, tenure.title + 5)
        return head + 1 if head >= 0 else None

    def _is_stand_in(self, at: int) -> bool:
        chunk = self._row[at]
        return any(
            word.code == "stand_in"
            for hit in self._page.hits("tenure", chunk.start, chunk.end)
            for word in hit.words
        )

    def _of_country(self, demonym: Chunk) -> Entity | None:
        return self._antecedents.first_in(demonym.entity.id if demonym.entity is not None else None)

    def locality_of(self, tenure: Tenure, of: Entity) -> Entity | None:
        """The locality whose department it is: "Director of the Tax Department of Wonju City"."""
        words = {word.lower() for word in of.name.split()}
        if of.type != "organisation" or not words & particles("houses", "department"):
            return None
        for at in range(max(0, tenure.title), min(len(self._row), tenure.title + 12)):
            chunk = self._row[at]
            if chunk.label != "O" or chunk.entity != of:
                continue
            after = re.compile(r"ft?(?:x|A|[Cc]'){0,2}(?P<place>[LY])").match(self._labels, at + 1)
            if after is not None:
                return self._row[after.start("place")].entity
            return self._of_level(chunk)
        return None

    def _of_level(self, body: Chunk) -> Entity | None:
        """As in "the Office of the Provincial People's Committee": the province meant."""
        page = self._page
        near = page.hits("adjectives", body.start - 14, body.end)
        if not near:
            return None
        level = near[0].words[0].attr("level")
        at = bisect_left(self._row, body.start, key=lambda chunk: chunk.start)
        for chunk in [*reversed(self._row[:at]), *self._row[at:]]:
            place = chunk.data.get("place") if chunk.label in "LY" else None
            if place is None or not chunk.entities or isinstance(place, dict):
                continue
            if (
                page.hits("bodies", body.start, body.end)
                and place.country == "vn"
                and (place.level == level or level == 0)
            ):
                return chunk.entities[0]
        return None
