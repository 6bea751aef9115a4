"""Which agreement claims tell one agreement: the same parties, at dates and of types that can be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

import msgspec

from comity.model.cited import CitedClaim
from comity.model.claim import Agreement
from comity.resolving.gathering import ALIKE, APART, SAME, Ids, Key, Told
from comity.resolving.windows import Window, window

SLACK = 3  # days by which two reports of one signing may differ: a dateline is not a signing date
NEWS = 7  # days within which a signing is told as news
_FEW = 8  # parties whose pairs are used to find candidates
_LOOSE = {"agreement", "joint_statement"}
_FORMAL = {"mou", "letter_of_intent", "friendship"}
_ONCE = {"sister"}  # two localities become sisters once: two years told for it contradict each other
_LIFE = {"signed": "made", "planned": "made", "renewed": "renewed", "upgraded": "upgraded", "ended": "ended"}


class Terms(msgspec.Struct, frozen=True):
    """What matters for the comparison; claims that agree in all of it are compared once."""

    parties: frozenset[str]
    type: str
    life: str
    denied: bool
    window: Window
    told: str = ""
    """The date as told, "" where none is."""
    alone: str = ""
    """The document's id, where no party is told: nothing can be taken to tell the same."""


class AgreementTellings:
    """Agreements: who, of which type, when, and where in its life."""

    def telling(self, cited: CitedClaim, ids: Ids) -> Told[Terms]:
        """What an agreement claim tells."""
        claim = cited.claim
        assert isinstance(claim, Agreement)
        ahead = claim.stage == "planned" or claim.modality in ("planned", "wished")
        return Told(
            cited.document,
            Terms(
                parties=frozenset(ids(cited.document, party) for party in claim.parties),
                type=claim.type,
                life=_LIFE[claim.stage],
                denied=claim.modality == "denied",
                window=window(claim.date, cited.published, ahead),
                told=claim.date or "",
                alone="" if claim.parties else cited.document,
            ),
        )

    def keys(self, told: Told[Terms]) -> Iterator[Key]:
        """The days around it, and what a vaguer date of the same parties may mean."""
        terms = told.what
        if terms.alone:
            yield Key(f"agreement of {terms.alone}")
            return
        for pair in combinations(sorted(terms.parties)[:_FEW], min(2, len(terms.parties))):
            yield from _pair_keys("agreement " + " ".join(pair), terms)

    def exactness(self, what: Terms) -> int:
        """A day, a month, a year or nothing."""
        return what.window.exactness

    def compare(self, a: Terms, b: Terms, together: bool) -> int:
        """One document that tells two types or days means two agreements."""
        if not _may_be_one(a, b, together):
            return APART
        nested = a.parties <= b.parties or b.parties <= a.parties
        return SAME if a.type == b.type and a.life == b.life and nested else ALIKE


def _pair_keys(pair: str, terms: Terms) -> Iterator[Key]:
    life = f"{pair} {terms.life}"
    moment = terms.told or _day(terms.window.last or terms.window.first)
    yield from map(Key, {f"{pair} day {bucket}" for bucket in _buckets(terms)})
    if terms.window.exactness < 3:
        yield Key(f"{life} at {moment}")
    if terms.type in _ONCE and terms.life == "made":
        yield Key(f"{pair} {terms.type}")
    yield Key(f"{life} ever", moment or "none")
    for year in _years(terms.window):
        yield Key(f"{life} {year}", moment)


def _buckets(terms: Terms) -> Iterable[int]:
    """Two buckets of days, of which two days up to NEWS apart share one."""
    day = terms.window.last or terms.window.first
    if day is None or terms.window.exactness in (1, 2):
        return ()
    number = day.toordinal()
    return number // (NEWS + 1), (number + NEWS) // (NEWS + 1)


def _years(span: Window) -> Iterable[int]:
    if not span.exactness or span.first is None or span.last is None:
        return ()
    return range(span.first.year, span.last.year + 1)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _may_be_one(a: Terms, b: Terms, together: bool) -> bool:
    if together and a.type != b.type:
        return False
    if a.denied != b.denied or not _parties_fit(a.parties, b.parties):
        return False
    if a.life == b.life == "made" and a.type == b.type and a.type in _ONCE and a.parties == b.parties:
        return True
    if not a.window.meets(b.window, 0 if together else SLACK):
        return False
    same_day = not together and a.window.exactness == b.window.exactness == 3
    return (a.life == b.life or same_day) and _types_fit(a.type, b.type, same_day)


def _parties_fit(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= 2 or (bool(a) and a == b)


def _types_fit(a: str, b: str, same_day: bool) -> bool:
    if a == b or a in _LOOSE or b in _LOOSE:
        return True
    return same_day and {a, b} <= _FORMAL | _ONCE
