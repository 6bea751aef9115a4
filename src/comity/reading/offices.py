"""What an office is held in where the title does not say: the text's other words on the same person and office."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from comity.lexicon.load import Word, lexicon
from comity.model.entity import Entity
from comity.model.names import fold
from comity.reading.chunks import Chunk
from comity.reading.page import Page
from comity.reading.places import is_city
from comity.reading.tenures import Tenure

_AFTER_NAME = re.compile(r"ft?(?:x|A){0,2}(?P<of>[LYOCcp])")
_CITY, _FIRST, _SECOND, _COUNTRY = "city", "first", "second", "country"


@cache
def _offices() -> dict[str, Word]:
    return {word.code: word for word in lexicon("en").page("offices")}


class Offices:
    """The offices of one text, and who holds them."""

    def __init__(self, page: Page, told: list[Tenure]) -> None:
        self._page, self._row = page, page.row
        self._labels = "".join(chunk.label for chunk in page.row)
        self._told = told
        self._seats: dict[int, Entity | None] = {}
        self._ends = [at for at, label in enumerate(self._labels) if label == "|"]

    def seats(self, tenure: Tenure) -> Iterator[Entity]:
        """What this telling of a post is held in; nothing for a second mention or where no words say.

        A post in a department is held in the department and in the locality it belongs to.
        """
        of = self.seat(tenure)
        if of is None:
            return
        yield of
        above = self._locality_of(tenure, of)
        if above is not None:
            yield above

    def seat(self, tenure: Tenure) -> Entity | None:
        """The one entity the post is held in, as beside the name or as the rest of the text tells."""
        key = id(tenure)
        if key not in self._seats:
            self._seats[key] = None
            self._seats[key] = self._find(tenure)
        return self._seats[key]

    def _find(self, tenure: Tenure) -> Entity | None:
        beside = tenure.of or self._beside(tenure)
        if beside is not None and _can_be(tenure.code, beside):
            return beside
        if self._told_elsewhere(tenure):
            return None
        return self._coordinated(tenure) or self._pointed(tenure) or self._same_office(tenure) or self._fitting(tenure)

    def _beside(self, tenure: Tenure) -> Entity | None:
        """"the city's mayor, X", "Osan City (Mayor X)", "Mayor X of Osan", "Breed's director"."""
        row, labels, at = self._row, self._labels, tenure.title
        if at < 0:
            return None
        back = at - 1
        while back >= 0 and labels[back] in "MJ":
            back -= 1
        if back >= 1 and labels[back] in "'(":
            owner = row[back - 1]
            if labels[back] == "'" and owner.label == "Q" and owner.entities:
                return self._seat_of(owner.entities[0])
            if owner.label in "LYOCcp" and owner.entities:
                return owner.entities[0]
        after = _AFTER_NAME.match(labels, tenure.at + 1)
        if after is not None and tenure.title < tenure.at:
            of = row[after.start("of")]
            if of.entities:
                return of.entities[0]
        if back >= 0 and labels[back] == "N" and tenure.kind == "locality" and row[back + 1].start - row[back].end == 1:
            first = back
            while first > 0 and labels[first - 1] == "N" and row[first].start - row[first - 1].end == 1:
                first -= 1
            return Entity("locality", self._page.text[row[first].start : row[back].end], None)
        return None

    def _seat_of(self, person: Entity) -> Entity | None:
        for other in self._told:
            if other.person == person and (seat := self.seat(other)) is not None:
                return seat
        return None

    def _told_elsewhere(self, tenure: Tenure) -> bool:
        """Whether the text names this person's office more fully in another place."""
        tail = tenure.code.split(" ")[-1]
        return any(
            other is not tenure and other.person == tenure.person and other.code.split(" ")[-1] == tail
            and (other.of is not None or other.start < tenure.start)
            for other in self._told
        )

    def _coordinated(self, tenure: Tenure) -> Entity | None:
        """"Standing Vice Chairman, and B, Vice Chairman of the council": the same body for both."""
        if tenure.kind == "country":
            return None
        sentence = self._sentence(tenure.at)
        near = [other for other in self._told if self._sentence(other.at) == sentence and other.of is not None]
        later = [other for other in near if other.start > tenure.start and other.code == tenure.code]
        earlier = [other for other in near if other.start < tenure.start and _akin(other.code, tenure.code)]
        if tenure.kind == "body" and later:
            return later[0].of
        if earlier and (tenure.kind == "body" or _principal(tenure.code) == earlier[-1].code):
            return earlier[-1].of
        return None

    def _sentence(self, at: int) -> int:
        return bisect_right(self._ends, at)

    def _pointed(self, tenure: Tenure) -> Entity | None:
        """"the mayor of Osan" elsewhere in the text says what "Mayor Lee" is mayor of."""
        taken = self._taken(tenure)
        for at, chunk in enumerate(self._row):
            if chunk.label != "X" or chunk.data.get("code") != tenure.code:
                continue
            after = _AFTER_NAME.match(self._labels, at + 1)
            of = self._row[after.start("of")].entity if after is not None else None
            if of is not None and _key(of) not in taken and _can_be(tenure.code, of):
                return of
        return None

    def _taken(self, tenure: Tenure) -> set[str]:
        """What other people of this text hold the same office in."""
        return {
            _key(other.of) for other in self._told
            if other.of is not None and other.code == tenure.code and other.person != tenure.person
        }

    def _same_office(self, tenure: Tenure) -> Entity | None:
        """A plain "Chairman Thanh" after "Chairman Dung of the province" holds the same office at another time."""
        earlier = [
            seat for other in self._told
            if other.start < tenure.start and other.person != tenure.person
            and other.code == tenure.code and (seat := self.seat(other)) is not None
        ]
        principal = [
            seat for other in self._told
            if other.start < tenure.start and other.code == _principal(tenure.code) and (seat := self.seat(other)) is not None
        ]
        if tenure.kind == "locality":
            if principal:
                return principal[-1]
            kin = {_key(seat): seat for seat in earlier}
            free = [place for place in self._places(tenure) if _key(place) not in kin]
            return next(iter(kin.values())) if len(kin) == 1 and not free else None
        return earlier[-1] if earlier else None

    def _fitting(self, tenure: Tenure) -> Entity | None:
        """The place nearest before the name that can have such an office and has no other holder here."""
        office = _offices().get(tenure.code)
        if office is None:
            return None
        if office.attr("seat") == _COUNTRY:
            return self._country(tenure)
        places = self._places(tenure)
        taken = self._taken(tenure)
        free = [place for place in places if _key(place) not in taken]
        return (free or places or [None])[0]

    def _places(self, tenure: Tenure) -> list[Entity]:
        """Localities fit for the office, the nearest before the name first, then those after it."""
        first: dict[str, tuple[tuple[int, int], Entity]] = {}
        here = self._sentence(tenure.at)
        for at, chunk in enumerate(self._row):
            if chunk.label not in "Lp" or not chunk.entities or not _fits(tenure.code, chunk):
                continue
            entity = chunk.entities[0]
            away = here - self._sentence(at)
            rank = (away if away >= 0 else 3 - 2 * away, (1 if chunk.data.get("where") else 0))
            key = _key(entity)
            if key not in first or rank < first[key][0]:
                first[key] = (rank, first[key][1] if key in first else entity)
        return [entity for _, entity in sorted(first.values(), key=lambda item: item[0])]

    def _country(self, tenure: Tenure) -> Entity | None:
        """The country of a minister or president: the name's own tradition, else the sentence's setting."""
        page, row = self._page, self._row
        countries = {chunk.entities[0].id: chunk.entities[0] for chunk in reversed(row) if chunk.label in "Cc" and chunk.entities}
        name = row[tenure.at]
        traditions = {word.code for hit in page.hits("surnames", name.start, name.start + 1) for word in hit.words}
        native = [countries[code] for code in traditions if code in countries]
        if len(traditions) == 1 and native:
            return native[0]
        here = self._sentence(tenure.at)
        for at in range(tenure.at, -1, -1):
            if self._sentence(at) != here:
                break
            chunk = row[at]
            if chunk.label in "CcA" and chunk.entities:
                return chunk.entities[0]
            place = chunk.data.get("place") if chunk.label in "Lp" else None
            if place is not None and place.country in countries:
                return countries[place.country]
        return None

    def _locality_of(self, tenure: Tenure, of: Entity) -> Entity | None:
        """The locality a department belongs to: "Director of the Administration Department of Asan City"."""
        return None


def _principal(code: str) -> str | None:
    office = _offices().get(code)
    return office.attr("principal") if office is not None else None


def _akin(one: str, other: str) -> bool:
    return one.split(" ")[-1] == other.split(" ")[-1]


def _key(entity: Entity) -> str:
    return entity.id or fold(entity.name)


def _can_be(code: str, of: Entity) -> bool:
    """Whether the office exists there at all: no Vietnamese locality has a mayor."""
    office = _offices().get(code)
    if office is None or of.country is None:
        return True
    only = office.attr("only")
    return of.country not in office.attr("never", ()) and (only is None or of.type != "locality" or of.country in only)


def _fits(code: str, chunk: Chunk) -> bool:
    """Whether a locality is of the kind that has this office."""
    office = _offices()[code]
    place = chunk.data.get("place")
    if place is None:
        return office.attr("only") is None and _typed(str(chunk.data.get("type", "")), office.attr("seat"))
    if not _can_be(code, chunk.entities[0]):
        return False
    kind = str(chunk.data.get("kind", ""))
    seat = office.attr("seat")
    if seat == _CITY:
        return is_city(kind) or (place.level == 2 and place.country not in ("kr", "vn"))
    if seat == _FIRST:
        return bool(place.level == 1 and not is_city(kind))
    if seat == _SECOND:
        return bool(place.level == 2 and not is_city(kind))
    return True


def _typed(kind: str, seat: str) -> bool:
    """Whether a type word ("prefecture") is that of a place with this seat."""
    if seat == _CITY:
        return "city" in kind or "town" in kind or "municipality" in kind
    return kind in {"province", "prefecture", "state", "region"} if seat == _FIRST else kind in {"district", "county"}
