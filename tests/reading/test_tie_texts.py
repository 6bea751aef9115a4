"""Whole articles: every agreement and every event they tell, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.reading.agreement.agreements import agreements
from comity.reading.event.events import events

from .conftest import PageOf

ARTICLES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("tie_texts.yaml").read_text(encoding="utf-8")
)


def _first_words(article: dict[str, Any]) -> str:
    return " ".join(str(article["text"]).split()[:5])


@pytest.mark.parametrize("article", ARTICLES, ids=_first_words)
def test_every_agreement_and_no_other(page_of: PageOf, article: dict[str, Any]) -> None:
    told = agreements(page_of(article["text"], article["published"]))
    found = {(claim.type, claim.stage, frozenset(p.id for p in claim.parties), claim.date) for claim in told}
    assert found == {(kind, stage, frozenset(ids), date) for kind, stage, ids, date in article["agreements"]}


@pytest.mark.parametrize("article", ARTICLES, ids=_first_words)
def test_every_event_and_no_other(page_of: PageOf, article: dict[str, Any]) -> None:
    told = events(page_of(article["text"], article["published"]))
    assert {(claim.type, claim.start) for claim in told} == set(map(tuple, article["events"]))


@pytest.mark.parametrize("article", ARTICLES, ids=_first_words)
def test_every_quote_is_the_text_at_its_span(page_of: PageOf, article: dict[str, Any]) -> None:
    page = page_of(article["text"], article["published"])
    for claim in [*agreements(page), *events(page)]:
        assert page.text[slice(*claim.span)] == claim.quote
