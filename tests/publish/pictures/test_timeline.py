"""What lies between two localities, in the order of time."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model.claim import Commitment, Participant
from comity.publish.pictures.dated import KINDS, Dated, dated
from comity.publish.pictures.timeline import timeline
from comity.publish.words import speaking
from comity.register import view as views
from tests.make import BUSAN, agreement, document, event, quoting, register
from tests.publish.conftest import HUE, TEXT
from tests.publish.pictures.looking import extent, faults, paths, words

ON = date(2026, 11, 23)
SIDES = ("Thừa Thiên – Huế Province", "Busan Metropolitan City")


def item(day: str, kind: str = "event", side: int | None = 0, firm: bool = True) -> Dated:
    return Dated(kind=kind, day=day, side=side, words="Visit", firm=firm, claims=(f"{kind}-{day}",))


def promise(action: str, due: str | None = None) -> Commitment:
    return Commitment(
        **{**quoting(name="b.txt"), "modality": "planned"}, actors=(BUSAN,), action=action, due=due
    )


FIVE = (
    item("2012-03-05", "agreement", None),
    item("2015-06", side=1),
    item("2019-10-02/2019-10-05"),
    item("2019-10-09"),
    item("2027", "commitment", 1, firm=False),
)


def two_hundred() -> list[Dated]:
    return [
        item(
            f"{1996 + n % 30}-{n % 12 + 1:02}-{n % 28 + 1:02}",
            KINDS[n % 3],
            (0, None, 1)[n % 7 % 3],
            n % 5 > 0,
        )
        for n in range(200)
    ]


@pytest.mark.parametrize("language", ["en", "ko", "vi"])
def test_a_timeline_is_whole_in_every_language(language: str) -> None:
    with speaking(language):
        for items in (FIVE[:1], FIVE, two_hundred()):
            picture = timeline(items, SIDES, ON)
            assert picture is not None
            assert faults(picture) == []


def test_few_things_stand_each_with_its_day() -> None:
    picture = timeline(FIVE, SIDES, ON)
    assert picture is not None
    shown = words(picture)
    for told in ("5 March 2012: Visit", "June 2015: Visit", "9 October 2019: Visit", "2027: Visit"):
        assert told in shown
    assert "as of 23 November 2026" in shown
    told, unfirm = picture.caption.parts
    assert "5 March 2012 to 2027" in told.text and len(told.claims) == 5 and len(unfirm.claims) == 1


def test_many_things_are_gathered_by_years_and_none_is_lost() -> None:
    picture = timeline(two_hundred(), SIDES, ON)
    assert picture is not None
    numbers = [int(told) for told in words(picture) if told.isdigit() and int(told) < 1900]
    assert sum(numbers) == 200


def test_what_is_only_planned_is_hollow() -> None:
    picture = timeline([item("2027", firm=False)], SIDES, ON)
    assert picture is not None
    assert "hollow: planned, hoped for or promised" in words(picture)


def test_no_sign_hides_another() -> None:
    same = [item("2020-05-06", kind, 0) for kind in ("agreement", "event")]
    for items in (same, [*same, item("2010")], [*same, item("2026-11-01")]):
        picture = timeline(items, SIDES, ON)
        assert picture is not None
        signs = [extent(path) for path in paths(picture) if path.endswith("Z") and extent(path).bottom < 40]
        grounds = [box for box in signs if box.right - box.left > 10]
        small = [box for box in signs if box not in grounds]
        assert not [1 for a, b in combinations(small, 2) if abs(a.left - b.left) < 1]


def test_without_days_there_is_no_timeline() -> None:
    assert timeline((), SIDES, ON) is None


def test_each_thing_stands_on_the_line_of_its_side(tmp_path: Path) -> None:
    claims = [
        agreement(HUE, BUSAN, type="sister", date="2012-03", **quoting(name="b.txt")),
        event(
            HUE,
            start="2015-06-01",
            participants=(Participant(entity=BUSAN, role="guest"),),
            **quoting(name="b.txt"),
        ),
        promise("open an office", due="2027"),
        promise("send nurses"),
    ]
    with views.opened(register(tmp_path / "c.db", (document(TEXT, "b.txt"), claims))) as view:
        found = dated(view.records_about("kr/busan"), (["vn/hue"], ["kr/busan"]), lambda id_: id_)
    told = [(one.kind, one.day, one.side, one.firm) for one in found]
    assert told == [
        ("agreement", "2012-03", None, True),
        ("event", "2015-06-01", 0, True),
        ("commitment", "2027", 1, False),
    ]


days = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(lambda day: day.isoformat())
items = st.builds(item, days, st.sampled_from(KINDS), st.sampled_from([0, 1, None]), st.booleans())


@settings(max_examples=40, deadline=None)
@given(st.lists(items, min_size=1, max_size=60))
def test_whatever_is_told_has_room(some: list[Dated]) -> None:
    picture = timeline(some, ("Somewhere", "아주아주아주긴이름을가진어느지방자치단체의회"), ON)
    assert picture is not None
    assert faults(picture) == []
