"""Promises in words: every part is cited, nobody is accused, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.insight.promises.every import every, followup, numbers
from comity.insight.promises.promise import Decided, Promise
from comity.model.claim import Commitment
from comity.publish.page import Line
from comity.publish.promise_page import followup_page
from comity.publish.promises import promise_line
from comity.publish.words import speaking
from tests.insight.telling import LAM_DONG, Report, around
from tests.make import BINH_DUONG, BUSAN, GANGNAM, SEOUL, event, quoting


def promise(due: str | None, action: str, *who: object, told: str | None = "2022-01-05") -> Report:
    claim = Commitment(
        **quoting(), actors=who, action=action, due=due, modality="planned", fields=("health",)
    )
    return told, f"They will {action}.", claim


REPORTS = (
    promise("2023", "train nurses", GANGNAM, BINH_DUONG),
    promise("2024-05", "open a trade office", BUSAN, LAM_DONG),
    promise("2031", "build a hospital", BUSAN, BINH_DUONG),
    promise(None, "hold a fair", GANGNAM, LAM_DONG),
    promise(None, "give scholarships", BUSAN, LAM_DONG, told=None),
    (
        "2023-05-05",
        "They trained nurses.",
        event(SEOUL, who=[GANGNAM, BINH_DUONG], start="2023-05-04", type="training"),
    ),
)


def told(tmp_path: Path, language: str = "en") -> str:
    with around(tmp_path, *REPORTS) as found, speaking(language):
        some = every(found)
        page = followup_page(followup(some, numbers(some), found.view.coverage(), found))
        lines = [*page.lead, *(line for part in page.sections for line in part.lines)]
        assert all(part.claims for line in lines[3:] for part in parts(line))
        assert all(set(part.claims) <= page.citations.keys() for line in lines for part in parts(line))
        return "\n".join(f"{line.margin} {' '.join(part.text for part in parts(line))}" for line in lines)


def parts(line: Line) -> list:
    return [*line.parts, *(part for note in line.notes for part in parts(note))]


def test_how_each_stands_is_said(tmp_path: Path) -> None:
    words = told(tmp_path)
    assert "Promises: 4 open and 1 with something told since." in words
    assert "Searched: 6 documents" in words and "does not mean that nothing was done" in words
    assert "Told since, and may speak to it:" in words
    assert "4 May 2023: Training" in words
    assert "Why: it names Gangnam-gu and Bình Dương; it tells of the same: training" in words
    assert "Due by May 2024; nothing found since." in words
    assert "Due by 2031; nothing found so far." in words
    assert "Told on 5 January 2022; nothing found since." in words
    assert "nothing can be found since" in words


@pytest.mark.parametrize("language", ["en", "ko", "vi"])
def test_nobody_is_accused(tmp_path: Path, language: str) -> None:
    words = told(tmp_path, language).lower()
    for harsh in (
        "fail",
        "broken",
        "neglect",
        "overdue",
        "late",
        "위반",
        "불이행",
        "지연",
        "파기",
        "thất hứa",
        "vi phạm",
        "chậm trễ",
    ):
        assert harsh not in words


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Lapsed, as Ms Tran decided on 1 February 2026: their letter"),
        ("ko", "실효됨 (2026년 2월 1일 Ms Tran 판단): their letter"),
        ("vi", "đã hết hiệu lực, theo quyết định của Ms Tran 1/2/2026: their letter"),
    ],
)
def test_what_a_person_decided_is_said_with_who_and_why(tmp_path: Path, language: str, said: str) -> None:
    by_her = Decided(
        outcome="lapsed", who="Ms Tran", when="2026-02-01T00:00:00+00:00", why="their letter", decision=3
    )
    with around(tmp_path, *REPORTS) as found, speaking(language):
        some = every(found)[:1]
        page = followup(some, numbers(some), found.view.coverage(), found)
        (one,) = page.promises
        settled = Promise(
            **{name: getattr(one, name) for name in one.__struct_fields__} | {"decided": by_her}
        )
        line = promise_line(settled, page.evidence)
        assert said.lower() in parts(line)[1].text.lower()
