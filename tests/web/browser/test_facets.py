"""Choices of a search say how much they would leave as soon as somebody turns to them."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.web.browser.conftest import Look


def test_choices_are_counted_when_one_turns_to_them(look: Look) -> None:
    page = look()
    page.goto("/search?q=Gangnam")
    kinds = page.locator("main").get_by_label("Kind")
    expect(kinds).not_to_contain_text("(")
    kinds.focus()
    expect(kinds).to_contain_text(re.compile(r"Agreement \(\d+\)"))
    expect(page.get_by_text("In brackets:")).to_be_visible()


def test_without_scripts_a_link_counts_them(look: Look) -> None:
    page = look(java_script_enabled=False)
    page.goto("/search?q=Gangnam")
    page.get_by_role("link", name="How many of each").click()
    expect(page.locator("main").get_by_label("Kind")).to_contain_text(re.compile(r"Agreement \(\d+\)"))
