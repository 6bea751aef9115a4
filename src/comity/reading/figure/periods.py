"""The time a number is true of: an instant for what stands, an interval for what flowed."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from comity.model.dates import bounds, interval, precision
from comity.model.entity import Entity
from comity.reading.figure.candidates import appositions, closed_clauses
from comity.reading.figure.counting import Count, Measure, words
from comity.reading.figure.journeys import stay, this_week
from comity.reading.figure.parties import yearly
from comity.reading.figure.travellers import travel_along
from comity.reading.marks.dates import DateMark
from comity.reading.marks.modality import modality
from comity.reading.page import Page, Sentence

FLOWS = frozenset(
    {
        "export_turnover",
        "import_turnover",
        "trade_turnover",
        "fdi_capital_attracted",
        "fdi_capital_disbursed",
        "fdi_projects_new",
        "fdi_projects_adjusted",
        "fdi_share_purchases",
        "visitors",
    }
)
EVENTS = frozenset({"attendees", "delegation_size"})
LASTING = frozenset({"population", "area", "venue_area", "partner_localities", "multilateral_memberships"})
_IDLE = frozenset({"ago", "span", "decade"})
_BULLETS = ("*", "•", "-", "–", "○", "▪", "·", "+")
_EVENT_REACH = 4
_MONTH = timedelta(days=31)
_WEEK = timedelta(days=7)
_YEAR = timedelta(days=366)


def period(count: Count, measure: Measure, owner: Entity, told: str | None) -> str | None:
    """The EDTF period of the number: its own sentence's date, else `told`, the date of the one before it.

    A flow told "by the end of October" runs from the year's first month; "since 1995" runs to publication.
    """
    if yearly(count):
        return None
    indicator = measure.indicator
    mark = _mark(count, stands=indicator in LASTING | {"residents"})
    if mark is None and indicator in EVENTS:
        mark = _only_day(count)
    if indicator == "delegation_size" or (
        indicator == "companies" and travel_along(count) and owner.type != "organisation"
    ):
        return _of_a_journey(count, mark, told)
    if indicator in FLOWS | {"other"} and (span := _year_so_far(count, told)):
        return span
    if mark is None or mark.edtf is None or (indicator in EVENTS and _long(mark.edtf)):
        made = measure.noun in _CONCLUDED
        return told or (_before(count, indicator in EVENTS) if made or lingers(indicator) else None)
    if _in_passing(count, mark, measure, owner):
        return None
    if "/" in mark.edtf:
        return _narrower(count, mark.edtf)
    if _since().search(count.page.text[max(0, mark.start - 40) : mark.start].lower()):
        return _until_publication(mark.edtf, count.page.published)
    if indicator in FLOWS and mark.as_of and len(mark.edtf) >= len("2021-10"):
        return interval(f"{mark.edtf[:4]}-01", mark.edtf[:7])
    return mark.edtf


def _year_so_far(count: Count, told: str | None) -> str | None:
    """From January to the month told before, else to publication ("since the beginning of the year")."""
    until = told if told and "/" not in told and len(told) >= len("2021-10") else count.page.published
    if until is None or not _since_january().search(count.sentence.text.lower()):
        return None
    parted = any(
        mark.shape not in _IDLE and mark.edtf and mark.start < count.mark.start
        for mark in count.sentence.dates()
    )
    return None if parted else interval(f"{until[:4]}-01", until[:7])


@cache
def _since_january() -> re.Pattern[str]:
    return words().compiled(r"\b{year_so_far}\b")


def _only_day(count: Count) -> DateMark | None:
    """The one date of a sentence, which tells when those counted came together, in whatever clause it is."""
    dates = [mark for mark in count.sentence.dates() if mark.shape not in _IDLE and mark.edtf]
    day = dates[0] if len(dates) == 1 else None
    return day if day is not None and day.edtf and precision(day.edtf.partition("/")[0]) == _DAY else None


def _in_passing(count: Count, mark: DateMark, measure: Measure, owner: Entity) -> bool:
    """Whether a date tells when something happened, not when the number was true.

    What lasts is told of no day; an investment of the day of no signing; a body's size of no visit to it.
    """
    edtf = mark.edtf or ""
    if measure.indicator == "investment":
        sooner = mark.as_of and not _to_come(mark, count.page.published)
        return not sooner and (precision(edtf.partition("/")[0]) > 1 or _to_come(mark, count.page.published))
    if mark.as_of:
        return measure.indicator in LASTING and (_another_between(count, mark) or _cut_off(count, mark))
    if measure.indicator in LASTING:
        return not _beside(count, mark)
    if measure.noun == "share":
        return "/" not in edtf and precision(edtf) == _DAY
    if measure.noun in _STANDING_NOUNS:
        return not _beside(count, mark)
    of_body = owner.type == "organisation" and measure.indicator in _OF_BODIES
    return of_body and not _beside(count, mark)


_CONCLUDED = frozenset({"deal", "value"})
"""What is concluded at an event, on its day."""
_DAY = 3
_STANDING_NOUNS = frozenset({"member", "team_member"})
_OF_BODIES = frozenset({"companies", "workers", "students", "other"})


def _another_between(count: Count, mark: DateMark) -> bool:
    """Whether other numbers stand between this one and the date behind it."""
    return any(count.mark.end <= other.start < mark.start for other in count.numbers)


def _cut_off(count: Count, mark: DateMark) -> bool:
    """Whether a comma closes what the number is told in ("with 90,000 people, it now has nine parks")."""
    return "," in count.page.text[count.mark.end : mark.start]


def _of_a_journey(count: Count, mark: DateMark | None, told: str | None) -> str | None:
    """When people were on their way: the days told, the month where but a week, an end or nothing is told."""
    if days := stay(count):
        return days
    published = count.page.published
    if mark is not None and (month := this_week(mark, published)):
        return month
    here = _day_of_party(count, mark) if mark is not None else None
    earlier = told or _before(count, of_event=True)
    earlier = None if earlier and _not_yet(count, earlier, count.sentence.end) else earlier
    when = (_narrower(count, here) if here and "/" in here else here) or earlier
    if when is None or precision(when.partition("/")[0]) == 1:
        return here or (published[:7] if published else None)
    return when


def _day_of_party(count: Count, mark: DateMark) -> str | None:
    """The time beside a party, or one told before it, that is neither of a total nor still ahead."""
    before = [
        other for other in count.sentence.dates() if other.end <= count.mark.start and other is not mark
    ]
    for one in (mark, *reversed(before)):
        if one.edtf is None or _long(one.edtf) or one.as_of or one.shape in _IDLE:
            continue
        behind = one.start > count.mark.end
        year_apart = precision(one.edtf) == 1 and "," in count.page.text[count.mark.end : one.start]
        if not year_apart and not _not_yet(count, one.edtf, one.start if behind else count.sentence.end):
            return one.edtf
    return None


def _not_yet(count: Count, when: str, end: int) -> bool:
    """Whether a time lies ahead, of people told to be on their way already, whatever else they will do."""
    published = count.page.published
    if published is None or bounds(when)[0] <= bounds(published)[1]:
        return False
    gap = count.page.text[count.mark.end : end].lower()
    lead = count.page.text[count.sentence.start : count.mark.start].lower()
    closed = "," in gap and _relative().search(lead)
    said = any(hit.words[0].code == "say" for hit in count.page.hits("speech", count.mark.end, end))
    own = count.mark.end if closed or said or _and_will().search(gap) else end
    return modality(count.page, count.clause, max(own, count.mark.end)) == "asserted"


@cache
def _relative() -> re.Pattern[str]:
    """ "Kim, who came with 22 firms, will …": what a relative clause tells is over when it closes."""
    return words().compiled(r",\s{relative}\s[^,;:]*$")


@cache
def _and_will() -> re.Pattern[str]:
    """ "visited a park and will travel to Hue on May 17"."""
    return words().compiled(r"\b{and}\s(?:{shall})\b")


def _to_come(mark: DateMark, published: str | None) -> bool:
    """Whether a date lies in a year to come: what lasts is told of today beside it ("wants more by 2030")."""
    return bool(published and mark.edtf and mark.edtf[:4] > published[:4])


def _long(edtf: str) -> bool:
    """Whether a time is longer than people stay together: a run of months, several years."""
    first, last = bounds(edtf)
    return "/" in edtf and last - first > _MONTH


def _beside(count: Count, mark: DateMark) -> bool:
    """Whether a year or month stands in the number's own clause: what lasts is told of no day in passing."""
    if precision(mark.edtf.partition("/")[0] if mark.edtf else "") == 3:
        return False
    behind = mark.start >= count.mark.end
    low, high = (count.mark.end, mark.start) if behind else (mark.end, count.mark.start)
    if behind and high - low > _TOUCHING:
        return False
    gap = count.page.text[low:high].lower()
    return not _parted().search(gap)


_TOUCHING = 25
"""How far behind a number a date may stand that tells when it was true, and not when something happened."""


@cache
def _parted() -> re.Pattern[str]:
    return words().compiled(r"[,;:.]|\b(?:{and}|{relative})\s")


def _until_publication(start: str, published: str | None) -> str:
    return f"{start}/{published[: len(start)]}" if published and published > start else start


def _narrower(count: Count, wide: str) -> str:
    """The interval, or a shorter one within it that the same sentence names ("next week … October 10-12")."""
    first, last = bounds(wide)
    for mark in count.sentence.dates():
        if mark.edtf and mark.edtf != wide and precision(mark.edtf.partition("/")[0]) == 3:
            low, high = bounds(mark.edtf)
            if first <= low and high <= last and (high - low) < (last - first) <= _WEEK:
                return mark.edtf
    return wide


@cache
def _since() -> re.Pattern[str]:
    return words().compiled(r"\b{since}\s(?:[^\s,;.]+\s){0,4}$")


@cache
def _contrast() -> re.Pattern[str]:
    return words().compiled(r";|,\s(?:{contrast}|{whereof}|{who})\s|\b{and}\s(?:{date_lead}\s)?$")


@cache
def _compared() -> re.Pattern[str]:
    """What leads in the time a number is held against: "more than in 2021", "twice the figure of 2015"."""
    return words().compiled(r"\b{compared}\s$")


@cache
def _from_earlier() -> re.Pattern[str]:
    """ "18% from 2021", "12 per cent over the same period last year"."""
    return words().compiled(r"\s(?:{compared}|{earlier})\s$")


def _held_against(count: Count, mark: DateMark) -> bool:
    """Whether a date only tells what a number is compared to, right behind a share or after such a word."""
    text = count.page.text
    if _compared().search(text[max(count.sentence.start, mark.start - 40) : mark.start].lower()):
        return True
    shares = [other for other in count.numbers if other.unit == "percent" and other.end <= mark.start]
    return bool(shares) and bool(_from_earlier().fullmatch(text[shares[-1].end : mark.start].lower()))


def _mark(count: Count, stands: bool) -> DateMark | None:
    """The date right before the number; else the one behind it, before the next; else the last before it."""
    dates = count.sentence.dates()
    if not dates:
        return None
    asides = [*closed_clauses(count), *appositions(count)]
    marks = [
        mark
        for mark in dates
        if mark.shape not in _IDLE
        and mark.edtf
        and not _held_against(count, mark)
        and not (stands and _to_come(mark, count.page.published))
        and not any(low <= mark.start < high for low, high in asides)
    ]
    after = [mark for mark in marks if mark.start >= count.mark.end]
    before = [mark for mark in marks if mark.end <= count.mark.start]
    if before and count.page.text[before[-1].end : count.mark.start].strip(" ,") == "":
        return before[-1]
    behind = [other.start for other in count.numbers if other.start > count.mark.end]
    if after and (not behind or after[0].start < behind[0]) and not _apart(count, after[0]):
        return after[0]
    if before:
        return before[-1]
    if not after or _apart(count, after[0]):
        return None
    gap = count.page.text[count.mark.end : after[0].start].lower()
    return None if _compared_number().search(gap) else after[0]


@cache
def _compared_number() -> re.Pattern[str]:
    """ "USD 142 million, up from 120 million the year before": what follows is of another time."""
    return words().compiled(r"\b{changed_from}\s")


def _apart(count: Count, mark: DateMark) -> bool:
    """Whether a semicolon or ", while" parts a date from the number before it."""
    text = count.page.text
    heads = text[mark.end : mark.end + 1] == ":"
    return heads or bool(_contrast().search(text[count.mark.end : mark.start].lower()))


def _before(count: Count, of_event: bool) -> str | None:
    """The date of the sentence before, of the same paragraph; of an event, the last day told at all."""
    index = count.sentence.index
    for before in reversed(count.page.sentences[max(0, index - (_EVENT_REACH if of_event else 1)) : index]):
        apart = before.paragraph != count.sentence.paragraph
        if apart and not of_event:
            return None
        found = last_date(before, of_event)
        near = before.index == index - 1
        if found and of_event and apart and _long_ago(found, count.page.published):
            continue
        if found and (near or precision(found.partition("/")[0]) == 3):
            return found
    return None


def _long_ago(when: str, published: str | None) -> bool:
    """Whether a date lies so far back that no event of the day's news was held then."""
    return published is not None and bounds(when)[1] < bounds(published)[0] - _YEAR


def last_date(sentence: Sentence, of_event: bool = False) -> str | None:
    """The last date a sentence tells; of an event, none that only bounds a total ("as of August")."""
    marks = [
        mark.edtf
        for mark in sentence.dates()
        if mark.shape not in _IDLE and mark.edtf and not (of_event and mark.as_of)
    ]
    return marks[-1] if marks else None


def listed_under(page: Page, sentence: Sentence) -> str | None:
    """The date of the line that a list item stands under ("So far in 2023:")."""
    if not sentence.text.startswith(_BULLETS):
        return None
    for index in range(sentence.index - 1, max(-1, sentence.index - 8), -1):
        heading = page.sentences[index]
        if not heading.text.startswith(_BULLETS):
            titled = heading.text.endswith(":") or not heading.text.endswith((".", "!", "?"))
            return last_date(heading) if titled else None
    return None


def lingers(indicator: str) -> bool:
    """Whether a date told in the sentence before still holds for such a number."""
    return indicator in FLOWS or indicator in EVENTS
