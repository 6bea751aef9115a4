"""The map and the network in a browser: looked at closer, followed, asked anew."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser.conftest import DESKTOP, PHONE, Look


def box(page: Page) -> list[float]:
    return [float(side) for side in (page.locator("svg.drawing").get_attribute("viewBox") or "").split()]


@pytest.mark.parametrize("where", ["/map", "/network"])
def test_one_looks_closer_moves_and_comes_back(look: Look, where: str) -> None:
    page = look()
    page.goto(where)
    first = box(page)
    page.get_by_role("button", name="Zoom in").click()
    closer = box(page)
    assert closer[2] < first[2] and closer[3] < first[3]
    page.locator("svg.drawing").focus()
    page.keyboard.press("ArrowRight")
    assert box(page)[0] > closer[0]
    page.get_by_role("button", name="Everything").click()
    assert box(page) == pytest.approx(first, abs=0.1)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_names_that_had_no_room_appear_as_one_looks_closer(look: Look, viewport: dict[str, int]) -> None:
    page = look(viewport=viewport)
    page.goto("/map")
    names = page.locator(".names text:visible")
    first = names.all_text_contents()
    at = page.locator(".spots a[href='/locality/kr/seoul']").bounding_box()
    assert at is not None and "Gyeonggi-do" not in first
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    page.keyboard.down("Control")
    for _ in range(14):
        page.mouse.wheel(0, -100)
    expect(names.filter(has_text="Gyeonggi-do")).to_have_count(1)
    height = names.first.evaluate("text => text.getBoundingClientRect().height")
    assert 10 < height < 30, "letters are as high as those around the map"
    page.keyboard.up("Control")
    page.locator("svg.drawing").focus()
    page.keyboard.press("0")
    assert names.all_text_contents() == first


@pytest.mark.parametrize("where", ["/map", "/network"])
def test_dragging_moves_the_picture_and_follows_no_link(look: Look, where: str) -> None:
    page = look()
    page.goto(where)
    before, spot = box(page), page.locator("svg.drawing").bounding_box()
    assert spot is not None
    x, y = spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 80, y - 40, steps=4)
    page.mouse.up()
    after = box(page)
    assert after[0] > before[0] and after[1] > before[1] and after[2:] == pytest.approx(before[2:])
    assert page.url.endswith(where)


@pytest.mark.parametrize("where", ["/map", "/network"])
def test_a_locality_under_the_pointer_shows_its_ties(look: Look, where: str) -> None:
    page = look()
    page.goto(where)
    spot = page.locator(".spots a[href='/locality/vn/binh-duong']")
    spot.hover(force=True)
    ends = f"[data-ends~='{spot.get_attribute('data-end')}']"
    expect(page.locator(".arcs .lit")).to_have_count(page.locator(f".arcs {ends}").count())
    expect(page.locator(".arcs .lit").first).to_be_attached()


def test_the_slider_is_answered_at_once(look: Look) -> None:
    page = look()
    page.goto("/map")
    every, looked_at = page.locator(".arcs a").count(), box(page)
    slider = page.locator("input[type=range]")
    slider.focus()
    page.keyboard.press("Home")
    expect(page.locator("form output")).to_have_text(slider.get_attribute("min") or "")
    page.wait_for_url(re.compile(r"until=\d{4}"))
    assert page.locator(".arcs a").count() < every
    assert box(page) == pytest.approx(looked_at, abs=0.1), "years go by over one and the same map"
    expect(page.get_by_role("button", name="Zoom in")).to_have_count(1)


@pytest.mark.parametrize("where", ["/map", "/network"])
def test_without_scripts_the_form_is_sent_and_the_table_tells_all(look: Look, where: str) -> None:
    page = look(java_script_enabled=False, viewport=PHONE)
    page.goto(where)
    page.get_by_label("Kind").select_option("agreement")
    page.get_by_role("button", name="Show").click()
    assert "kind=agreement" in page.url
    assert page.locator("tbody tr").count() == page.locator(".arcs a").count() > 0
    page.locator("tbody a").first.click()
    assert "/relation/" in page.url
