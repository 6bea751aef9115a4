"""Every sentence of every brief of the tour's register: what it cites is there, and says what it states."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pytest

from comity.cli.papers import Desk
from comity.insight.briefing.meeting import meeting
from comity.insight.briefing.situation import situation
from comity.insight.encounters import are_abroad
from comity.model.record import ResolvedEntity
from comity.publish.briefs.locality import locality_brief
from comity.publish.briefs.relation import relation_brief
from comity.publish.paper.paper import Paper
from comity.reference import gazetteer
from comity.reference.duties import Duties
from tests.publish.briefs.checking import faults

ON = date(2026, 11, 23)
SINCE = date(2025, 7, 1)
DUTIES = Duties(gazetteer.load())


def localities(at: Desk) -> list[ResolvedEntity]:
    return [one for one in at.view.entities() if one.type == "locality"]


def relations(at: Desk) -> Iterator[tuple[ResolvedEntity, ResolvedEntity]]:
    """Every two localities of different countries that anything names together."""
    for one, other in combinations(localities(at), 2):
        if are_abroad(one.id, other.id) and at.view.pairs.between([one.id], [other.id]):
            yield one, other


def of_relations(
    at: Desk, then: date | None = None, since: date | None = None, on: date = ON
) -> Iterator[Paper]:
    for one, other in relations(at):
        found = meeting(at.around(then, on), one, other, at.atlas, since, DUTIES)
        yield relation_brief(found)


def of_localities(at: Desk, since: date | None = None, on: date = ON) -> Iterator[Paper]:
    for one in localities(at):
        yield locality_brief(situation(at.around(None, on), one, at.atlas, since, DUTIES))


def told(papers: Iterator[Paper], at: Desk) -> tuple[int, list[str]]:
    """How many sentences there are, and what does not hold of them."""
    number, found = 0, list[str]()
    for paper in papers:
        number += sum(1 for _ in paper.parts())
        found += [f"{paper.title}: {fault}" for fault in faults(paper, at.view, [SINCE.isoformat()])]
    return number, found


def test_every_sentence_on_a_relation_is_said_by_what_it_cites(at: Desk) -> None:
    number, found = told(of_relations(at, since=SINCE), at)
    assert number > 900
    assert found == []


def test_every_sentence_on_a_locality_is_said_by_what_it_cites(at: Desk) -> None:
    number, found = told(of_localities(at, SINCE), at)
    assert number > 900
    assert found == []


@pytest.mark.parametrize("on", [date(2024, 11, 1), date(2029, 6, 1)])
def test_days_ahead_are_said_by_what_they_follow_from(at: Desk, on: date) -> None:
    papers = [*of_relations(at, on=on), *of_localities(at, on=on)]
    _, found = told(iter(papers), at)
    assert found == []
    assert sum(one.key == "dates" for paper in papers for one in paper.annex) > 1


def test_a_brief_of_a_day_says_nothing_of_later(at: Desk) -> None:
    number, found = told(of_relations(at, date(2022, 12, 31)), at)
    assert number > 50
    assert found == []
