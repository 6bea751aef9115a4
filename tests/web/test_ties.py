"""The map and the network of ties, as they are served."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from comity.model.entity import Entity
from tests.make import BINH_DUONG, BUSAN, DAEJEON, GANGNAM, SEOUL, agreement, event
from tests.web.visiting import article, visiting

ARTICLES = (
    article(1, agreement(BINH_DUONG, DAEJEON, date="2019-12-21")),
    article(2, agreement(BINH_DUONG, DAEJEON, type="sister", date="2021")),
    article(3, agreement(BINH_DUONG, BUSAN, date="2023")),
    article(4, event(SEOUL, who=[BINH_DUONG, GANGNAM], start="2022-03")),
)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with visiting(tmp_path / "a.db", *ARTICLES) as found:
        yield found


def drawing(client: TestClient, address: str) -> ET.Element:
    page = client.get(address)
    assert page.status_code == 200, page.text
    start = page.text.index("<svg")
    # What stands in a page needs no namespace; what reads it here does.
    told = page.text[start : page.text.index("</svg>") + 6].replace(
        "<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1
    )
    return ET.fromstring(told)


def arcs(found: ET.Element) -> set[str]:
    return {each.get("href", "") for each in found.findall(f"{SVG}g[@class='arcs']/{SVG}a")}


@pytest.mark.parametrize("where", ["/map", "/network"])
def test_every_tie_is_drawn_and_leads_to_its_page(client: TestClient, where: str) -> None:
    found = arcs(drawing(client, where))
    assert found == {
        "/relation/kr/daejeon/with/vn/binh-duong",
        "/relation/kr/busan/with/vn/binh-duong",
        "/relation/kr/seoul/with/vn/binh-duong",
        "/relation/kr/seoul/gangnam/with/vn/binh-duong",
    }
    assert {client.get(address).status_code for address in found} == {200}


@pytest.mark.parametrize("where", ["/map", "/network"])
def test_the_questions_of_the_form_are_answered(client: TestClient, where: str) -> None:
    assert len(arcs(drawing(client, f"{where}?until=2021"))) == 1
    assert len(arcs(drawing(client, f"{where}?kind=event"))) == 2
    assert len(arcs(drawing(client, f"{where}?of=kr/busan&kind=&country=KR&partner=vn"))) == 1
    assert client.get(f"{where}?of=nobody").status_code == 404
    assert client.get(f"{where}?kind=war").status_code == 400
    assert client.get(f"{where}?until=soon").status_code == 400


@pytest.mark.parametrize("where", ["/map", "/network"])
def test_all_years_are_asked_for_where_the_slider_stands_at_its_end(client: TestClient, where: str) -> None:
    assert client.get(f"{where}.json?until=2023").json()["content"]["number"] == 4
    assert client.get(f"{where}.json?until=2022").json()["content"]["number"] == 3


def test_a_list_goes_on_where_it_ended(client: TestClient) -> None:
    met, after = [], ""
    while after is not None:
        told = client.get(f"/api/v1/network?most=3&after={after}").json()
        met += [(tie["one"], tie["agreements"]) for tie in told["content"]["ties"]]
        after = told["after"]
    assert met == [("kr/daejeon", 2), ("kr/busan", 1), ("kr/seoul", 0), ("kr/seoul/gangnam", 0)]
    assert client.get("/network?after=kr/seoul~vn/nowhere").status_code == 400


def test_the_table_has_every_tie(client: TestClient) -> None:
    rows = list(csv.reader(StringIO(client.get("/network.csv?most=1").content.decode("utf-8-sig"))))
    assert len(rows) == 5
    assert rows[1] == ["kr/daejeon", "Daejeon", "vn/binh-duong", "Bình Dương", "2", "0", "2021"]


def test_the_map_says_where_its_localities_lie(client: TestClient) -> None:
    told = client.get("/map.json").json()["content"]
    assert told["points"]["kr/busan"] == pytest.approx([129.1, 35.2], abs=0.2)
    assert told["points"].keys() == told["names"].keys()


def test_one_looks_where_the_ties_are_at_a_country_or_at_the_world(client: TestClient) -> None:
    boxes = [
        drawing(client, f"/map{asked}").get("viewBox", "") for asked in ("", "?focus=vn", "?focus=world")
    ]
    ties, country, world = ([int(side) for side in box.split()] for box in boxes)
    assert country[2] < ties[2] < world[2]
    assert drawing(client, "/map?focus=atlantis").get("viewBox") == boxes[0]


def test_a_locality_that_is_no_more_is_marked(client: TestClient) -> None:
    def gone(address: str) -> list[str]:
        spots = drawing(client, address).findall(f"{SVG}g[@class='spots']/{SVG}a[@class='gone']")
        return [each.get("href", "") for each in spots]

    assert gone("/map") == ["/locality/vn/binh-duong"]
    assert gone("/map?until=2021") == []


@pytest.mark.parametrize(("language", "name"), [("ko", "부산"), ("vi", "Busan")])
def test_names_are_those_of_the_readers_language(client: TestClient, language: str, name: str) -> None:
    found = drawing(client, f"/network?lang={language}")
    spot = found.find(f"{SVG}g[@class='spots']/{SVG}a[@href='/locality/kr/busan']/{SVG}title")
    assert spot is not None and (spot.text or "").startswith(name)


def test_a_locality_met_only_under_its_former_name_has_a_page(tmp_path: Path) -> None:
    former = Entity("locality", "Gangwon-do", "kr/gangwon-do")
    told = article(1, agreement(BINH_DUONG, former, date="2019"))
    with visiting(tmp_path / "c.db", told) as client:
        assert arcs(drawing(client, "/map")) == {"/relation/kr/gangwon/with/vn/binh-duong"}
        for address in ("/relation/kr/gangwon/with/vn/binh-duong", "/locality/kr/gangwon"):
            assert client.get(address).status_code == 200


def test_the_beginning_has_a_small_map_and_one_of_no_ties_none(client: TestClient, tmp_path: Path) -> None:
    assert drawing(client, "/").get("role") == "img"
    with visiting(tmp_path / "d.db", article(1)) as nobody:
        assert "<svg" not in nobody.get("/").text


def test_a_register_of_no_ties_says_so(tmp_path: Path) -> None:
    with visiting(tmp_path / "b.db", article(1)) as client:
        for where in ("/map", "/network"):
            page = client.get(where)
            assert page.status_code == 200
            assert "No tie between localities of different countries fits." in page.text
