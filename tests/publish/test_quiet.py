"""Quiet ties in words: what was searched is said, nobody is accused, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.insight.chronicle import chronicle
from comity.insight.encounters import encounters
from comity.insight.quiet import are_quiet, quiet
from comity.publish.attention import quiet_page
from comity.publish.page import Line
from comity.publish.words import speaking
from tests.insight.telling import around
from tests.make import BINH_DUONG, GANGNAM, agreement

SIGNED = "2016-05-04", "They agreed.", agreement(BINH_DUONG, GANGNAM, date="2016-05-04")


def said(line: Line) -> list[str]:
    return [
        line.margin,
        *(part.text for part in line.parts),
        *(word for note in line.notes for word in said(note)),
    ]


def told(tmp_path: Path, language: str) -> str:
    with around(tmp_path, SIGNED) as found, speaking(language):
        ties = are_quiet(chronicle(found, encounters(found)).ties, found)
        page = quiet_page(quiet(ties, found.view.coverage(), found))
        lines = [*page.lead, *(line for part in page.sections for line in part.lines)]
        return "\n".join([page.title, *(word for line in lines for word in said(line))])


@pytest.mark.parametrize(
    ("language", "searched", "means", "last"),
    [
        ("en", "Searched: 1 document", "does not mean that nothing happened", "Last evidence:"),
        ("ko", "문서 1건", "없었다는 뜻은 아닙니다", "2016년 5월 4일"),
        ("vi", "1 tài liệu", "không có nghĩa là không có hoạt động", "4/5/2016"),
    ],
)
def test_it_says_what_was_searched_what_was_told_last_and_what_that_does_not_mean(
    tmp_path: Path, language: str, searched: str, means: str, last: str
) -> None:
    words = told(tmp_path, language)
    assert searched in words and means in words and last in words


@pytest.mark.parametrize("language", ["en", "ko", "vi"])
def test_nobody_is_accused(tmp_path: Path, language: str) -> None:
    words = told(tmp_path, language).lower()
    for harsh in (
        "dead",
        "dormant",
        "neglect",
        "abandon",
        "inactive",
        "방치",
        "중단",
        "끊긴",
        "유명무실",
        "bỏ bê",
        "chết",
    ):
        assert harsh not in words
