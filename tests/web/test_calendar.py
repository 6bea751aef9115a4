from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from starlette.testclient import TestClient

from comity.model.entity import Entity
from comity.register.view import opened
from comity.web.door import door
from comity.web.site import Site
from tests.make import BINH_DUONG, DAEJEON, GANGNAM, SEOUL, document, event, quoting, register

OSAKA = Entity("locality", "Osaka", "jp/osaka")
TOLD: tuple[tuple[Entity, Entity, dict[str, Any]], ...] = (
    (SEOUL, BINH_DUONG, {"start": "2022-03-05", "name": "Spring Forum", "type": "forum"}),
    (DAEJEON, BINH_DUONG, {"start": "2022-03-30", "end": "2022-04-02", "type": "exhibition"}),
    (GANGNAM, BINH_DUONG, {"start": "2022-03", "type": "visit"}),
    (OSAKA, BINH_DUONG, {"start": "2022-03-07", "type": "visit"}),
    (SEOUL, GANGNAM, {"start": "2022-06-01", "type": "meeting", "modality": "planned"}),
    (SEOUL, DAEJEON, {"start": "2021-11-11", "type": "visit", "modality": "denied"}),
)


def register_of(path: Path, told: tuple[tuple[Entity, Entity, dict[str, Any]], ...]) -> Path:
    kept = []
    for number, (place, who, fields) in enumerate(told):
        text = document(f"They met. ({number})", f"{number}.txt", "2022-07-01")
        kept.append((text, [event(place, who=[who], **{**quoting("They met.", 0, text.name), **fields})]))
    return register(path, *kept)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with opened(register_of(tmp_path / "r.db", TOLD)) as view, TestClient(door(Site(view, "r"))) as client:
        yield client


def content(client: TestClient, **asked: str) -> dict[str, Any]:
    answer = client.get("/calendar.json", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["content"]
    return found


def entries(client: TestClient, **asked: str) -> list[icalendar.Event]:
    answer = client.get("/calendar.ics", params=asked)
    assert answer.headers["content-type"].startswith("text/calendar")
    return list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))


def test_a_month_counts_its_days_and_names_its_events(client: TestClient) -> None:
    found = content(client, month="2022-03")
    assert found["number"] == 4 and found["vague"] == 1
    assert found["days"] == {"2022-03-05": 1, "2022-03-07": 1, "2022-03-30": 1}
    assert [event["fields"]["start"]["shown"] for event in found["events"]] == [
        "2022-03",
        "2022-03-05",
        "2022-03-07",
        "2022-03-30",
    ]
    page = client.get("/calendar?month=2022-03").text
    assert page.count('<td class="inside') == 31 and "Spring Forum" in page


def test_an_event_of_several_days_stands_on_each_of_them_in_the_month(client: TestClient) -> None:
    grid = content(client, month="2022-03")["grid"]
    assert grid["2022-03-30"] == grid["2022-03-31"] and "2022-03-05" in grid


def test_the_nearest_months_with_events_are_one_click_away(client: TestClient) -> None:
    found = content(client, month="2022-03")
    assert (found["before"], found["later"]) == ("2021-11", "2022-06")
    page = client.get("/calendar?month=2022-03").text
    for told in ("2021-11", "2022-06"):
        assert f'href="/calendar?month={told}"' in page


def test_without_a_month_it_is_the_newest_that_has_events(client: TestClient) -> None:
    assert content(client)["month"] == "2022-06"
    assert content(client, of="jp/osaka")["month"] == "2022-03"


@pytest.mark.parametrize(
    ("asked", "number"),
    [({"of": "kr/seoul"}, 1), ({"type": "visit"}, 2), ({"country": "jp"}, 1), ({"country": "KR"}, 3)],
)
def test_it_is_narrowed_by_entity_type_and_country(
    client: TestClient, asked: dict[str, str], number: int
) -> None:
    found = content(client, month="2022-03", **asked)
    assert found["number"] == len(found["events"]) == number


def test_a_day_has_its_own_list(client: TestClient) -> None:
    found = content(client, month="2022-03", day="07")
    assert [event["fields"]["start"]["shown"] for event in found["events"]] == ["2022-03-07"]
    assert content(client, month="2022-03", day="31")["events"] == []


def test_of_many_events_days_tell_how_many_and_the_list_goes_on_to_all_once(tmp_path: Path) -> None:
    starts = [f"2022-03-{day:02}" for day in range(1, 27)]
    towns = (SEOUL, DAEJEON, OSAKA)
    told = tuple(
        (town, BINH_DUONG, {"start": day, "name": f"{day} {town.name}"}) for day in starts for town in towns
    )
    path = register_of(tmp_path / "many.db", told)
    with opened(path) as view, TestClient(door(Site(view, "r"))) as client:
        found = content(client, month="2022-03")
        assert found["number"] == 78 and found["grid"] == {} and found["days"]["2022-03-01"] == 3
        met, after = [], ""
        while after is not None:
            answer = client.get("/calendar.json", params={"month": "2022-03", "after": after}).json()
            met += [event["id"] for event in answer["content"]["events"]]
            after = answer["after"]
        assert len(met) == len(set(met)) == 78
        on_a_day = content(client, month="2022-03", day="02")
        assert len(on_a_day["events"]) == 3
        assert "3 events" in client.get("/calendar?month=2022-03").text


def test_a_calendar_program_gets_every_event_with_a_day_but_none_that_is_denied(client: TestClient) -> None:
    found = {str(entry["dtstart"].dt): entry for entry in entries(client)}
    assert sorted(found) == ["2022-03-05", "2022-03-07", "2022-03-30", "2022-06-01"]
    assert found["2022-03-30"]["dtend"].dt == date(2022, 4, 3)
    assert found["2022-06-01"]["status"] == "TENTATIVE" and found["2022-03-05"]["status"] == "CONFIRMED"
    forum = found["2022-03-05"]
    assert forum["summary"] == "Spring Forum" and "They met." in forum["description"]
    assert client.get(re.sub(r"^https?://[^/]+", "", str(forum["url"]))).status_code == 200


def test_the_same_events_give_the_same_bytes_and_only_those_asked_for(client: TestClient) -> None:
    once, again = client.get("/calendar.ics"), client.get("/calendar.ics")
    assert once.content == again.content
    tag = {"if-none-match": once.headers["etag"]}
    assert client.get("/calendar.ics", headers=tag).status_code == 304
    assert len(entries(client, of="jp/osaka")) == 1


@pytest.mark.parametrize(
    "asked",
    [
        {"month": "2022-13"},
        {"month": "soon"},
        {"month": "2022-02", "day": "31"},
        {"day": "40"},
        {"type": "war"},
    ],
)
def test_what_cannot_be_asked_is_refused(client: TestClient, asked: dict[str, str]) -> None:
    assert client.get("/calendar", params=asked).status_code == 400


def test_weeks_begin_as_in_the_readers_country(client: TestClient) -> None:
    for language, first in (("ko", "일요일"), ("vi", "Thứ Hai"), ("en", "Monday")):
        page = client.get(f"/calendar?month=2022-03&lang={language}").text
        assert re.findall(r'<th scope="col" abbr="([^"]+)"', page)[0] == first


def test_an_empty_register_has_an_empty_month(tmp_path: Path) -> None:
    with opened(register(tmp_path / "empty.db")) as view, TestClient(door(Site(view, "r"))) as client:
        assert client.get("/calendar").status_code == 200
        assert client.get("/calendar.ics").status_code == 200
