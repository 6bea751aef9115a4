"""Which agreement claims tell one agreement: the same parties, at dates and of types that can be one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations, permutations

import msgspec

from comity.model.cited import CitedClaim
from comity.model.claim import Agreement
from comity.resolving.gathering import APART, Ids, Key, Told
from comity.resolving.lineage import (
    BECAME,
    BY_COUNTRY,
    EQUAL,
    NEAR,
    NOT,
    Grounds,
    Lineage,
    is_council,
    is_locality,
)
from comity.resolving.windows import Window, window
from comity.resolving.words import words

SLACK = 3  # days by which two reports of one signing may differ: a dateline is not a signing date
NEWS = 3  # days within which a signing is told as news
PUT_OFF = 60  # days by which a signing may come later than it was announced for
AHEAD = 365  # days in which what is announced without a date is to come about
_FEW = 6  # parties whose pairs are used to find candidates
_LOOSE = {"agreement", "joint_statement"}
_FORMAL = {"mou", "letter_of_intent", "friendship", "sister"}
_ONCE = "sister"  # two localities become sisters once: two years told for it contradict each other
_LIFE = {"signed": "made", "planned": "made", "renewed": "renewed", "upgraded": "upgraded", "ended": "ended"}
_WORD = re.compile(r"\w+")
_BODIES = ("organisation", "person")
_ANY_TIME, _DATED, _NEAR_IN_TIME, _AS_NEWS, _ONE_DAY = 1, 2, 4, 5, 10
"""Of what `_when` gives: one is not dated, both are; days apart; a day and its news; one day."""
_TIME_NEEDED = {BY_COUNTRY: _AS_NEWS, NEAR: _NEAR_IN_TIME, BECAME: _DATED}


class Terms(msgspec.Struct, frozen=True):
    """What matters for the comparison; claims that agree in all of it are compared once."""

    parties: frozenset[str]
    published: str
    """The month in which it was told: from some month on, a party stands for what went into it."""
    type: str
    life: str
    denied: bool
    ahead: bool
    window: Window
    fields: frozenset[str]
    inferred: bool
    """Whether the document neither says it in one place nor calls it a paper of its own."""
    told: str
    """The date as told, "" where none is."""
    alone: str
    """The document's id, where no party is told: nothing can be taken to tell the same."""


class AgreementTellings:
    """Agreements: who, of which type, when, and where in its life."""

    def __init__(self, known: Grounds) -> None:
        self._lineage = Lineage(known)

    def telling(self, cited: CitedClaim, ids: Ids) -> Told[Terms]:
        """What an agreement claim tells."""
        claim = cited.claim
        assert isinstance(claim, Agreement)
        ahead = claim.stage == "planned" or claim.modality in ("planned", "wished")
        parties = frozenset(ids(cited.document, party) for party in claim.parties)
        return Told(
            cited.document,
            Terms(
                parties=parties,
                published=(cited.published or "")[:7],
                type=claim.type,
                life=_LIFE[claim.stage],
                denied=claim.modality == "denied",
                ahead=ahead,
                window=_window(claim.date, cited.published, ahead),
                fields=frozenset(claim.fields),
                inferred=claim.confidence == "inferred" and not _says_another(claim.quote),
                told=claim.date or "",
                alone="" if claim.parties else cited.document,
            ),
        )

    def keys(self, told: Told[Terms]) -> Iterator[Key]:
        """The days around it, and what a vaguer date of the same parties may mean."""
        terms = told.what
        if terms.alone:
            yield Key(f"of {terms.alone}")
            return
        few = sorted(terms.parties, key=lambda party: (party.startswith(_BODIES), party))[:_FEW]
        days = _days_around(terms)
        own_days = [day for day, side in days if side]
        for pair in combinations(few, min(2, len(few))):
            homes = sorted(map(self._lineage.home, pair))
            yield from _pair_keys(" ".join(homes), terms, days)
            if len(homes) == 2:
                yield from self._loose_keys(homes, own_days)

    def exactness(self, what: Terms) -> int:
        """A day, a month, a year or nothing."""
        return what.window.exactness

    def compare(self, a: Terms, b: Terms, together: bool) -> int:
        """The more speaks for one agreement, the higher; one document that tells two kinds means two."""
        if a.denied != b.denied or a.alone or b.alone or (together and _told_as_two(a, b)):
            return APART
        when = _when(a, b, 0 if together else SLACK)
        parties = self._parties(a, b)
        if parties == NOT or when < _TIME_NEEDED.get(parties, 0) or (together and parties < EQUAL):
            return APART
        if not when and (together or parties < EQUAL or not _is_once(a, b)):
            return APART
        if when == _ANY_TIME and (a.type != b.type or a.type in _LOOSE):
            return APART
        if parties == BY_COUNTRY and (a.type != b.type or _AS_NEWS < when < _ONE_DAY):
            return APART
        type_ = _type(a.type, b.type, near=_is_near(a.window, b.window))
        if not type_ or (a.life != b.life and (together or when < _NEAR_IN_TIME)):
            return APART
        return max(1, 4 + when + type_ + parties - NEAR + (a.life == b.life) + _fields(a.fields, b.fields))

    def _loose_keys(self, homes: list[str], days: Iterable[str]) -> Iterator[Key]:
        """Where a party may be told as its country, or a body in another language."""
        for one, other in permutations(homes):
            if other.startswith("organisation/"):
                yield from (Key(f"{one} body {day}") for day in days)
            elif "/" not in other:
                yield from (Key(f"{one} in {other} {day}", side="country") for day in days)
            elif is_locality(other) and (country := self._lineage.country(other)):
                yield from (Key(f"{one} in {country} {day}", side="locality") for day in days)

    def _parties(self, a: Terms, b: Terms) -> int:
        """How the parties fit; less than EQUAL where one of two is told by another name or level."""
        shared = len(a.parties & b.parties)
        if a.parties == b.parties or shared >= 2:
            return EQUAL + (a.parties == b.parties) + (shared == min(len(a.parties), len(b.parties)))
        if len(a.parties) != 2 or len(b.parties) != 2:
            return NOT
        one, two = sorted(a.parties)
        pairs = [((one, first), (two, second)) for first, second in permutations(sorted(b.parties))]
        worse, better = max(
            sorted(self._fit(x, y, a.published, b.published) for x, y in matched) for matched in pairs
        )
        return worse if better >= BECAME else NOT

    def _fit(self, a: str, b: str, told_a: str, told_b: str) -> int:
        """How two parties fit: a city is not its province, but a body of it may be told for it.

        A body's name in other letters may be the same body's.
        """
        if self._lineage.became(a, b, told_b) or self._lineage.became(b, a, told_a):
            return BECAME
        fit = self._lineage.fit(a, b)
        if fit == NEAR and (is_council(a) or is_council(b) or (is_locality(a) and is_locality(b))):
            return NOT
        if fit == NOT and a.startswith("organisation/") and b.startswith("organisation/"):
            return BY_COUNTRY if a.isascii() != b.isascii() else NOT
        return fit


def _window(told: str | None, published: str | None, ahead: bool) -> Window:
    span = window(told, published, ahead)
    if span.first is not None and span.last is None:
        return Window(span.first, span.first + timedelta(days=AHEAD))
    return span


def _pair_keys(pair: str, terms: Terms, days: Iterable[tuple[str, str]]) -> Iterator[Key]:
    """Dated ones count as moments: among many, none can be told by a vaguer date."""
    life = f"{pair} {terms.life}"
    last = terms.window.last or terms.window.first
    yield from (Key(f"{pair} {day}", side=side) for day, side in days)
    if terms.window.exactness < 3:
        yield Key(f"{life} at {terms.told or last}")
    if terms.type == _ONCE and terms.life == "made":
        yield Key(f"{pair} {_ONCE}", terms.told[:4])
    if terms.told:
        yield Key(f"{life} ever", terms.told, "dated")
    else:
        yield Key(f"{life} ever", side="undated")
        yield Key(f"{life} {terms.type} undated", str(last and last.year))
    for year in _years(terms):
        yield Key(f"{life} {year}", terms.told, "" if terms.ahead or terms.window.exactness < 3 else "exact")


def _days_around(terms: Terms) -> list[tuple[str, str]]:
    """Blocks of days, each with its side: two days SLACK apart share one, and a day with its news."""
    first, last = terms.window.first, terms.window.last
    if terms.window.exactness == 3 and last:
        day = last.toordinal()
        around = {day // (SLACK + 1), (day + SLACK) // (SLACK + 1)}
        return [(f"on {day}", "told"), *((f"around {bucket}", "") for bucket in around)]
    if terms.window.exactness:
        return []
    if terms.ahead and first:
        return [(f"on {first.toordinal() + after}", "untold") for after in range(NEWS + 1)]
    return [(f"on {last.toordinal() - before}", "untold") for before in range(NEWS + 1)] if last else []


def _years(terms: Terms) -> Iterable[int]:
    first, last = terms.window.first, terms.window.last
    if not terms.window.exactness or first is None or last is None:
        return ()
    return range(first.year, (last + timedelta(days=PUT_OFF * terms.ahead)).year + 1)


def _says_another(quote: str) -> bool:
    return not words().another.isdisjoint(_WORD.findall(quote.lower()))


def _told_as_two(a: Terms, b: Terms) -> bool:
    """Whether one document tells two agreements with these: of other types, or in other fields."""
    if a.inferred or b.inferred:
        return False
    return a.type != b.type or bool(a.fields and b.fields and a.fields.isdisjoint(b.fields))


def _when(a: Terms, b: Terms, slack: int) -> int:
    """How well the dates fit: 0 not at all, _ONE_DAY at best, less for days apart and vaguer dates."""
    one, two = a.window, b.window
    if one.exactness == two.exactness == 3 and one.first and two.first:
        apart = abs((one.first - two.first).days)
        return _ONE_DAY - 2 * apart if apart <= slack else _DATED * _is_put_off(a, b)
    if not one.meets(two):
        return _DATED * _is_put_off(a, b)
    if one.exactness and two.exactness:
        return 1 + min(one.exactness, two.exactness)
    undated, other = (one, two) if not one.exactness else (two, one)
    is_news = (
        other.exactness == 3 and undated.last and other.last and (undated.last - other.last).days <= NEWS
    )
    return _AS_NEWS if is_news else _ANY_TIME


def _is_near(a: Window, b: Window) -> bool:
    """Whether two times are so near that two words for what was signed may mean one paper."""
    if a.exactness == b.exactness == 3 and a.first and b.first:
        return abs((a.first - b.first).days) <= 1
    return min(a.exactness, b.exactness) >= 2 and a.meets(b)


def _is_put_off(a: Terms, b: Terms) -> bool:
    """Whether one was announced for some time before the other was signed."""
    if a.ahead == b.ahead:
        return False
    plan, made = (a.window, b.window) if a.ahead else (b.window, a.window)
    if not plan.exactness or not made.exactness or plan.last is None or made.first is None:
        return False
    return timedelta(0) <= made.first - plan.last <= timedelta(days=PUT_OFF)


def _is_once(a: Terms, b: Terms) -> bool:
    """Whether both tell what is made once, and neither that it is to be made again."""
    return a.type == b.type == _ONCE and a.life == b.life == "made" and not _comes_again(a, b)


def _comes_again(a: Terms, b: Terms) -> bool:
    """Whether one is announced for a time long after the other: such a tie is to be made anew."""
    if a.ahead == b.ahead:
        return False
    plan, made = (a.window, b.window) if a.ahead else (b.window, a.window)
    return plan.first is None or made.last is None or (plan.first - made.last).days > AHEAD


def _type(a: str, b: str, near: bool) -> int:
    if a == b:
        return 3
    if a in _LOOSE or b in _LOOSE or (near and {a, b} <= _FORMAL):
        return 1
    return 0


def _fields(a: frozenset[str], b: frozenset[str]) -> int:
    return 0 if not a or not b else 1 if a & b else -1
