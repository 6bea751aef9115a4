"""The days people are on their way, and numbers told beside what only looks like their noun or owner."""

from __future__ import annotations

import pytest

from comity.reading.figure.figures import figures

from .conftest import PageOf

PUBLISHED = "2023-05-17"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (
            "A group of nine from Ulsan arrived in Hue on Monday and will leave on Friday.",
            "2023-05-15/2023-05-19",
        ),
        (
            "A 12-member delegation from Ulsan arrived in Hue on Monday for a four-day visit.",
            "2023-05-15/2023-05-18",
        ),
        (
            "A group of 20 from Ulsan, which came on May 14 and flies home on May 18, saw Hue.",
            "2023-05-14/2023-05-18",
        ),
        ("The 16-member delegation from Ulsan is staying in Hue until Friday.", "2023-05"),
        ("Thirty officials from Ulsan are in Hue this week.", "2023-05"),
        (
            "A 20-member delegation from Ulsan is to travel to Hue from June 19 to 23.",
            "2023-06-19/2023-06-23",
        ),
        (
            "A delegation of 16 from Ulsan saw a park on Monday and will travel to Hanoi on May 20.",
            "2023-05-15",
        ),
    ],
)
def test_when_people_are_on_their_way(page_of: PageOf, text: str, period: str) -> None:
    told = [one for one in figures(page_of(text, PUBLISHED)) if one.indicator == "delegation_size"]
    assert [one.period for one in told] == [period]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "About 15,000 people from Hue are currently working in South Korea.",
            [("vn/thua-thien-hue/hue", "workers", 15_000)],
        ),
        ("The new plant will supply 40,000 residents with water, the mayor of Ulsan said.", []),
        (
            "Sixty farmers from Hue aged 18 to 25 will work in Boseong.",
            [("kr/jeonnam/boseong", "workers", 60)],
        ),
        (
            "Goods that passed through the border gates of Quang Tri were worth $1.1 billion in 2022.",
            [("vn/quang-tri", "trade_turnover", 1_100_000_000)],
        ),
        (
            "Hue has 170,000 inhabitants, of whom only 45 percent have piped water.",
            [("vn/thua-thien-hue/hue", "population", 170_000), ("vn/thua-thien-hue/hue", "other", 45)],
        ),
        (
            "Only two RoK projects, with $28 million, are in operation in Soc Trang.",
            [("vn/soc-trang", "fdi_projects", 2), ("vn/soc-trang", "fdi_registered_capital", 28_000_000)],
        ),
        (
            "Jecheon is the second South Korean locality to sign with Ha Tinh.",
            [("vn/ha-tinh", "partner_localities", 2)],
        ),
        (
            "It is the third Polish city to become a partner of Ulsan.",
            [("kr/ulsan", "partner_localities", 3)],
        ),
        (
            "The city of Ulsan is to build a bridge at a cost of $12 million.",
            [("kr/ulsan", "investment", 12_000_000)],
        ),
        (
            "In Ulsan, 45 companies make ships, and 12 of them sell to Hanoi.",
            [("kr/ulsan", "companies", 45), ("kr/ulsan", "companies", 12)],
        ),
        (
            "Soc Trang has 120 FDI projects, of which 30 come from Korea.",
            [("vn/soc-trang", "fdi_projects", 120), ("vn/soc-trang", "fdi_projects", 30)],
        ),
        (
            "Of Ulsan's 1.1 million people, 25,000 are foreigners.",
            [("kr/ulsan", "population", 1_100_000), ("kr/ulsan", "residents", 25_000)],
        ),
        ("It was the 14th partnership for Ulsan.", [("kr/ulsan", "partner_localities", 14)]),
        ("Ulsan is home to 9,000 Vietnamese.", [("kr/ulsan", "residents", 9_000)]),
        (
            "Soc Trang had 16 valid FDI projects in April, while Bac Ninh had 410.",
            [("vn/soc-trang", "fdi_projects", 16), ("vn/bac-ninh", "fdi_projects", 410)],
        ),
        (
            "Boseong employed 812 foreign seasonal workers in 2022 and expects 1,000 this year.",
            [("kr/jeonnam/boseong", "workers", 812), ("kr/jeonnam/boseong", "workers", 1_000)],
        ),
        (
            "The coach from Ulsan is to take 12 Ulsan teenagers to Hanoi in January.",
            [("kr/ulsan", "delegation_size", 12)],
        ),
        ("The letter with Ulsan is short. It covers 15 dryers.", []),
        (
            "(Soc Trang Portal) - Soc Trang sent 38 workers to Boseong on March 13.",
            [("kr/jeonnam/boseong", "workers", 38)],
        ),
    ],
)
def test_what_is_counted_and_whose(
    page_of: PageOf, text: str, expected: list[tuple[str, str, float]]
) -> None:
    told = list(figures(page_of(text, PUBLISHED)))
    assert [(one.subject.id, one.indicator, one.value) for one in told] == expected
