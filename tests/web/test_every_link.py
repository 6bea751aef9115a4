"""Every link of the tour's site leads somewhere, in every language, and every page is in that language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from starlette.testclient import TestClient

from comity.register.view import opened
from comity.web.door import door
from comity.web.language import LANGUAGES
from comity.web.routes import ROUTES
from comity.web.site import Site
from tests.web.crawling import Visit, visits
from tests.web.english import sentences, words_of

_FEWEST, _MOST = 1500, 5000
_OVERVIEWS = [route.path for route in ROUTES if "{" not in route.path]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_page_in_the_readers_language(told: Path, language: str) -> None:
    with _visited(told, language) as client:
        walked = list(visits(client, _MOST))
    assert len(walked) > _FEWEST
    assert [(one.path, one.status, one.found_on) for one in walked if one.status != 200] == []
    assert [one.path for one in walked if one.is_page and one.page.get("lang") != language] == []
    assert list(_nowhere(walked)) == []
    assert [one.path for one in walked if one.is_page and not _switches_where_it_stands(one)] == []
    left = {words: one.path for one in walked if one.is_page for words in words_of(one) & sentences(language)}
    assert left == {}


@contextmanager
def _visited(register: Path, language: str) -> Iterator[TestClient]:
    """The site, after a reader of another language was there: nothing that is kept may be in that one."""
    other = "vi" if language == "en" else "en"
    with opened(register) as view:
        client = TestClient(door(Site(view, register.name)), headers={"accept-language": language})
        for path in _OVERVIEWS:
            assert client.get(path, headers={"accept-language": other}).status_code == 200
        yield client


def _nowhere(walked: list[Visit]) -> Iterator[str]:
    """Links to places that are not there in the page they lead to."""
    ids = {one.path: one.ids for one in walked if one.is_page}
    for one in walked:
        for path, fragment in one.links:
            if fragment and unquote(fragment) not in ids[path]:
                yield f"{path}#{fragment}, found on {one.path}"


def _switches_where_it_stands(visit: Visit) -> bool:
    """Whether the switch of languages leads back to the page, with what was asked of it but the language."""
    here, backs = (
        urlsplit(visit.path),
        visit.page.xpath("//footer//a[starts-with(@href, '/language/')]/@href"),
    )
    told = [urlsplit(dict(parse_qsl(urlsplit(back).query))["back"]) for back in backs]
    return len(told) == len(LANGUAGES) and all(
        unquote(one.path) == unquote(here.path) and parse_qsl(one.query) == parse_qsl(here.query)
        for one in told
    )
