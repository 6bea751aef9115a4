"""What a post is held in where its title only alludes to it: "Phó Chủ tịch UBND tỉnh", "Thị trưởng"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from comity.model.entity import Entity
from comity.reading.languages.vi.drafts import BodyDraft, PersonDraft, PlaceDraft, TitleDraft
from comity.reading.languages.vi.known import known_names
from comity.reading.languages.vi.people import people_of

_HOME = "vn"
_KINDS = {
    "province": ("province", "prefecture", "state", "region", "oblast", "department", "land"),
    "autonomous_region": ("autonomous",),
    "state": ("state", "land", "region"),
    "region": ("region", "province", "state"),
    "city": ("city", "municipality", "capital", "metropolitan", "prefecture-level"),
    "capital": ("city", "municipality", "capital"),
    "district": ("district", "county", "borough", "ward"),
    "county": ("county", "district"),
    "town": ("town", "city"),
}
"""Pieces of the types of the reference tables that a word of a kind (page place_kinds) can mean."""


_OPENING_WEIGHT = 2
"""How often more a locality counts as told that the first line of a text names."""


class Seats:
    """Finds what posts of one text are held in, from the places and bodies it names."""

    def __init__(
        self, text: str, places: Sequence[PlaceDraft], bodies: Sequence[BodyDraft], on: date | None
    ) -> None:
        self._text, self._on = text, on
        self._places = [place for place in places if place.entity is not None]
        self._bodies = [body for body in bodies if body.entity is not None and not body.bare]
        self._opening = text.find("\n", len(text) - len(text.lstrip())) % (len(text) + 1)
        self._held: dict[str, list[Entity]] = {}
        self._told = Counter(place.entity.key for place in self._places if place.entity is not None)

    def of(self, title: TitleDraft, person: PersonDraft | None) -> Entity | None:
        """The entity a post is held in; None where the text does not tell."""
        seat = title.seat
        if seat is None and title.local and person is not None:
            seat = self._told_beside(title, person)
        if isinstance(seat, PlaceDraft):
            if seat.entity is not None:
                self._held.setdefault(title.word.code, []).append(seat.entity)
            return seat.entity
        if isinstance(seat, BodyDraft):
            return self.same_body(seat) if seat.bare else seat.entity
        leading = title.word.attr("body")
        if title.local and leading is None:
            return self._locality(title, person)
        if leading is not None:
            return self._led(leading, title.start)
        sort = title.word.attr("of")
        if sort == "locality":
            return self._locality(title, person)
        if sort == "country":
            return self._country(title, person)
        return None

    def _told_beside(self, title: TitleDraft, person: PersonDraft) -> PlaceDraft | None:
        """The locality that another post of the person tells: "Bí thư Tỉnh ủy, Chủ tịch tỉnh Nam Định"."""
        for other in person.titles:
            seat = other.seat.seat if isinstance(other.seat, BodyDraft) else other.seat
            if seat is not None and any(self._fits(seat, title.local, abroad) for abroad in (False, True)):
                return seat
        return None

    def local(self, body: BodyDraft) -> Entity | None:
        """The locality whose body it is where only the word for its kind is told: "Sở Nội vụ tỉnh"."""
        if not body.local:
            return None
        fitting = [place for place in self._places if self._fits(place, body.local, abroad=False)]
        fitting = fitting or [place for place in self._places if self._fits(place, body.local, abroad=True)]
        return self._nearest(fitting, body.start)

    def same_body(self, bare: BodyDraft) -> Entity | None:
        """The body told before that begins with the same word; that word as a name where none does."""
        return self._led(bare.name, bare.start)

    def _led(self, leading: str, at: int) -> Entity | None:
        begins = leading.lower()
        before = [body for body in self._bodies if body.start < at and body.name.lower().startswith(begins)]
        return before[-1].entity if before else None

    def _locality(self, title: TitleDraft, person: PersonDraft | None) -> Entity | None:
        level = title.local or title.word.attr("level", "")
        if not level and title.role == self._text[title.start : title.end] and " " in title.role:
            level = "province" if "UBND" in title.role else ""
        if not level:
            return None
        abroad = bool(title.word.attr("abroad")) or (person is not None and not _is_vietnamese(person.name))
        fitting = [place for place in self._places if self._fits(place, level, abroad)]
        if not fitting and not title.word.attr("abroad"):
            fitting = [place for place in self._places if self._fits(place, level, not abroad)]
        return self._nearest(fitting, title.start, title.word.code)

    def _fits(self, place: PlaceDraft, level: str, abroad: bool) -> bool:
        entity = place.entity
        if entity is None or entity.type != "locality":
            return False
        if entity.id is None:
            return (
                place.kind is not None
                and place.kind.code == level
                and (place.country not in (None, _HOME)) == abroad
            )
        if (entity.country != _HOME) != abroad:
            return False
        kind = known_names().gazetteer.place(entity.id).type_on(self._on)
        return any(piece in kind for piece in _KINDS.get(level, (level,)))

    def _nearest(self, fitting: list[PlaceDraft], at: int, code: str = "") -> Entity | None:
        """The last told before in the sentence, else what such a post was told of, else what is told most."""
        begin = max(self._text.rfind("\n", 0, at), self._text.rfind(". ", 0, at))
        here = [place for place in fitting if begin <= place.start < at]
        if here:
            return here[-1].entity
        keys = {place.entity.key for place in fitting if place.entity is not None}
        told = [entity for entity in self._held.get(code, ()) if entity.key in keys]
        if told:
            return told[-1]
        before = [place for place in fitting if place.start < at] or fitting
        if not before:
            return None
        last = {place.entity.key: place.start for place in before if place.entity is not None}
        return max(before, key=lambda place: self._weight(place, last)).entity

    def _weight(self, place: PlaceDraft, last: dict[str, int]) -> tuple[int, int]:
        key = place.entity.key if place.entity is not None else ""
        weight = self._told[key] + (_OPENING_WEIGHT if place.start < self._opening else 0)
        return (weight, last.get(key, 0))

    def _country(self, title: TitleDraft, person: PersonDraft | None) -> Entity | None:
        """The country an envoy or a minister is of: that of the name, where the text tells such a one."""
        countries = [p.entity for p in self._places if p.entity is not None and p.entity.type == "country"]
        if person is not None and _is_vietnamese(person.name):
            return next((each for each in countries if each.id == _HOME), None)
        abroad = Counter(each.id for each in countries if each.id != _HOME)
        if not abroad:
            return None
        likeliest = abroad.most_common(1)[0][0]
        return next(each for each in countries if each.id == likeliest)


def _is_vietnamese(name: str) -> bool:
    """Whether a name is a Vietnamese one; what is a surname of both is Vietnamese with accents only."""
    return "-" not in name and (people_of(name.split()[0], accented=False) == "vi" or not name.isascii())
