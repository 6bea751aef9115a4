"""Places in an order: told of a number ("276 dự án (xếp thứ 2)"), or alone ("전남의 5위 교역국")."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from comity.model.claim import Figure
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.figure.counts import CUES, Count
from comity.reading.kinds.figure.measures import Measure
from comity.reading.marks.quantities import Quantity


class Rank(msgspec.Struct, frozen=True):
    """A place in an order, and within what: a country's or a locality's id."""

    place: int
    scope: str | None


def rank_behind(count: Count, found: Measure, subject: Entity) -> Rank | None:
    """The place told of a number, behind it and before the next one."""
    return None


def ranks_alone(sentence: Sentence, standing: Entity | None) -> Iterator[Figure]:
    """Places in an order that a sentence tells without a number they are of."""
    return iter(())
