"""What is told later of those who made a promise, and how surely it speaks to that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import product

from comity.insight.promises.bearing import ENOUGH, ENOUGH_OF_ONE, likenesses, score
from comity.insight.promises.promise import Bearing, Likeness
from comity.insight.promises.sides import Sides
from comity.insight.promises.traits import Traits, speaks_of, texts_of, traits
from comity.insight.surroundings import Side, Surroundings, day_of, is_done, published
from comity.model.dates import bounds, is_edtf
from comity.model.record import Record
from comity.register.listing import Span
from comity.register.pairs import UNDATED, Pair

_KINDS = ("agreement", "event", "figure", "commitment")
_LOOKED = 300  # records told next after a promise that are looked at
_KEPT = 12


class Later:
    """Looks for what speaks to promises of a register; remembers what it looked at."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._traits: dict[str, Traits] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self._of_one: dict[tuple[Side, date], list[str]] = {}

    def evidence(self, promises: Iterable[tuple[Record, Sides, date]]) -> dict[str, tuple[Bearing, ...]]:
        """For each of these promises, told on a day, what speaks to it, the surest first; by record id."""
        every = list(promises)
        self._around.survey(*{couple for _, sides, _ in every for couple in _couples(sides, self._around.on)})
        near = {record.id: self._near(sides, told) for record, sides, told in every}
        known = {r.id: r for r in self._around.records(id_ for ids in near.values() for id_ in ids)}
        self._around.citations(*known.values(), *(record for record, _, _ in every))
        self._call((*known.values(), *(record for record, _, _ in every)))
        return {
            record.id: self._speaking(record, sides, told, [known[i] for i in near[record.id] if i in known])
            for record, sides, told in every
        }

    def _near(self, sides: Sides, told: date) -> list[str]:
        """The records told next after a day of both sides; of who acts, where the other is nobody or a country."""
        pairs = (self._around.pairs(*couple) for couple in _couples(sides, self._around.on))
        days = {pair.record: pair.day for some in pairs for pair in some if _is_later(pair, told)}
        found = sorted(days, key=lambda id_: (days[id_], id_))[:_LOOKED]
        if sides.is_of_one or sides.countries:
            found += [id_ for side in sides.acting for id_ in self._acts_of(side, told)]
        return list(dict.fromkeys(found))

    def _acts_of(self, side: Side, told: date) -> list[str]:
        key = side, told
        if key not in self._of_one:
            since, until = (told + timedelta(days=1)).isoformat(), self._around.on.isoformat()
            spans = (
                Span(kind=kind, entity=id_, since=since, until=until, newest=False)
                for id_ in sorted(side.on(self._around.on))
                for kind in _KINDS
            )
            self._of_one[key] = [id_ for span in spans for id_ in self._around.view.listed(span, _LOOKED)]
        return self._of_one[key]

    def _speaking(
        self, promise: Record, sides: Sides, told: date, near: Collection[Record]
    ) -> tuple[Bearing, ...]:
        enough = ENOUGH_OF_ONE if sides.is_of_one else ENOUGH
        tellers, texts = self._documents(promise), self._texts(promise)
        own = traits(promise, texts, self._called(promise, *near))
        found = []
        for record in near:
            day = self._day(record)
            if record.id == promise.id or not is_done(record) or day is None:
                continue
            if not told < day <= self._around.on or self._documents(record) <= tellers:
                continue
            if met := sides.met_by(record, day):
                places = self._places(record, met, texts) if sides.is_of_one else ()
                alike = likenesses(own, self._traits_of(record), _ids(sides), places)
                if (sure := score(alike)) >= enough:
                    who = Likeness("sides", met, 0.0)
                    found.append(Bearing(record=record, score=sure, likenesses=(who, *alike)))
        return tuple(sorted(found, key=lambda one: (-one.score, one.record.day or "", one.record.id))[:_KEPT])

    def _places(self, record: Record, met: tuple[str, ...], texts: Collection[str]) -> tuple[str, ...]:
        """The localities in a record, beside those met, that the words of a promise name."""
        others = (id_ for id_ in record.entities if id_ not in met and self._around.locality(id_) == id_)
        return tuple(id_ for id_ in others if speaks_of(texts, self._names[id_]))

    def _day(self, record: Record) -> date | None:
        """The first day it can mean, else the day it was told."""
        return day_of(record) or published(self._around.citations(record))

    def _documents(self, record: Record) -> set[str]:
        return {citation.document_id for citation in self._around.citations(record)}

    def _call(self, records: Collection[Record]) -> None:
        """Asks at once for the names of all that these records name."""
        every = {id_ for record in records for id_ in record.entities} - self._names.keys()
        met = self._around.view.spellings(every) if every else {}
        self._names |= {id_: met.get(id_, ()) for id_ in every}

    def _traits_of(self, record: Record) -> Traits:
        if record.id not in self._traits:
            self._traits[record.id] = traits(record, self._texts(record), self._called(record))
        return self._traits[record.id]

    def _texts(self, record: Record) -> tuple[str, ...]:
        return texts_of(record, (citation.quote for citation in self._around.citations(record)))

    def _called(self, *records: Record) -> set[str]:
        """What everything is called that these records name."""
        return {name for record in records for id_ in record.entities for name in self._names[id_]}


def _couples(sides: Sides, on: date) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Who may stand for one who acts, and who for another side."""
    for one, other in product(sides.acting, (*sides.acting, *sides.others)):
        if one is not other:
            yield one.on(on), other.on(on)


def _ids(sides: Sides) -> frozenset[str]:
    return frozenset().union(*(side.own | side.heirs for side in (*sides.acting, *sides.others)))


def _is_later(pair: Pair, told: date) -> bool:
    """Whether what a pair stands for can have been told of a day after this."""
    if pair.kind not in _KINDS:
        return False
    if pair.day != UNDATED and is_edtf(pair.day):
        return bounds(pair.day)[0] > told
    return not pair.heard or pair.heard > told.isoformat()
