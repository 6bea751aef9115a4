"""The digest of the tour's register: every sentence cites what says it, in each language."""

from __future__ import annotations

from datetime import date

from comity.cli.days import today
from comity.cli.papers import Desk
from comity.insight.digest import Digest, digest
from comity.publish.digest import digest_paper
from comity.reference import gazetteer
from comity.reference.duties import Duties
from tests.publish.briefs.checking import faults


def told(at: Desk, since: date, on: date, of: str | None = None) -> Digest:
    duties = Duties(gazetteer.load())
    return digest(at.around(on=on), duties, since, date(2027, 3, 1), of, at.atlas.boundaries)


def test_every_sentence_is_said_by_what_it_cites(at: Desk) -> None:
    for on, least in ((today(), 80), (date(2022, 1, 10), 5)):
        paper = digest_paper(told(at, date(2020, 1, 1), on))
        assert sum(1 for _ in paper.parts()) > least
        assert faults(paper, at.view, [date(2020, 1, 1).isoformat(), on.isoformat()]) == []


def test_where_nothing_came_that_is_said_of_what_was_searched(at: Desk) -> None:
    found = told(at, date(2020, 1, 1), date(2020, 2, 1), "jp/tokyo")
    (chapter,) = digest_paper(found).front
    (line,) = chapter.blocks
    assert line.parts[0].claims == ("searched",)
