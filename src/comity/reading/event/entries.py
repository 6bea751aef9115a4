"""The events of a page met so far: what tells of one again is merged into it."""

from __future__ import annotations

from comity.model.dates import may_agree, precision
from comity.reading.event.event_dates import is_rough
from comity.reading.event.event_entry import Entry, exactness, headlined, same, told_once

_DAY = 3


class Entries:
    """All that a page has told of up to a sentence, each event once."""

    def __init__(self) -> None:
        self.told: list[Entry] = []

    def enter(self, entry: Entry) -> None:
        """Keep an event, or add what this mention tells to the one it means."""
        told = next((old for old in self.told if same(old, entry)), None)
        again = next((old for old in self.told if told_once(old, entry)), None)
        head = next((old for old in self.told if headlined(old, entry)), None)
        if told is not None:
            self.merge(told, entry)
            told.quote = entry.quote if told is head else told.quote
        elif again is not None:
            self._join(again, entry)
        elif head is not None:
            self.told[self.told.index(head)] = entry
        else:
            self.told.append(entry)

    def merge(self, old: Entry, new: Entry) -> None:
        """Another mention of one event: its firmer, more exact and fuller account counts."""
        if exactness(new.date) > exactness(old.date) and may_agree(old.date, new.date):
            old.date, old.until = new.date, new.until
        elif old.date and new.date and _begins_within(old, new):
            old.date = f"{new.date}/{old.date.rpartition('/')[2]}"
        if old.name is None and new.name is not None:
            old.name, old.quote = new.name, new.quote
        if new.modality == "asserted" and old.modality in ("planned", "wished"):
            old.modality = "asserted"
        self._join(old, new)

    def beside(self, entry: Entry, kind: str) -> Entry | None:
        """What the same sentence tells of the same day: who travels to meet, or celebrate, is told once."""
        for old in self.told:
            if old.type != kind or old.quote[0] != entry.occasion.sentence.start:
                continue
            apart = kind == "visit" and entry.type == "meeting" and old.occasion.sees
            if not apart and may_agree(old.date, entry.date):
                return old
        return None

    def any_of(self, kind: str) -> bool:
        """Whether one of this kind has been told."""
        return any(old.type == kind for old in self.told)

    def _join(self, old: Entry, new: Entry) -> None:
        """Who takes part and where, as both tell it."""
        for mine, theirs in ((old.sides, new.sides), (old.people, new.people), (old.places, new.places)):
            for key, entity in theirs.items():
                mine.setdefault(key, entity)


def _begins_within(old: Entry, new: Entry) -> bool:
    """Whether one told for "this week" is told to begin on a day of it ("the group arrived on Tuesday")."""
    one_day = precision(new.date) == _DAY and "/" not in (new.date or "/")
    return one_day and is_rough(old.occasion, old.date or "") and may_agree(old.date, new.date)
