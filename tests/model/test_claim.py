"""Claims: the wire form there and back, and who a claim names."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.claim import KINDS, Claim, entities_of, kind_of
from comity.model.vocabularies import kinds


def example(kind: str) -> Claim:
    claim: Claim = msgspec.convert(kinds()[kind].example, Claim)
    return claim


@given(
    st.sampled_from(KINDS),
    st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    st.tuples(st.integers(0, 2**31), st.integers(0, 2**31)),
)
def test_the_wire_form_leads_back_to_the_claim(kind: str, quote: str, span: tuple[int, int]) -> None:
    claim = msgspec.structs.replace(example(kind), quote=quote, span=span)
    line = msgspec.json.encode(claim)
    assert b"\n" not in line
    assert msgspec.json.decode(line, type=Claim) == claim


@pytest.mark.parametrize("kind", KINDS)
def test_the_wire_form_names_its_kind_and_every_field(kind: str) -> None:
    wire = msgspec.to_builtins(example(kind))
    assert wire["kind"] == kind == kind_of(example(kind))
    common = ("kind", "document", "quote", "span", "modality", "confidence")
    assert list(kinds()[kind].fields) == [key for key in wire if key not in common]


def test_every_entity_is_named_once_wherever_it_stands() -> None:
    event: Any = example("event")
    doubled = msgspec.structs.replace(event, participants=event.participants * 2)
    assert [entity.name for entity in entities_of(doubled)] == ["Da Nang", "Park"]


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "rumour"},
        {"modality": "maybe"},
        {"confidence": "sure"},
        {"span": [1]},
        {"of": {"type": "planet", "name": "Mars"}},
    ],
)
def test_what_is_no_claim_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(kinds()["post"].example | change, Claim)


def test_a_field_that_is_not_known_yet_is_let_pass() -> None:
    assert msgspec.convert(kinds()["post"].example | {"mood": "glad"}, Claim) == example("post")
