from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from comity.register.search.tables import SHELVES
from tests.web.visiting import visiting


@pytest.fixture
def site(tmp_path: Path) -> Iterator[TestClient]:
    with visiting(tmp_path / "a.db") as client:
        yield client


def test_a_name_of_one_thing_leads_to_it(site: TestClient) -> None:
    page = site.get("/search?q=binh duong").text
    assert '<h2><a href="/locality/vn/binh-duong">' in page


def test_a_name_in_another_script_leads_to_it_too(site: TestClient) -> None:
    found = site.get("/search.json", params={"q": "대전"}).json()["content"]
    assert found["named"]["id"] == "kr/daejeon"


def test_words_are_shown_where_they_stand(site: TestClient) -> None:
    assert "<mark>agreed</mark>" in site.get("/search?q=agreed&what=claims").text


def test_what_is_found_can_be_narrowed(site: TestClient) -> None:
    def found(asked: str) -> int:
        content = site.get(f"/search.json?q=agreed&what=documents{asked}").json()["content"]
        return len(content["found"]["documents"]["hits"])

    assert (found(""), found("&language=vi"), found("&year=2020"), found("&kind=event")) == (5, 1, 1, 2)
    assert found("&kind=agreement.sister") == 1


def test_pages_of_one_kind_of_thing_follow_one_another(site: TestClient) -> None:
    first = site.get("/search.json?q=agreed&what=documents&most=3")
    rest = site.get(first.links["next"]["url"]).json()
    ids = [
        hit["id"] for page in (first.json(), rest) for hit in page["content"]["found"]["documents"]["hits"]
    ]
    assert (len(ids), len(set(ids)), rest["after"]) == (5, 5, None)


def test_nothing_asked_is_a_form_to_ask_with(site: TestClient) -> None:
    page = site.get("/search")
    assert page.status_code == 200
    assert "Nothing was found" not in page.text
    assert 'name="q"' in page.text


def test_what_is_found_can_be_followed(site: TestClient) -> None:
    page = site.get("/search?q=agreed&language=vi").text
    assert 'href="/changes.atom?q=agreed&amp;language=vi"' in page


def test_choices_say_how_much_they_leave(site: TestClient) -> None:
    page = site.get("/search?q=agreed&what=documents")
    assert "data-count" in page.text and "Vietnamese (1)" not in page.text
    counted = site.get("/search?q=agreed&what=documents&counted=true").text
    for words in ("Vietnamese (1)", "English (4)", "Event (2)", "Vietnam (4)"):
        assert f">{words}</option>" in counted
    assert "data-counted" in counted


def test_kinds_of_entities_are_counted_among_these(site: TestClient) -> None:
    told = site.get("/search.json?q=busan&counted=true").json()["content"]["counted"]
    assert told["numbers"]["kinds"]["locality"] == 1 and told["all"]
    only = site.get("/search.json?q=busan&what=entities&counted=true").json()["content"]["counted"]
    assert set(only["numbers"]["kinds"]) == {"locality", "country", "organisation", "person"}


def test_where_nothing_is_looked_for_nothing_is_counted(site: TestClient) -> None:
    assert site.get("/search.json?counted=true").json()["content"]["counted"] is None


def test_what_is_not_among_the_newest_is_looked_for_further_on(
    site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"q": '"agreed they"', "what": "claims"}
    assert "Nothing was found." in site.get("/search", params=asked).text
    monkeypatch.setattr("comity.register.search.search._MOST", dict.fromkeys(SHELVES, 1))
    page = site.get("/search", params=asked | {"most": "4"}).text
    assert "older ones may have it" in page and "after=claims" in page
