"""Signings as events: agreements of the page for which people came together on a day that is told."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Event
from comity.model.dates import bounds, precision
from comity.model.entity import Entity
from comity.reading.agreement.agreement_dates import told_in_passing
from comity.reading.agreement.agreements import Ledger
from comity.reading.agreement.drafts import Draft
from comity.reading.event.attendance import Attendance
from comity.reading.event.event_dates import day_before, places_before
from comity.reading.event.occasion import Occasion
from comity.reading.event.programmes import of_year

_NEWS = 10
_LONG_AGO = 180
_FEW = 5
_LATELY = 14
_MONTH = 2
_BESIDE = 60
_STAGES = ("signed", "renewed", "upgraded")


def signings(
    signed: list[Draft], ledger: Ledger, attendance: Attendance, years: dict[int, str]
) -> Iterator[Event]:
    """One event for every day on which these were signed, with all that was concluded that day.

    `years` are those that the lines of a chronicle begin with.
    """
    days = _days(signed, ledger, years)
    for day in dict.fromkeys(days):
        beside = [draft for draft in ledger.drafts if draft.date == day and draft.date and _is_made(draft)]
        group = [draft for draft, own in zip(signed, days, strict=True) if own == day]
        yield _signing(ledger, attendance, day, [*group, *(one for one in beside if one not in group)])


def _days(signed: list[Draft], ledger: Ledger, years: dict[int, str]) -> list[str | None]:
    """The day of each; an undated one is of the day told just before it, or the news of the day."""
    days: list[str | None] = []
    paragraphs: dict[int, str] = {}
    for draft in signed:
        sentence = draft.mention.sentence
        told = of_year(draft.date, sentence, years) or day_before(sentence)
        if told in (None, ledger.news_date) and not sentence.dates():
            told = paragraphs.get(sentence.paragraph, told)
        if told is not None:
            paragraphs[sentence.paragraph] = told
        days.append(told)
    lately = next((day for day in days if day is not None and _is_fresh(day, ledger.page.published)), None)
    return [day or lately or ledger.news_date for day in days]


def _is_fresh(day: str, published: str | None) -> bool:
    """Whether a day lies in the two weeks before the text appeared."""
    return bool(published) and 0 <= (bounds(published or "")[1] - bounds(day)[0]).days <= _LATELY


def is_signing(draft: Draft, ledger: Ledger) -> bool:
    """Whether people came together to sign.

    When and where is told, be it only a year; or a day, or a month with the signatories. What lies long back
    is only history unless it says where, or the day and by whom. Without a date it is one where the news
    begins with it.
    """
    if _is_set(draft):
        return ledger.counterparts.foreign(list(draft.parties))
    if not draft.signed or not _is_made(draft) or _is_no_signing(draft) or told_in_passing(draft.mention):
        return False
    somewhere = bool(draft.place or draft.signatories)
    places = [party for party in draft.parties if party.type == "locality"]
    if not places and not somewhere:
        return False
    if len(places) == len(draft.parties) and not ledger.counterparts.foreign(places):
        return False
    if not draft.date:
        return (
            not draft.mention.sentence.dates()
            and draft.mention.sentence.index < _NEWS
            and (somewhere or _at_a_ceremony(draft, ledger))
        )
    if draft.place is not None and places and (precision(draft.date) > 1 or _year_there(draft, ledger)):
        return True
    if _long_ago(draft.date, ledger.page.published) and not (draft.signatories and precision(draft.date) > 2):
        return False
    low, high = bounds(draft.date)
    return (high - low).days < _FEW or (precision(draft.date) > 1 and somewhere and bool(places))


def _year_there(draft: Draft, ledger: Ledger) -> bool:
    """Whether the quote tells one date, and the place right beside it ("signed in Lyon in 1989")."""
    page, (start, end) = ledger.page, draft.quote
    dates = page.dates_within(start, end)
    there = [chunk for chunk in page.marks_within(start, end) if draft.place in chunk.entities]
    gaps = [max(chunk.start - dates[0].end, dates[0].start - chunk.end) for chunk in there if dates]
    return len(dates) == 1 and any(gap < _BESIDE for gap in gaps)


def _is_set(draft: Draft) -> bool:
    """Whether a day, or a month and a place, is set for signing."""
    exact = precision(draft.date)
    return _is_ahead(draft) and (exact == 3 or (exact == _MONTH and _place(draft) is not None))


def _is_ahead(draft: Draft) -> bool:
    return draft.modality == "planned" and draft.stage in ("planned", *_STAGES)


def _place(draft: Draft) -> Entity | None:
    """Where it was, or will be, signed."""
    if draft.place is not None or not _is_ahead(draft):
        return draft.place
    told = draft.mention.sentence.page.marks_within(*draft.quote)
    return next((chunk.entity for chunk in told if chunk.label == "L" and chunk.data.get("where")), None)


def _is_made(draft: Draft) -> bool:
    return draft.modality == "asserted" and draft.stage in _STAGES


def _is_no_signing(draft: Draft) -> bool:
    """Whether nobody need have come together: a statement issued some time, a tie only said to go on."""
    if draft.type == "joint_statement":
        return draft.mention.act != "sign" and precision(draft.date) != 3
    verb = draft.mention.verb
    weak = verb is not None and bool(verb.words[0].attr("weak"))
    return draft.mention.act == "renew" and weak and draft.place is None


def _at_a_ceremony(draft: Draft, ledger: Ledger) -> bool:
    """Whether this is the first signing of a page that speaks of a signing ceremony."""
    first = next((one for one in ledger.drafts if one.signed and one.modality == "asserted"), None)
    words = ledger.page.hits("events", 0, len(ledger.page.text))
    return draft is first and any(word.code == "signing" for hit in words for word in hit.words)


def _long_ago(edtf: str, published: str | None) -> bool:
    return bool(published) and (bounds(published or "")[0] - bounds(edtf)[1]).days > _LONG_AGO


def _signing(ledger: Ledger, attendance: Attendance, day: str | None, group: list[Draft]) -> Event:
    first = group[0]
    start, end = first.quote
    parties = {party.key: party for draft in group for party in draft.parties}
    people = {person.key: person for draft in group for person in draft.signatories}
    if day == ledger.news_date or (day is not None and _is_fresh(day, ledger.page.published)):
        people = {person.key: person for person in attendance.leaders(list(parties.values()))} | people
    places = list(dict.fromkeys(place for draft in group if (place := _place(draft)) is not None))
    places = places or [place for draft in group for place in places_before(draft.mention.sentence)][:1]
    occasion = Occasion(first.mention.sentence, "signing", start, end, first.modality)
    low, _, high = (day or "").partition("/")
    return Event(
        document=ledger.page.document.name,
        quote=ledger.page.text[start:end],
        span=(start, end),
        modality=first.modality,
        type="signing",
        start=low or None,
        end=high or low or None,
        places=tuple(places),
        participants=attendance.roles(occasion, [*parties.values(), *people.values()], places),
    )
