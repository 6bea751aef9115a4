"""Vocabulary pages: what they hold, and what is refused."""

from __future__ import annotations

import copy
from typing import Any

import msgspec
import pytest

from comity.errors import BadVocabulary
from comity.model import vocabularies
from comity.model.claim import KINDS, Claim


def test_every_kind_has_a_page_that_agrees_with_the_model() -> None:
    pages = vocabularies.kinds()
    assert tuple(pages) == KINDS
    for kind, page in pages.items():
        assert list(page.fields) == vocabularies.own_fields(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_example_is_a_claim_whose_span_holds_its_quote(kind: str) -> None:
    example: Any = msgspec.convert(vocabularies.kinds()[kind].example, Claim)
    assert example.__struct_config__.tag == kind
    assert example.span == (0, len(example.quote))


def test_codes_in_examples_are_in_the_vocabularies() -> None:
    for page in vocabularies.kinds().values():
        assert set(page.example.get("fields", ())) <= set(vocabularies.sectors())
        if "indicator" in page.example:
            assert page.example["indicator"] in vocabularies.indicators()
        if "sector" in page.example:
            assert page.example["sector"] in vocabularies.sectors()


def test_other_is_an_indicator_of_any_unit() -> None:
    assert vocabularies.indicators()["other"].units == ()


def test_codes_are_one_word_in_lower_case() -> None:
    for listed in (vocabularies.sectors(), vocabularies.indicators(), vocabularies.units()):
        assert all(code.replace("_", "").isalnum() and code == code.lower() for code in listed)
        assert all(term.meaning.endswith(".") for term in listed.values())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (["trade"], "is not a list of codes"),
        ({"trade": "Trade"}, "trade"),
        ({"trade": {"label": "Trade"}}, "missing required field"),
        ({"trade": {"label": "T", "meaning": "M.", "example": "e", "colour": "red"}}, "colour"),
        (
            {"trade": {"label": "T", "meaning": "M.", "example": "e", "isic": ["Ω"]}},
            "no such ISIC section: Ω",
        ),
        ({"trade": {"label": "T", "meaning": "M.", "example": "e", "units": ["mile"]}}, "no such unit: mile"),
    ],
)
def test_a_page_that_does_not_hold_is_refused(content: object, reason: str) -> None:
    with pytest.raises(BadVocabulary, match=reason):
        vocabularies.terms("page.yaml", content)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"fields": {"member": "Who belongs."}}, "the model has member, body"),
        ({"dates": ["founded"]}, "no such field: founded"),
        ({"edge": ["member", "club"]}, "no such field: club"),
        ({"example": {"kind": "membership"}}, "missing required field"),
        ({"kind": "post"}, "the model has"),
    ],
)
def test_a_kind_page_that_disagrees_with_the_model_is_refused(change: dict[str, Any], reason: str) -> None:
    page = copy.deepcopy(msgspec.to_builtins(vocabularies.kinds()["membership"])) | change
    with pytest.raises(BadVocabulary, match=reason):
        vocabularies.kind_page("kinds/membership.yaml", "membership", page)
