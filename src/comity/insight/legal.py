"""The legal state of an agreement on a day, from what was done with it and the terms told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from operator import itemgetter

from comity.insight.axis import Legal
from comity.insight.evidence import members, shown
from comity.model.dates import bounds
from comity.model.record import Record

Unit = Callable[[str], str]

_ONCE = ("sister", "friendship")  # two localities have one such tie: all acts on it are acts on the same
_LATER = ("renewed", "upgraded", "ended")
_BEGINNING = "0001-01-01"

PLANNED = "it is told as planned, and no source says that it was signed"
OVERDUE = "it was to be signed by a day that has passed, and no source says that it was"
PROPOSED = "it is told as wished for, and no source says that it was signed"
DENIED = "the sources say that there is none"
ENDED = "the last act on it ended it"
NO_END = "the last act on it decides; no source tells until when it holds"
UNDATED = "the last act on it decides; a term is told, but not the day from which it runs"
WITHIN = "the last act on it decides; the term told has not run out"
CONTINUED = "the term told has run out; by its terms it goes on by itself, and no source tells of a notice"
EXPIRED = "the term told has run out, and no source tells of a renewal"


def _as_it_is(id_: str) -> str:
    return id_


def legal(record: Record, among: Iterable[Record], on: date, unit: Unit = _as_it_is) -> Legal:
    """The state on a day of the agreement a record tells; `among` are records of the same parties.

    `unit` gives the one id for a party under all its names.
    """
    parties, kind = {unit(party) for party in members(record, "parties")}, shown(record, "type")
    alike = {
        other.id: other
        for other in (record, *among)
        if other.kind == "agreement"
        and shown(other, "type") == kind
        and {unit(party) for party in members(other, "parties")} == parties
    }
    return Alike(alike.values(), on).legal(record)


class Alike:
    """Everything told of agreements of one type and the same parties, and what was done of it by a day."""

    def __init__(self, records: Iterable[Record], on: date) -> None:
        self._on = on
        done = ((_day(act), act.id, act) for act in records if _is_done(act, on))
        self._acts = [act for _, _, act in sorted(done, key=itemgetter(0, 1))]
        self._begun = [act for act in self._acts if shown(act, "stage") not in _LATER]

    def legal(self, record: Record) -> Legal:
        """The state of the agreement that one of the records tells."""
        unmade = _unmade(record, self._on)
        if unmade is not None:
            return unmade
        acts = self._course(record)
        last = acts[-1]
        if shown(last, "stage") == "ended":
            return _told(last, acts, Legal(state="ended", rule=ENDED))
        terms = next((act for act in reversed(acts) if _tells_terms(act)), None)
        until = shown(terms, "valid_until") if terms is not None else None
        if not isinstance(until, str):
            undated = terms is not None and "term" in terms.fields
            return _told(last, acts, Legal(state="signed", rule=UNDATED if undated else NO_END), terms)
        if self._on <= bounds(until)[1]:
            return _told(last, acts, Legal(state="in_force", rule=WITHIN), terms)
        if terms is not None and shown(terms, "renewal") == "automatic":
            return _told(last, acts, Legal(state="continued", rule=CONTINUED), terms)
        return _told(last, acts, Legal(state="expired", rule=EXPIRED), terms)

    def _course(self, record: Record) -> list[Record]:
        """The acts on the agreement of a record up to the day, in time order: signed, renewed, ended.

        Acts of the same parties on a tie they can have only once belong together; of other kinds an act
        belongs to what was signed last before it.
        """
        if shown(record, "type") in _ONCE:
            return self._in_order or [record]
        own = record if shown(record, "stage") not in _LATER else self._before(record)
        return [record] if own is None else [own, *self._later.get(own.id, ())]

    @cached_property
    def _in_order(self) -> list[Record]:
        """The acts with undated renewals and endings right behind what they followed: the signing."""
        signed = max(self._days, default=_BEGINNING)
        later = {act.id for act in self._acts} - {act.id for act in self._begun}
        return sorted(
            self._acts,
            key=lambda act: (max(_day(act), signed) if act.id in later else _day(act), act.id in later),
        )

    @cached_property
    def _later(self) -> dict[str, list[Record]]:
        """What was done later with what was begun, by the id of that."""
        found: dict[str, list[Record]] = {}
        for act in self._acts:
            own = self._before(act) if shown(act, "stage") in _LATER else None
            if own is not None:
                found.setdefault(own.id, []).append(act)
        return found

    @cached_property
    def _days(self) -> list[str]:
        """The days of what was begun."""
        return [_day(act) for act in self._begun]

    def _before(self, act: Record) -> Record | None:
        """What was signed last before an act; of an undated act the only one there is."""
        if _day(act) == _BEGINNING:
            return self._begun[0] if len(self._begun) == 1 else None
        earlier = bisect_right(self._days, _day(act))
        return self._begun[earlier - 1] if earlier else None


def _unmade(record: Record, on: date) -> Legal | None:
    """The state of what was not signed, as far as is told; None of what was."""
    day = shown(record, "date")
    since = day if isinstance(day, str) else None
    modality, stage = shown(record, "modality"), shown(record, "stage")
    if modality == "denied":
        return Legal(state="denied", rule=DENIED, claims=record.claims)
    if modality == "wished":
        return Legal(state="proposed", rule=PROPOSED, since=since, claims=record.claims)
    if modality == "planned" or stage == "planned":
        late = since is not None and bounds(since)[1] < on
        return Legal(state="planned", rule=OVERDUE if late else PLANNED, since=since, claims=record.claims)
    return None


def _told(last: Record, acts: list[Record], state: Legal, terms: Record | None = None) -> Legal:
    def of(act: Record | None, field: str) -> str | None:
        value = shown(act, field) if act is not None else None
        return value if isinstance(value, str) else None

    renewal = of(terms, "renewal")
    return Legal(
        state=state.state,
        rule=state.rule,
        act=of(last, "stage"),
        since=of(last, "date"),
        until=of(terms, "valid_until"),
        term=of(terms, "term"),
        renewal="automatic" if renewal == "automatic" else "agreed" if renewal else None,
        notice=of(terms, "notice"),
        claims=tuple(dict.fromkeys(claim for act in acts for claim in act.claims)),
    )


def _tells_terms(act: Record) -> bool:
    return any(field in act.fields for field in ("valid_until", "term", "renewal", "notice"))


def _is_done(record: Record, on: date) -> bool:
    """Whether something was done with an agreement by a day; what has no day was done some day."""
    if shown(record, "modality") != "asserted" or shown(record, "stage") == "planned":
        return False
    return bounds(_day(record))[0] <= on


def _day(record: Record) -> str:
    told = shown(record, "date")
    return told if isinstance(told, str) else _BEGINNING
