from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from comity.model.claim import Claim, Participant
from tests.make import (
    BINH_DUONG,
    BUSAN,
    DAEJEON,
    GANGNAM,
    WTA,
    agreement,
    event,
    figure,
    membership,
    post,
)
from tests.web.visiting import article, visiting

HERE = "/locality/vn/binh-duong"
VISITS = 57


@pytest.fixture
def site(tmp_path: Path) -> Iterator[TestClient]:
    visits = [
        event(BINH_DUONG, who=[DAEJEON], start=f"{2000 + number // 12}-{number % 12 + 1:02}-03")
        for number in range(VISITS)
    ]
    articles = [article(number, visit) for number, visit in enumerate(visits, 10)]
    told: list[Claim] = [
        agreement(BINH_DUONG, GANGNAM, date="2022-01-06"),
        agreement(BINH_DUONG, DAEJEON, date="2019-05-02", type="sister"),
        agreement(BINH_DUONG, DAEJEON, date="2021-05-02", type="sister", stage="renewed"),
        figure(BINH_DUONG, 3000, period="2020"),
        figure(BINH_DUONG, 4000, period="2021"),
        membership(BINH_DUONG, WTA),
        post("An Thi Mai", "chairwoman", BINH_DUONG),
    ]
    with visiting(tmp_path / "a.db", *articles, article(1, *told), article(2, told[0])) as client:
        yield client


def content(site: TestClient, path: str) -> Any:
    answer = site.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()["content"]


def text(site: TestClient, path: str, **headers: str) -> str:
    answer = site.get(path, headers=headers)
    assert answer.status_code == 200, answer.text
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.text))


def test_a_section_shows_its_newest_and_the_way_to_all(site: TestClient) -> None:
    found = content(site, f"{HERE}.json")
    starts = [one["fields"]["start"]["shown"] for one in found["events"]]
    assert len(starts) == 8
    assert starts == sorted(starts, reverse=True)
    assert found["left"]["events"] == VISITS - 8
    assert f'href="{HERE}?section=events"' in site.get(HERE).text


def test_one_section_stands_alone_and_leads_on(site: TestClient) -> None:
    page = site.get(f"{HERE}?section=events").text
    assert re.findall(r'<section id="(\w+)"', page) == ["events"]
    assert 'rel="next"' in page
    assert f'href="{HERE}?section=events"' not in page


def test_one_section_goes_on_to_its_end_and_tells_everything_once(site: TestClient) -> None:
    met, at = [], f"{HERE}.json?section=events"
    while at:
        answer = site.get(at)
        found = answer.json()["content"]
        assert found["agreements"] == found["memberships"] == found["ties"] == []
        met += [one["id"] for one in found["events"]]
        at = answer.links.get("next", {}).get("url", "")
        assert len(met) <= VISITS, "it goes in circles"
    assert len(set(met)) == VISITS


def test_ties_stand_by_country_with_their_number_and_last_day(site: TestClient) -> None:
    found = content(site, f"{HERE}.json")
    assert [(tie["partner"], tie["number"], tie["last"]) for tie in found["ties"]] == [
        ("kr/daejeon", 2, "2021-05-02"),
        ("kr/seoul/gangnam", 1, "2022-01-06"),
    ]
    assert found["countries"] == [{"country": "kr", "partners": 2, "last": "2022-01-06"}]
    words = text(site, HERE)
    assert "2 partners · last 6 January 2022" in words
    assert 'href="/relation/vn/binh-duong/with/kr/daejeon"' in site.get(HERE).text


def test_agreements_say_how_they_stand(site: TestClient) -> None:
    found = content(site, f"{HERE}.json")
    assert set(found["lifecycles"]) == {one["id"] for one in found["agreements"]}
    assert "last evidence" in text(site, HERE)


def test_names_in_lines_lead_to_their_pages(site: TestClient) -> None:
    page = site.get(HERE).text
    assert '<a class="name" href="/locality/kr/seoul/gangnam">' in page
    for where in set(re.findall(r'class="name" href="([^"]+)"', page)):
        assert site.get(where).status_code == 200, where


def test_people_stand_with_the_day_they_were_last_told_of(site: TestClient) -> None:
    assert re.search(r"7 January 2022 An Thi Mai, chairwoman", text(site, HERE))


def test_what_only_the_tables_know_has_a_page(site: TestClient) -> None:
    assert "Nothing is known of it yet" in text(site, "/locality/kr/seoul/jongno")
    assert site.get("/locality/kr/nowhere-at-all").status_code == 404


def test_a_day_shows_what_was_known_then(site: TestClient) -> None:
    then = content(site, f"{HERE}.json?on=2020-01-01")
    assert [one["fields"]["date"]["shown"] for one in then["agreements"]] == ["2019-05-02"]
    assert "as known on 1 January 2020" in text(site, f"{HERE}?on=2020-01-01")


@pytest.mark.parametrize(
    "asked", ["section=events&after=nonsense", "section=ties&after=x", "section=no", "on=x"]
)
def test_what_cannot_be_asked_is_refused(site: TestClient, asked: str) -> None:
    assert site.get(f"{HERE}?{asked}").status_code == 400


def test_a_person_and_an_organisation_have_pages(site: TestClient) -> None:
    assert "chairwoman" in text(site, "/person/an-thi-mai")
    assert "World Technopolis Association" in text(site, "/organisation/org/wta")


def test_no_mark_of_a_name_is_left_in_a_page(site: TestClient) -> None:
    relation = "/relation/vn/binh-duong/with/kr/daejeon"
    (record, *_) = content(site, f"{HERE}.json")["agreements"]
    for where in (HERE, relation, f"/agreement/{record['id']}", f"{HERE}?section=ties"):
        for language in ("en", "ko", "vi"):
            assert "\0" not in site.get(where, params={"lang": language}).text, where


def test_a_record_stands_among_the_acts_around_it_with_its_documents(site: TestClient) -> None:
    (renewed,) = (
        one
        for one in content(site, f"{HERE}.json")["agreements"]
        if one["fields"]["stage"]["shown"] == "renewed"
    )
    words = text(site, f"/agreement/{renewed['id']}")
    assert words.index("How it stands") < words.index("In the order of time") < words.index("Sources")
    assert "Article 1" in words
    assert "“They agreed.”" in words
    found = content(site, f"/agreement/{renewed['id']}.json")
    assert [one["fields"]["date"]["shown"] for one in found["related"]] == ["2019-05-02"]
    assert found["left"]["events"] + len(found["events"]) == VISITS


def test_a_relation_tells_how_many_documents_stand_behind(site: TestClient) -> None:
    words = text(site, "/relation/vn/binh-duong/with/kr/seoul/gangnam")
    assert "Documents that tell what stands here: 2" in words
    assert "differ" not in words.partition("Between the two")[0]


def test_of_two_countries_what_lies_beside_them_is_left_to_the_network(site: TestClient) -> None:
    where = "/relation/vn/with/kr"
    assert content(site, f"{where}.json")["beside"] == []
    assert 'href="/network?country=vn&amp;partner=kr"' in site.get(where).text
    assert content(site, "/relation/vn/with/kr/daejeon.json")["beside"]


def test_a_relation_leads_to_both_and_to_its_agreements(site: TestClient) -> None:
    page = site.get("/relation/vn/binh-duong/with/kr/busan").text
    assert f'href="{HERE}"' in page
    assert "No source names the two together" in page
    assert BUSAN.name in page


def test_who_took_part_stands_once_with_every_role(tmp_path: Path) -> None:
    meeting = event(BUSAN, who=[DAEJEON], start="2020-02-01")
    hosted = msgspec.structs.replace(meeting, participants=(Participant(DAEJEON, "host"),))
    with visiting(tmp_path / "b.db", article(1, meeting), article(2, hosted)) as site:
        (record,) = content(site, "/events.json")["records"]
        page = site.get(f"/event/{record['id']}").text
        assert page.count(">took part<") == 1
        assert re.search(r"took part.*; .*host", re.sub(r"<[^>]+>", "", page))
        assert ">Visit: Daejeon</a>" in site.get("/calendar?month=2020-02").text


def test_a_country_leads_to_what_its_localities_do(site: TestClient) -> None:
    page = site.get("/country/vn").text
    for where in ("/localities", "/agreements", "/events", "/documents"):
        assert f'href="{where}?country=vn"' in page
        assert site.get(f"{where}?country=vn").status_code == 200
