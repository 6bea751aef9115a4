"""How directly a claim is told, by where its entities and dates stand."""

from __future__ import annotations

import pytest

from comity.model.claim import kind_of
from comity.reading.reader import Reader

from .conftest import written

STATED = "Seoul and Hanoi signed a memorandum of understanding on May 3, 2022."
ASSEMBLED = "Seoul is a sister of Hanoi. On May 3, 2022 the two cities signed a memorandum of understanding."
INFERRED = (
    "Mayor Kim Min-ho of Seoul received Chairman Tran Van Nam of Hanoi on May 3, 2022. "
    "A memorandum of understanding was signed, too."
)


@pytest.mark.parametrize(
    ("text", "kind", "confidence"),
    [
        (STATED, "agreement", "stated"),
        (ASSEMBLED, "agreement", "assembled"),
        (INFERRED, "agreement", "inferred"),
        ("Mayor Kim Min-ho of Daegu met the guests from Hanoi.", "post", "stated"),
        ("Daegu is fond of Hanoi. Mayor Kim Min-ho met the guests.", "post", "inferred"),
        ("Daegu, which has 2.4 million inhabitants, is fond of Hanoi.", "figure", "assembled"),
        ("Daegu has 2.4 million inhabitants and is fond of Hanoi.", "figure", "stated"),
    ],
)
def test_the_grade_is_by_where_things_stand(reader: Reader, text: str, kind: str, confidence: str) -> None:
    claims = reader.read(written(text), everything=True).claims
    assert confidence in {claim.confidence for claim in claims if kind_of(claim) == kind}, claims


def test_every_claim_is_graded(reader: Reader) -> None:
    claims = reader.read(written(f"{STATED} {ASSEMBLED} {INFERRED}"), everything=True).claims
    assert claims
    assert all(claim.confidence for claim in claims)
