"""Visits among the other events of a page: which of them stand for themselves."""

from __future__ import annotations

from comity.model.dates import bounds
from comity.reading.agreement.agreements import Ledger
from comity.reading.event.entries import Entries
from comity.reading.event.event_entry import Entry
from comity.reading.event.journeys import Journeys
from comity.reading.event.occasion import Occasion

_SOON = 4
_SUBJECT = 45


class Travels:
    """Enters the journeys of one page."""

    def __init__(self, ledger: Ledger, journeys: Journeys, entries: Entries) -> None:
        self._ledger, self._journeys, self._entries = ledger, journeys, entries

    def read(self, occasion: Occasion) -> None:
        """Enter the visit this mention tells of, unless it is but a part of what is told beside it."""
        entry = self._journeys.read(occasion)
        if entry is None or self._is_onward(entry):
            return
        if self._is_mission(entry):
            entry.type = "promotion"
        # Guests who see a sight and have talks do two things; who travels to talk does one.
        met = None if occasion.sees else self._entries.beside(entry, "meeting")
        told = met or self._whole(entry)
        if told is not None:
            self._entries.merge(told, entry)
        else:
            self._entries.enter(entry)

    def _whole(self, entry: Entry) -> Entry | None:
        """The stay its sentence tells of, of which a place looked at is but a part."""
        stay = self._entries.beside(entry, "visit")
        if stay is None or not stay.places:
            return None
        looked_at = entry.occasion.sees and entry.date == stay.date and "/" in (stay.date or "")
        if entry.occasion.manner != "home" and stay.occasion.manner != "home" and not looked_at:
            return None
        entry.places = {}
        entry.sides = {key: side for key, side in entry.sides.items() if key in stay.sides}
        return stay

    def _is_onward(self, entry: Entry) -> bool:
        """Whether guests only travel on in the land they are in, in the days of the news."""
        published, occasion = self._ledger.page.published, entry.occasion
        ahead = occasion.present or entry.modality == "planned"
        if not (published and entry.date and ahead) or occasion.listed or occasion.sees:
            return False
        if not 0 <= (bounds(entry.date)[0] - bounds(published)[1]).days <= _SOON:
            return False
        country = self._ledger.counterparts.country
        lands = {country(place) for place in entry.places.values() if place.type == "locality"}
        been = [old for old in self._entries.told if old.modality == "asserted"]
        places = [place for old in been for place in old.places.values()]
        return any(country(place) in lands for place in places if place.type == "locality")

    def _is_mission(self, entry: Entry) -> bool:
        """Whether those who travel are a trade mission, as the text has called them, and nobody in office."""
        page = self._ledger.page
        words = entry.occasion.sentence.words("gatherings")
        before = page.hits("events", 0, entry.occasion.at - _SUBJECT)
        named = [hit for hit in before if hit.words[0].code == "promotion"]
        if not named or not any(hit.words[0].attr("trade") for hit in words):
            return False
        earlier = page.sentences[: entry.occasion.sentence.index + 1]
        first = next(one for one in reversed(earlier) if one.start <= named[-1].start)
        return not first.of("Q")
