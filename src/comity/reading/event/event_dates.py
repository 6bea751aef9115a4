"""When an event takes place: the date told beside it, and what its beginning, end or length add to it."""

from __future__ import annotations

from datetime import date, timedelta

from comity.model.dates import bounds, precision
from comity.model.entity import Entity
from comity.reading.event.occasion import Occasion, parts
from comity.reading.marks.dates import DateMark
from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence
from comity.reading.setting.whens import behind, happens

_BESIDE = 30
_NEAR = 90
_DAYS = "day"
_YEAR = len("2024")
_TWO_DAYS = len("2024-05-14/2024-05-16")
_LONGEST = 31
_BACK = 2
_OPENS = 12
_EARLY = 60
_MONTH = len("2024-05")
_NEXT_WEEK = timedelta(days=7)
_JUST_OVER = 60
_UNTIL = 12
_MOVED = 24
_NEXT = 6
_WEEK = "rel_unit"


def when(occasion: Occasion) -> str | None:
    """The date of an event as EDTF, over several days an interval; None where none is told."""
    told = occasion.date()
    if told is None:
        return day_before(occasion.sentence) if occasion.modality == "asserted" else None
    if is_end(occasion, told) or _is_spoken_ahead(occasion, told):
        return told
    if (len(told) == _YEAR and not _is_edition(occasion)) or is_rough(occasion, told):
        told = _day_near(occasion) or told
    if occasion.modality == "asserted" and occasion.present:
        told = _ahead(occasion, _still_to_come(occasion, told))
    elif occasion.modality == "asserted" and not _is_last_day(occasion, told):
        told = _past(occasion, behind(told, occasion.sentence, occasion.page.published))
    elif occasion.modality in ("planned", "wished") or occasion.noun:
        told = _ahead(occasion, _still_to_come(occasion, told) if _set_for_a_day(occasion) else told)
    return _over_days(occasion, told) if told else None


def _is_last_day(occasion: Occasion, told: str) -> bool:
    """Whether the day told is that on which guests leave, be it still to come."""
    if occasion.type != "visit":
        return False
    return any(mark.edtf == told and parts(occasion.sentence, mark) for mark in occasion.sentence.dates())


def _past(occasion: Occasion, told: str | None) -> str | None:
    """The weekday of what a verb tells as past is the last one, whatever else is told behind it."""
    published = occasion.page.published
    named = occasion.noun and occasion.type != "meeting"
    if not (told and published) or named or len(told) != len(published) or told <= published:
        return told
    mark = next((mark for mark in occasion.sentence.dates() if mark.edtf == told), None)
    if mark is None or mark.shape != "weekday" or not 0 <= mark.start - occasion.to < _NEAR:
        return told
    return str(date.fromisoformat(told) - _NEXT_WEEK)


def _set_for_a_day(occasion: Occasion) -> bool:
    """Whether a plan names the gathering by a noun ("the programme includes a meeting on Friday")."""
    return occasion.noun and occasion.modality == "planned"


def _still_to_come(occasion: Occasion, told: str) -> str:
    """The weekday of something told in the present is the coming one ("flies to Lyon on Sunday")."""
    published = occasion.page.published
    weekday = any(mark.edtf == told and mark.shape == "weekday" for mark in occasion.sentence.dates())
    if not (published and weekday and told < published):
        return told
    return str(date.fromisoformat(told) + _NEXT_WEEK)


def is_end(occasion: Occasion, told: str | None) -> bool:
    """Whether the day told is only the last one ("in Lyon until Thursday")."""
    mark = next((mark for mark in occasion.sentence.dates() if mark.edtf == told), None)
    if mark is None:
        return False
    moved = occasion.page.hits("limits", mark.start - _MOVED, mark.start)
    if any(hit.words[0].code == "later" for hit in moved):
        return False
    before = occasion.page.hits("gatherings", mark.start - _UNTIL, mark.start)
    return any(hit.words[0].code == "until" and mark.start - hit.end < _NEXT for hit in before)


def _is_spoken_ahead(occasion: Occasion, told: str) -> bool:
    """Whether the word itself says that the day is still to come ("tomorrow")."""
    published = occasion.page.published
    mark = next((mark for mark in occasion.sentence.dates() if mark.edtf == told), None)
    return bool(published) and mark is not None and mark.shape == "dayword" and told > (published or "")


def goes_on(sentence: Sentence) -> Hit | None:
    """The word by which a sentence goes on from the one before ("He then called on …", "There, they …")."""
    for hit in sentence.words("gatherings"):
        if hit.words[0].code == "then":
            opening = _OPENS if hit.words[0].attr("place") else _EARLY
            return hit if hit.start - sentence.start < opening else None
    return None


def told_before(sentence: Sentence) -> list[Sentence]:
    """The sentences of its paragraph that it goes on from, the nearest first."""
    if goes_on(sentence) is None:
        return []
    before = sentence.page.sentences[max(0, sentence.index - _BACK) : sentence.index]
    return [one for one in reversed(before) if one.paragraph == sentence.paragraph]


def day_before(sentence: Sentence) -> str | None:
    """The day of which the sentence before tells, where this one goes on from it.

    "Then" or "also" may be another day of the same journey: only its month is known.
    """
    word = goes_on(sentence)
    for one in told_before(sentence):
        days = [mark.edtf for mark in one.dates() if mark.edtf and _is_day(mark)]
        if days and word is not None:
            day = behind(days[-1], one, one.page.published)
            return day if day is None or word.words[0].attr("day") else day[:_MONTH]
    return None


def places_before(sentence: Sentence) -> list[Entity]:
    """Where the sentence before is, if this one says "there"."""
    word = goes_on(sentence)
    if word is None or not word.words[0].attr("place"):
        return []
    told = [chunk for one in told_before(sentence)[:1] for chunk in one.chunks if chunk.data.get("where")]
    return [chunk.entities[0] for chunk in told[-1:] if chunk.entities]


def dated(occasion: Occasion, news: str | None) -> bool:
    """Whether the sentence tells of another day than that of the news, and not only of a paper's."""
    marks = [mark for mark in occasion.sentence.dates() if mark.edtf and happens(mark) and mark.edtf != news]
    return any(not occasion.of_paper(mark) for mark in marks)


def beside(occasion: Occasion) -> bool:
    """Whether a date stands right beside the words of the event."""
    return any(mark.edtf and abs(mark.start - occasion.to) < _BESIDE for mark in occasion.sentence.dates())


def _day_near(occasion: Occasion) -> str | None:
    """A day told near the words says more than a mere year that stands nearer."""
    days = [
        mark.edtf
        for mark in occasion.sentence.dates()
        if mark.edtf and _is_day(mark) and abs(mark.start - occasion.to) < _NEAR
    ]
    return days[0] if days else None


def _is_day(mark: DateMark) -> bool:
    known = precision(mark.edtf) == 3 or len(mark.edtf or "") == _TWO_DAYS
    return happens(mark) and known and mark.shape != _WEEK


def _is_edition(occasion: Occasion) -> bool:
    """Whether a year right before the noun says which one of a series it speaks of ("the 2019 expo")."""
    before = any(0 <= occasion.at - mark.end < 2 for mark in occasion.sentence.dates())
    return before and occasion.noun and not occasion.held


def is_rough(occasion: Occasion, told: str) -> bool:
    """Whether only "this week" or the like is told."""
    return any(mark.edtf == told and mark.shape == _WEEK for mark in occasion.sentence.dates())


def _ahead(occasion: Occasion, told: str) -> str:
    """What is only planned, for a month or day without its year, is the next one."""
    published = occasion.page.published
    if not published or "/" in told or len(told) == _YEAR:
        return told
    if (bounds(published)[0] - bounds(told)[1]).days < _JUST_OVER:
        return told
    mark = next((mark for mark in occasion.sentence.dates() if mark.edtf == told), None)
    if mark is None or mark.written_year or mark.shape not in ("month", "month_day", "day_month"):
        return told
    return f"{int(told[:4]) + 1:04d}{told[4:]}"


def _over_days(occasion: Occasion, told: str) -> str:
    """The day it ended, or began, and how long it lasted tell both ("closed Thursday after three days")."""
    days = _length(occasion)
    if days is None or precision(told) != 3 or "/" in told:
        return told
    day, rest = date.fromisoformat(told), timedelta(days=days - 1)
    if occasion.type == "visit" and (which := _which_day(occasion, told)) is not None:
        first = day - timedelta(days=which - 1)
        return f"{first}/{first + rest}"
    held = [hit for hit in occasion.sentence.words("gatherings") if hit.words[0].code == "held"]
    last = any(hit.words[0].attr("ends") for hit in held) or _is_last_day(occasion, told)
    if last or _came_home(occasion):
        return f"{day - rest}/{day}"
    return f"{day}/{day + rest}" if held else told


def _which_day(occasion: Occasion, told: str) -> int | None:
    """Which of the days of a journey the day told is ("on Nov. 4, the second day of a four-day trip")."""
    text = occasion.page.text
    for count in occasion.sentence.quantities():
        if count.ordinal and text.startswith(_DAYS, count.end + 1) and count.end < occasion.at:
            return int(count.value)
    return None


def _came_home(occasion: Occasion) -> bool:
    """Whether the day told is that of coming home from a journey ("returned Tuesday from a six-day tour")."""
    before = occasion.page.hits("gatherings", occasion.sentence.start, occasion.at + 1)
    return any(hit.words[0].attr("manner") == "back" for hit in before)


def _length(occasion: Occasion) -> int | None:
    """How many days the sentence says the event lasts."""
    for count in occasion.sentence.quantities():
        words = occasion.page.text[count.start : count.end]
        if count.unit == "duration" and _DAYS in words and 1 < count.value <= _LONGEST:
            return int(count.value)
    return None
