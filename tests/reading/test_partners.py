"""The country a number is shared with."""

from __future__ import annotations

import pytest

from comity.reading.figure.figures import figures

from .conftest import PageOf


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hue has 40 FDI projects from Japan.", "jp"),
        ("Hue's exports to Japan were 2 million USD.", "jp"),
        ("Hue counts 12 industrial parks, said a Japanese guest.", None),
        ("Daegu took in 50 seasonal workers from Hue, in the middle of Vietnam.", "vn"),
        ("Japanese firms like Hue, which has 300,000 inhabitants.", None),
    ],
)
def test_the_partner_of_a_number(page_of: PageOf, text: str, expected: str | None) -> None:
    (claim,) = figures(page_of(text, "2023-05-17"))
    assert (claim.partner.id if claim.partner else None) == expected


def test_brackets_keep_the_partner_before_them(page_of: PageOf) -> None:
    text = "Hue drew 9 million USD of FDI, led by Japan (5 million USD) and China (3 million USD)."
    found = list(figures(page_of(text, "2023-05-17")))
    assert [claim.partner.id if claim.partner else None for claim in found][1:] == ["jp", "cn"]
