from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest
from starlette.testclient import TestClient

from comity.web.atom import Entry, feed
from tests.web.visiting import article, visiting


@pytest.fixture
def site(tmp_path: Path) -> Iterator[TestClient]:
    with visiting(tmp_path / "a.db") as client:
        yield client


def titles(site: TestClient, path: str) -> list[str]:
    answer = site.get(path)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    told = feedparser.parse(answer.content)
    assert not told.bozo
    return [entry.title for entry in told.entries]


def test_a_feed_tells_what_came(site: TestClient) -> None:
    assert sorted(titles(site, "/changes.atom")) == [f"Article {number}" for number in range(1, 6)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("locality=kr/gangnam-gu", None),
        ("locality=kr/daejeon", ["Article 2", "Article 5"]),
        ("q=agreed&language=vi", ["Article 3"]),
        ("kind=event.forum", ["Article 4"]),
    ],
)
def test_a_feed_is_of_what_is_asked_for(site: TestClient, asked: str, found: list[str] | None) -> None:
    if found is None:
        assert site.get(f"/changes.atom?{asked}").status_code == 404
    else:
        assert titles(site, f"/changes.atom?{asked}") == found


def test_entries_tell_what_is_told_and_lead_to_it(site: TestClient) -> None:
    told = feedparser.parse(site.get("/changes.atom?q=agreed&language=vi").content)
    (entry,) = told.entries
    assert entry.link.startswith("http://testserver/document/")
    assert site.get(entry.link).status_code == 200
    assert "Busan" in entry.summary
    assert datetime.fromisoformat(entry.updated).tzinfo is not None
    assert told.feed.updated == entry.updated


def test_ids_stay_wherever_the_site_is_served() -> None:
    entry = Entry(id="document/1", title="One", path="/document/1", updated="2026-01-01T00:00:00+00:00")
    here, there = (feed("New", "/changes", [entry], at, "en") for at in ("http://a", "http://b:8000"))
    assert feedparser.parse(here).entries[0].id == feedparser.parse(there).entries[0].id


def test_nothing_that_is_told_breaks_a_feed(tmp_path: Path) -> None:
    title = "<b>&amp;\x00\x1b]]> = \ufffe"
    with visiting(tmp_path / "a.db", article(1, title=title)) as site:
        root = ET.fromstring(site.get("/changes.atom").content)
        assert [one.text for one in root.iter("{http://www.w3.org/2005/Atom}title")][1] == "<b>&amp;]]> = "
