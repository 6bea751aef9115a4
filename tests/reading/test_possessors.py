"""Whose a number is, told by the words that touch it."""

from __future__ import annotations

import pytest

from comity.reading.figure.figures import figures

from .conftest import PageOf


def owners(page_of: PageOf, text: str) -> list[tuple[str, float, str]]:
    found = figures(page_of(text, "2023-05-17"))
    return [(claim.subject.id or claim.subject.name, claim.value, claim.indicator) for claim in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Da Nang team went to Daegu, which has 1,200 companies.",
            ("kr/daegu", 1200, "companies"),
        ),
        ("Kobe is one of six sister cities of Riga.", ("lv/riga", 6, "partner_localities")),
        ("Ulsan's 30 industrial parks are full, Hue was told.", ("kr/ulsan", 30, "industrial_parks")),
        (
            "The mayor of Daegu met the 18-person Can Tho delegation.",
            ("vn/can-tho", 18, "delegation_size"),
        ),
        ("Gunsan (population 260,000) wrote to Hue.", ("kr/jeonbuk/gunsan", 260_000, "population")),
        ("Daegu sent nine students to Hue and Da Nang.", ("kr/daegu", 9, "delegation_size")),
        (
            "KORCHAM wrote to Hue on behalf of its 900 member companies.",
            ("org/korcham-vn", 900, "companies"),
        ),
        ("Daegu will send 40 farmers to Hongcheon.", ("kr/gangwon/hongcheon", 40, "workers")),
    ],
)
def test_the_owner_next_to_the_number(page_of: PageOf, text: str, expected: tuple[str, float, str]) -> None:
    assert owners(page_of, text) == [expected]


def test_the_delegation_is_its_leaders(page_of: PageOf) -> None:
    text = "The Busan delegation landed in Hue on Monday. The 23-member delegation then went on to Da Nang."
    assert owners(page_of, text) == [("kr/busan", 23, "delegation_size")]


def test_foreign_projects_are_never_in_the_land_they_come_from(page_of: PageOf) -> None:
    text = (
        "Binh Phuoc briefed Gyeongsangbuk. Binh Phuoc is open. The province had 90 FDI projects from Korea."
    )
    assert owners(page_of, text) == [("vn/binh-phuoc", 90, "fdi_projects")]


def test_a_number_told_again_stands_once(page_of: PageOf) -> None:
    text = "Daegu takes in 80 seasonal workers\n\nDaegu took in 80 seasonal workers in March 2023."
    (claim,) = figures(page_of(text, "2023-05-17"))
    assert (claim.value, claim.period) == (80, "2023-03")
