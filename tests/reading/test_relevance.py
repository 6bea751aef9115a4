"""Which documents are about cooperation between localities of different countries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.reading.relevance import judge

from .conftest import PageOf

TEXTS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("relevance_texts.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("own", TEXTS["relevant"], ids=lambda own: own["about"])
def test_texts_about_ties_of_localities_are_relevant(page_of: PageOf, own: dict[str, Any]) -> None:
    verdict = judge(page_of(own["text"]))
    assert verdict.relevant, verdict.reason


@pytest.mark.parametrize("own", TEXTS["not"], ids=lambda own: own["about"])
def test_near_misses_are_not(page_of: PageOf, own: dict[str, Any]) -> None:
    verdict = judge(page_of(own["text"]))
    assert not verdict.relevant
    assert verdict.reason


@pytest.mark.parametrize(
    ("about", "reason"),
    [
        ("a domestic pact of provinces", "names places of one country only"),
        ("ministries", "speaks of national governments: no local government acts in it"),
        ("two companies", "speaks of companies: no local government acts in it"),
        ("football", "speaks mostly of sports"),
    ],
)
def test_the_reason_says_what_is_missing(page_of: PageOf, about: str, reason: str) -> None:
    text = next(own["text"] for own in TEXTS["not"] if own["about"] == about)
    assert judge(page_of(text)).reason == reason


def test_an_empty_text_is_not_relevant(page_of: PageOf) -> None:
    assert not judge(page_of("")).relevant
