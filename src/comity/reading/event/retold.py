"""What a later sentence adds to a journey told before: its days, or a meeting planned on it."""

from __future__ import annotations

from comity.model.dates import bounds, may_agree, precision
from comity.reading.event.event_entry import Entry, exactness
from comity.reading.event.named_occasions import definite
from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence

_BESIDE = 16
_NEXT = 2
_DAY = 3
_YEAR = len("2024")
_LONGEST = 31
_MONTH = len("2024-05")


def date_journey(sentence: Sentence, words: list[Hit], entries: list[Entry]) -> None:
    """The days of the journey told before, where this one tells them ("the trip, from 1 to 5 July")."""
    for hit in words:
        if all(word.code != "journey" for word in hit.words) or not definite(sentence, hit.start):
            continue
        trip = _before(sentence, entries)
        near = [mark for mark in sentence.dates() if 0 <= mark.start - hit.end < _BESIDE]
        days = [mark.edtf for mark in near if mark.edtf]
        if trip is None or not days or any(old.occasion.sentence is sentence for old in entries):
            continue
        days += [_next_year(days[0])]
        fit = [day for day in days if exactness(day) > exactness(trip.date) and may_agree(trip.date, day)]
        if fit:
            trip.date, trip.until = fit[0], False


def _next_year(edtf: str) -> str:
    """The same days a year later."""
    return "/".join(f"{int(part[:_YEAR]) + 1:04d}{part[_YEAR:]}" for part in edtf.split("/"))


def end_journey(sentence: Sentence, words: list[Hit], entries: list[Entry]) -> None:
    """The day on which those leave whose coming was told before ("they came on Sunday and leave Friday")."""
    for hit in words:
        if all(word.code != "leaves" for word in hit.words):
            continue
        near = [mark for mark in sentence.dates() if 0 <= mark.start - hit.end < _BESIDE]
        days = [mark.edtf for mark in near if precision(mark.edtf) == _DAY and "/" not in (mark.edtf or "")]
        trip = _before(sentence, entries, same=True)
        if trip is None or not days or precision(trip.date) != _DAY or "/" in (trip.date or "/"):
            continue
        first, last = trip.date or "", days[0] or ""
        if first < last and (bounds(last)[0] - bounds(first)[0]).days <= _LONGEST:
            trip.date = f"{first}/{last}"


def day_of_journey(meeting: Entry, entries: list[Entry]) -> str | None:
    """When a meeting planned beside a journey is: on its day, or in its month if it takes several."""
    planned = [old for old in entries if old.modality == "planned"]
    trip = _before(meeting.occasion.sentence, planned, same=True)
    date = trip.date if trip is not None else None
    return date[:_MONTH] if date and "/" in date else date


def _before(sentence: Sentence, entries: list[Entry], same: bool = False) -> Entry | None:
    """The last journey told in the sentences right before, or in this one if so asked."""
    gaps = [(sentence.index - old.occasion.sentence.index, old) for old in entries if old.type == "visit"]
    near = [old for gap, old in gaps if (0 if same else 1) <= gap <= _NEXT]
    return near[-1] if near else None
