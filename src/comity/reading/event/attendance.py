"""Who is at an event, in which role, and where it takes place, as the sentence that tells of it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from itertools import pairwise

from comity.model.claim import Participant, ParticipantRole
from comity.model.dates import precision
from comity.model.entity import Entity
from comity.reading.event.event_dates import places_before
from comity.reading.event.guests import names_event
from comity.reading.event.occasion import Occasion
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page
from comity.reading.setting.counterparts import Counterparts, unique
from comity.reading.setting.delegates import Delegates

_REACH = 45
_FAR = 30
_ABROAD = 80
_INSIDE = re.compile(r"[txANVMJTEdOf]{0,6}it?")
_WEAK_REACH = 6
_PRONOUN = 8
_BRACKET = 12
_FACING = 60
_GUESTS = 16
_SENT = 14
_NEXT = 6
_NEXT_WORD = 2
_LIST = re.compile(r"[LT]+(?:(?:,&?|&)t?[LT]+)*")
_ON_THE_WAY = re.compile(
    r"t?[AJTVN]{0,2}x{1,3}ft?|t?[xV]?[cC]'[AJTVNx]?|(?:O')?[tAJTVNiM]?[tAJTVN]*x?[tAJT]*(?:ft?)?|&x+it?|i?[Wx]d?it?"
)


class Attendance:
    """Reads participants and places of the events of one page."""

    def __init__(self, page: Page, delegates: Delegates, counterparts: Counterparts) -> None:
        self._page, self._delegates, self._counterparts = page, delegates, counterparts

    def sides(self, occasion: Occasion) -> list[Entity]:
        """Localities and bodies that take part, in the order the sentence names them, each once."""
        found: list[Entity] = []
        for chunk in self._chunks(occasion):
            if not chunk.entities or self._aside(chunk):
                continue
            if chunk.label == "A" and self._delegation_follows(chunk):
                found += self._of_country(chunk)
            else:
                found += self._acting(chunk, occasion)
        acting = self.sides_of(self.people(occasion))
        if self.foreign(acting):
            found = [side for side in found if not _lies_within(side, acting)]
        return self._counterparts.without_parents(unique(found))

    def travelling(self, occasion: Occasion, sides: list[Entity]) -> list[Entity]:
        """Of the sides a sentence names those who travel, and where to, if that makes two countries."""
        ends = {end.key for end in self.destinations(occasion)}
        mine = {side.key for side in self.sides_of(self.people(occasion))}
        for chunk in occasion.sentence.chunks:
            if chunk.end <= occasion.at and not self._aside(chunk):
                mine |= {side.key for side in self._acting(chunk, occasion)}
        kept = [side for side in sides if side.key in mine or side.key in ends]
        return kept if self.foreign(kept) else sides

    def people(self, occasion: Occasion) -> list[Entity]:
        """The people the sentence names beside its event."""
        return unique(
            [
                chunk.entities[0]
                for chunk in occasion.sentence.chunks
                if chunk.entities
                and (chunk.label in "QX" or (chunk.label == "h" and 0 <= occasion.at - chunk.end < _REACH))
            ]
        )

    def leaders(self, sides: list[Entity]) -> list[Entity]:
        """For every side the first person the page names that acts for it."""
        found: dict[str, Entity] = {}
        wanted = {side.key for side in sides}
        for person, side in self._officials:
            if side in wanted:
                found.setdefault(side, person)
        return list(found.values())

    @cached_property
    def _officials(self) -> list[tuple[Entity, str]]:
        """Everybody named with a post still held, and the key of the side that person acts for."""
        found = []
        for chunk in self._page.row:
            if chunk.label == "Q" and chunk.entities and chunk.data.get("posts"):
                side = self._delegates.side(chunk.entities[0])
                if side is not None and not any(held.past for held in chunk.data["posts"]):
                    found.append((chunk.entities[0], side.key))
        return found

    def places(self, occasion: Occasion) -> list[Entity]:
        """Where it takes place: what stands after "in" or "at", and where a journey ends."""
        found: list[tuple[int, Entity]] = [(0, end) for end in self.destinations(occasion)]
        before: Chunk | None = None
        for chunk in self._chunks(occasion):
            if before is not None and chunk.entities:
                far = max(chunk.start - occasion.to, occasion.at - chunk.end, 1)
                found += [(far, place) for place in self._venue(occasion, before, chunk)]
            before = before if chunk.label == "t" else chunk
        if len(occasion.sentence.dates()) > 1 and occasion.type in ("meeting", "visit"):
            found = sorted(found, key=lambda item: item[0])
            found = [item for item in found if item[0] == found[0][0]]
        return unique([place for _, place in found]) or places_before(occasion.sentence)

    def _venue(self, occasion: Occasion, before: Chunk, chunk: Chunk) -> list[Entity]:
        """The place a chunk names as the one where the event is; a house with the locality whose it is."""
        if chunk.label in "LY" and chunk.data.get("where"):
            return [chunk.entities[0]]
        if chunk.label in "LO" and chunk.data.get("venue") and self._at(before):
            owner = chunk.data.get("of")
            return [chunk.data["venue"], *([owner] if isinstance(owner, Entity) else [])]
        if chunk.label in "LY" and self._is_set_for(chunk):
            return [chunk.entities[0]]
        if occasion.type == "promotion" and chunk.label in "Cc" and self._abroad(occasion, before, chunk):
            return [chunk.entities[0]]
        return []

    def _is_set_for(self, place: Chunk) -> bool:
        """Whether the place is the one for which something is set ("the next one is due for Lyon")."""
        before = self._page.hits("gatherings", place.start - _REACH, place.start)
        return any(hit.words[0].code == "slated" and place.start - hit.end < _NEXT for hit in before)

    def _chunks(self, occasion: Occasion) -> list[Chunk]:
        """The chunks of the sentence without those that tell of others of its kind ("after those in …")."""
        others = occasion.sentence.words("offices_abroad")
        end = next((hit.start for hit in others if hit.words[0].code == "others"), occasion.sentence.end)
        return [chunk for chunk in occasion.sentence.chunks if chunk.start < end]

    def _abroad(self, occasion: Occasion, before: Chunk, country: Chunk) -> bool:
        """Whether a trade mission goes to this country, or has come from it."""
        word = self._page.text[before.start : before.end].lower()
        return (
            bool(country.entities)
            and word in {"to", "in", "from"}
            and 0 < country.start - occasion.to < _ABROAD
        )

    def destination(self, occasion: Occasion) -> Entity | None:
        """Where a journey goes: the first place, country or house right behind the words of travel."""
        if occasion.type != "visit":
            return None
        if occasion.listed:
            behind = [chunk for chunk in occasion.sentence.of("L", "Y", "c") if chunk.start >= occasion.to]
            return behind[0].entities[0] if behind and behind[0].entities else None
        told = _DIRECTIONS.get(occasion.manner)
        return told(self, occasion) if told is not None else self._behind(occasion)

    def left(self, occasion: Occasion) -> Entity | None:
        """Where those were who went home: behind the words, or where the sentence sets its scene."""
        behind = self._behind(occasion)
        if behind is not None:
            return behind
        scenes = [chunk for chunk in occasion.sentence.of("L", "Y") if chunk.data.get("where")]
        scenes = [chunk for chunk in scenes if chunk.entities and not self._counterparts.is_dateline(chunk)]
        return scenes[0].entities[0] if scenes else None

    def _behind(self, occasion: Occasion) -> Entity | None:
        """The place right behind the words of travel."""
        reach = _WEAK_REACH if occasion.weak else _REACH
        between = ""
        for chunk in occasion.sentence.chunks:
            if chunk.start < occasion.to:
                continue
            if chunk.start - occasion.to > reach:
                return None
            own = (
                self._of_group(chunk) or names_event(occasion.sentence, chunk.start) or self._is_owner(chunk)
            )
            place = None if own else self._where(chunk)
            if place is not None:
                settled = chunk.data.get("where") and _INSIDE.fullmatch(between)
                return place if settled or _ON_THE_WAY.fullmatch(between) else None
            between += chunk.label
        return None

    def destinations(self, occasion: Occasion) -> list[Entity]:
        """All the places a journey goes to, or firms are sent to ("visited Busan, Daegu and Seoul")."""
        first = self.sent_to(occasion) if occasion.type == "promotion" else self.destination(occasion)
        if first is None:
            return []
        if occasion.manner in ("there", "stop", "seen", "guest"):
            return [first]
        chunks = [chunk for chunk in occasion.sentence.chunks if chunk.start >= occasion.to]
        labels = "".join(chunk.label for chunk in chunks)
        at = next((at for at, chunk in enumerate(chunks) if self._where(chunk) == first), None)
        if at is None:
            return [first]
        more = _LIST.match(labels, at)
        others = (
            [chunk.entities[0] for chunk in chunks[at + 1 : more.end()] if chunk.label == "L"] if more else []
        )
        return unique([first, *others])

    def before(self, occasion: Occasion) -> Entity | None:
        """What "there" means: the last locality named before that is not one of those who travel."""
        mine = {side.key for side in self.sides_of(self.people(occasion))}
        before = [chunk for chunk in self._page.row if chunk.end <= occasion.at]
        for chunk in reversed(before):
            if chunk.label not in "LY" or not chunk.entities or self._counterparts.is_dateline(chunk):
                continue
            if chunk.entities[0].key not in mine and not _around(chunk.entities[0], mine):
                return chunk.entities[0]
        return None

    def stop(self, occasion: Occasion) -> Entity | None:
        """The place called a stop: behind the words, or before them ("Lyon was the last stop of …")."""
        places = [chunk for chunk in occasion.sentence.chunks if chunk.label == "L" and chunk.entities]
        before = [chunk for chunk in places if chunk.end <= occasion.at]
        after = [chunk for chunk in places if chunk.start >= occasion.to]
        whose = any(
            chunk.label in "fi" and 0 <= chunk.start - occasion.to < 2 for chunk in occasion.sentence.chunks
        )
        fit = (before[-1:] if whose else []) or after[-1:] if whose else after[:1] or before[-1:]
        return fit[0].entities[0] if fit else None

    def seen(self, occasion: Occasion) -> Entity | None:
        """What was visited: the place right before the words ("Lyon was visited by …")."""
        before = [chunk for chunk in occasion.sentence.of("L", "Y") if chunk.end <= occasion.at]
        near = bool(before) and occasion.at - before[-1].end < _PRONOUN
        return before[-1].entities[0] if near else None

    def host_behind(self, occasion: Occasion) -> Entity | None:
        """The place of whoever is named right behind "the guest of"."""
        near = [chunk for chunk in occasion.sentence.chunks if 0 <= chunk.start - occasion.to < _REACH]
        side = next((side for chunk in near if (side := self._side(chunk)) is not None), None)
        return side if side is not None and side.type == "locality" else None

    def owner(self, occasion: Occasion) -> Entity | None:
        """The side of whoever a visit is said to be by, or whose it is."""
        if occasion.manner == "of":
            near = [chunk for chunk in occasion.sentence.chunks if 0 <= chunk.start - occasion.to < _REACH]
        else:
            near = [chunk for chunk in occasion.sentence.chunks if 0 <= occasion.at - chunk.end < _PRONOUN]
        return next((side for chunk in near if (side := self._side(chunk)) is not None), None)

    def _side(self, chunk: Chunk) -> Entity | None:
        """The side a chunk alone stands for, wherever it stands."""
        if not chunk.entities:
            return None
        if chunk.label in "QXh":
            return self._delegates.side(chunk.entities[0])
        return chunk.entities[0] if chunk.label in "LYO" and not chunk.data.get("venue") else None

    def whither(self, occasion: Occasion, guests: list[Entity]) -> Entity | None:
        """The place the sentence sets its scene in, if the guests are from another country."""
        for chunk in occasion.sentence.chunks:
            scene = chunk.data.get("where") and chunk.entities and chunk.end <= occasion.at
            if scene and self.foreign([*guests, chunk.entities[0]]):
                return chunk.entities[0]
        return None

    def mover(self, occasion: Occasion) -> Entity | None:
        """The locality of whoever stands before the verb as those who came."""
        for chunk in reversed(occasion.sentence.chunks):
            if chunk.end > occasion.at or self._aside(chunk):
                continue
            group = chunk.label == "A" and self._delegation_follows(chunk)
            sides = self._of_country(chunk) if group else [self._side(chunk)]
            if sides and sides[0] is not None and sides[0].type == "locality" and not chunk.data.get("where"):
                return sides[0]
        return None

    def sent_from(self, occasion: Occasion) -> Entity | None:
        """The town its paragraph is sent from, in a text of several reports."""
        return next(
            (
                chunk.entities[0]
                for sentence in self._page.sentences[: occasion.sentence.index + 1]
                if sentence.paragraph == occasion.sentence.paragraph
                for chunk in sentence.chunks
                if chunk.entities and self._counterparts.is_dateline(chunk)
            ),
            None,
        )

    def sent_to(self, occasion: Occasion) -> Entity | None:
        """Where firms are sent: the place right behind "to" after them."""
        chunks = [chunk for chunk in occasion.sentence.chunks if chunk.start >= occasion.to]
        chunks = [chunk for chunk in chunks[:_SENT] if chunk.label != "t"]
        told = chunks[0] if chunks and chunks[0].start - occasion.to < _NEXT_WORD else None
        if occasion.type == "visit" and told is not None and (end := self._where(told)) is not None:
            return end
        for before, chunk in pairwise(chunks):
            if before.label == "i" and self._page.text[before.start : before.end].lower() == "to":
                return self._where(chunk)
        if (scene := self._scene(occasion)) is not None:
            return scene
        later = any(mark.edtf and mark.start > occasion.at for mark in occasion.sentence.dates())
        alone = occasion.type == "visit" and occasion.manner == "away" and later
        alone = alone and precision(occasion.date()) > 1
        sender = self.mover(occasion) if alone else None
        return self._counterparts.of(sender) if sender is not None else None

    def _scene(self, occasion: Occasion) -> Entity | None:
        """The place right before "where", of which the clause tells ("in Lyon, where Kim leads a group")."""
        words = occasion.page.hits("gatherings", occasion.sentence.start, occasion.at)
        where = next((hit for hit in reversed(words) if hit.words[0].code == "where"), None)
        if where is None:
            return None
        before = [chunk for chunk in occasion.sentence.of("L") if 0 <= where.start - chunk.end < _FAR]
        inside = [chunk for chunk in before if chunk.data.get("where") and chunk.entities]
        return inside[-1].entities[0] if inside else None

    def follows(self, occasion: Occasion) -> bool:
        """Whether a pronoun does it, so that those who travelled before travel on ("then it visited …")."""
        return any(
            chunk.label in "qzh" and 0 <= occasion.at - chunk.end < _PRONOUN
            for chunk in occasion.sentence.chunks
        )

    def facing(self, occasion: Occasion) -> list[Entity]:
        """The sides of whoever stands before the verb and of the person, or "the guests", behind it."""
        before = [chunk for chunk in occasion.sentence.chunks if chunk.end <= occasion.at]
        actors = [chunk for chunk in before if chunk.label in "QXhLYO" and self._acting(chunk, occasion)]
        after = [
            chunk.entities[0]
            for chunk in occasion.sentence.of("Q", "X")
            if 0 <= chunk.start - occasion.to < _FACING
        ]
        if not actors:
            return []
        people = [chunk for chunk in actors if chunk.label in "QXh"]
        mine = self._acting((people or actors)[-1], occasion)
        if after:
            return unique([*mine, *self.sides_of(after[:1])])
        words = self._page.hits("gatherings", occasion.to, occasion.to + _GUESTS)
        return self.completed(mine) if any(hit.words[0].attr("guests") for hit in words) else []

    def of_nations(self, people: list[Entity]) -> bool:
        """Whether somebody among them speaks for a country."""
        return any(self._delegates.is_envoy(person) for person in people)

    def sides_of(self, people: list[Entity]) -> list[Entity]:
        """The localities and bodies the people act for, each once."""
        return unique([side for person in people if (side := self._delegates.side(person)) is not None])

    def _where(self, chunk: Chunk) -> Entity | None:
        """The place a chunk stands for: a house or body of a place for that place."""
        if chunk.label in "LYCcp" and chunk.entities:
            return chunk.entities[0]
        owner = chunk.data.get("of")
        return owner if chunk.label == "O" and isinstance(owner, Entity) else None

    def visitors(self, end: Entity) -> list[Entity]:
        """Of the two localities the page is about those that do not lie where a journey goes."""
        home = end.id if end.type == "country" else self._counterparts.country(end)
        return [place for place in self._counterparts.pair() if self._counterparts.country(place) != home]

    def foreign(self, sides: list[Entity]) -> bool:
        """Whether two countries are among the sides."""
        return self._counterparts.foreign(sides)

    def completed(self, sides: list[Entity]) -> list[Entity]:
        """The sides with the foreign counterpart of the page where only one side is named."""
        places = [side for side in sides if side.type == "locality"]
        if not places:
            return sides or list(self._counterparts.pair())
        if self.foreign(places):
            return sides
        other = self._counterparts.of(places[0])
        return [*sides, other] if other else sides

    def roles(
        self, occasion: Occasion, entities: list[Entity], places: list[Entity]
    ) -> tuple[Participant, ...]:
        """Each entity with its role: who is at home is the host, who comes is a guest."""
        home = _home_of(places, entities)
        first = self.opening(occasion) if occasion.host else None
        opening = first.key if first else None
        return tuple(Participant(entity, self._role(occasion, entity, home, opening)) for entity in entities)

    def _role(
        self, occasion: Occasion, entity: Entity, home: set[str], opening: str | None
    ) -> ParticipantRole:
        side = self._delegates.side(entity) if entity.type == "person" else entity
        if side is None:
            return "attendee"
        if opening is not None:
            receives = occasion.host == "subject" and occasion.at > occasion.sentence.start
            return "host" if (side.key == opening) == receives else "guest"
        if side.key in home:
            return "host"
        return "guest" if home and occasion.type in ("meeting", "visit", "signing") else "attendee"

    def opening(self, occasion: Occasion) -> Entity | None:
        """The side the sentence begins with."""
        return next(
            (side for chunk in occasion.sentence.chunks for side in self._acting(chunk, occasion)), None
        )

    def _acting(self, chunk: Chunk, occasion: Occasion) -> list[Entity]:
        if not chunk.entities:
            return []
        if chunk.label == "Z":
            return list(chunk.entities)
        if chunk.label in "LY":
            return (
                []
                if chunk.data.get("where") and chunk.entities[0] not in self.destinations(occasion)
                else [chunk.entities[0]]
            )
        if chunk.label == "O" and not chunk.data.get("held") and not chunk.data.get("venue"):
            return [chunk.entities[0]]
        if chunk.label in "QX" or (chunk.label == "h" and 0 <= occasion.at - chunk.end < _REACH):
            side = self._delegates.side(chunk.entities[0])
            return [side] if side is not None else []
        return []

    def _aside(self, chunk: Chunk) -> bool:
        """Agencies in brackets and the town a report is sent from take no part."""
        text = self._page.text
        if chunk.label == "O":
            near = text[max(0, chunk.start - _BRACKET) : chunk.start]
            return near.rfind("(") > near.rfind(")")
        return self._counterparts.is_dateline(chunk)

    def _delegation_follows(self, demonym: Chunk) -> bool:
        words = self._page.hits("gatherings", demonym.end, demonym.end + _WEAK_REACH * 2)
        return any(hit.words[0].code == "delegation" for hit in words)

    def _of_group(self, place: Chunk) -> bool:
        """Whether a place only says whose delegation it is ("the visit of the Lyon delegation to …")."""
        after = self._page.hits("gatherings", place.end, place.end + 2) if place.label == "L" else []
        return any(hit.words[0].code == "delegation" or hit.words[0].attr("crowd") for hit in after)

    def _is_owner(self, country: Chunk) -> bool:
        """Whether a country only says whose the place behind it is ("to central China's Hubei Province")."""
        if country.label not in "Cc":
            return False
        behind = self._page.marks_within(country.end, country.end + 2)
        return bool(behind) and behind[0].label == "'"

    def _of_country(self, demonym: Chunk) -> list[Entity]:
        """Of whom "the Vietnamese delegation" is: of the Vietnamese localities the first sentences name."""
        country = demonym.entities[0].id if demonym.entities else None
        return [place for place in self._counterparts.early() if self._counterparts.country(place) == country]

    def _at(self, before: Chunk) -> bool:
        return before.label == "i" and self._page.text[before.start : before.end].lower() in {"in", "at"}


_DIRECTIONS: dict[str, Callable[[Attendance, Occasion], Entity | None]] = {
    "away": Attendance.sent_to,
    "back": Attendance.left,
    "of": Attendance.sent_to,
    "there": Attendance.before,
    "stop": Attendance.stop,
    "seen": Attendance.seen,
    "guest": Attendance.host_behind,
}
"""Where each manner of journey has its destination; any other has it right behind its words."""


def _home_of(places: list[Entity], sides: list[Entity]) -> set[str]:
    """The keys of those at home at these places: what bears the name of a town is of that town."""
    home = {place.key for place in places if place.type != "organisation"}
    home |= {place.id.rsplit("/", 1)[0] for place in places if place.id and place.type == "locality"}
    houses = [place for place in places if place.type == "organisation"]
    home |= {side.key for side in sides for house in houses if house.name.startswith(side.name)}
    bodies = [side for side in sides if side.type == "organisation"]
    home |= {body.key for body in bodies for place in places if body.name.startswith(place.name)}
    return home


def _lies_within(place: Entity, sides: list[Entity]) -> bool:
    """Whether a place is but a part of one of these sides, so that it need not act itself."""
    return any(side.id and place.id and place.id.startswith(f"{side.id}/") for side in sides)


def _around(place: Entity, homes: set[str]) -> bool:
    """Whether a place is the province or land in which one of these lies."""
    return place.id is not None and any(home.startswith(f"{place.id}/") for home in homes)
