"""Publication dates: each with the words that give it, and none where nothing does."""

from __future__ import annotations

import time

import pytest

from comity.sources.published import publication

BODY = (
    "The two cities agreed on Monday to widen their exchanges in trade, culture and tourism, the mayors said."
)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("date 2024-10-21", "2024-10-21"),
        ("Createdd 2024-10-21 Hit 1", "2024-10-21"),
        ("Posted: Oct 21, 2024", "2024-10-21"),
        ("Published : October 21, 2024 - 15:10", "2024-10-21"),
        ("Last updated: 21st of October, 2024", "2024-10-21"),
        ("By Ana Soto Posted : October 21, 2024, 14:32 Updated : October 22, 2024", "2024-10-21"),
        ("October 21, 2024 -- from our correspondent in Riga", "2024-10-21"),
        ("2024.10.21", "2024-10-21"),
        ("2024. 10. 1. 19:05", "2024-10-01"),
        ("21/10/2024", "2024-10-21"),
        ("10/21/2024 3:15 PM", "2024-10-21"),
        ("09:12, 2024/10/21", "2024-10-21"),
        ("Monday, 21 October 2024 | 09:12 (GMT+7)", "2024-10-21"),
        ("The Daily Herald | Sept. 3, 2021", "2021-09-03"),
        ("2024년 10월 21일", "2024-10-21"),
        ("입력 2024-10-21 10:00 | 홍길동 기자", "2024-10-21"),
        ("• 승인 2024.10.21 18:05", "2024-10-21"),
        ("ngày 21/10/2024", "2024-10-21"),
        ("Thứ Hai, 21/10/2024, 07:12", "2024-10-21"),
        ("Cập nhật: 21-10-2024 | 11:05:12", "2024-10-21"),
        ("Ngày đăng: 1 tháng 2 năm 2024", "2024-02-01"),
        ("HANOI, January 7, 2022 - Leaders of the two sides met to talk about trade.", "2022-01-07"),
        ("Medellin, July 30, 2019. A municipality and a city have become twins.", "2019-07-30"),
        ("RIGA, January 7, 2022 /Pilot/. Leaders of the two sides met to talk about trade.", "2022-01-07"),
        ("Tamale, June 14, 2006, GPA - Leaders of the two sides met to talk about trade.", "2006-06-14"),
        ("12. Nov 2018 at 7:45", "2018-11-12"),
        ("By Ana Soto, October 8 2012, 9.12am", "2012-10-08"),
        ("September 24, 2015 by International Office", "2015-09-24"),
        ("Posted by the editor on June 30, 2023 in Cities", "2023-06-30"),
        ("Ministerial media statement, 19 January 1996", "1996-01-19"),
        ("SEOUL, 7 Jan. 2022 (ABC) — Leaders of the two sides met to talk about trade.", "2022-01-07"),
    ],
)
def test_a_date_line_or_dateline_gives_the_day(line: str, day: str) -> None:
    found = publication(f"Two cities become friends\n{line}\n\n{BODY}\n")
    first = publication(f"{line}\n\n{BODY}\n")
    assert first is not None
    assert first.day == day
    assert first.evidence in line
    if not line.startswith("date"):
        assert found == first


@pytest.mark.parametrize(
    "line",
    [
        "HANOI, January 7 - Leaders of the two sides met.",
        "On October 21, 2024 the cities signed.",
        "Agreement signed on October 21, 2024 in Hanoi by both mayors",
        "Exhibition, May 5-7, 2024",
        "Fair: 29/5 - 31/5/2024",
        "October 2024",
        "30/2/2024",
        "2024-13-45",
        "05/06/2024",
        "date 2024-02-31",
        "From 2024-10-21 to 2024-10-25",
        "",
    ],
)
def test_nothing_is_guessed(line: str) -> None:
    assert publication(f"Two cities become friends\n{line}\n\n{BODY}\n") is None


def test_the_order_of_day_and_month_is_told_by_other_dates_or_the_language() -> None:
    assert publication(f"05/06/2024\n\n{BODY}\nSee also: fair (23/05/2024)", "en") == (
        "2024-06-05",
        "05/06/2024",
    )
    assert publication(f"05/06/2024\n\n{BODY}\nSee also: fair (05/23/2024)", "en") == (
        "2024-05-06",
        "05/06/2024",
    )
    assert publication("05/06/2024\n\nHai bên đã ký kết.", "vi") == ("2024-06-05", "05/06/2024")


def test_a_date_of_publication_is_preferred_to_one_of_change() -> None:
    text = f"Friends\nUpdated: 2024-10-23\nPosted: 2024-10-21\n\n{BODY}"
    assert publication(text) == ("2024-10-21", "Posted: 2024-10-21")
    both = publication(f"Friends\nPosted: 2024-10-21 | Updated: 2024-10-23\n\n{BODY}")
    assert both is not None
    assert both.day == "2024-10-21"


@pytest.mark.parametrize(
    "line",
    ["Posted on 24 June 2014", "24 June 2014", "Weekly Courier, 24 June 2014", "24.06.2014 | Business"],
)
def test_a_date_may_stand_at_the_end(line: str) -> None:
    paragraphs = "\n".join([BODY] * 12)
    assert publication(f"{paragraphs}\n{line}") == ("2014-06-24", line)
    assert publication(f"{paragraphs}\n{line}\n{paragraphs}") is None


@pytest.mark.parametrize(
    "line",
    [
        "The Northern Post, 9 October 2014",
        "HARBOUR NEWSLETTER, October 9, 2014",
        "Riverside City, Oct. 9, 2014",
        "(09-10-2014)",
        "Bulletin of the Chamber: 9 October 2014",
    ],
)
def test_an_outlet_and_its_date_give_the_day(line: str) -> None:
    found = publication(f"Two cities become friends\n{line}\n\n{BODY}\n")
    assert found is not None
    assert found.day == "2014-10-09"


def test_the_order_is_told_by_the_news_and_the_country() -> None:
    assert publication(f"Friends\n09/10/2024 17:05\n\nOn October 8 they met. {BODY}") == (
        "2024-10-09",
        "09/10/2024 17:05",
    )
    assert publication(f"Friends\n10/09/2024 17:05\n\nOn October 8 they met. {BODY}") == (
        "2024-10-09",
        "10/09/2024 17:05",
    )
    assert publication(f"Friends in Vietnam\n09/10/2024\n\n{BODY}") == ("2024-10-09", "09/10/2024")


def test_the_lines_of_a_chronicle_are_no_date_lines() -> None:
    chronicle = "\n".join(f"201{year}. 10. 1." + f"\n{BODY}" for year in range(4))
    assert publication(f"Ten years in dates\n{chronicle}") is None


def test_a_text_of_very_many_lines_is_dated_at_once() -> None:
    text = "Two cities sign\nMay 3, 2024\n" + "They signed, and 12 others did.\n" * 300_000
    started = time.perf_counter()
    found = publication(text, "en")
    assert found is not None
    assert found.day == "2024-05-03"
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("[하노이=북방경제 2024.01.15] 흥옌성이 투자를 끌어들였다.", "2024-01-15"),
        ("한강소식 2019-04-23 이나래 기자 narae@hangang.example", "2019-04-23"),
        ("[사진=하남시]", None),
    ],
)
def test_korean_bylines(line: str, day: str | None) -> None:
    found = publication(f"두 도시가 손을 잡았다\n\n{line}\n\n두 도시는 협약을 맺었다.")
    assert (found.day if found else None) == day
