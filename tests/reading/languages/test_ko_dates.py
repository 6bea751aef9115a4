"""Korean dates: how they are written and what they mean on the day of publication."""

from __future__ import annotations

import pytest

from comity.model.document import Document, content_id
from comity.reading.clauses.passage import Passage
from comity.reading.languages.ko.dates import find_dates
from comity.reading.languages.ko.sentences import find_sentences
from comity.reading.marks.dates import DateMark

PUBLISHED = "2024-05-14"

WRITTEN = {
    "2019년 6월 3일 맺었다.": ["2019-06-03"],
    "2019년 6월 맺었다.": ["2019-06"],
    "2019년 맺었다.": ["2019"],
    "2024.10.21. 서명식": ["2024-10-21"],
    "2024. 10. 27. 09:05": ["2024-10-27"],
    "4월 2일 맺었다.": ["2024-04-02"],
    "12월 3일 맺었다.": ["2023-12-03"],
    "12월 3일 맺을 예정이다.": ["2024-12-03"],
    "축제(6월 3~5일)에 초청했다.": ["2024-06-03/2024-06-05"],
    "지난 21일 만났다.": ["2024-04-21"],
    "지난 9일 만났다.": ["2024-05-09"],
    "오는 30일 만난다.": ["2024-05-30"],
    "오는 3일 만난다.": ["2024-06-03"],
    "13일 만났다.": ["2024-05-13"],
    "20일 만났다.": ["2024-04-20"],
    "20일 만난다.": ["2024-05-20"],
    "20일 만난다고 14일 밝혔다.": ["2024-05-20", "2024-05-14"],
    "20일 만났다고 14일 밝혔다.": ["2024-04-20", "2024-05-14"],
    "13일 이같은 계획을 내놨다.": ["2024-05-13"],
    "13일 만났고 20일 떠난다. 이날 서명했다.": ["2024-05-13", "2024-05-20", "2024-05-13"],
    "지난해 11월 찾았다.": ["2023-11"],
    "올해 3월 찾았다.": ["2024-03"],
    "올 8월 찾는다.": ["2024-08"],
    "작년에 찾았다.": ["2023"],
    "내년 상반기에 연다.": ["2025-01/2025-06"],
    "올 하반기에 연다.": ["2024-07/2024-12"],
    "내달 5일 연다.": ["2024-06-05"],
    "지난달 19일 열었다.": ["2024-04-19"],
    "이달 3일 열었다.": ["2024-05-03"],
    "어제(13일) 열었다.": ["2024-05-13"],
    "오늘 연다.": ["2024-05-14"],
    "3년 전부터 오갔다.": ["2021"],
    "한 달 전 만났다.": ["2024-04"],
    "2015년 9월에 만나 같은 달 30일 맺었다.": ["2015-09", "2015-09-30"],
    "2015년 9월에 만나 이듬해 3월 맺었다.": ["2015-09", "2016-03"],
    "지난 8일 도착했다. 이날 두 시장은 서명했다.": ["2024-05-08", "2024-05-08"],
    "지난 8일 도착했다. 이튿날 서명했다.": ["2024-05-08", "2024-05-09"],
    "지난달 27일부터 5월 2일까지 머물렀다.": ["2024-04-27/2024-05-02"],
    "지난 11일부터 오는 16일까지 머문다.": ["2024-05-11/2024-05-16"],
    "20~23일 열린다.": ["2024-05-20/2024-05-23"],
    "5월 20·21일 이틀간 열린다.": ["2024-05-20/2024-05-21"],
    "26일과 27일 열린다.": ["2024-05-26/2024-05-27"],
    "10월 21∼25일 연다.": ["2024-10-21/2024-10-25"],
    "12월 29일부터 1월 2일까지 머물렀다.": ["2023-12-29/2024-01-02"],
    "2010~2020년 수출은": ["2010/2020"],
    "올해 들어 4월까지 수출은": ["2024-01/2024-04"],
    "1~4월 수출은 전년 동기보다": ["2024-01/2024-04", "2023-01/2023-04"],
    "21일(현지시간) 만난다.": ["2024-05-21"],
    "현재 11개 도시와 오간다.": ["2024-05-14"],
    "11월 3일 자매결연을 맺은 뒤": ["2024-11-03"],
}

NO_DATES = [
    "3박 4일 일정으로 찾았다.",
    "5박6일 동안 머물렀다.",
    "10일간 열린다.",
    "수교 30주년을 맞았다.",
    "5년 만에 다시 만났다.",
    "매월 5일과 20일께 보낸다.",
    "100일을 맞았다.",
    "올바른 길을 찾는다.",
    "1위에 올랐다.",
    "이번 달랏 방문에서",
]


def dates(text: str, published: str | None = PUBLISHED) -> list[DateMark]:
    document = Document(
        id=content_id(text), name="own.txt", text=text, source="own.txt", published=published, language="ko"
    )
    passage = Passage(document, "ko")
    find_sentences(passage)
    return find_dates(passage)


@pytest.mark.parametrize(("text", "expected"), WRITTEN.items(), ids=list(WRITTEN))
def test_dates_are_resolved(text: str, expected: list[str]) -> None:
    assert [mark.edtf for mark in dates(text)] == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_lengths_and_numbers_are_no_dates(text: str) -> None:
    assert dates(text) == []


def test_a_date_bounds_a_state() -> None:
    told = {
        text: dates(text)[0].as_of for text in ("4월 말 현재", "지난달 기준", "4월 말에", "10월까지 보낸")
    }
    assert told == {"4월 말 현재": True, "지난달 기준": True, "4월 말에": False, "10월까지 보낸": True}
    assert len(dates("4월 말 현재")) == 1


def test_without_publication_only_written_years_are_known() -> None:
    told = dates("2019년 6월 3일 만났고 오는 30일 다시 만난다. 어제 떠났다.", None)
    assert [mark.edtf for mark in told] == ["2019-06-03", "2019-06-30", None]


def test_this_day_is_that_of_what_was_told_not_of_the_telling() -> None:
    told = dates(
        "여수시는 지난 9일 협약을 맺었다고 13일 밝혔다. 이날 서명했다. 13일 밝힌 대로다. 당일 떠났다."
    )
    assert [mark.edtf[-2:] for mark in told if mark.edtf] == ["09", "13", "09", "13", "13"]


def test_a_day_of_telling_beside_its_source_dates_nothing() -> None:
    told = dates("13일 여수시에 따르면 협약식에는 두 시장이 왔다. 12일 여수시에서 만났다.")
    assert [mark.edtf for mark in told] == ["2024-05-12"]


def test_what_is_ahead_and_what_year_is_written() -> None:
    told = dates("2019년 맺었고 오는 30일 다시 만난다.")
    assert [(mark.written_year, mark.ahead) for mark in told] == [(True, False), (False, True)]
