"""What needs attention as it is served: the beginning, quiet ties, days ahead, changed parties, conflicts."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import icalendar
import pytest
from starlette.testclient import TestClient

from comity.web.pages import home
from tests.make import BINH_DUONG, BUSAN, DAEJEON, GANGNAM, agreement, event, figure
from tests.web.visiting import article, visiting

TODAY = datetime.now(UTC).date()
SOON, LATELY = TODAY + timedelta(days=60), TODAY - timedelta(days=20)
TOLD = (
    article(1, agreement(BINH_DUONG, GANGNAM, date="2012-01-06", type="sister"), published="2012-01-07"),
    article(
        2, agreement(BINH_DUONG, DAEJEON, date="2019-05-02", valid_until=SOON.isoformat(), notice="P10D")
    ),
    article(3, agreement(BINH_DUONG, BUSAN, date="2014-03-01"), figure(BUSAN, 3000, period="2021")),
    article(4, event(BUSAN, who=[BINH_DUONG], start=LATELY.isoformat()), published=LATELY.isoformat()),
    article(5, agreement(BINH_DUONG, BUSAN, date="2014-03-02"), figure(BUSAN, 4000, period="2021")),
)
PAGES = ("/", "/quiet", "/orphans", "/dates", "/conflicts")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[TestClient]:
    with visiting(tmp_path / "a.db", *TOLD) as client:
        yield client


def words(site: TestClient, address: str) -> str:
    """The words of a page, each name and mark between spaces."""
    answer = site.get(address)
    assert answer.status_code == 200, answer.text
    content = answer.text[answer.text.index("<main") : answer.text.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", content).split())


def content(site: TestClient, address: str) -> Any:
    answer = site.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()["content"]


@pytest.mark.parametrize("language", ["en", "ko", "vi"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there_in_every_language(site: TestClient, page: str, language: str) -> None:
    answer = site.get(page, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert 'class="cite"' in answer.text


def test_the_beginning_says_what_is_new_and_what_needs_attention(site: TestClient) -> None:
    told = words(site, "/")
    assert "It holds 5 documents" in told and "agreements" in told
    assert "Searched: 5 documents, published from 7 January 2012" in told
    for heading in ("Days ahead", "Ties whose party was merged", "Quiet ties", "Where sources differ"):
        assert heading in told
    page = site.get("/").text
    for room in home._ROOMS.values():
        assert f'href="{room}"' in page
        assert site.get(room).status_code == 200


def test_the_beginning_says_in_what_sources_differ(site: TestClient) -> None:
    told = words(site, "/")
    assert "FDI projects in force: 4,000 or 3,000?" in told
    assert "Sources differ on the date: 1 March 2014 or 2 March 2014" in told


def test_an_empty_register_has_a_beginning(tmp_path: Path) -> None:
    with visiting(tmp_path / "b.db", article(1)) as site:
        assert "Nothing needs attention." in words(site, "/")
        for page in PAGES:
            assert site.get(page).status_code == 200
            assert site.get(f"{page if page != '/' else '/home'}.json").status_code == 200


def test_quiet_ties_are_those_of_which_nothing_is_told_of_late(site: TestClient) -> None:
    told = content(site, "/quiet.json")
    assert [(tie["one"], tie["last"]["fields"]["date"]["shown"]) for tie in told["ties"]] == [
        ("kr/seoul/gangnam", "2012-01-06"),
        ("kr/daejeon", "2019-05-02"),
    ]
    page = words(site, "/quiet")
    assert "Last evidence:" in page and "does not mean that nothing happened" in page
    assert 'href="/relation/kr/seoul/gangnam/with/vn/binh-duong" aria-label=' in site.get("/quiet").text


@pytest.mark.parametrize("page", ["/quiet", "/orphans"])
def test_pages_go_on_where_the_one_before_ended(site: TestClient, page: str) -> None:
    every = content(site, f"{page}.json")["ties"]
    seen, address = list[Any](), f"{page}.json?most=1"
    while address:
        answer = site.get(address).json()
        seen += answer["content"]["ties"]
        address = f"{page}.json?most=1&after={answer['after']}" if answer["after"] else ""
    assert seen == every and len(every) >= 2


def test_changed_parties_are_told_with_what_the_law_makes_of_it(site: TestClient) -> None:
    told = words(site, "/orphans")
    assert "By the law alone: 3 inherited by law" in told
    assert "was merged into" in told
    assert len(content(site, "/orphans.json?of=kr/daejeon")["ties"]) == 0
    assert len(content(site, "/orphans.json?of=vn/ho-chi-minh-city")["ties"]) == 3


def test_days_ahead_as_a_page_and_as_a_calendar(site: TestClient) -> None:
    assert "The term ends:" in words(site, "/dates")
    calendar = icalendar.Calendar.from_ical(site.get("/dates.ics").content)
    notice, entry = (one for one in calendar.walk("VEVENT") if "Daejeon" in str(one["summary"]))
    assert notice.decoded("dtstart") == SOON - timedelta(days=10)
    assert entry.decoded("dtstart") == SOON
    assert str(entry["url"]).startswith("http://testserver/agreement/")
    assert site.get("/dates.ics?most=1").content == site.get("/dates.ics").content
    assert content(site, "/dates.json?months=1")["dates"] == []


def test_conflicts_by_kind_and_about_one(site: TestClient) -> None:
    kinds = {conflict["kind"] for conflict in content(site, "/conflicts.json")["found"]}
    assert kinds == {"figure", "agreement"}
    (one,) = content(site, "/conflicts.json?kind=figure")["found"]
    assert {told["value"] for told in one["told"]} == {3000, 4000}
    assert content(site, "/conflicts.json?about=kr/daejeon")["found"] == []
    assert "1 March 2014" in words(site, "/conflicts?kind=agreement&about=kr/busan")


@pytest.mark.parametrize("page", ["/quiet", "/orphans", "/dates"])
def test_as_a_table(site: TestClient, page: str) -> None:
    header, *rows = csv.reader(StringIO(site.get(f"{page}.csv").content.decode("utf-8-sig")))
    assert rows and {len(row) for row in rows} == {len(header)}


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/quiet?years=-1", 400),
        ("/quiet?years=many", 400),
        ("/quiet?of=Nowhereville", 404),
        ("/quiet?country=zz", 200),
        ("/quiet?after=zzz", 200),
        ("/dates?months=0", 400),
        ("/orphans?on=soon", 400),
        ("/orphans?country=zzz", 400),
        ("/conflicts?kind=treaty", 400),
        ("/conflicts?after=a~b", 400),
        ("/conflicts?kind=figure&after=a", 200),
        ("/conflicts?about=Nowhereville", 404),
    ],
)
def test_what_cannot_be_asked_is_said(site: TestClient, address: str, code: int) -> None:
    assert site.get(address).status_code == code
