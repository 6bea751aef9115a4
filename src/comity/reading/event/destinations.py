"""Where journeys go: the place behind the words of travel, or wherever else their manner puts it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from comity.model.dates import precision
from comity.model.entity import Entity
from comity.reading.event.guests import names_event
from comity.reading.event.occasion import Occasion
from comity.reading.event.presence import REACH, Presence
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page
from comity.reading.setting.counterparts import Counterparts, unique

_FAR = 30
_WEAK_REACH = 6
_PRONOUN = 8
_SENT = 14
_NEXT_WORD = 2
_INSIDE = re.compile(r"[txANVMJTEdOf]{0,6}it?")
_LIST = re.compile(r"[LT]+(?:(?:,&?|&)t?[LT]+)*")
_ON_THE_WAY = re.compile(
    r"t?[AJTVN]{0,2}x{1,3}ft?|t?[xV]?[cC]'[AJTVNx]?|(?:O')?[tAJTVNiM]?[tAJTVN]*x?[tAJT]*(?:ft?)?|&x+it?|i?[Wx]d?it?"
)


class Destinations:
    """Finds where the journeys of one page go."""

    def __init__(self, page: Page, presence: Presence, counterparts: Counterparts) -> None:
        self._page, self._presence, self._counterparts = page, presence, counterparts

    def first(self, occasion: Occasion) -> Entity | None:
        """Where a journey goes: the first place, country or house right behind the words of travel."""
        if occasion.type != "visit":
            return None
        if occasion.listed:
            behind = [chunk for chunk in occasion.sentence.of("L", "Y", "c") if chunk.start >= occasion.to]
            return behind[0].entities[0] if behind and behind[0].entities else None
        told = _DIRECTIONS.get(occasion.manner)
        return told(self, occasion) if told is not None else self._behind(occasion)

    def every(self, occasion: Occasion) -> list[Entity]:
        """All the places a journey goes to, or firms are sent to ("visited Busan, Daegu and Seoul")."""
        first = self.sent_to(occasion) if occasion.type == "promotion" else self.first(occasion)
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

    def left(self, occasion: Occasion) -> Entity | None:
        """Where those were who went home: behind the words, or where the sentence sets its scene."""
        behind = self._behind(occasion)
        if behind is not None:
            return behind
        scenes = [chunk for chunk in occasion.sentence.of("L", "Y") if chunk.data.get("where")]
        scenes = [chunk for chunk in scenes if chunk.entities and not self._counterparts.is_dateline(chunk)]
        return scenes[0].entities[0] if scenes else None

    def before(self, occasion: Occasion) -> Entity | None:
        """What "there" means: the last locality named before that is not one of those who travel."""
        mine = {side.key for side in self._presence.sides_of(self._presence.people(occasion))}
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
        near = [chunk for chunk in occasion.sentence.chunks if 0 <= chunk.start - occasion.to < REACH]
        side = next((side for chunk in near if (side := self._presence.side_of(chunk)) is not None), None)
        return side if side is not None and side.type == "locality" else None

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
        sender = self._presence.mover(occasion) if alone else None
        return self._counterparts.of(sender) if sender is not None else None

    def whither(self, occasion: Occasion, guests: list[Entity]) -> Entity | None:
        """The place the sentence sets its scene in, if the guests are from another country."""
        for chunk in occasion.sentence.chunks:
            scene = chunk.data.get("where") and chunk.entities and chunk.end <= occasion.at
            if scene and self._presence.foreign([*guests, chunk.entities[0]]):
                return chunk.entities[0]
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

    def _behind(self, occasion: Occasion) -> Entity | None:
        """The place right behind the words of travel."""
        reach = _WEAK_REACH if occasion.weak else REACH
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

    def _scene(self, occasion: Occasion) -> Entity | None:
        """The place right before "where", of which the clause tells ("in Lyon, where Kim leads a group")."""
        words = occasion.page.hits("gatherings", occasion.sentence.start, occasion.at)
        where = next((hit for hit in reversed(words) if hit.words[0].code == "where"), None)
        if where is None:
            return None
        before = [chunk for chunk in occasion.sentence.of("L") if 0 <= where.start - chunk.end < _FAR]
        inside = [chunk for chunk in before if chunk.data.get("where") and chunk.entities]
        return inside[-1].entities[0] if inside else None

    def _where(self, chunk: Chunk) -> Entity | None:
        """The place a chunk stands for: a house or body of a place for that place."""
        if chunk.label in "LYCcp" and chunk.entities:
            return chunk.entities[0]
        owner = chunk.data.get("of")
        return owner if chunk.label == "O" and isinstance(owner, Entity) else None

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


_DIRECTIONS: dict[str, Callable[[Destinations, Occasion], Entity | None]] = {
    "away": Destinations.sent_to,
    "back": Destinations.left,
    "of": Destinations.sent_to,
    "there": Destinations.before,
    "stop": Destinations.stop,
    "seen": Destinations.seen,
    "guest": Destinations.host_behind,
}
"""Where each manner of journey has its destination; any other has it right behind its words."""


def _around(place: Entity, homes: set[str]) -> bool:
    """Whether a place is the province or land in which one of these lies."""
    return place.id is not None and any(home.startswith(f"{place.id}/") for home in homes)
