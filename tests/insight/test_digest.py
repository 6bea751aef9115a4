"""What is new in a register since a day, what is told anew, and what is only older."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest

from comity.insight import digest as module
from comity.insight.digest import Digest, digest
from comity.insight.surroundings import Surroundings
from comity.model.claim import Claim
from comity.model.decision import Decision
from comity.reference.duties import Duties
from comity.reference.gazetteer import load
from comity.register import store as stores
from comity.register.view import opened
from tests.insight.telling import LAM_DONG, TABLES, Lying
from tests.make import (
    BUSAN,
    DAEJEON,
    GANGNAM,
    RELEVANT,
    agreement,
    document,
    event,
    figure,
    put_together,
    quoting,
)

DUTIES = Duties(load())
ON = date(2026, 11, 23)
SIGNED = agreement(LAM_DONG, BUSAN, date="2026-11-10")
OTHER = agreement(LAM_DONG, DAEJEON, date="2015-05-04", type="sister")


Made = Callable[..., Path]


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A register of documents that came on these days."""

    def made(*told: tuple[str, Claim]) -> Path:
        path = tmp_path / "a.db"
        with stores.opened(path) as store:
            for number, (came, claim) in enumerate(told):
                monkeypatch.setattr(stores, "_now", lambda came=came: f"{came}T00:00:00Z")
                quote, name = f"It is told for the {number}. time.", f"{number}.txt"
                kept = document(quote, name, "2026-11-12")
                store.add(kept, [msgspec.structs.replace(claim, **quoting(quote, 0, name))], RELEVANT)
            put_together(store)
        return path

    return made


def found(path: Path, since: str = "2026-11-16", of: str | None = None) -> Digest:
    with opened(path) as view:
        around = Surroundings(view, TABLES, Lying(), ON)
        return digest(around, DUTIES, date.fromisoformat(since), date(2026, 12, 31), of)


def test_new_is_what_no_older_document_told(register: Made) -> None:
    told = found(
        register(
            ("2026-11-01", OTHER),
            ("2026-11-20", OTHER),
            ("2026-11-21", SIGNED),
            ("2026-11-02", agreement(LAM_DONG, GANGNAM, date="2011")),
            ("2026-11-24", agreement(LAM_DONG, GANGNAM, date="2012")),
        )
    )
    assert told.documents == 2
    assert [record.day for record in told.new] == ["2026-11-10"]
    ((again),) = told.again
    assert again.record.day == "2015-05-04"
    assert {told.evidence.citations[id_].document for id_ in again.claims} == {"1.txt"}
    assert [(one.on, one.rule) for one in told.dates.dates] == [("2026-11-25", "vn-report-signing")]


def test_the_newest_come_first_and_agreements_before_all_else(register: Made) -> None:
    told = found(
        register(
            ("2026-11-20", agreement(LAM_DONG, GANGNAM)),
            ("2026-11-20", OTHER),
            ("2026-11-20", event(BUSAN, who=[LAM_DONG], start="2026-11-20")),
            ("2026-11-20", SIGNED),
        )
    )
    assert [(one.kind, one.day) for one in told.new] == [
        ("agreement", "2026-11-10"),
        ("agreement", "2015-05-04"),
        ("agreement", None),
        ("event", "2026-11-20"),
    ]


def test_only_of_one_locality(register: Made) -> None:
    path = register(("2026-11-20", SIGNED), ("2026-11-20", OTHER))
    told = found(path, of="kr/daejeon")
    assert [record.day for record in told.new] == ["2015-05-04"]
    assert told.dates.dates == ()


def test_what_came_and_differs_is_told(register: Made) -> None:
    path = register(
        ("2026-11-01", figure(BUSAN, 3000, period="2021")),
        ("2026-11-20", figure(BUSAN, 4000, period="2021")),
        ("2026-11-01", figure(DAEJEON, 3000, period="2021")),
        ("2026-11-02", figure(DAEJEON, 4000, period="2021")),
    )
    assert [conflict.about for conflict in found(path).conflicts.found] == ["kr/busan"]


def test_decisions_since_and_not_before(register: Made) -> None:
    path = register(("2026-11-01", SIGNED))
    with opened(path) as view:
        (record,) = view.records("agreement")
    with stores.opened(path) as store:
        for day in ("2026-11-02", "2026-11-20"):
            store.decide(
                Decision(
                    verdict="note", about=(record.id,), who="An", when=f"{day}T08:00:00Z", why=f"On {day}."
                )
            )
    assert [one.decision.why for one in found(path).decided] == ["On 2026-11-20."]


def test_of_many_documents_the_last_are_told_and_all_counted(
    register: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    path = register(*((f"2026-11-{day}", OTHER) for day in (17, 18, 19, 20, 12)))
    told = found(path)
    assert told.documents == 4
    ((again),) = told.again
    assert {told.evidence.citations[id_].document for id_ in again.claims} == {"2.txt", "3.txt"}
