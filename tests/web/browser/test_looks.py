"""How pages look: nothing over the edge, nothing serious for axe, all by keyboard, print is clean."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.browser.conftest import DESKTOP, PHONE, Look

PAGES = (
    "/",
    "/localities",
    "/locality/vn/binh-duong",
    "/relation/vn/binh-duong/with/kr/seoul/gangnam",
    "/agreements",
    "/events",
    "/calendar",
    "/figures?of=vn/binh-duong",
    "/map",
    "/network",
    "/search?q=Gangnam",
    "/conflicts",
    "/orphans",
    "/quiet",
    "/documents",
    "/nothing/here",
)
_SERIOUS = {"serious", "critical"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_serious_for_axe(look: Look, path: str, scheme: str) -> None:
    page = look(color_scheme=scheme)
    _open(page, path)
    found: dict[str, Any] = Axe().run(page).response
    grave = [
        (violation["id"], [node["target"] for node in violation["nodes"]][:3])
        for violation in found["violations"]
        if violation["impact"] in _SERIOUS
    ]
    assert grave == []


@pytest.mark.parametrize("language", ["en", "ko", "vi"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_hangs_over_the_edge(look: Look, path: str, language: str) -> None:
    for viewport in (DESKTOP, PHONE):
        page = look(viewport=viewport, locale=language)
        _open(page, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


@pytest.mark.parametrize("path", PAGES[:-1])
def test_pages_stand_without_scripts(look: Look, path: str) -> None:
    page = look(java_script_enabled=False)
    _open(page, path)
    assert page.locator("main h1").count() == 1
    assert len(page.locator("main").inner_text()) > 40


def test_the_keyboard_reaches_the_content_first(look: Look) -> None:
    page = look()
    _open(page, "/locality/vn/binh-duong")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#content"
    assert skip.is_visible()
    outline = skip.evaluate("element => getComputedStyle(element).outlineStyle")
    assert outline == "solid"


def test_print_shows_the_words_alone(look: Look) -> None:
    page = look()
    _open(page, "/relation/vn/binh-duong/with/kr/seoul/gangnam")
    page.emulate_media(media="print")
    assert page.locator("header.top").is_hidden()
    assert page.locator("main h1").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("path", ["/", "/locality/vn/binh-duong", "/search?q=Gangnam"])
def test_a_first_visit_weighs_little(look: Look, path: str) -> None:
    """All that a first page loads, as it comes over the wire."""
    page = look()
    sizes: list[int] = []
    page.on("requestfinished", lambda asked: sizes.append(asked.sizes()["responseBodySize"]))
    _open(page, path)
    page.wait_for_load_state("networkidle")
    assert 0 < sum(sizes) <= 250_000


def _open(page: Page, path: str) -> None:
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == (404 if path == "/nothing/here" else 200)
