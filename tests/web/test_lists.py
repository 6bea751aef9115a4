from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.visiting import visiting


@pytest.fixture
def site(tmp_path: Path) -> Iterator[TestClient]:
    with visiting(tmp_path / "a.db") as client:
        yield client


def content(site: TestClient, path: str) -> Any:
    answer = site.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()["content"]


def days(site: TestClient, path: str) -> list[str]:
    """The dates of the records of a list."""
    records = content(site, path)["records"]
    return [(one["fields"].get("date") or one["fields"]["start"])["shown"] for one in records]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["2022-01-06", "2021-03", "2019-05-02"]),
        ("?type=sister", ["2019-05-02"]),
        ("?year=2021", ["2021-03"]),
        ("?since=2021&until=2021-12", ["2021-03"]),
        ("?sector=trade", ["2022-01-06"]),
        ("?language=vi", ["2021-03"]),
        ("?locality=kr/daejeon", ["2019-05-02"]),
        ("?locality=Daejeon", ["2019-05-02"]),
        ("?country=jp", []),
        ("?country=KR&most=2", ["2022-01-06", "2021-03"]),
    ],
)
def test_agreements_are_narrowed(site: TestClient, asked: str, found: list[str]) -> None:
    assert days(site, f"/agreements.json{asked}") == found


def test_events_are_of_a_type(site: TestClient) -> None:
    assert days(site, "/api/v1/events") == ["2020-02-01", "2018-02-01"]
    assert days(site, "/api/v1/events?type=forum") == ["2020-02-01"]


@pytest.mark.parametrize(
    "where", ["/agreements", "/events", "/documents", "/changes", "/localities?country=kr"]
)
def test_a_list_goes_on_to_its_end_and_tells_everything_once(site: TestClient, where: str) -> None:
    path, _, asked = where.partition("?")
    every = told(content(site, f"{path}.json?{asked}"))
    met, at = [], f"{path}.json?most=1&{asked}"
    while at:
        answer = site.get(at)
        met += told(answer.json()["content"])
        at = answer.links.get("next", {}).get("url", "")
        assert len(met) <= len(every), "it goes in circles"
    assert met == every
    assert len(every) >= 2


def told(found: dict[str, Any]) -> list[str]:
    """The ids of what a list tells."""
    (things,) = (value for value in found.values() if isinstance(value, list) and value)
    return [thing["id"] if "id" in thing else thing["document"]["id"] for thing in things]


@pytest.mark.parametrize(
    "asked",
    ["?year=soon", "?country=Korea", "?since=yesterday", "?most=0", "?most=9999", "?type=tour", "?what=x"],
)
def test_what_cannot_be_asked_is_told_in_a_sentence(site: TestClient, asked: str) -> None:
    answer = site.get(f"/agreements.json{asked}")
    assert (answer.status_code, bool(answer.json()["reason"])) == (400, True)


def test_a_place_of_another_list_is_refused(site: TestClient) -> None:
    after = site.get("/documents.json?most=1").json()["after"]
    assert site.get(f"/agreements.json?after={after}").status_code == 404
    assert site.get(f"/search.json?q=agreed&what=records&after={after}").status_code == 400
    assert site.get("/changes.json?after=nothing").status_code == 404


def test_a_list_is_a_table_too(site: TestClient) -> None:
    rows = list(csv.DictReader(StringIO(site.get("/agreements.csv?year=2022").content.decode("utf-8-sig"))))
    assert [row["Date"] for row in rows] == ["2022-01-06"]
    assert "Gangnam" in rows[0]["Parties"]


def test_a_table_computes_nothing(tmp_path: Path) -> None:
    from tests.web.visiting import article

    with visiting(tmp_path / "a.db", article(1, title="=1+1")) as site:
        assert "'=1+1" in site.get("/documents.csv").text


def test_localities_are_counted_by_country(site: TestClient) -> None:
    assert [(one["code"], one["localities"]) for one in content(site, "/localities.json")["countries"]] == [
        ("kr", 4),
        ("vn", 1),
    ]


def test_localities_tell_what_is_known_of_each(site: TestClient) -> None:
    (place,) = content(site, "/localities.json?country=vn")["localities"]
    assert (place["id"], place["agreements"], place["events"]) == ("vn/binh-duong", 3, 1)
    assert place["last"] == "2022-01-06"


def test_a_locality_is_looked_for_by_its_name(site: TestClient) -> None:
    found = content(site, "/localities.json?q=binh duong")["localities"]
    assert [place["id"] for place in found] == ["vn/binh-duong"]


def test_a_choice_that_was_made_stays_made(site: TestClient) -> None:
    page = site.get("/agreements?type=sister&country=kr").text
    assert '<option value="sister" selected>' in page
    assert '<option value="kr" selected>' in page


def test_documents_that_tell_nothing_are_told_of_too(tmp_path: Path) -> None:
    from tests.web.visiting import article

    with visiting(tmp_path / "a.db", article(1)) as site:
        assert [one["title"] for one in content(site, "/documents.json")["documents"]] == ["Article 1"]
        assert content(site, "/documents.json?kind=agreement")["documents"] == []
