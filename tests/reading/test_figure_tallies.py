"""What is counted: visitors, travellers, newcomers, parts of a whole, sums told by where they went."""

from __future__ import annotations

import pytest

from comity.model.claim import Figure
from comity.reading.figure.figures import figures

from .conftest import PageOf

PUBLISHED = "2023-05-17"


def told(page_of: PageOf, text: str) -> list[tuple[str, float]]:
    found: list[Figure] = list(figures(page_of(text, PUBLISHED)))
    return [(figure.indicator, figure.value) for figure in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gumi had 11 million guests last year.", [("visitors", 11_000_000)]),
        ("Some 2,300 Indians stayed overnight in Gumi in 2017.", [("visitors", 2300)]),
        ("Gumi was seen by 900,000 people last summer.", [("visitors", 900_000)]),
        (
            "Last year 610,000 people came to Gumi; the target for 2024 is 700,000.",
            [("visitors", 610_000), ("visitors", 700_000)],
        ),
        (
            "Gumi counted 19,700 Thai tourists last year, compared with 24,000 in 2019.",
            [("visitors", 19_700), ("visitors", 24_000)],
        ),
        ("The mayor of Gumi and 13 others flew in on Friday.", [("delegation_size", 14)]),
        ("The Gumi delegation, nine strong, left on Friday.", [("delegation_size", 9)]),
        ("The delegation from Gumi numbered 31.", [("delegation_size", 31)]),
        ("Gumi is sending 40 for the feast.", [("delegation_size", 40)]),
        ("Gumi's mayor spoke to the 600 who packed the hall.", [("attendees", 600)]),
        ("A mill in Gumi gives work to 1,100.", [("workers", 1100)]),
        ("Gumi has a staff of 64.", [("workers", 64)]),
        ("Some 900 people, most of them women, work in Gumi.", [("workers", 900)]),
        ("Gumi has lost 9,000 inhabitants.", []),
        ("Ten Gumi guides are to be taught in Da Nang.", []),
        ("Gumi will train 20 trainees.", []),
    ],
)
def test_people(page_of: PageOf, text: str, expected: list[tuple[str, float]]) -> None:
    assert told(page_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In Ha Nam seven ventures got licences and four existing ones added $22 million.",
            [
                ("fdi_projects_new", 7),
                ("fdi_projects_adjusted", 4),
                ("fdi_projects_adjusted", 22_000_000),
            ],
        ),
        (
            "Nine newcomers put $212 million into Ha Nam; four that were here already added $86 million.",
            [
                ("fdi_projects_new", 9),
                ("fdi_capital_attracted", 212_000_000),
                ("fdi_projects_adjusted", 4),
                ("fdi_projects_adjusted", 86_000_000),
            ],
        ),
        (
            "Ha Nam told of eleven top-ups and 78 purchases of shares.",
            [("fdi_projects_adjusted", 11), ("fdi_share_purchases", 78)],
        ),
        (
            "Ha Nam has 167 foreign projects. Korean: 122 of the 167.",
            [("fdi_projects", 167), ("fdi_projects", 122)],
        ),
        (
            "Ha Nam has 320 foreign projects. Korea, at 228, comes next.",
            [("fdi_projects", 320), ("fdi_projects", 228)],
        ),
        ("Korea has a share in 12 of the 78 foreign projects in Ha Nam.", [("fdi_projects", 12)]),
        (
            "Koreans have 84 licensed projects in Ha Nam. Seventeen were licensed this year.",
            [("fdi_projects", 84), ("fdi_projects_new", 17)],
        ),
        ("Ha Nam, in brief. Industrial parks at work: 46", [("industrial_parks", 46)]),
        ("Ha Nam's industrial parks, 14 in all, are full.", [("industrial_parks", 14)]),
        ("They drove on to Hoa Phu 2 Industrial Park in Ha Nam.", []),
        ("Ha Nam has investors. They come from 41 countries and territories.", [("investor_countries", 41)]),
        ("Ha Nam keeps up ties with six towns.", [("partner_localities", 6)]),
        ("Eight twins remain to Ha Nam.", [("partner_localities", 8)]),
        ("Ha Nam opened its fifth office abroad.", [("other", 5)]),
        ("Ha Nam signed nine contracts for US$3 million.", [("agreements", 9), ("other", 3_000_000)]),
    ],
)
def test_projects_and_what_is_told_before(
    page_of: PageOf, text: str, expected: list[tuple[str, float]]
) -> None:
    assert [one for one in told(page_of, text) if one in expected or not expected] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ha Nam trades. $12 billion went out last year; $7 billion came in.",
            [("export_turnover", 12_000_000_000), ("import_turnover", 7_000_000_000)],
        ),
        (
            "Ha Nam sold goods for $551 million abroad. $38 million of this went to Korea.",
            [("export_turnover", 551_000_000), ("export_turnover", 38_000_000)],
        ),
        (
            "Trade between Ha Nam and Gumi was next to nothing. In 2022 it came to 31 million USD.",
            [("trade_turnover", 31_000_000)],
        ),
        ("Goods worth 61 million USD crossed from Ha Nam to Laos.", [("trade_turnover", 61_000_000)]),
        (
            "Of the $470 million that foreigners had pledged in Ha Nam, $64 million is Korean.",
            [("fdi_registered_capital", 470_000_000), ("fdi_registered_capital", 64_000_000)],
        ),
        ("– $1.1 billion: Ha Nam's exports to Korea in 2022.", [("export_turnover", 1_100_000_000)]),
        (
            "Ha Nam's exports rose 11 per cent to 49 million USD.",
            [("other", 11), ("export_turnover", 49_000_000)],
        ),
    ],
)
def test_sums(page_of: PageOf, text: str, expected: list[tuple[str, float]]) -> None:
    assert told(page_of, text) == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Gumi gives 30 students a year a bed, from autumn 2024.", None),
        ("Hanmaek Optics Corporation will invest $12 million in Gumi by June 2025.", None),
        ("The Hoa Sen Association, founded in 1970 in Gumi, has 112 members.", None),
        ("Gumi's exports were 142 million USD, up from 120 million the year before.", None),
        ("Ha Nam, which joined on 1 May, had 320 foreign projects as of April 30.", "2023-04-30"),
        ("The mayor of Gumi brought a team of nine.", "2023-05"),
    ],
)
def test_times_that_are_the_number_s(page_of: PageOf, text: str, period: str | None) -> None:
    assert next(iter(figures(page_of(text, PUBLISHED)))).period == period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade of Gumi in 2022: $38 million (2021: $29 million)", ["2022", "2021"]),
        ("Korean visitors to Gumi, January-May 2023: 212,000", ["2023-01/2023-05"]),
        ("Gumi, a sister of Da Nang since 1985, sent five firefighters.", ["2023-05"]),
    ],
)
def test_times_of_labels_and_appositions(page_of: PageOf, text: str, expected: list[str]) -> None:
    assert [figure.period for figure in figures(page_of(text, PUBLISHED))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gumi and Da Nang, with 38,000 and 27,000 students, met.", [38_000, 27_000]),
        ("Between 40 and 50 students of Gumi sang.", [50]),
        ("Gumi's GRDP: up 12.1%", [12.1]),
    ],
)
def test_numbers_that_share_a_noun_or_a_label(page_of: PageOf, text: str, expected: list[float]) -> None:
    assert [value for _, value in told(page_of, text)] == expected
