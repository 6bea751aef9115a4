"""Every link of the tour's site leads somewhere, in every language, and every page is in that language."""

from __future__ import annotations

import re

import pytest
from lxml import html

from comity.web.language import LANGUAGES
from tests.web.browser.crawling import Visit, visits

_ENGLISH = re.compile(
    r"\b(the|of|and|with|to|is|are|from|by|signed|agreements?|events?|figures?|sources?|documents?|search|show|more|all)\b",
    re.IGNORECASE,
)


_QUOTED = re.compile(r"“[^”]*”|https?://\S+")
_FOR_PROGRAMS = "/api"  # its paths and their parts are English everywhere


@pytest.fixture(scope="module", params=LANGUAGES)
def walked(request: pytest.FixtureRequest, served: str) -> tuple[str, list[Visit]]:
    return request.param, list(visits(served, request.param))


def test_every_link_leads_somewhere(walked: tuple[str, list[Visit]]) -> None:
    _, pages = walked
    assert len(pages) > 150
    assert [(page.path, page.status, page.found_on) for page in pages if page.status != 200] == []


def test_every_page_says_its_language(walked: tuple[str, list[Visit]]) -> None:
    language, pages = walked
    told = {html.fromstring(page.text).get("lang") for page in pages if page.media_type == "text/html"}
    assert told == {language}


def test_anchors_of_citations_stand_in_their_documents(walked: tuple[str, list[Visit]]) -> None:
    """A mark leads to its sentence: the claim named behind the # stands on the page of the document."""
    language, pages = walked
    if language != "en":
        pytest.skip("the same links in every language")
    ids = {
        page.path: {element.get("id") for element in html.fromstring(page.text).iter() if element.get("id")}
        for page in pages
        if page.path.startswith("/document/") and page.media_type == "text/html"
    }
    marks = {
        tuple(mark.get("href").split("#"))
        for page in pages
        if page.media_type == "text/html"
        for mark in html.fromstring(page.text).xpath("//a[contains(@class, 'cite')]")
    }
    assert len(marks) > 50
    assert [(path, claim) for path, claim in marks if claim not in ids[path]] == []


def test_nothing_of_the_interface_is_left_in_english(walked: tuple[str, list[Visit]]) -> None:
    language, pages = walked
    if language == "en":
        pytest.skip("English is the language of the templates")
    left: dict[str, str] = {}
    for page in pages:
        if page.media_type == "text/html" and page.path != _FOR_PROGRAMS:
            for words in _own_words(page.text):
                left.setdefault(words, page.path)
    assert left == {}


def _own_words(page: str) -> list[str]:
    """Headings, labels, buttons and ways around that have two or more English words of their own."""
    spots = html.fromstring(page).xpath(
        "//h2 | //h3 | //th[@scope='col'] | //button | //label | //option | //legend | //summary"
        " | //header//a | //footer//a"
    )
    told = (_QUOTED.sub("", " ".join(spot.text_content().split())) for spot in spots)
    return [words for words in told if len(_ENGLISH.findall(words)) >= 2]
