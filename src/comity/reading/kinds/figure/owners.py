"""Whose a number is, and with whom: delegations of who sent them, guests of who invited them."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention
from comity.reading.kinds.figure.counts import Count
from comity.reading.kinds.figure.hosts import host_of
from comity.reading.kinds.figure.measure import Measure
from comity.reading.kinds.figure.partners import country_beside, partner_of
from comity.reading.kinds.figure.subjects import here, meant_by, mentions_around, subject_of
from comity.reading.kinds.figure.told import Told

_LED = 12
"""Characters between who leads a delegation and the word for it ("을 단장으로 한")."""
_BEHIND = 24
"""Characters behind a number within which a word for a delegation may stand."""


def owners_of(count: Count, measure: Measure, last: Told | None) -> tuple[Entity | None, Entity | None]:
    """Whose the number is, and the partner; `last` is the figure told close before it."""
    beside = country_beside(count, measure)
    if measure.indicator == "delegation_size":
        return _sender(count, last) or subject_of(count, measure, beside, last), None
    if measure.event or measure.indicator == "attendees":
        return _inviting(count, measure, last) or subject_of(count, measure, beside, last), beside
    subject = subject_of(count, measure, beside, last)
    return subject, partner_of(count, measure, subject, beside, last) if subject is not None else None


def _inviting(count: Count, measure: Measure, last: Told | None) -> Entity | None:
    """Whose firms came, where that is told; else who holds what they came to."""
    own = _home_of_firms(count) if measure.indicator != "attendees" else None
    return own or host_of(count, last.subject if last is not None else None) or count.passage.home


def _home_of_firms(count: Count) -> Entity | None:
    """The locality whose firms they are told to be ("부산 기업 등 150여 개 업체")."""
    near = [
        one
        for one in mentions_around(count)
        if one.case == "of" and count.told[0] <= one.start < count.told[1]
        if one.what == "locality" or one.code == "two_countries"
    ]
    if not near:
        return here(count)
    return meant_by(count, min(near, key=lambda one: abs(one.start - count.mark.start)))


def _sender(count: Count, last: Told | None) -> Entity | None:
    """Whose delegation it is: whom the word means, else where its leader is in office, else as before."""
    around = list(mentions_around(count))
    leader = _leader(count, around)
    if leader is not None:
        return leader
    parties = [one for one in around if one.code == "delegation" and one.start < count.mark.end + _BEHIND]
    if parties:
        return min(parties, key=lambda one: abs(one.end - count.mark.start)).entity
    seats = [title.of for one in around for title in one.titles if one.end <= count.mark.start and title.of]
    leader = next((seat for seat in seats if seat.type == "locality"), seats[0] if seats else None)
    if leader is None and last is not None and last.measure.indicator == "delegation_size":
        return last.subject
    return leader


def _leader(count: Count, around: list[Mention]) -> Entity | None:
    """Where whoever is told right before a delegation is in office ("의장을 비롯한 대표단 8명")."""
    parties = (one.start for one in around if one.code == "delegation" and one.end <= count.mark.start)
    party = next(parties, count.mark.start)
    led = [one for one in around if one.what == "person"]
    people = [one for one in led if party - _LED <= max(one.end, one.phrase[1]) <= party]
    seats = [title.of for title in people[-1].titles if title.of is not None] if people else []
    if not seats or seats[0].type == "locality":
        return seats[0] if seats else None
    first = (title.of for one in led[:1] for title in one.titles)  # "시장을 비롯해 시의회 의장 등 20명"
    return next((seat for seat in first if seat is not None and seat.type == "locality"), seats[0])
