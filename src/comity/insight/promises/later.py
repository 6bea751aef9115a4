"""What is told later of those who made a promise, and how surely it speaks to that."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import product

import msgspec

from comity.insight.promises.bearing import ENOUGH, ENOUGH_OF_ONE, PLACE, in_common, likenesses, score
from comity.insight.promises.promise import Bearing, Likeness
from comity.insight.promises.sides import Sides
from comity.insight.promises.traits import Traits, speaks_of, texts_of
from comity.insight.surroundings import Side, Surroundings, day_of, is_done, published
from comity.model.dates import bounds, is_edtf
from comity.model.record import Record
from comity.register.about import Entry
from comity.register.pairs import UNDATED, Pair

_KINDS = ("agreement", "event", "figure", "commitment")
_LOOKED = 300  # records told next after a promise that are looked at
_LOOKED_OF_ONE = 100  # the same, where a promise names one side alone
_NEWEST = dict.fromkeys(_KINDS, 1000)  # records of one side alone among which these are looked for
_KEPT = 12


class Act(msgspec.Struct, frozen=True):
    """Something told: its record, the first day it can mean, else that of its telling, and what tells it."""

    record: Record
    day: date
    documents: frozenset[str]
    traits: Traits


class Later:
    """Looks for what speaks to promises of a register; remembers what it looked at."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._acts: dict[str, Act | None] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self._of_one: dict[Side, list[tuple[str, str]]] = {}

    def evidence(self, promises: Iterable[tuple[Record, Sides, date]]) -> dict[str, tuple[Bearing, ...]]:
        """For each of these promises, told on a day, what speaks to it, the surest first; by record id."""
        every = list(promises)
        self._around.survey(*{couple for _, sides, _ in every for couple in _couples(sides, self._around.on)})
        near = {record.id: self._near(sides, told) for record, sides, told in every}
        self._look_at({id_ for ids in near.values() for id_ in ids}, [record for record, _, _ in every])
        return {
            record.id: self._speaking(record, sides, told, near[record.id]) for record, sides, told in every
        }

    def _near(self, sides: Sides, told: date) -> list[str]:
        """What is told next after a day of both sides; of who acts where the other is none or a country."""
        pairs = (self._around.pairs(*couple) for couple in _couples(sides, self._around.on))
        days = {pair.record: pair.day for some in pairs for pair in some if _is_later(pair, told)}
        found = sorted(days, key=lambda id_: (days[id_], id_))[:_LOOKED]
        if sides.is_of_one or sides.countries:
            for side in sides.acting:
                every = self._acts_of(side)
                behind = bisect_right(every, told.isoformat(), key=lambda entry: entry[0])
                found += [id_ for _, id_ in every[behind : behind + _LOOKED_OF_ONE]]
        return list(dict.fromkeys(found))

    def _acts_of(self, side: Side) -> list[tuple[str, str]]:
        """What a side does, by its day."""
        if side not in self._of_one:
            told = self._around.view.about.newest(side.on(self._around.on), _NEWEST)
            self._of_one[side] = sorted(_dated(entry for some in told.values() for entry in some))
        return self._of_one[side]

    def _look_at(self, ids: set[str], promises: Sequence[Record]) -> None:
        """Asks at once for what is compared: the records that are new here, their words and names."""
        fresh = [record for record in self._around.records(ids - self._acts.keys()) if is_done(record)]
        self._around.citations(*fresh, *promises)
        named = {id_ for record in (*fresh, *promises) for id_ in record.entities} - self._names.keys()
        met = self._around.view.spellings(named) if named else {}
        self._names |= {id_: met.get(id_, ()) for id_ in named}
        self._acts |= dict.fromkeys(ids - self._acts.keys())
        self._acts |= {record.id: self._act(record) for record in fresh}

    def _act(self, record: Record) -> Act | None:
        cited = self._around.citations(record)
        day = day_of(record) or published(cited)
        if day is None or day > self._around.on:
            return None
        documents = frozenset(citation.document_id for citation in cited)
        return Act(record, day, documents, self._traits(record, texts_of(record, cited)))

    def _traits(self, record: Record, texts: tuple[str, ...]) -> Traits:
        return Traits(record, texts, [name for id_ in record.entities for name in self._names[id_]])

    def _apart(self, act: Act, tellers: AbstractSet[str]) -> Traits:
        """The traits of something told as documents beside some of those that tell it have them."""
        if act.documents.isdisjoint(tellers):
            return act.traits
        cited = (one for one in self._around.citations(act.record) if one.document_id not in tellers)
        return self._traits(act.record, texts_of(act.record, cited))

    def _speaking(
        self, promise: Record, sides: Sides, told: date, near: Iterable[str]
    ) -> tuple[Bearing, ...]:
        cited = self._around.citations(promise)
        tellers = {citation.document_id for citation in cited}
        texts = texts_of(promise, cited)
        own, enough = self._traits(promise, texts), ENOUGH_OF_ONE if sides.is_of_one else ENOUGH
        found = []
        for id_ in near:
            act = self._acts[id_]
            if act is None or act.day <= told or id_ == promise.id or not in_common(own, act.traits):
                continue
            met = sides.met_by(act.record, act.day)
            if met and not act.documents <= tellers:
                alike = likenesses(own, self._apart(act, tellers), sides.ids)
                if sides.is_of_one and enough - PLACE <= score(alike):
                    alike = (*self._places(act.record, met, texts), *alike)
                if (sure := score(alike)) >= enough:
                    who = Likeness("sides", met, 0.0)
                    found.append(Bearing(record=act.record, score=sure, likenesses=(who, *alike)))
        return tuple(sorted(found, key=lambda one: (-one.score, one.record.day or "", one.record.id))[:_KEPT])

    def _places(self, record: Record, met: tuple[str, ...], texts: Sequence[str]) -> tuple[Likeness, ...]:
        """The localities in a record, beside those met, that the words of a promise name."""
        others = (id_ for id_ in record.entities if id_ not in met and self._around.locality(id_) == id_)
        places = tuple(id_ for id_ in others if speaks_of(texts, self._names[id_]))
        return (Likeness("place", places, PLACE),) if places else ()


def _couples(sides: Sides, on: date) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Who may stand for one who acts, and who for another side."""
    for one, other in product(sides.acting, (*sides.acting, *sides.others)):
        if one is not other:
            yield one.on(on), other.on(on)


def _is_later(pair: Pair, told: date) -> bool:
    """Whether what a pair stands for can have been told of a day after this."""
    if pair.kind not in _KINDS:
        return False
    if pair.day != UNDATED and is_edtf(pair.day):
        return bounds(pair.day)[0] > told
    return not pair.heard or pair.heard > told.isoformat()


def _dated(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        if entry.day != UNDATED and is_edtf(entry.day):
            yield bounds(entry.day)[0].isoformat(), entry.record
