"""The site of a register in a database of a server says the same as that of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from comity.register import store as stores
from comity.register.view import opened
from comity.web.door import door
from comity.web.routes import ROUTES
from comity.web.site import Site
from tests.make import BINH_DUONG, BUSAN, RELEVANT, WTA, figure, membership, put_together
from tests.postgres import Server
from tests.web.visiting import ARTICLES, article

TOLD = (
    *ARTICLES,
    article(6, figure(BUSAN, 3000, period="2021"), membership(BINH_DUONG, WTA)),
    article(7, figure(BUSAN, 4000, period="2021")),
)
ASKED = (
    *(route.path for route in ROUTES if "{" not in route.path),
    *("/search?q=busan", "/search?q=trade", "/localities?country=kr", "/localities?q=duong"),
    *("/localities?country=xx", "/conflicts?kind=figure", "/conflicts?about=kr/busan", "/changes?q=busan"),
    *("/figures?of=kr/busan", "/agreements?country=kr", "/map?since=2020", "/network?kind=event"),
    *("/quiet?of=kr/seoul", "/orphans?country=vn", "/locality/vn/binh-duong", "/organisation/org/wta"),
    "/relation/vn/binh-duong/with/kr/busan",
)


@pytest.fixture
def sites(tmp_path: Path, server: Server) -> Iterator[tuple[TestClient, TestClient]]:
    """The site of a file, and of a server's database, of the same documents."""
    url = server.database()
    for place in (tmp_path / "a.db", url):
        with stores.opened(place) as store:
            for told, claims in TOLD:
                store.add(told, claims, RELEVANT)
            put_together(store)
    with ExitStack() as open_:
        views = [open_.enter_context(opened(place)) for place in (tmp_path / "a.db", url)]
        ours, theirs = (
            TestClient(door(Site(view, "a")), headers={"accept-language": "en"}) for view in views
        )
        yield ours, theirs
    server.drop(url)


def test_every_page_says_the_same(sites: tuple[TestClient, TestClient]) -> None:
    file, server = sites
    records = re.findall(r'href="(/(?:agreement|event|figure|document)/[^"#?]+)', file.get("/changes").text)
    assert records
    for address in (*ASKED, *records):
        here, there = file.get(address), server.get(address)
        assert here.status_code == there.status_code == 200, address
        assert here.text == there.text, address
