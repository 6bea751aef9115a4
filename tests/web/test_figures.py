from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from comity.model.claim import Figure
from comity.model.entity import Entity
from comity.register.view import opened
from comity.web.door import door
from comity.web.site import Site
from tests.make import BINH_DUONG, DAEJEON, SEOUL, document, figure, quoting, register

CITY = Entity("locality", "Ho Chi Minh City", "vn/ho-chi-minh-city")
KOREA = Entity("country", "South Korea", "kr")
TOLD: tuple[tuple[str | None, Entity, float, dict[str, Any]], ...] = (
    ("2019-02-01", BINH_DUONG, 2800, {"period": "2018-12-31"}),
    ("2021-11-05", BINH_DUONG, 4008, {"period": "2021-10-31"}),
    ("2022-01-06", BINH_DUONG, 4000, {"qualifier": "at_least"}),
    ("2022-01-07", BINH_DUONG, 3000, {"qualifier": "at_least"}),
    ("2022-02-01", BINH_DUONG, 9999, {"period": "2030-12-31", "modality": "planned"}),
    ("2022-03-01", BINH_DUONG, 300, {"period": "2022-02-28", "partner": KOREA}),
    ("2022-01-08", BINH_DUONG, 1_900_000_000, {"indicator": "fdi_capital_attracted", "unit": "USD"}),
    ("2025-06-20", CITY, 12_000, {"period": "2025-05-31"}),
    ("2025-08-20", CITY, 19_000, {"period": "2025-07-31"}),
    ("2023-01-01", DAEJEON, 1_500_000, {"indicator": "population", "period": "2022-12-31"}),
    ("2023-01-01", SEOUL, 9_400_000, {"indicator": "population", "period": "2022-12-31"}),
)


def claim_of(subject: Entity, value: float, fields: dict[str, Any], name: str) -> Figure:
    return figure(subject, value, **{**quoting("So it is told.", 0, name), **fields})


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    kept = []
    for number, (published, subject, value, fields) in enumerate(TOLD):
        text = document(f"So it is told. ({number})", f"{number}.txt", published)
        kept.append((text, [claim_of(subject, value, fields, text.name)]))
    with opened(register(tmp_path / "r.db", *kept)) as view, TestClient(door(Site(view, "r"))) as client:
        yield client


def content(client: TestClient, **asked: str) -> dict[str, Any]:
    answer = client.get("/figures.json", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["content"]
    return found


def rows(client: TestClient, **asked: str) -> list[dict[str, str]]:
    answer = client.get("/figures.csv", params=asked)
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def test_it_begins_with_what_is_counted_and_of_whom(client: TestClient) -> None:
    found = content(client)
    assert {one["of"]: one["number"] for one in found["indicators"]}["population"] == 2
    assert found["subjects"][0]["of"] == "vn/binh-duong"
    assert 'href="/figures?indicator=population"' in client.get("/figures").text


def test_values_of_one_measure_stand_beside_each_other_and_none_is_a_sum(client: TestClient) -> None:
    found = content(client, indicator="fdi_projects", of="vn/binh-duong")
    told = {point["value"] for series in found["series"] for point in series["points"]}
    assert told == {2800, 4008, 4000, 3000, 9999, 300}
    page = client.get("/figures?indicator=fdi_projects&of=vn/binh-duong").text
    assert "4,008" in page and "as of 31 October 2021" in page
    assert "sources differ" in page and "planned" in page and "from or with South Korea" in page


def test_every_row_of_the_table_leads_to_the_sentence_and_to_the_record(client: TestClient) -> None:
    page = client.get("/figures?indicator=fdi_projects&of=vn/binh-duong").text
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    for row in table.split("<tr")[1:]:
        assert re.search(r'href="/document/[0-9a-f]+#[0-9a-f]{32}"', row) and 'href="/figure/fig-' in row
    source = re.search(r'href="(/document/[0-9a-f]+)#', table)
    assert source and client.get(source[1]).status_code == 200


def test_a_mark_on_the_chart_leads_to_its_row(client: TestClient) -> None:
    page = client.get("/figures?indicator=fdi_projects&of=vn/binh-duong").text
    chart, _, tables = page.partition('<table class="values stack">')
    led = set(re.findall(r'<a href="#(v-[^"]+)"', chart))
    assert len(led) == 5 and led <= set(re.findall(r'<tr id="([^"]+)"', tables))


def test_the_old_and_the_enlarged_city_stand_apart(client: TestClient) -> None:
    found = content(client, indicator="fdi_projects", of="vn/ho-chi-minh-city")
    told = {series["boundary"]["since"]: series["points"][0]["value"] for series in found["series"]}
    assert told == {None: 12_000, "2025-07-01": 19_000}
    page = client.get("/figures?indicator=fdi_projects&of=vn/ho-chi-minh-city").text
    assert "territory until 30 June 2025" in page and 'class="change"' in page


def test_several_are_compared_in_one_chart_and_by_the_newest_of_every_figure(client: TestClient) -> None:
    asked = {"of": "kr/daejeon;kr/seoul", "indicator": "population"}
    assert {row["subject"]: row["value"] for row in rows(client, **asked)} == {
        "kr/daejeon": "1500000",
        "kr/seoul": "9400000",
    }
    page = client.get("/figures", params=asked).text
    assert page.count("<svg") >= 1 and "Daejeon" in page and "9.4 million" in page
    joined = content(client, of="kr/daejeon", add="Seoul")
    assert [one["id"] for one in joined["chosen"]] == ["kr/daejeon", "kr/seoul"]


def test_the_newest_is_a_fact_about_all_of_it_not_a_plan_or_a_part(client: TestClient) -> None:
    found = content(client, of="vn/binh-duong")
    newest = {series["indicator"]: series["points"] for series in found["latest"]}
    assert {point["value"] for point in newest["fdi_projects"]} <= {4008, 4000, 3000}
    numbers = {one["indicator"]: one["number"] for one in found["newest"]}
    assert numbers["fdi_projects"] >= 5 and numbers["fdi_capital_attracted"] == 1


def test_the_list_of_those_with_figures_goes_on_to_everybody_once(client: TestClient) -> None:
    first = content(client)["subjects"]
    behind = content(client, after=f"{first[0]['number']}.{first[0]['of']}")["subjects"]
    assert [first[0], *behind] == first
    assert len({one["of"] for one in first}) == len(first) == 4


def test_csv_tells_territory_and_who_says_it(client: TestClient) -> None:
    (old, new) = sorted(
        rows(client, indicator="fdi_projects", of="vn/ho-chi-minh-city"), key=lambda row: row["period"]
    )
    assert (old["territory_until"], new["territory_since"]) == ("2025-07-01", "2025-07-01")
    assert old["record"].startswith("fig-") and len(old["claims"]) == 32


def test_of_many_values_the_newest_come_first_and_all_when_asked_for(tmp_path: Path) -> None:
    text = document(" ".join(f"{year} told." for year in range(1950, 2024)), "years.txt", "2024-01-01")
    told = [
        figure(
            SEOUL, year, **quoting(f"{year} told.", text.text.index(str(year)), text.name), period=str(year)
        )
        for year in range(1950, 2024)
    ]
    path = register(tmp_path / "years.db", (text, told))
    with opened(path) as view, TestClient(door(Site(view, "r"))) as client:
        asked = {"of": "kr/seoul", "indicator": "fdi_projects"}
        found = content(client, **asked)
        (newest,) = found["series"]
        assert newest["points"][-1]["value"] == 2023 and found["left"] == 74 - len(newest["points"]) > 0
        every = content(client, **asked, full="true")
        assert len(every["series"][0]["points"]) == 74 and every["left"] == 0
        assert "full=true" in client.get("/figures", params=asked).text


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"indicator": "luck"}, 404),
        ({"of": "Atlantis"}, 404),
        ({"of": "kr/daejeon;kr/seoul;vn/binh-duong;vn/ho-chi-minh-city;kr"}, 400),
        ({"after": "nowhere"}, 400),
        ({"colour": "red"}, 400),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(
    client: TestClient, asked: dict[str, str], code: int
) -> None:
    answer = client.get("/figures", params=asked)
    assert answer.status_code == code and "Traceback" not in answer.text


@pytest.mark.parametrize(("language", "word"), [("ko", "만"), ("vi", "triệu")])
def test_numbers_are_told_in_the_readers_language(client: TestClient, language: str, word: str) -> None:
    page = client.get(f"/figures?indicator=population&of=kr/seoul&lang={language}").text
    assert word in page


def test_nobody_in_the_register_is_no_fault(tmp_path: Path) -> None:
    with opened(register(tmp_path / "empty.db")) as view, TestClient(door(Site(view, "r"))) as client:
        assert client.get("/figures").status_code == 200
        assert client.get("/figures?indicator=population").status_code == 200
