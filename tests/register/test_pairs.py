"""What records of two entities are told by indexes alone, the same on both engines."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.register import view as views
from comity.register.pairs import UNDATED
from tests.make import (
    BECAMEX,
    BINH_DUONG,
    BUSAN,
    DAEJEON,
    GANGNAM,
    SEOUL,
    agreement,
    document,
    event,
    figure,
    person,
    register,
)

OURS, THEIRS = "kr/daejeon", "vn/binh-duong"


def test_how_many_act_together_with_two(tmp_path: Path) -> None:
    told = [
        agreement(BINH_DUONG, DAEJEON, BECAMEX, date="2021-03"),
        event(BINH_DUONG, who=(DAEJEON, BUSAN, person("An Thi Mai")), start="2021-04-01"),
        figure(DAEJEON, 12, partner=BINH_DUONG, indicator="trade", unit="USD"),
    ]
    with views.opened(register(tmp_path / "a.db", (document("They agreed."), told))) as view:
        found = {pair.kind: pair for pair in view.pairs.between([OURS], [THEIRS])}
    assert {kind: pair.together for kind, pair in found.items()} == {"agreement": 3, "event": 3, "figure": 0}
    assert (found["agreement"].day, found["figure"].day) == ("2021-03", UNDATED)


def test_when_a_record_was_last_told(tmp_path: Path) -> None:
    same = agreement(BINH_DUONG, DAEJEON, date="2021-03-05")
    early, late, undated = (
        document(f"They agreed. {words}", f"{words}.txt", published)
        for words, published in (("Early", "2021-03-06"), ("Late", "2024-02"), ("Undated", None))
    )
    path = register(tmp_path / "a.db", (early, [same]), (undated, [same]), (late, [same]))
    with views.opened(path) as view:
        (pair,) = view.pairs.between([OURS], [THEIRS])
        assert pair.heard == "2024-02-29", "the last day that a month can mean"
    with views.opened(register(tmp_path / "b.db", (undated, [same]))) as view:
        (pair,) = view.pairs.between([OURS], [THEIRS])
        assert pair.heard == ""


def test_agreements_are_asked_for_by_couples(tmp_path: Path) -> None:
    told = [agreement(BINH_DUONG, DAEJEON), agreement(BINH_DUONG, GANGNAM), agreement(SEOUL, GANGNAM)]
    gangnam, seoul = "kr/seoul/gangnam", "kr/seoul"
    with views.opened(register(tmp_path / "a.db", (document("They agreed."), told))) as view:
        asked = [(THEIRS, OURS), (THEIRS, seoul), (seoul, gangnam)]
        found = {(pair.one, pair.other) for pair in view.pairs.agreements(asked)}
        assert found == {(THEIRS, OURS), (seoul, gangnam)}
        assert view.pairs.agreements([]) == []


def test_whatever_names_both_is_asked_for_by_couples(tmp_path: Path) -> None:
    told = [
        agreement(BINH_DUONG, DAEJEON),
        event(BINH_DUONG, who=(DAEJEON, GANGNAM)),
        agreement(SEOUL, BUSAN),
    ]
    with views.opened(register(tmp_path / "a.db", (document("They agreed."), told))) as view:
        both, turned = (view.pairs.of([couple]) for couple in ((THEIRS, OURS), (OURS, THEIRS)))
        assert sorted(pair.kind for pair in both) == ["agreement", "event"]
        assert {pair.record for pair in both} == {pair.record for pair in turned}
        assert sorted(map(str, both)) == sorted(map(str, view.pairs.between([THEIRS], [OURS])))
        assert view.pairs.of([(THEIRS, "kr/seoul"), (OURS, "kr/busan")]) == []


@pytest.mark.parametrize("name", ["o'brien", 'a "b"', "100%", "x:y", "a{b},c", "\\"])
def test_a_name_is_only_a_name(tmp_path: Path, name: str) -> None:
    with views.opened(register(tmp_path / "a.db")) as view:
        assert view.pairs.between([name], [name, OURS]) == []
        assert view.pairs.agreements([(name, OURS)]) == []
        assert view.names([name]) == {}
