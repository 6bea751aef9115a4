"""Numbers of one measure as conflicts: rivals of each other, and counts that more names belie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from comity.insight.conflict import Conflict, Tellers, Told, independent
from comity.insight.counted import COUNTED, Named, named, within
from comity.insight.implied import implied
from comity.insight.numbers import Telling, figure_of
from comity.insight.reasons import why_numbers
from comity.insight.rivals import NEAR, rivals
from comity.insight.series import Boundary, boundary_of
from comity.model.cited import CitedClaim
from comity.model.claim import Modality
from comity.model.dates import bounds
from comity.model.record import Field, Record
from comity.resolving.components import joined_sets
from comity.resolving.values import as_of, is_decided, one_value

_SEVERAL = 2  # things a document names that make a list of them


class Measure:
    """What is counted of a subject, the figure records of it, and what else is known of the subject."""

    def __init__(
        self,
        key: tuple[str, ...],
        records: Iterable[Record],
        around: Iterable[Record],
        cited: Mapping[str, CitedClaim],
        boundaries: tuple[Boundary, ...],
    ) -> None:
        self.subject, self.indicator, self.unit, *narrowed = key
        self.partner, self.sector, self.label = (part or None for part in narrowed)
        self._records, self._cited, self._boundaries = tuple(records), cited, boundaries
        self._claims = [cited[claim] for record in self._records for claim in record.claims]
        counted = self.indicator in COUNTED
        self._things = named(self.indicator, self.subject, self.partner, around) if counted else ()

    def conflicts(self, tellers: Tellers, others: Mapping[str, list[float]]) -> Iterator[Conflict]:
        """The conflicts; `others` are all numbers told of the subject, by indicator."""
        by_id = {cited.id: cited for cited in self._claims}
        told = map(Telling.by, self._claims)
        groups = [[telling.id for telling in group] for group in rivals(told, self._boundaries)]
        for ids in joined_sets([*groups, *self._belied()]):
            yield self._conflict([by_id[id_] for id_ in sorted(ids)], tellers, others)

    def _belied(self) -> Iterator[list[str]]:
        """The counts that count less than is named in their time, those of about one time together."""
        last: str | None = None
        together: list[str] = []
        for cited in sorted(
            filter(self._is_belied, self._claims), key=lambda cited: (as_of(cited) or "", cited.id)
        ):
            if together and not _near(last, as_of(cited)):
                yield together
                together = []
            together, last = [*together, cited.id], as_of(cited)
        if together:
            yield together

    def _is_belied(self, cited: CitedClaim) -> bool:
        claim = figure_of(cited)
        if claim.modality != "asserted" or claim.qualifier == "at_least":
            return False
        return len(within(self._things, cited, self._cited)) > implied(claim.value, claim.qualifier)[1]

    def _conflict(
        self, claims: list[CitedClaim], tellers: Tellers, others: Mapping[str, list[float]]
    ) -> Conflict:
        ids = {cited.id for cited in claims}
        records = [record for record in self._records if ids & set(record.claims)]
        field = _field(claims, records, tellers)
        latest = max(claims, key=lambda cited: (as_of(cited) or "", cited.id))
        lists = self._lists(within(self._things, latest, self._cited), claims, tellers)
        told = (*self._numbers(claims, field, tellers), *lists)
        return Conflict(
            form="count" if any(one.named for one in told) else "number",
            about=self.subject,
            kind="figure",
            field=self.indicator,
            unit=self.unit,
            partner=self.partner,
            sector=self.sector,
            label=self.label,
            records=tuple(sorted(record.id for record in records)),
            told=told,
            shown=field.shown,
            sources=independent(told),
            rule=field.rule,
            reasons=why_numbers(told, self.indicator, others),
        )

    def _numbers(self, claims: list[CitedClaim], field: Field, tellers: Tellers) -> list[Told]:
        """Each number told, the one shown first and the others as the rules rank them."""
        alike: dict[tuple[object, ...], list[CitedClaim]] = defaultdict(list)
        for cited in claims:
            claim = figure_of(cited)
            alike[claim.value, claim.qualifier, boundary_of(Telling.by(cited), self._boundaries)].append(
                cited
            )
        rank = {value.value: at for at, value in enumerate(field.values)}
        told = [self._number(some, tellers) for some in alike.values()]
        told.sort(
            key=lambda one: (one.value != field.shown, rank[one.value], one.qualifier != "exact", one.claims)
        )
        first, *rest = told
        return [msgspec.structs.replace(first, shown=first.value == field.shown), *rest]

    def _number(self, claims: list[CitedClaim], tellers: Tellers) -> Told:
        first = figure_of(claims[0])
        modalities: set[Modality] = {figure_of(cited).modality for cited in claims}
        return Told(
            value=first.value,
            qualifier=first.qualifier,
            modality="asserted" if "asserted" in modalities else first.modality,
            period=max((period for cited in claims if (period := figure_of(cited).period)), default=None),
            boundary=boundary_of(Telling.by(claims[0]), self._boundaries),
            tellers=tellers.of(claims),
        )

    def _lists(self, things: Iterable[Named], counts: list[CitedClaim], tellers: Tellers) -> Iterator[Told]:
        """What each document names, if that is more than it counts, and all that are named together."""
        naming = {thing.id: [self._cited[claim] for claim in thing.claims] for thing in things}
        by_document: dict[str, set[str]] = defaultdict(set)
        for id_, claims in naming.items():
            for cited in claims:
                by_document[cited.document].add(id_)
        counting = {cited.document: figure_of(cited).value for cited in counts}
        lists = {
            tuple(sorted(ids))
            for document, ids in by_document.items()
            if len(ids) >= _SEVERAL and len(ids) > counting.get(document, 0)
        }
        everything = tuple(sorted(naming))
        for ids in (*sorted(lists - {everything}), *([everything] if len(everything) >= _SEVERAL else [])):
            documents = {document for document, told in by_document.items() if told == set(ids)}
            claims = [
                cited
                for id_ in ids
                for cited in naming[id_]
                if ids == everything or cited.document in documents
            ]
            yield Told(value=len(ids), named=ids, tellers=tellers.of(claims))


def _field(claims: list[CitedClaim], records: list[Record], tellers: Tellers) -> Field:
    """The value shown among all that is told; what a person decided for one of the records stands."""
    told = one_value("value", ((figure_of(cited).value, cited) for cited in claims), tellers.copies)
    assert told is not None
    for record in records:
        own = record.fields.get("value")
        if own and is_decided(own):
            return msgspec.structs.replace(told, shown=own.shown, rule=own.rule)
    return told


def _near(one: str | None, other: str | None) -> bool:
    """Whether two days lie close together; those nobody tells do."""
    if not (one and other):
        return one == other
    return abs((bounds(other)[1] - bounds(one)[1]).days) <= NEAR
