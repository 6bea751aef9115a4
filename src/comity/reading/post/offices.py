"""What an office is held in where the title does not say: the text's other words on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.entity import Entity
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.complements import Complements
from comity.reading.post.fitness import COUNTRY, can_be, offices
from comity.reading.post.seats import Seats
from comity.reading.post.tenure import Tenure

_MINISTER = "minister"
"""What follows this title ("of Construction") is a field, no body."""
_OF = re.compile(r"ft?(?:x|A){0,2}(?P<of>[LYOCcp])")


class Offices:
    """The offices of one text, and who holds them."""

    def __init__(self, page: Page, told: list[Tenure]) -> None:
        self._row, self._told = page.row, told
        self._labels = page.labels
        self._around = Complements(page, self._labels)
        self._possible = Seats(page, self._labels, told)
        self._found: dict[int, Entity | None] = {}

    def seats(self, tenure: Tenure) -> Iterator[Entity]:
        """What this telling of a post is held in; nothing for a second mention or where no words say.

        A post in a department is held in the department and in the locality it belongs to.
        """
        of = self.seat(tenure)
        if of is None:
            return
        yield of
        above = self._around.locality_of(tenure, of)
        if above is not None and not self._possible.foreign(tenure, above):
            yield above

    def seat(self, tenure: Tenure) -> Entity | None:
        """The one entity the post is held in, as beside the name or as the rest of the text tells."""
        key = id(tenure)
        if key not in self._found:
            self._found[key] = None
            self._found[key] = self._find(tenure)
        return self._found[key]

    def _find(self, tenure: Tenure) -> Entity | None:
        beside = self._beside(tenure)
        if beside is not None and tenure.vague and self._possible.foreign(tenure, beside):
            beside = None  # "the county" is another one than what was spoken of last
        if beside is not None and beside.type == "country" and tenure.kind == "locality":
            return None
        if beside is not None and beside.type == "organisation" and tenure.code == _MINISTER:
            return self._possible.country(tenure) or beside
        if beside is not None and (can_be(tenure.code, beside) or self._is_named(tenure)):
            return beside
        if self._told_elsewhere(tenure) or self._is_open(tenure, beside) or self._is_shared(tenure):
            return None
        if _is_countrys(tenure.code):
            return self._possible.state(tenure) or self._possible.country(tenure)
        for look in (self._coordinated, self._pointed, self._same_office, self._of_deputy, self._fitting):
            found = look(tenure)
            if found is not None:
                return found
        return None

    def _is_open(self, tenure: Tenure, beside: Entity | None) -> bool:
        """Whether "of …" follows that nothing here reads; a minister's is a field, not a seat."""
        return beside is None and tenure.kind != "country" and self._around.open_end(tenure)

    def _is_named(self, tenure: Tenure) -> bool:
        """Whether the words beside the name spell the place out, whatever the tables know of its offices."""
        return tenure.of is not None and not tenure.vague

    def _beside(self, tenure: Tenure) -> Entity | None:
        around = self._around
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
        tail = _tail(tenure.code)
        return any(
            other is not tenure
            and other.person == tenure.person
            and (_tail(other.code) == tail or (_has_many(tenure.code) and other.kind == "locality"))
            and (other.of is not None or other.start < tenure.start)
            for other in self._told
        )

    def _is_shared(self, tenure: Tenure) -> bool:
        """Whether one title stands for several people of whom each has another place, as mayors do."""
        if tenure.kind != "locality" or _principal(tenure.code) is not None or _has_many(tenure.code):
            return False
        return any(
            other.title == tenure.title and other.person != tenure.person and other.title >= 0
            for other in self._told
        )

    def _coordinated(self, tenure: Tenure) -> Entity | None:
        """As in "A, Vice Chairman, and B, Vice Chairman of the council": the same body for both."""
        if tenure.kind == "country":
            return None
        near = [
            other
            for other in self._told
            if self._possible.sentence(other.at) == self._possible.sentence(tenure.at)
            and other.of is not None
            and not self._possible.foreign(tenure, other.of)
        ]
        later = [one for one in near if one.start > tenure.start and one.code == tenure.code]
        earlier = [one for one in near if one.start < tenure.start and _tail(one.code) == _tail(tenure.code)]
        if tenure.kind == "body" and later:
            return later[0].of
        if earlier and (tenure.kind == "body" or _principal(tenure.code) == earlier[-1].code):
            return earlier[-1].of
        return None

    def _pointed(self, tenure: Tenure) -> Entity | None:
        """What "the mayor of Wonju" elsewhere in the text says of "Mayor Kim"."""
        taken = self._taken(tenure)
        for at, chunk in enumerate(self._row):
            if chunk.label != "X" or chunk.data.get("code") != tenure.code:
                continue
            after = _OF.match(self._labels, at + 1)
            of = self._row[after.start("of")].entity if after is not None else None
            if of is not None and of.key not in taken and can_be(tenure.code, of):
                return of
        return None

    def _taken(self, tenure: Tenure, before: int | None = None) -> set[str]:
        """What others (told `before` a point) hold the like office in, where only one can."""
        taken: set[str] = set()
        if _has_many(tenure.code):
            return taken
        here = self._possible.sentence(tenure.at)
        for other in self._told:
            if other.person == tenure.person or not _alike(other, tenure):
                continue
            if before is not None and other.start >= before:
                continue
            beside = other.start < tenure.start and self._possible.sentence(other.at) == here
            placed = beside or (other.of is not None and other.of.type == "country")
            seat = self.seat(other) if placed else other.of
            if seat is not None:
                taken.add(seat.key)
        return taken

    def _same_office(self, tenure: Tenure) -> Entity | None:
        """A plain "Chairman Binh" after "Chairman An of the province" holds the same office.

        A deputy is that of the holder named before, unless the sentence names a place of its own.
        """
        before = [one for one in self._told if one.start < tenure.start and one.person != tenure.person]
        if tenure.kind != "locality":
            return None if self._around.field(tenure) else self._last_seat(before, tenure, tenure.code)
        here = self._possible.sentence(tenure.at)
        if any(self._possible.sentence(at) == here for at, _ in self._possible.places(tenure)):
            return None
        principal = _principal(tenure.code)
        return self._last_seat(before, tenure, principal) if principal is not None else None

    def _of_deputy(self, tenure: Tenure) -> Entity | None:
        """What a deputy is said to be the deputy of: "Governor Shin" beside "Wando Vice Governor Seo"."""
        taken = self._taken(tenure)
        return next(
            (
                other.of
                for other in self._told
                if other.of is not None
                and other.of.type == "locality"
                and not other.vague
                and other.kind == tenure.kind == "locality"
                and _principal(other.code) == tenure.code
                and other.of.key not in taken
                and not self._possible.foreign(tenure, other.of)
            ),
            None,
        )

    def _last_seat(self, before: list[Tenure], tenure: Tenure, code: str) -> Entity | None:
        """The seat of the last of these tenures of an office, where the person's name is at home there."""
        for other in reversed(before):
            seat = self.seat(other) if other.code == code else None
            if seat is not None and not self._possible.foreign(tenure, seat):
                return seat if self._possible.is_same_news(other.at, tenure.at) else None
        return None

    def _fitting(self, tenure: Tenure) -> Entity | None:
        """The likeliest place or body that can have such an office and has no other holder here."""
        taken = self._taken(tenure)
        places = [place for _, place in self._possible.places(tenure, self._around.level(tenure))]
        likely = [place for place in places if not self._possible.foreign(tenure, place)]
        if not likely and tenure.kind == "body":
            body = self._possible.body(tenure, taken)
            if body is not None or not self._around.field(tenure):
                return body
            return self._possible.employer(tenure, self._around.in_department(tenure))
        if not self._possible.traditions(tenure):
            likely = self._possible.at_home(self._possible.central(tenure, likely))
        free = [place for place in likely if place.key not in taken]
        if not free and self._around.long_ago(tenure):
            free = likely
        if not free and tenure.kind == "locality":
            free = self._succeeded(tenure, likely)
        if self._possible.traditions(tenure):
            free = free or likely or places
        return next(iter(free), None)

    def _succeeded(self, tenure: Tenure, likely: list[Entity]) -> list[Entity]:
        """Where all likely places have a holder: the place whose holder is told later, or the only one."""
        before = self._taken(tenure, before=tenure.start)
        named = [place for place in likely if self._possible.is_named_before(tenure, place)]
        later = [place for place in named if place.key not in before]
        return next((places for places in (later, named) if len(places) == 1), [])


def _is_countrys(code: str) -> bool:
    office = offices().get(code)
    return office is not None and office.attr("seat") == COUNTRY


def _has_many(code: str) -> bool:
    """Whether several people hold the office in one place, as councillors do."""
    office = offices().get(code)
    return office is not None and bool(office.attr("many"))


def _principal(code: str) -> str | None:
    office = offices().get(code)
    return office.attr("principal") if office is not None else None


def _alike(one: Tenure, other: Tenure) -> bool:
    """Whether only one of two offices can be in a place: a governor's and a chief minister's.

    The head of a locality, whatever called, has no second one beside, be it "president of the province".
    """
    if _is_head(one) and _is_head(other):
        mine, yours = _seat_kind(one), _seat_kind(other)
        return mine is None or yours is None or mine == yours
    return one.code == other.code


def _is_head(tenure: Tenure) -> bool:
    if tenure.kind == "locality":
        return _principal(tenure.code) is None and not _has_many(tenure.code)
    presides = tenure.code in particles("pointers", "presiding")
    return presides and tenure.of is not None and tenure.of.type == "locality"


def _seat_kind(tenure: Tenure) -> str | None:
    office = offices().get(tenure.code)
    return office.attr("seat") if office is not None and tenure.kind == "locality" else None


def _tail(code: str) -> str:
    return code.split(" ")[-1]
