"""Journeys as events: who travels where, and the visits that answer one told before."""

from __future__ import annotations

from comity.model.dates import bounds
from comity.model.entity import Entity
from comity.reading.agreement.agreements import Ledger
from comity.reading.event.attendance import Attendance
from comity.reading.event.event_dates import when
from comity.reading.event.event_entry import Entry
from comity.reading.event.occasion import Occasion
from comity.reading.event.sights import guests_before, sight_behind
from comity.reading.setting.homeplace import homeliness


class Journeys:
    """Reads the visits of one page in order, so that "then it visited …" knows who."""

    def __init__(self, ledger: Ledger, attendance: Attendance) -> None:
        self._ledger, self._attendance = ledger, attendance
        self._presence, self._ends = attendance.presence, attendance.ends
        self._travellers: list[Entity] = []
        self._last: Entry | None = None

    def read(self, occasion: Occasion) -> Entry | None:
        """The visit this mention tells of, if it says enough of one."""
        if occasion.manner == "return":
            return self._returned(occasion)
        if occasion.manner == "guests":
            return self._awaited(occasion)
        if occasion.manner in ("of", "whose"):
            entry = self._owned(occasion)
        elif occasion.manner == "home":
            entry = self._homeward(occasion)
        elif occasion.sees and self._ends.first(occasion) is None:
            entry = self._shown(occasion)
        else:
            entry = self._outward(occasion)
        if entry is not None and occasion.manner != "home":
            ends = entry.places.keys()
            self._travellers = [side for key, side in entry.sides.items() if key not in ends]
            self._last = entry
        return entry

    def _shown(self, occasion: Occasion) -> Entry | None:
        """What guests are told to see that no table knows ("visited the brewery on Tuesday")."""
        date, told = when(occasion), guests_before(occasion) and sight_behind(occasion.sentence, occasion.to)
        if not told and (date is None or occasion.modality != "asserted" or not self._goes_anybody(occasion)):
            return None
        if date is None and occasion.modality != "asserted":
            return None
        home = self._ledger.counterparts.of(self._travellers[0]) if told and self._travellers else None
        if home is None:
            return self._homeward(occasion) if occasion.date() is not None else None
        sides, people = [home, *self._travellers], self._presence.people(occasion)
        return Entry(occasion, date, sides, people, [home])

    def _goes_anybody(self, occasion: Occasion) -> bool:
        """Whether people, a group or a pronoun are there to see something ("300,000 people" are not)."""
        follows = self._presence.follows(occasion)
        return bool(self._presence.people(occasion)) or follows or self._of_travellers(occasion)

    def _outward(self, occasion: Occasion) -> Entry | None:
        end = self._ends.first(occasion)
        if end is None or _tells_too_little(occasion):
            return None
        people = self._presence.people(occasion)
        sides = self._attendance.travelling(occasion, self._attendance.sides(occasion))
        others = [side for side in sides if side.key != end.key]
        if end.type == "country" and people and not (others or self._presence.sides_of(people)):
            return None
        if self._at_home(people, end) and not occasion.listed and not self._are_others(occasion, end):
            return None
        goes_on = self._presence.follows(occasion) or occasion.manner == "stop"
        if goes_on and self._travellers and not people:
            others = [side for side in self._travellers if side.key != end.key]
            sides = [end, *others]
        travels = bool(people) or self._of_travellers(occasion) or self._presence.follows(occasion)
        told = occasion.date() or occasion.modality != "asserted" or occasion.manner in ("away", "stop")
        if not (travels or occasion.listed) and not (others and told):
            return None
        if end.type == "country" and not occasion.date() and not self._of_travellers(occasion):
            return None
        envoys = self._presence.of_nations(people)
        if end.type == "locality" and not envoys and not self._presence.foreign([*others, end]):
            if not (travels or occasion.listed) or self._stays_in_its_land(occasion, end):
                return None
            sides = self._attendance.completed([end, *others])
        if end.type == "locality" and not envoys and not self._presence.foreign([*sides, end]):
            return None
        if not sides and not people:
            sides = self._attendance.visitors(end)
        if sides and end.type == "locality" and end.key not in [side.key for side in sides]:
            sides = [end, *sides]
        return Entry(occasion, _day_of(occasion), sides, people, self._attendance.places(occasion))

    def _at_home(self, people: list[Entity], end: Entity) -> bool:
        """Whether all the people named are from there ("visited one of the town's partners")."""
        homes = [self._presence.sides_of([person]) for person in people]
        return bool(homes) and all(home and home[0].key == end.key for home in homes)

    def _stays_in_its_land(self, occasion: Occasion, end: Entity) -> bool:
        """Whether who travels is of the land it goes to, and no guest ("Lyon's mayor went to Paris")."""
        mover = None if guests_before(occasion) else self._presence.mover(occasion)
        country = self._ledger.counterparts.country
        if mover is None or mover in self._travellers or mover == end:
            return False
        return country(mover) is not None and country(mover) == country(end)

    def _are_others(self, occasion: Occasion, end: Entity) -> bool:
        """Whether a group from elsewhere is who travels ("said pupils from Lyon would come to the town")."""
        groups = [hit for hit in occasion.sentence.words("gatherings") if hit.words[0].code == "delegation"]
        mover = self._presence.mover(occasion) if groups else None
        return occasion.modality != "wished" and mover is not None and self._presence.foreign([mover, end])

    def _homeward(self, occasion: Occasion) -> Entry | None:
        """Guests who come to where the text is written; they are the other side of it."""
        date = when(occasion)
        mover = self._presence.mover(occasion)
        guests = [mover] if mover is not None else self._attendance.sides(occasion)
        home = self._ends.whither(occasion, guests) or self._ends.sent_from(occasion)
        if home is None or not self._presence.foreign([home, *guests]):
            if date is None:
                return None
            pair = self._ledger.counterparts.pair()
            home = self._ledger.counterparts.of(mover) if mover is not None else None
            home = home or self._most_at_home([side for side in pair if side not in guests])
            guests = guests if mover is not None else [side for side in pair if side != home]
        if home is None or (occasion.modality == "wished" and not guests):
            return None
        sides = [home, *(side for side in guests if side != home)]
        return Entry(occasion, date, sides, self._presence.people(occasion), [home])

    def _most_at_home(self, sides: list[Entity]) -> Entity | None:
        """Of these sides the one where the text is written, as its dateline and headline tell."""
        weights = homeliness(self._ledger.page)
        return max(sides, key=lambda side: weights.get(side.key, 0.0), default=None)

    def _owned(self, occasion: Occasion) -> Entry | None:
        """A visit told by a noun with whose it is; where it goes may be left to the reader."""
        if self._ends.first(occasion) is not None:
            return self._outward(occasion)
        date, guest = when(occasion), self._presence.owner(occasion)
        home = self._ledger.counterparts.of(guest) if guest is not None else None
        if date is None or guest is None or home is None:
            return None
        return Entry(occasion, date, [home, guest], self._presence.people(occasion), [home])

    def _awaited(self, occasion: Occasion) -> Entry | None:
        """Guests whom one side expects at home on a day it tells."""
        sides, date = self._attendance.sides(occasion), when(occasion)
        home = self._attendance.opening(occasion)
        if home is None or date is None or not self._presence.foreign(sides):
            return None
        return Entry(occasion, date, sides, self._presence.people(occasion), [home])

    def _returned(self, occasion: Occasion) -> Entry | None:
        """The visit paid back: to where those came from who travelled before."""
        date = occasion.date()
        sides = self._travellers[:1] if self._last else []
        sides += self._last.places.values() if self._last else []
        if not self._presence.foreign(sides):
            sides = list(self._ledger.counterparts.pair())
        if date is None or not sides:
            return None
        return Entry(occasion, when(occasion), sides, [], self._travellers[:1])

    def _of_travellers(self, occasion: Occasion) -> bool:
        return any(hit.words[0].code == "delegation" for hit in occasion.sentence.words("gatherings"))


def _tells_too_little(occasion: Occasion) -> bool:
    """Whether nobody went, or the words mean a journey only with a day, and none is told."""
    if _nobody(occasion) or (occasion.weak and not _plausible(occasion)):
        return True
    return occasion.manner == "guest" and occasion.date() is None


def _plausible(occasion: Occasion) -> bool:
    """Whether a day is told, and none still to come for what is told as past."""
    date, published = occasion.date(), occasion.page.published
    if date is None or not published or occasion.modality != "asserted":
        return date is not None
    return bounds(date)[0] <= bounds(published)[1]


def _day_of(occasion: Occasion) -> str | None:
    """When the journey was; the day of coming home says so only together with its length."""
    date = when(occasion)
    return None if occasion.manner == "back" and "/" not in (date or "") else date


def _nobody(occasion: Occasion) -> bool:
    """Whether it is said that no one went ("no delegation has visited the town since")."""
    before = occasion.page.hits("determiners", occasion.sentence.start, occasion.at)
    return any(hit.words[0].code == "none" for hit in before)
