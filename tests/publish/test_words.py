from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as some

import comity
from comity.model import claim
from comity.model.claim import KINDS
from comity.model.decision import Verdict
from comity.model.vocabularies import indicators, sectors, units
from comity.publish.words import date, indicator, listed, quantity, scope, sector, wording

TERMS = wording().terms


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("agreement", get_args(claim.AgreementType)),
        ("stage", get_args(claim.AgreementStage)),
        ("event", get_args(claim.EventType)),
        ("participant", get_args(claim.ParticipantRole)),
        ("qualifier", get_args(claim.Qualifier)),
        ("relation", get_args(claim.Relation)),
        ("sense", get_args(claim.Sense)),
        ("mode", get_args(claim.SigningMode)),
        ("modality", get_args(claim.Modality)),
        ("verdict", tuple(code for some in get_args(Verdict) for code in get_args(some))),
        ("kind", KINDS),
        ("one", (*KINDS, "claims", "documents")),
    ],
)
def test_every_code_has_its_words(group: str, codes: tuple[str, ...]) -> None:
    assert set(codes) == set(TERMS[group])


def test_every_sector_indicator_and_unit_can_be_said() -> None:
    assert all(map(sector, sectors()))
    assert all(map(indicator, indicators()))
    assert all(quantity(3, unit) for unit in units())


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (26_400_000_000, "USD", "USD 26.4 billion"),
        (1_234_567, "count", "1.234567 million"),
        (999_999, "count", "999,999"),
        (0.5, "percent", "0.5%"),
        (12, "ha", "12 ha"),
        (54_600_000_000, "USD", "USD 54.6 billion"),
    ],
)
def test_numbers_lose_nothing(value: float, unit: str, words: str) -> None:
    assert quantity(value, unit) == words


@given(some.dates())
def test_every_day_is_said_with_its_year(day) -> None:
    said = date(day.isoformat())
    assert said.startswith(f"{day.day} ") and said.endswith(str(day.year))


def test_names_in_a_row() -> None:
    assert listed([]) == ""
    assert listed(["Seoul"]) == "Seoul"
    assert listed(["Seoul", "Busan"]) == "Seoul and Busan"
    assert listed(["Seoul", "Anyang", "Busan"]) == "Seoul, Anyang and Busan"


def test_what_a_rank_counts_in() -> None:
    assert scope("vn/binh-duong", {"vn/binh-duong": "Bình Dương"}) == "Bình Dương"
    assert scope("vn", {}) == "Vietnam"


def test_every_sentence_is_said_somewhere() -> None:
    code = "".join(path.read_text("utf-8") for path in Path(comity.__file__).parent.rglob("*.py"))
    unsaid = {key for key in wording().sentences if not re.search(f"say\\([\"']{key}[\"']", code)}
    assert not unsaid
