from __future__ import annotations

from pathlib import Path

from comity.model.entity import Entity
from comity.register import store as stores
from comity.register.figures import Count
from comity.register.view import opened
from tests.make import BINH_DUONG, DAEJEON, RELEVANT, document, figure, put_together, quoting, register

KOREA = Entity("country", "South Korea", "kr")


def report(number: int, subject: Entity, value: float, **fields: object):
    text = document(f"So it is told. ({number})", f"{number}.txt", f"2022-01-{number + 1:02}")
    return text, [figure(subject, value, **{**quoting("So it is told.", 0, text.name), **fields})]


def test_the_newest_is_a_fact_about_all_of_it(tmp_path: Path) -> None:
    path = register(
        tmp_path / "a.db",
        report(1, BINH_DUONG, 4000, period="2020-12-31"),
        report(2, BINH_DUONG, 9000, period="2030", modality="planned"),
        report(3, BINH_DUONG, 300, period="2021", partner=KOREA),
        report(4, DAEJEON, 5, indicator="industrial_parks"),
    )
    with opened(path) as view:
        (newest,) = view.figures.newest(["vn/binh-duong"])
        assert view.record(newest.records[0]).fields["value"].shown == 4000 and newest.number == 3
        first = view.figures.records("vn/binh-duong", "fdi_projects", 3)
        assert tuple(first) == newest.records and len(set(first)) == 3
        assert view.figures.indicators() == [Count("fdi_projects", 3), Count("industrial_parks", 1)]


def test_subjects_are_listed_the_most_told_first_and_from_where_a_list_ended(tmp_path: Path) -> None:
    told = [report(n, BINH_DUONG, n, period=f"20{n:02}") for n in range(3)]
    path = register(tmp_path / "a.db", *told, report(5, DAEJEON, 7), report(6, KOREA, 8))
    with opened(path) as view:
        every = view.figures.subjects()
        assert every == [Count("vn/binh-duong", 3), Count("kr", 1), Count("kr/daejeon", 1)]
        assert [view.figures.subjects(most=1, after=one) for one in every] == [[every[1]], [every[2]], []]
        assert view.figures.subjects("population") == []


def test_figures_follow_what_is_read_later(tmp_path: Path) -> None:
    path = register(tmp_path / "a.db", report(1, BINH_DUONG, 4000))
    with stores.opened(path) as store:
        text, claims = report(2, BINH_DUONG, 4000)
        store.add(text, claims, RELEVANT)
        put_together(store)
    with opened(path) as view:
        assert view.figures.subjects() == [Count("vn/binh-duong", 1)]
        assert set(view.figures.records("vn/binh-duong", "fdi_projects", 9)) == {
            record.id for record in view.records("figure")
        }
