from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from comity.web.routes import ROUTES
from tests.web.visiting import visiting


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with visiting(tmp_path_factory.mktemp("described") / "a.db") as client:
        yield client


@pytest.fixture(scope="module")
def described(site: TestClient) -> dict[str, Any]:
    told: dict[str, Any] = site.get("/api/v1/openapi.json").json()
    return told


def test_every_page_is_described_in_every_form(described: dict[str, Any]) -> None:
    told = set(described["paths"])
    for route in ROUTES:
        path = route.path.replace(":path", "")
        assert f"/api/v1{path}" in told
        assert {f"{path if path != '/' else '/home'}.{ending}" for ending in route.also} <= told


def test_no_two_calls_have_one_name(described: dict[str, Any]) -> None:
    names = [path["get"]["operationId"] for path in described["paths"].values()]
    assert len(set(names)) == len(names)


def test_nothing_in_an_address_is_null(described: dict[str, Any]) -> None:
    for path in described["paths"].values():
        for parameter in path["get"]["parameters"]:
            assert parameter["schema"].get("type") != "null"
            assert None not in parameter["schema"].get("enum", [])
            assert {"type": "null"} not in parameter["schema"].get("anyOf", [])


@pytest.mark.parametrize(
    "path",
    [
        "/agreements",
        "/events",
        "/documents",
        "/changes",
        "/localities",
        "/localities?country=kr",
        "/search?q=agreed",
        "/search?q=binh duong",
    ],
)
def test_answers_are_as_described(site: TestClient, described: dict[str, Any], path: str) -> None:
    told = described["paths"][f"/api/v1{path.partition('?')[0]}"]["get"]["responses"]["200"]["content"]
    shape = told["application/json"]["schema"] | {"components": described["components"]}
    Draft202012Validator(shape).validate(site.get(f"/api/v1{path}").json())


def test_refusals_are_as_described(site: TestClient, described: dict[str, Any]) -> None:
    told = described["paths"]["/api/v1/agreements"]["get"]["responses"]["400"]["content"]
    shape = told["application/json"]["schema"] | {"components": described["components"]}
    answer = site.get("/api/v1/agreements?year=soon")
    assert answer.status_code == 400
    Draft202012Validator(shape).validate(answer.json())


def test_the_description_can_be_read(site: TestClient) -> None:
    page = site.get("/api").text
    for route in ROUTES:
        assert route.about in page.replace("&#39;", "'")
    assert 'href="/api/v1/openapi.json"' in page


def test_an_answer_that_is_known_is_not_sent_again(site: TestClient) -> None:
    first = site.get("/api/v1/agreements")
    again = site.get("/api/v1/agreements", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
