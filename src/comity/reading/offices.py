"""What an office is held in where the title does not say: the text's other words on it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from comity.lexicon.load import Word, lexicon
from comity.model.entity import Entity
from comity.model.names import fold
from comity.reading.chunks import Chunk
from comity.reading.complements import Complements
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
        self._complements = Complements(page, self._labels)
        self._seats: dict[int, Entity | None] = {}
        self._weight = {_key(entity): count for entity, count in page.localities().items()}
        self._ends = [at for at, label in enumerate(self._labels) if label == "|"]

    def seats(self, tenure: Tenure) -> Iterator[Entity]:
        """What this telling of a post is held in; nothing for a second mention or where no words say.

        A post in a department is held in the department and in the locality it belongs to.
        """
        of = self.seat(tenure)
        if of is None:
            return
        yield of
        above = self._complements.locality_of(tenure, of)
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
        beside = self._beside(tenure)
        if beside is not None and _can_be(tenure.code, beside):
            return beside
        if self._told_elsewhere(tenure) or (beside is None and self._complements.open_end(tenure)):
            return None
        office = _offices().get(tenure.code)
        if office is not None and office.attr("seat") == _COUNTRY:
            return self._country(tenure)
        return (
            self._coordinated(tenure)
            or self._pointed(tenure)
            or self._same_office(tenure)
            or self._fitting(tenure)
        )

    def _beside(self, tenure: Tenure) -> Entity | None:
        around = self._complements
        of = around.after_title(tenure) if tenure.of is None or tenure.of.type == "country" else None
        if of is not None or tenure.of is not None:
            return of if (of is not None and of.type == "locality") or tenure.of is None else tenure.of
        owner = around.before_title(tenure)
        if owner is not None:
            return self._seat_of(owner.entities[0]) if owner.label == "Q" else owner.entities[0]
        return around.after_name(tenure) or around.unknown_before_title(tenure)

    def _seat_of(self, person: Entity) -> Entity | None:
        for other in self._told:
            if other.person == person and (seat := self.seat(other)) is not None:
                return seat
        return None

    def _told_elsewhere(self, tenure: Tenure) -> bool:
        """Whether the text names this person's office more fully in another place."""
        tail = tenure.code.split(" ")[-1]
        return any(
            other is not tenure
            and other.person == tenure.person
            and other.code.split(" ")[-1] == tail
            and (other.of is not None or other.start < tenure.start)
            for other in self._told
        )

    def _coordinated(self, tenure: Tenure) -> Entity | None:
        """As in "A, Vice Chairman, and B, Vice Chairman of the council": the same body for both."""
        if tenure.kind == "country":
            return None
        sentence = self._sentence(tenure.at)
        near = [
            other for other in self._told if self._sentence(other.at) == sentence and other.of is not None
        ]
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
        """What "the mayor of Wonju" elsewhere in the text says of "Mayor Kim"."""
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
        """What other people of this text hold the like office in."""
        return {
            _key(other.of)
            for other in self._told
            if other.of is not None
            and _seat_kind(other.code) == _seat_kind(tenure.code)
            and _principal(other.code) == _principal(tenure.code)
            and other.person != tenure.person
        }

    def _same_office(self, tenure: Tenure) -> Entity | None:
        """A plain "Chairman Binh" after "Chairman An of the province" holds the same office.

        A deputy is that of the holder named before, unless the sentence names a place of its own.
        """
        before = [
            other for other in self._told if other.start < tenure.start and other.person != tenure.person
        ]
        if tenure.kind != "locality":
            return self._last_seat(before, tenure.code)
        if any(self._sentence(at) == self._sentence(tenure.at) for at, _ in self._places(tenure)):
            return None
        principal = _principal(tenure.code)
        return self._last_seat(before, principal) if principal is not None else None

    def _last_seat(self, tenures: list[Tenure], code: str) -> Entity | None:
        seats = [seat for other in tenures if other.code == code and (seat := self.seat(other)) is not None]
        return seats[-1] if seats else None

    def _fitting(self, tenure: Tenure) -> Entity | None:
        """The place nearest before the name that can have such an office and has no other holder here."""
        if tenure.code not in _offices():
            return None
        native = self._traditions(tenure)
        places = [place for _, place in self._places(tenure)]
        likely = [place for place in places if not _foreign(place, native)] or places
        taken = self._taken(tenure)
        free = [place for place in likely if _key(place) not in taken]
        return next(iter(free or likely), None)

    def _places(self, tenure: Tenure) -> list[tuple[int, Entity]]:
        """Localities fit for the office with their place in the row, the likeliest first.

        A name of the country's own tradition, then the same sentence, then what the text speaks of most.
        """
        if tenure.code not in _offices():
            return []
        best: dict[str, tuple[tuple[float, ...], int, Entity]] = {}
        here, native = self._sentence(tenure.at), self._traditions(tenure)
        for at, chunk in enumerate(self._row):
            if chunk.label not in "Lp" or not chunk.entities or not _fits(tenure.code, chunk):
                continue
            entity = chunk.entities[0]
            key = _key(entity)
            near = self._sentence(at) == here
            away = abs(tenure.at - at) + (20 if at > tenure.at else 0) if near else -self._weight.get(key, 0)
            rank = (_foreign(entity, native), 0 if near else 1, away)
            if key not in best or rank < best[key][0]:
                best[key] = (rank, at, best[key][2] if key in best else entity)
        return [(at, entity) for _, at, entity in sorted(best.values(), key=lambda item: item[0])]

    def _traditions(self, tenure: Tenure) -> set[str]:
        """Countries whose family names the person's name begins with."""
        name = self._row[tenure.at]
        return {
            word.code for hit in self._page.hits("surnames", name.start, name.start + 1) for word in hit.words
        }

    def _country(self, tenure: Tenure) -> Entity | None:
        """The country of a minister or president: the name's own tradition, else the sentence's setting."""
        row = self._row
        countries = {
            chunk.entities[0].id: chunk.entities[0]
            for chunk in reversed(row)
            if chunk.label in "ACc" and chunk.entities
        }
        native = self._traditions(tenure)
        if native:
            own = [countries[code] for code in native if code in countries]
            return own[0] if len(own) == 1 else None
        here = self._sentence(tenure.at)
        for at in range(tenure.at, -1, -1):
            if self._sentence(at) != here:
                break
            chunk = row[at]
            if chunk.label in "Cc" and chunk.entities and chunk.entities[0].id not in _named_by_family():
                return chunk.entities[0]
            place = chunk.data.get("place") if chunk.label in "Lp" else None
            if place is not None and place.country in countries and place.country not in _named_by_family():
                return countries[place.country]
        return None


@cache
def _named_by_family() -> frozenset[str]:
    """Countries whose people the reader knows by their family names."""
    return frozenset(word.code for word in lexicon("en").page("surnames"))


def _principal(code: str) -> str | None:
    office = _offices().get(code)
    return office.attr("principal") if office is not None else None


def _foreign(place: Entity, native: set[str]) -> bool:
    """Whether a name of these traditions is unlikely in an office of the place's country."""
    return place.country not in native if native else place.country in _named_by_family()


def _seat_kind(code: str) -> str:
    office = _offices().get(code)
    return str(office.attr("seat", code)) if office is not None else code


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
    return of.country not in office.attr("never", ()) and (
        only is None or of.type != "locality" or of.country in only
    )


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
    return (
        kind in {"province", "prefecture", "state", "region"}
        if seat == _FIRST
        else kind in {"district", "county"}
    )
