"""What an office is held in where the title does not say: the text's other words on it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from comity.model.entity import Entity
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.antecedents import Antecedents
from comity.reading.post.before_titles import BeforeTitles
from comity.reading.post.behind_names import BehindNames
from comity.reading.post.behind_titles import BehindTitles
from comity.reading.post.employers import Employers
from comity.reading.post.fitness import COUNTRY, can_be, deputies, has_many, offices, principal
from comity.reading.post.holders import Holders
from comity.reading.post.lands import Lands
from comity.reading.post.lines import Lines
from comity.reading.post.seats import Seats
from comity.reading.post.tenure import Tenure
from comity.reading.post.times import Times

_MINISTER = "minister"
"""What follows this title ("of Construction") is a field, no body."""
# "Mayor X and the City Director": who stands before.
_BESIDE = re.compile(r"Q,?&t?[TJMx]{0,2}$")
_OF = re.compile(r"Xft?(?:x|A){0,2}(?P<of>[LYOCcp])")


class Offices:
    """The offices of one text, and who holds them; `told` are the tellings in text order."""

    def __init__(self, page: Page, told: list[Tenure]) -> None:
        self._row = page.row
        self._labels = page.labels
        antecedents = Antecedents(page)
        self._antecedents = antecedents
        self._before_titles = BeforeTitles(page, antecedents)
        self._behind_titles = BehindTitles(page, antecedents)
        self._behind_names = BehindNames(page, antecedents)
        self._times = Times(page)
        self._lines = Lines(self._labels)
        self._seats = Seats(page, self._lines, told)
        self._origins = self._seats.origins
        self._employers = Employers(page, self._lines, self._origins)
        self._lands = Lands(page, self._lines, self._origins, self._seats.weights)
        self._told = told
        self._found: dict[int, Entity | None] = {}
        self._holders = Holders(told, self._times.long_ago)
        self._of_person: defaultdict[Entity, list[Tenure]] = defaultdict(list)
        self._of_code: defaultdict[str, list[Tenure]] = defaultdict(list)
        self._of_title: defaultdict[int, list[Tenure]] = defaultdict(list)
        self._of_sentence: defaultdict[int, list[Tenure]] = defaultdict(list)
        for tenure in told:
            self._of_person[tenure.person].append(tenure)
            self._of_code[tenure.code].append(tenure)
            self._of_title[tenure.title].append(tenure)
            self._of_sentence[self._lines.sentence(tenure.at)].append(tenure)

    def seats(self, tenure: Tenure) -> Iterator[Entity]:
        """What this telling of a post is held in; nothing for a second mention or where no words say.

        A post in a department is held in the department and in the locality it belongs to.
        """
        branch = self._behind_titles.branch(tenure)
        of = branch or self.seat(tenure)
        unit = self._behind_titles.unit(tenure) if of is None or of.type == "locality" else None
        if of is None:
            if unit is not None and tenure.kind == "body":
                yield unit  # "head of its fisheries bureau"
            return
        yield of
        if unit is not None:
            yield unit
        above = self._behind_titles.locality_of(tenure, of)
        if above is not None and not self._origins.foreign(tenure, above):
            yield above

    def seat(self, tenure: Tenure) -> Entity | None:
        """The one entity the post is held in, as beside the name or as the rest of the text tells."""
        key = id(tenure)
        if key not in self._found:
            self._found[key] = None
            found = self._found[key] = self._find(tenure)
            if found is not None and not self._origins.traditions(tenure):
                self._holders.add(tenure, found)
        return self._found[key]

    def _find(self, tenure: Tenure) -> Entity | None:
        beside = self._beside(tenure)
        if beside is not None and tenure.vague and self._origins.unlikely(tenure, beside):
            beside = None  # "the county" is another one than what was spoken of last
        if beside is not None and beside.type == "country" and tenure.kind == "locality":
            return None
        if beside is not None and beside.type == "organisation" and tenure.code == _MINISTER:
            return self._lands.country(tenure) or beside
        if beside is not None and (can_be(tenure.code, beside) or self._is_named(tenure)):
            return beside
        if self._told_elsewhere(tenure) or self._is_open(tenure, beside) or self._is_shared(tenure):
            return None
        if _is_countrys(tenure.code):
            return self._lands.state(tenure) or self._lands.country(tenure)
        for look in (self._coordinated, self._pointed, self._same_office, self._of_deputy, self._fitting):
            found = look(tenure)
            if found is not None:
                return found
        return None

    def _is_open(self, tenure: Tenure, beside: Entity | None) -> bool:
        """Whether "of …" follows that nothing here reads; a minister's is a field, not a seat."""
        return beside is None and tenure.kind != "country" and self._behind_titles.open_end(tenure)

    def _is_named(self, tenure: Tenure) -> bool:
        """Whether the words beside the name spell the place out, whatever the tables know of its offices."""
        return tenure.of is not None and not tenure.vague

    def _beside(self, tenure: Tenure) -> Entity | None:
        if tenure.whose is not None:
            return self._seat_of(tenure.whose)
        of = self._behind_titles.seat(tenure) if tenure.of is None or tenure.of.type == "country" else None
        if of is not None or tenure.of is not None:
            return of if (of is not None and of.type == "locality") or tenure.of is None else tenure.of
        owner = self._before_titles.owner(tenure)
        if owner is not None:
            if owner.label == "Q":
                return self._seat_of(owner.entities[0])
            return self._antecedents.administered(tenure.code, owner) or owner.entities[0]
        return self._behind_names.seat(tenure) or self._before_titles.unknown(tenure)

    def _seat_of(self, person: Entity) -> Entity | None:
        for other in self._of_person[person]:
            if (seat := self.seat(other)) is not None:
                return seat
        return None

    def _told_elsewhere(self, tenure: Tenure) -> bool:
        """Whether the text names this person's office more fully in another place."""
        tail = _tail(tenure.code)
        return any(
            other is not tenure
            and (_tail(other.code) == tail or (has_many(tenure.code) and _outranks(other, tenure)))
            and (other.of is not None or other.start < tenure.start)
            for other in self._of_person[tenure.person]
        )

    def _is_shared(self, tenure: Tenure) -> bool:
        """Whether one title stands for several people of whom each has another place, as mayors do."""
        if tenure.kind != "locality" or principal(tenure.code) is not None or has_many(tenure.code):
            return False
        return tenure.title >= 0 and any(
            other.person != tenure.person for other in self._of_title[tenure.title]
        )

    def _coordinated(self, tenure: Tenure) -> Entity | None:
        """As in "A, Vice Chairman, and B, Vice Chairman of the council": the same body for both."""
        if tenure.kind == "country":
            return None
        near = [
            other
            for other in self._of_sentence[self._lines.sentence(tenure.at)]
            if other.of is not None and not self._origins.foreign(tenure, other.of)
        ]
        later = [one for one in near if one.start > tenure.start and one.code == tenure.code]
        earlier = [one for one in near if one.start < tenure.start and _tail(one.code) == _tail(tenure.code)]
        if tenure.kind == "body" and later:
            return later[0].of
        beside = _BESIDE.search(self._labels, max(0, tenure.title - 5), max(0, tenure.title))
        if beside is not None and (has_many(tenure.code) or (tenure.kind == "body" and self._works(tenure))):
            person = self._row[beside.start()].entity
            return self._seat_of(person) if person is not None else None
        if earlier and (tenure.kind == "body" or principal(tenure.code) == earlier[-1].code):
            return earlier[-1].of
        return None

    def _pointed(self, tenure: Tenure) -> Entity | None:
        """What "the mayor of Wonju" elsewhere in the text says of "Mayor Kim"."""
        return next(
            (
                of
                for of in self._pointed_to.get(tenure.code, ())
                if can_be(tenure.code, of)
                and not self._holders.is_taken(tenure, of)
                and not self._origins.foreign(tenure, of)
            ),
            None,
        )

    @cached_property
    def _pointed_to(self) -> dict[str, list[Entity]]:
        """What the offices are held in that the text points to ("the mayor of Wonju"), by code."""
        found: dict[str, list[Entity]] = {}
        for pointed in _OF.finditer(self._labels):
            of = self._row[pointed.start("of")].entity
            if of is not None:
                found.setdefault(str(self._row[pointed.start()].data.get("code")), []).append(of)
        return found

    def _same_office(self, tenure: Tenure) -> Entity | None:
        """A plain "Chairman Binh" after "Chairman An of the province" holds the same office.

        A deputy is that of the holder named before, unless the sentence names a place of its own.
        """
        if tenure.kind != "locality":
            return None if self._before_titles.field(tenure) else self._last_seat(tenure, tenure.code)
        code = principal(tenure.code)
        here = self._lines.sentence(tenure.at)
        if code is None or any(self._lines.sentence(at) == here for at, _ in self._seats.places(tenure)):
            return None
        return self._last_seat(tenure, code)

    def _of_deputy(self, tenure: Tenure) -> Entity | None:
        """What a deputy is said to be the deputy of: "Governor Shin" beside "Wando Vice Governor Seo"."""
        if tenure.kind != "locality":
            return None
        for code in deputies(tenure.code):
            for other in self._of_code.get(code, ()):
                if (
                    other.of is not None
                    and other.of.type == "locality"
                    and not other.vague
                    and other.kind == "locality"
                    and not self._holders.is_taken(tenure, other.of)
                    and not self._origins.unlikely(tenure, other.of)
                ):
                    return other.of
        return None

    def _last_seat(self, tenure: Tenure, code: str) -> Entity | None:
        """The seat of the last before who held an office, where the person's name is at home there.

        Of several places whose mayors a text has told of, a deputy is that of the one it is most at home in.
        """
        told = self._of_code.get(code, [])
        seats: list[Entity] = []
        for other in reversed(told[: bisect_left(told, tenure.start, key=lambda one: one.start)]):
            seat = self.seat(other) if other.person != tenure.person else None
            if (
                seat is not None
                and not self._origins.unlikely(tenure, seat)
                and self._seats.digest.is_same_news(other.at, tenure.at)
            ):
                seats.append(seat)
        return (
            self._seats.weights.most_at_home(seats) if tenure.kind == "locality" else next(iter(seats), None)
        )

    def _fitting(self, tenure: Tenure) -> Entity | None:
        """The likeliest place or body that can have such an office and has no other holder here."""
        is_taken = self._holders.is_taken
        level = self._before_titles.level(tenure)
        places = [place for _, place in self._seats.places(tenure, level)]
        likely = [place for place in places if not self._origins.foreign(tenure, place)]
        if not likely and tenure.kind == "body":
            body = self._employers.of_the_names_country(tenure, self._holders)
            if body is not None or not self._works(tenure):
                return body or self._employers.only_body(tenure) or self._run_beside(tenure)
            return self._administration(
                tenure, level is not None or self._before_titles.in_department(tenure)
            )
        fitting = likely
        if not self._origins.traditions(tenure):
            likely = self._seats.weights.at_home(self._seats.central(tenure, likely) or likely[:1])
        free = [place for place in likely if not is_taken(tenure, place)]
        if not free and self._times.long_ago(tenure):
            free = likely
        if not free and tenure.kind == "locality":
            free = [place for place in fitting if not is_taken(tenure, place)]
        if not free and tenure.kind == "locality":
            free = self._succeeded(tenure, likely)
        if self._origins.traditions(tenure):
            free = free or likely
        if not free and not likely and tenure.kind == "locality":
            return self._unknown_place(tenure)
        return next(iter(free), None)

    def _administration(self, tenure: Tenure, in_department: bool) -> Entity | None:
        """The locality that a plain "recreation director X" works for, where no body stands near to do so.

        Who is `in_department` of an administration ("Economy Bureau Director X") works for no such body.
        """
        if not in_department and self._employers.are_near(tenure):
            return None
        places = (place for _, place in self._seats.places(tenure, anywhere=True))
        return next((place for place in places if not self._origins.foreign(tenure, place)), None)

    def _run_beside(self, tenure: Tenure) -> Entity | None:
        """The locality that somebody runs beside its mayor: "Mayor X and chief executive Y flew out"."""
        if tenure.code not in particles("pointers", "executive") or self._before_titles.field(tenure):
            return None
        heads = [
            other
            for other in self._of_sentence[self._lines.sentence(tenure.at)]
            if other.kind == "locality" and other.person != tenure.person
        ]
        seat = self.seat(heads[0]) if len(heads) == 1 else None
        return seat if seat is not None and not self._origins.foreign(tenure, seat) else None

    def _unknown_place(self, tenure: Tenure) -> Entity | None:
        """A place no table knows, of which another holder was told: "Councillor X" after "Foo Mayor Y"."""
        for other in reversed(self._told):
            if other.start >= tenure.start or other.kind != "locality" or other.person == tenure.person:
                continue
            seat = self.seat(other)
            if seat is not None and seat.type == "locality" and not self._holders.is_taken(tenure, seat):
                return None if self._origins.foreign(tenure, seat) else seat
        return None

    def _works(self, tenure: Tenure) -> bool:
        """Whether the title's words say what somebody does for an administration: "City Director"."""
        before = self._before_titles
        return (
            before.level(tenure) is not None or before.field(tenure) or self._behind_titles.of_field(tenure)
        )

    def _succeeded(self, tenure: Tenure, likely: list[Entity]) -> list[Entity]:
        """Where all likely places have a holder: the place whose holder is told later, or the only one."""
        named = [
            place
            for place in likely
            if self._seats.is_named_before(tenure, place) and not self._origins.unlikely(tenure, place)
        ]
        later = [place for place in named if not self._holders.is_taken(tenure, place, tenure.start)]
        return next((places for places in (later, named) if len(places) == 1), [])


def _outranks(other: Tenure, tenure: Tenure) -> bool:
    """Whether a councillor's other post makes that title an honour: "the chair of the board, Cllr X"."""
    return other.kind == "locality" or (other.at == tenure.at and -1 < other.title < tenure.title)


def _is_countrys(code: str) -> bool:
    office = offices().get(code)
    return office is not None and office.attr("seat") == COUNTRY


def _tail(code: str) -> str:
    return code.split(" ")[-1]
