"""What is otherwise since a day: told first since, decided by people since, standing otherwise than then."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Literal

import msgspec

from comity.insight.evidence import Evidence
from comity.insight.lifecycle import Lifecycle, lifecycles
from comity.insight.surroundings import Surroundings
from comity.model.cited import Citation
from comity.model.dates import bounds
from comity.model.decision import Numbered, in_force
from comity.model.record import Record

What = Literal["new", "decided", "stands"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A record that is new, or was decided on, or an agreement that stands otherwise than on the day.

    `before` is how the agreement stood then, None where it did not stand yet.
    """

    what: What
    record: Record
    decisions: tuple[Numbered, ...] = ()
    before: Lifecycle | None = None


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What is otherwise since a day, and where it is told how agreements stood then."""

    found: tuple[Change, ...] = ()
    evidence: Evidence = Evidence(names={}, citations={})


def changes(
    around: Surroundings,
    records: Collection[Record],
    axes: Mapping[str, Lifecycle],
    since: date,
) -> Changes:
    """What is otherwise with these records since a day; `axes` is how the agreements among them stand now."""
    told = _first_told(around, records)
    fresh = [record for record in records if told[record.id] > since]
    older = [record for record in records if told[record.id] <= since]
    stands, evidence = _standing(around, older, axes, since)
    new = (Change(what="new", record=record) for record in fresh)
    return Changes(found=(*new, *_decided(around, records, since), *stands), evidence=evidence)


def _first_told(around: Surroundings, records: Iterable[Record]) -> dict[str, date]:
    """When each record was told first: published, else read."""
    cited = {record.id: around.citations(record) for record in records}
    undated = {one.document_id for told in cited.values() for one in told if not one.published}
    read = (
        {document.id: document.first_read for document in around.view.documents(undated)} if undated else {}
    )
    return {id_: min(_day(one, read) for one in told) for id_, told in cited.items()}


def _day(cited: Citation, read: Mapping[str, str]) -> date:
    if cited.published:
        return bounds(cited.published)[1]
    return date.fromisoformat(read[cited.document_id][:10])


def _decided(around: Surroundings, records: Iterable[Record], since: date) -> Iterable[Change]:
    shaped = [record for record in records if record.decisions]
    made = {one.number: one for one in in_force(around.view.decisions())} if shaped else {}
    for record in shaped:
        numbers = (made[number] for number in record.decisions if number in made)
        late = tuple(one for one in numbers if one.decision.when[:10] > since.isoformat())
        if late:
            yield Change(what="decided", record=record, decisions=late)


def _standing(
    around: Surroundings, records: Iterable[Record], axes: Mapping[str, Lifecycle], since: date
) -> tuple[list[Change], Evidence]:
    """The agreements that stand otherwise than on a day, by what was known then."""
    agreements = {record.id: record for record in records if record.id in axes}
    then = Surroundings(around.view, around.succession, around.lying, since, since)
    before, found = lifecycles(then.records(agreements), then, Evidence(names={}, citations={}))
    told: dict[tuple[str, ...], Change] = {}
    for id_, record in agreements.items():
        if id_ in before and _differ(before[id_], axes[id_]):
            change = Change(what="stands", record=record, before=before[id_])
            told.setdefault(axes[id_].legal.claims, change)
    return list(told.values()), found


def _differ(one: Lifecycle, other: Lifecycle) -> bool:
    legal = one.legal.state != other.legal.state or one.legal.until != other.legal.until
    return legal or one.succession != other.succession
