"""How long an agreement holds, whether it then goes on by itself, and when notice is due."""

from __future__ import annotations

import pytest

from comity.reading.agreement.agreements import agreements
from comity.reading.commitment.commitments import commitments

from .conftest import PageOf

SIGNED = "Kobe and Riga signed a {} on ports on May 2, 2024. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            SIGNED.format("five-year agreement")
            + "It is automatically renewed for another five years unless "
            "either party gives notice at least three months before it expires.",
            ("2029", "P5Y", "automatic", "P3M"),
        ),
        (
            "Kobe and Riga extended their sister-city agreement for three years on May 2, 2024; the accord "
            "renews automatically unless denounced 90 days in advance.",
            ("2027", "P3Y", "automatic", "P90D"),
        ),
        (
            SIGNED.format("memorandum")
            + "It is valid for three years and may be extended by mutual consent.",
            ("2027", "P3Y", "agreed", None),
        ),
        (
            SIGNED.format("memorandum") + "The memorandum is valid for three years.",
            ("2027", "P3Y", None, None),
        ),
        (
            SIGNED.format("memorandum") + "Either side can end it with six months' notice.",
            (None, None, None, "P6M"),
        ),
        (
            SIGNED.format("memorandum")
            + "Unless one side gives notice two months before it runs out, it will "
            "go on by itself.",
            (None, None, "automatic", "P2M"),
        ),
        (
            "Kobe and Riga have renewed their twinning for five years. The paper was signed on May 2, 2024.",
            ("2029", "P5Y", None, None),
        ),
        (SIGNED.format("memorandum") + "The port will run ten ferries for five years.", (None,) * 4),
    ],
)
def test_terms(page_of: PageOf, text: str, expected: tuple[str | None, ...]) -> None:
    (claim,) = agreements(page_of(text))
    assert (claim.valid_until, claim.term, claim.renewal, claim.notice) == expected


def test_what_may_follow_is_no_renewal_and_no_end(page_of: PageOf) -> None:
    text = SIGNED.format("memorandum") + "It renews itself unless it is terminated a month in advance."
    assert [claim.stage for claim in agreements(page_of(text))] == ["signed"]


def test_notice_that_was_given_ends_it(page_of: PageOf) -> None:
    text = "Kobe's mayor gave notice on May 2, 2024 that the twinning with Riga was terminated."
    assert [claim.stage for claim in agreements(page_of(text))] == ["ended"]


def test_that_it_goes_on_by_itself_is_no_commitment(page_of: PageOf) -> None:
    text = SIGNED.format("memorandum") + "It will go on by itself for another year."
    assert [claim.action for claim in commitments(page_of(text))] == []
