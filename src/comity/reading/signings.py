"""Signings as events: agreements of the page for which people came together on a day that is told."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Event
from comity.model.dates import bounds, precision
from comity.reading.agreements import Draft, Ledger
from comity.reading.attendance import Attendance
from comity.reading.counterparts import key_of
from comity.reading.occasions import Occasion

_NEWS = 10
_LONG_AGO = 180
_STAGES = ("signed", "renewed", "upgraded")


def signings(signed: list[Draft], ledger: Ledger, attendance: Attendance) -> Iterator[Event]:
    """One event for every day on which these agreements of the page were signed."""
    held = [(day_of(draft, ledger), draft) for draft in signed]
    days = list(dict.fromkeys(day for day, _ in held))
    for day in days:
        yield _signing(ledger, attendance, day, [draft for told, draft in held if told == day])


def day_of(draft: Draft, ledger: Ledger) -> str | None:
    """The day of signing; an undated one among the first sentences is the news of the day."""
    return draft.date or ledger.news_date


def is_signing(draft: Draft, ledger: Ledger) -> bool:
    """Whether people came together to sign.

    A day is told, or a month with the place or the signatories; what lies long back is only history
    unless it says where or by whom. Without a date it is one where the news begins with it.
    """
    if not draft.signed or draft.modality != "asserted" or draft.stage not in _STAGES:
        return False
    if _is_no_signing(draft):
        return False
    somewhere = bool(draft.place or draft.signatories)
    if not draft.date:
        return (
            not draft.mention.sentence.dates()
            and draft.mention.sentence.index < _NEWS
            and (somewhere or _at_a_ceremony(draft, ledger))
        )
    if not somewhere and _long_ago(draft.date, ledger.page.published):
        return False
    known = precision(draft.date)
    return known == 3 or (known == 2 and somewhere) or draft.date.count("-") > 3


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
    parties = {key_of(party): party for draft in group for party in draft.parties}
    people = {key_of(person): person for draft in group for person in draft.signatories}
    places = list(dict.fromkeys(draft.place for draft in group if draft.place is not None))
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
