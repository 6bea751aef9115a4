"""What is told differently in a whole register, page by page: the same as at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import msgspec
import pytest

from comity.insight import contested as places
from comity.insight.conflict import Conflict
from comity.insight.conflicts import conflicts
from comity.insight.cursor import before, behind
from comity.model.claim import Claim
from comity.model.document import Document
from comity.register.view import View, opened
from tests.make import (
    BINH_DUONG,
    BUSAN,
    DAEJEON,
    GANGNAM,
    WTA,
    agreement,
    document,
    event,
    figure,
    membership,
    quoting,
    register,
)

SUBJECTS = (BINH_DUONG, BUSAN, DAEJEON)


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    sources = list[tuple[Document, list[Claim]]]()
    for number in range(3):
        text = document(f"The hall was full of people on day {number}. They say so.", f"{number}.txt")
        at = quoting("They say so.", text.text.index("They"), text.name)
        told: list[Claim] = [
            *(figure(one, 1000 * (number + 2), period="2021", **at) for one in SUBJECTS),
            *(figure(one, 10 + number, indicator="fdi_projects", partner=GANGNAM, **at) for one in SUBJECTS),
            *(agreement(BINH_DUONG, one, date=f"2022-01-0{number + 1}", **at) for one in (GANGNAM, BUSAN)),
            event(DAEJEON, who=[BUSAN], start=f"2023-05-0{number + 1}", type="forum", name="Fair", **at),
            membership(BINH_DUONG, WTA, **at),
            figure(BINH_DUONG, number, indicator="agreements", **at),
        ]
        sources.append((text, told))
    with opened(register(tmp_path / "a.db", *sources)) as found:
        yield found


def key(conflict: Conflict) -> tuple[object, ...]:
    told = tuple(sorted((str(one.value), one.claims) for one in conflict.told))
    return conflict.kind, conflict.field, conflict.records, told, conflict.rule, conflict.reasons


def page_by_page(view: View, most: int) -> Iterator[Conflict]:
    found = places.contested(view)
    for kind in ("figure", *found.records):
        cursor: str | None = None
        while True:
            if kind == "figure":
                left = behind(found.figures, cursor, tuple)
                some, cursor = places.numbers(view, left, most=most)
            else:
                left = before(found.records[kind], cursor, tuple)
                some, cursor = places.fields(view, left, most)
            yield from some.found
            if cursor is None:
                break


@pytest.mark.parametrize("most", [1, 2, 50])
def test_pages_tell_what_is_told_of_all_at_once(view: View, most: int) -> None:
    every = conflicts(view)
    assert {conflict.kind for conflict in every.found} >= {"figure", "agreement"}
    told = list(page_by_page(view, most))
    assert sorted(map(key, told), key=str) == sorted(map(key, every.found), key=str)


def test_about_one_entity(view: View) -> None:
    found = places.about(places.contested(view), view, "kr/busan")
    assert {subject for subject, _ in found.figures} == {"kr/busan"}
    every = {conflict.records[0] for conflict in conflicts(view, view.entity("kr/busan")).found}
    told = {id_ for ids in found.records.values() for _, id_ in ids}
    assert every - {record.id for record in view.records("figure")} <= told


def test_what_all_say_alike_is_nowhere(tmp_path: Path) -> None:
    told = [agreement(one, two, date="2022") for one, two in product([BINH_DUONG], [GANGNAM, BUSAN])]
    with opened(register(tmp_path / "b.db", (document("They agreed.", "article.txt"), told))) as view:
        found = places.contested(view)
        assert not found.figures and not found.records


def test_what_cannot_contradict_is_not_looked_at(tmp_path: Path) -> None:
    told: list[list[Claim]] = [
        [figure(BUSAN, 3000, period="2020"), agreement(BINH_DUONG, GANGNAM, date="2022-01-06")],
        [figure(BUSAN, 4000, period="2021"), agreement(BINH_DUONG, GANGNAM, date="2022-01")],
        [figure(DAEJEON, 3500, period="2021"), agreement(BINH_DUONG, BUSAN, date="2021-02-01")],
        [figure(DAEJEON, 3000, period="2021", qualifier="at_least")],
        [figure(GANGNAM, 10, period="2021"), agreement(BINH_DUONG, BUSAN, date="2021-02-02")],
        [figure(GANGNAM, 20, period="2021")],
    ]
    sources = list[tuple[Document, list[Claim]]]()
    for number, claims in enumerate(told):
        text = document(f"So says paper {number}.", f"{number}.txt")
        at = quoting("So says", 0, text.name)
        sources.append((text, [msgspec.structs.replace(one, **at) for one in claims]))
    with opened(register(tmp_path / "b.db", *sources)) as view:
        found = places.contested(view)
        assert [subject for subject, _ in found.figures] == ["kr/seoul/gangnam"]
        (agreed,) = view.records_of(id_ for _, id_ in found.records["agreement"])
        assert "kr/busan" in agreed.entities
        assert len(conflicts(view).found) == 2
