from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from comity.errors import UnknownName
from comity.register import view as views
from comity.register.listing import Span
from comity.register.view import View
from tests.make import BINH_DUONG, BUSAN, DAEJEON, GANGNAM, SEOUL, agreement, document, quoting, register

DAYS = {GANGNAM: "2022-01-06", DAEJEON: "2019-05-02", BUSAN: "2021-03", SEOUL: None}


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    told = [agreement(BINH_DUONG, other, date=day) for other, day in DAYS.items()]
    path = register(tmp_path / "a.db", (document("They agreed."), told))
    with views.opened(path) as opened:
        yield opened


def days(view: View, span: Span, most: int = 20) -> list[str | None]:
    found = {record.id: record.day for record in view.records_of(view.listed(span, most))}
    return [found[id_] for id_ in view.listed(span, most)]


def test_the_newest_come_first_and_what_has_no_day_last(view: View) -> None:
    assert days(view, Span(kind="agreement")) == ["2022-01-06", "2021-03", "2019-05-02", None]


def test_the_oldest_come_first_where_that_is_asked(view: View) -> None:
    assert days(view, Span(kind="agreement", newest=False)) == ["2019-05-02", "2021-03", "2022-01-06", None]


def test_a_span_holds_what_lies_in_it(view: View) -> None:
    assert days(view, Span(kind="agreement", since="2021", until="2021")) == ["2021-03"]
    assert days(view, Span(kind="agreement", since="2021-03-01")) == ["2022-01-06"]
    assert days(view, Span(kind="event")) == []


def test_an_entity_has_its_own(view: View) -> None:
    assert days(view, Span(kind="agreement", entity="kr/busan")) == ["2021-03"]
    assert len(days(view, Span(kind="agreement", entity="vn/binh-duong"))) == len(DAYS)


@pytest.mark.parametrize("newest", [True, False])
@pytest.mark.parametrize("entity", [None, "vn/binh-duong"])
def test_page_by_page_everything_comes_once(view: View, newest: bool, entity: str | None) -> None:
    every = view.listed(Span(kind="agreement", newest=newest, entity=entity))
    met: list[str] = []
    while some := view.listed(
        Span(kind="agreement", newest=newest, entity=entity, after=met[-1] if met else None), 1
    ):
        met += some
        assert len(met) <= len(every)
    assert tuple(met) == every


def test_no_page_begins_behind_what_is_not_there(view: View) -> None:
    with pytest.raises(UnknownName):
        view.listed(Span(kind="agreement", after="agr-nowhere"))


def test_countries_are_told_with_their_localities(view: View) -> None:
    assert view.roll.countries(["kr", "vn", "jp"]) == {"kr": 4, "vn": 1}
    assert list(view.roll.localities("kr", 2)) == ["kr/busan", "kr/daejeon"]
    assert list(view.roll.localities("kr", 9, after="kr/daejeon")) == ["kr/seoul", "kr/seoul/gangnam"]
    assert not view.roll.unplaced()


def test_standings_count_and_tell_the_last_day(view: View) -> None:
    told = view.roll.standings(["vn/binh-duong", "kr/seoul"])
    assert (told["vn/binh-duong"].agreements, told["vn/binh-duong"].last) == (len(DAYS), "2022-01-06")
    assert (told["kr/seoul"].agreements, told["kr/seoul"].last) == (1, None)


def test_what_came_last_is_told_with_its_records(tmp_path: Path) -> None:
    later = quoting("They met.", 0, "b.txt")
    path = register(
        tmp_path / "b.db",
        (document("They agreed."), [agreement(BINH_DUONG, GANGNAM)]),
        (document("They met.", "b.txt"), [agreement(BINH_DUONG, BUSAN, **later)]),
    )
    with views.opened(path) as view:
        ids = view.arrivals.newest(5)
        assert len(ids) == 2
        assert list(view.arrivals.newest(5, after=ids[0])) == [ids[1]]
        told = view.arrivals.told(ids)
        assert all(len(records) == 1 for records in told.values())
        with pytest.raises(UnknownName):
            view.arrivals.newest(5, after="nowhere")


def test_marks_are_of_whom_it_names_and_where_that_lies(tmp_path: Path) -> None:
    told = [
        agreement(BINH_DUONG, GANGNAM, date="2022", type="sister", fields=("trade", "tourism")),
        agreement(BINH_DUONG, DAEJEON, date="2021", fields=("trade",)),
    ]
    read = msgspec.structs.replace(document("They agreed."), language="vi")
    with views.opened(register(tmp_path / "c.db", (read, told))) as view:

        def found(*marks: str) -> list[str | None]:
            return days(view, Span(kind="agreement", marks=marks))

        assert found("kr/seoul") == found("kr/seoul/gangnam") == found("#sister") == ["2022"]
        assert found("kr") == found("+trade") == found("~vi") == found("vn/binh-duong") == ["2022", "2021"]
        assert found("kr", "+trade", "#mou") == ["2021"]
        assert found("kr/daejeon", "#sister") == found("~ko") == []
        assert days(view, Span(kind="agreement", marks=("kr", "~vi"), since="2022")) == ["2022"]
