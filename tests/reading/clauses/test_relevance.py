"""Which Korean and Vietnamese documents are about cooperation between localities of different countries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.reading.reader import Reader, Reading

from .conftest import document_of

TEXTS: dict[str, dict[str, list[dict[str, Any]]]] = yaml.safe_load(
    Path(__file__).with_name("relevance_texts.yaml").read_text("utf-8")
)
RELEVANT = [(code, own["about"], own["text"]) for code, told in TEXTS.items() for own in told["relevant"]]
NOT = [(code, own["about"], own["text"]) for code, told in TEXTS.items() for own in told["not"]]


def read(reader: Reader, language: str, text: str) -> Reading:
    return reader.read(document_of(language, text))


@pytest.mark.parametrize(("language", "about", "text"), RELEVANT)
def test_texts_about_ties_of_localities_are_relevant(
    reader: Reader, language: str, about: str, text: str
) -> None:
    reading = read(reader, language, text)
    assert reading.relevant, f"{about}: {reading.reason}"


@pytest.mark.parametrize(("language", "about", "text"), NOT)
def test_near_misses_are_not(reader: Reader, language: str, about: str, text: str) -> None:
    reading = read(reader, language, text)
    assert not reading.relevant, about
    assert reading.claims == ()
