"""The JSON Schema of a claim: generated, committed, and true of claims."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from comity.model.claim import KINDS
from comity.model.schema import claim_schema
from comity.model.vocabularies import kinds

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
VALIDATOR = jsonschema.Draft202012Validator(claim_schema())


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(claim_schema())


def test_the_committed_schema_is_the_model_s() -> None:
    committed = json.loads((ROOT / "docs" / "claim.schema.json").read_text("utf-8"))
    assert committed == claim_schema(), "run `make docs`"


@pytest.mark.parametrize("kind", KINDS)
def test_examples_are_valid(kind: str) -> None:
    VALIDATOR.validate(kinds()[kind].example)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("agreement", {"type": "treaty"}),
        ("agreement", {"date": "May 2021"}),
        ("agreement", {"fields": ["astrology"]}),
        ("figure", {"indicator": "happiness"}),
        ("figure", {"unit": "dollars"}),
        ("figure", {"sector": "astrology"}),
        ("strength", {"sector": "astrology"}),
        ("post", {"of": None}),
        ("post", {"span": [1]}),
    ],
)
def test_what_is_no_claim_is_invalid(kind: str, change: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(kinds()[kind].example | change)


def test_every_property_says_what_it_means() -> None:
    for kind in KINDS:
        properties = claim_schema()["$defs"][kind.capitalize()]["properties"]
        assert all(schema["description"] for schema in properties.values())


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not at hand")
def test_gold_is_valid() -> None:
    for path in sorted(CORPUS.glob("*-0*.gold.jsonl")):
        for line in path.read_text("utf-8").splitlines()[1:]:
            VALIDATOR.validate(json.loads(line) | {"span": [0, 1]})
