"""Promises as they are served: a page, a table, a feed, and on the page of two localities."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from comity.model.claim import Commitment
from tests.make import BINH_DUONG, BUSAN, DAEJEON, GANGNAM, SEOUL, event, quoting
from tests.web.visiting import article, visiting


def promise(action: str, due: str | None, *who: Any) -> Commitment:
    return Commitment(**quoting(), actors=who, action=action, due=due, modality="planned", fields=("health",))


TOLD = (
    article(1, promise("train nurses", "2023", GANGNAM, BINH_DUONG)),
    article(
        2,
        event(SEOUL, who=[GANGNAM, BINH_DUONG], start="2023-05-04", type="training", name="Nurses' course"),
        published="2023-05-05",
    ),
    article(3, promise("open a trade office", "2024-05", BUSAN, BINH_DUONG)),
    article(4, promise("hold a fair", None, DAEJEON, BINH_DUONG), published="2025-02-01"),
)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[TestClient]:
    with visiting(tmp_path / "a.db", *TOLD) as client:
        yield client


def actions(site: TestClient, query: str = "") -> list[str]:
    answer = site.get(f"/promises.json{query}")
    assert answer.status_code == 200, answer.text
    return [one["record"]["fields"]["action"]["shown"] for one in answer.json()["content"]["promises"]]


@pytest.mark.parametrize("language", ["en", "ko", "vi"])
def test_the_page_is_there_in_every_language(site: TestClient, language: str) -> None:
    answer = site.get("/promises", headers={"accept-language": language})
    assert answer.status_code == 200 and f'<html lang="{language}">' in answer.text
    assert 'class="cite"' in answer.text and 'name="state"' in answer.text
    assert 'href="/promises.atom"' in answer.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["train nurses", "open a trade office", "hold a fair"]),
        ("?state=open", ["open a trade office", "hold a fair"]),
        ("?of=kr/busan", ["open a trade office"]),
        ("?of=kr/busan&partner=kr/daejeon", []),
        ("?country=kr&most=1", ["train nurses"]),
        ("?country=jp", []),
    ],
)
def test_those_asked_for(site: TestClient, query: str, found: list[str]) -> None:
    assert actions(site, query) == found


def test_a_state_that_is_none_is_refused(site: TestClient) -> None:
    assert site.get("/promises?state=broken").status_code == 400


def test_pages_go_on_where_the_one_before_ended(site: TestClient) -> None:
    seen, query = list[str](), "?most=1"
    while query:
        answer = site.get(f"/promises.json{query}").json()
        seen += [one["record"]["fields"]["action"]["shown"] for one in answer["content"]["promises"]]
        query = f"?most=1&after={answer['after']}" if answer["after"] else ""
    assert seen == actions(site)


def test_as_a_table(site: TestClient) -> None:
    rows = list(csv.DictReader(StringIO(site.get("/promises.csv").content.decode("utf-8-sig"))))
    assert [(row["due"], row["state"]) for row in rows] == [
        ("2023", "evidence_found"),
        ("2024-05", "open"),
        ("", "open"),
    ]
    assert rows[0]["evidence"].startswith("evt-")


def test_as_a_feed_with_what_was_told_last_first(site: TestClient) -> None:
    answer = site.get("/promises.atom")
    assert answer.status_code == 200
    entries = ET.fromstring(answer.content).findall("{http://www.w3.org/2005/Atom}entry")
    updated = [entry.findtext("{http://www.w3.org/2005/Atom}updated") for entry in entries]
    assert updated == ["2025-02-01T00:00:00Z", "2023-05-04T00:00:00Z", "2022-01-07T00:00:00Z"]


def test_the_page_of_a_promise_tells_how_it_stands(site: TestClient) -> None:
    (promise,) = site.get("/promises.json?of=kr/seoul/gangnam").json()["content"]["promises"]
    page = site.get(f"/commitment/{promise['record']['id']}").text
    assert "How the promise stands" in page and "it tells of the same: training" in page


def test_the_page_of_two_localities_tells_their_promises(site: TestClient) -> None:
    page = site.get("/relation/kr/seoul/gangnam/with/vn/binh-duong").text
    assert "Promises" in page and "it tells of the same: training" in page
    told = site.get("/relation/kr/seoul/gangnam/with/vn/binh-duong.json").json()["content"]["promises"]
    assert [one["state"] for one in told] == ["evidence_found"]
