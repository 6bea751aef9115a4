"""Whose the people are who travel, sums by what became of them, partners by their order."""

from __future__ import annotations

import pytest

from comity.model.claim import Figure
from comity.reading.figure.figures import figures

from .conftest import PageOf

PUBLISHED = "2023-05-17"


def told(page_of: PageOf, text: str) -> list[tuple[str, str, float]]:
    found: list[Figure] = list(figures(page_of(text, PUBLISHED)))
    return [(figure.subject.id or figure.subject.name, figure.indicator, figure.value) for figure in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Suwon Mayor Lee Jae-joon received ten officials from Hai Duong on Monday.",
            ("vn/hai-duong", "delegation_size", 10),
        ),
        (
            "Suwon, May 4 - Fifteen officials led by Tran Van Hai, Vice Chairman of the Hai Duong Provincial "
            "People's Committee, will study in Suwon until Friday.",
            ("vn/hai-duong", "delegation_size", 15),
        ),
        (
            "Suwon mayor Lee Jae-joon and 22 of his townspeople made the journey to Hai Duong.",
            ("kr/gyeonggi/suwon", "delegation_size", 22),
        ),
        (
            "Suwon Mayor Lee Jae-joon came to Hai Duong on Monday. Lee has with him 53 people.",
            ("kr/gyeonggi/suwon", "delegation_size", 53),
        ),
        (
            "From Suwon came 24 singers and their conductor, for a concert in Hai Duong.",
            ("kr/gyeonggi/suwon", "delegation_size", 24),
        ),
        (
            "Accompanied by 18 traders, Suwon Mayor Lee Jae-joon flew to Hai Duong.",
            ("kr/gyeonggi/suwon", "delegation_size", 18),
        ),
        (
            "Nguyen Van An, Chairman of the Hai Duong People's Committee, and Suwon Mayor Lee Jae-joon, who "
            "is leading a nine-member delegation to Vietnam, signed it on Monday.",
            ("kr/gyeonggi/suwon", "delegation_size", 9),
        ),
        (
            "Suwon Mayor Lee Jae-joon, heading a delegation of 24, said his city would send doctors to "
            "villages and take in pupils from Hai Duong.",
            ("kr/gyeonggi/suwon", "delegation_size", 24),
        ),
        (
            "Hai Duong met the Suwon mission, which is made up of 21 seafood companies.",
            ("kr/gyeonggi/suwon", "companies", 21),
        ),
    ],
)
def test_a_party_is_whose_it_leads(page_of: PageOf, text: str, expected: tuple[str, str, float]) -> None:
    assert expected in told(page_of, text)


@pytest.mark.parametrize(
    "text",
    [
        "Lee Jae-joon of Suwon told the 23 councillors that the trip to Hai Duong was worth it.",
        "Suwon heads a group of five municipalities south of the river.",
        "It saves some 90 people a year the trip from Suwon to Seoul.",
        "Between 2012 and now 37 officials of Suwon have since travelled in both directions.",
    ],
)
def test_no_party(page_of: PageOf, text: str) -> None:
    assert "delegation_size" not in [indicator for _, indicator, _ in told(page_of, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the first ten months Koreans brought in 85 million USD to Bac Ninh, and 41 million USD was "
            "actually paid in.",
            [("fdi_capital_attracted", 85_000_000), ("fdi_capital_disbursed", 41_000_000)],
        ),
        (
            "In 2018 goods worth 2.35 billion USD were exported from Bac Ninh.",
            [("export_turnover", 2_350_000_000)],
        ),
        ("Bac Ninh earned USD 1.1 billion with fish abroad in 2022.", [("export_turnover", 1_100_000_000)]),
        (
            "Bac Ninh licensed 61 foreign projects with 600 million USD, and purchases of shares "
            "came to 23 million USD. This makes 623 million USD.",
            [
                ("fdi_projects_new", 61),
                ("fdi_capital_attracted", 600_000_000),
                ("fdi_share_purchases", 23_000_000),
                ("fdi_capital_attracted", 623_000_000),
            ],
        ),
        (
            "There are seven Korean projects in Bac Ninh. Together they are worth 46 million USD.",
            [("fdi_projects", 7), ("fdi_registered_capital", 46_000_000)],
        ),
        ("Employees of Korean companies in Bac Ninh: 58,000.", [("workers", 58_000)]),
        (
            "Bac Ninh has 1.4 million people, Suwon 1.2 million.",
            [("population", 1_400_000), ("population", 1_200_000)],
        ),
    ],
)
def test_what_became_of_a_sum(page_of: PageOf, text: str, expected: list[tuple[str, float]]) -> None:
    assert [(indicator, value) for _, indicator, value in told(page_of, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Suwon is the fourth Korean locality to which Hai Duong has been tied by an agreement.",
            [("vn/hai-duong", "partner_localities", 4)],
        ),
        ("The pact made Suwon the eleventh twin of Hai Duong.", [("vn/hai-duong", "partner_localities", 11)]),
        ("Hai Duong hopes to find a third partner in Asia.", []),
        (
            "Suwon took in 60 workers from Hai Duong. The quota is to rise to 90, and Bac Ninh may join.",
            [("kr/gyeonggi/suwon", "workers", 60), ("kr/gyeonggi/suwon", "workers", 90)],
        ),
        (
            "In Hai Duong 5,000 people work for Hana Shipbuilding, a subsidiary of Hana of Ulsan.",
            [("Hana Shipbuilding", "workers", 5000)],
        ),
        (
            "Exports from Hai Duong to Suwon were worth 21 million USD in 2022.",
            [("vn/hai-duong", "export_turnover", 21_000_000)],
        ),
    ],
)
def test_whose_they_are(page_of: PageOf, text: str, expected: list[tuple[str, str, float]]) -> None:
    assert told(page_of, text) == expected


def test_dollars_of_the_place(page_of: PageOf) -> None:
    (figure,) = figures(page_of("Exports of Alberta reached $1.3 billion in 2019.", PUBLISHED))
    assert (figure.unit, figure.value) == ("CAD", 1_300_000_000)


@pytest.mark.parametrize(
    "text",
    [
        "Suwon would offer scholarships to ten students from Hai Duong every year.",
        "Suwon will invite five officials from Hai Duong for six months of study.",
        "Ten engineers from Hai Duong will visit Suwon and be trained at the water works.",
        "Hai Duong is in talks with two other members of the league, Suwon and Iksan.",
    ],
)
def test_whom_somebody_will_teach_are_no_party_yet(page_of: PageOf, text: str) -> None:
    assert not told(page_of, text)


def test_few_students_abroad_are_a_party_of_their_home(page_of: PageOf) -> None:
    text = "Twenty pupils from Hai Duong are taking part in a homestay program in Suwon until Friday."
    assert ("vn/hai-duong", "delegation_size", 20) in told(page_of, text)


def test_firms_of_one_place_at_a_meeting_are_their_home_s(page_of: PageOf) -> None:
    text = (
        "At a meeting in Hai Duong on Wednesday, 15 small companies from Suwon held talks with local buyers."
    )
    assert ("kr/gyeonggi/suwon", "companies", 15) in told(page_of, text)


def test_who_ever_took_part_is_no_audience(page_of: PageOf) -> None:
    assert not told(page_of, "About 1,200 residents of Suwon have taken part in the programme since 1991.")


def test_the_growth_of_a_population_is_none_of_an_economy(page_of: PageOf) -> None:
    found = told(page_of, "Suwon, with its 600,000 inhabitants, was growing by about eight per cent a year.")
    assert [indicator for _, indicator, _ in found] == ["population"]


def test_a_place_beside_which_others_are_told_is_not_the_owner(page_of: PageOf) -> None:
    text = "Suwon has many friends. Besides Hai Duong, it cooperates with 14 foreign cities."
    assert ("kr/gyeonggi/suwon", "partner_localities", 14) in told(page_of, text)


def test_a_name_described_is_no_pointing_word(page_of: PageOf) -> None:
    text = (
        "Cusco and Cuenca are friends. Cusco is far away. Cusco drew 600,000 visitors last year. "
        "Cuenca, the capital of Azuay, counts 410,000 people."
    )
    assert ("ec/azuay/cuenca", "population", 410_000) in told(page_of, text)


def test_a_party_here_now_is_of_no_year_to_come(page_of: PageOf) -> None:
    text = (
        "Suwon Mayor Lee Jae-joon, who headed a delegation of 24, said his city would send doctors to "
        "Hai Duong next year."
    )
    found: list[Figure] = list(figures(page_of(text, PUBLISHED)))
    assert [(one.value, one.period) for one in found] == [(24, "2023-05")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On Saturday, the 25-strong Vietnamese delegation from Hai Duong saw the walls of Suwon.",
            ("vn/hai-duong", "delegation_size", 25),
        ),
        (
            "A 40-strong party from Hai Duong arrived in Suwon on Monday.",
            ("vn/hai-duong", "delegation_size", 40),
        ),
        (
            "In June, 25 pupils from Hai Duong will spend a week in Suwon.",
            ("vn/hai-duong", "delegation_size", 25),
        ),
        (
            "Suwon Mayor Lee Jae-joon is on a five-day tour of Vietnam until Friday with 32 officials.",
            ("kr/gyeonggi/suwon", "delegation_size", 32),
        ),
        (
            "The delegation from Suwon numbers 15 and will stay in Hai Duong until Sunday.",
            ("kr/gyeonggi/suwon", "delegation_size", 15),
        ),
        (
            "Leaders of Hai Duong met more than 120 companies at an investment conference in May.",
            ("vn/hai-duong", "attendees", 120),
        ),
        (
            "Hai Duong welcomed the mayor of Suwon. They signed in front of some 250 residents.",
            ("vn/hai-duong", "attendees", 250),
        ),
        (
            "Suwon welcomed guests from Hai Duong. The parade was watched by some 500,000 people.",
            ("kr/gyeonggi/suwon", "attendees", 500_000),
        ),
        (
            "The mayor of Suwon heads a trade mission of 22 companies to Hai Duong.",
            ("kr/gyeonggi/suwon", "companies", 22),
        ),
    ],
)
def test_people_told_by_what_they_form_or_meet_at(
    page_of: PageOf, text: str, expected: tuple[str, str, float]
) -> None:
    assert expected in told(page_of, text)


def test_a_city_called_strong_is_no_party(page_of: PageOf) -> None:
    assert not told(page_of, "Suwon wants to become a 1.2-million-strong special city.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The number of Korean companies operating in Hai Duong has risen to more than 400.",
            ("vn/hai-duong", "companies", 400),
        ),
        (
            "Suwon sold 310 million dollars worth of goods to Japan last year.",
            ("kr/gyeonggi/suwon", "export_turnover", 310_000_000),
        ),
        ("Suwon has ties with three other regions abroad.", ("kr/gyeonggi/suwon", "partner_localities", 3)),
        ("Hai Duong is Suwon's second partner in Asia.", ("kr/gyeonggi/suwon", "partner_localities", 2)),
        ("More than 250,000 of Suwon's residents are Thai.", ("kr/gyeonggi/suwon", "residents", 250_000)),
        (
            "Suwon has a population of 1.2 million and 140 islands.",
            ("kr/gyeonggi/suwon", "population", 1_200_000),
        ),
        ("Hai Duong's industrial output grew by 30 percent.", ("vn/hai-duong", "other", 30)),
        (
            "The guests saw Ajou High School in Suwon, which has 2,000 students.",
            ("Ajou High School", "students", 2000),
        ),
        (
            "Eight students from Ajou High School will spend next June in Hai Duong.",
            ("Ajou High School", "delegation_size", 8),
        ),
        ("Two Korean companies have invested in Hai Duong.", ("vn/hai-duong", "companies", 2)),
        (
            "Hai Duong waited. Hai Duong Bay received 2.6 million visitors.",
            ("vn/hai-duong", "visitors", 2_600_000),
        ),
    ],
)
def test_numbers_told_in_other_orders(page_of: PageOf, text: str, expected: tuple[str, str, float]) -> None:
    assert expected in told(page_of, text)


@pytest.mark.parametrize(
    "text",
    [
        "Suwon would invite 20 students to stay with families next summer.",
        "Suwon will receive six technicians from Hai Duong in 2025.",
    ],
)
def test_whom_somebody_would_invite_are_no_party(page_of: PageOf, text: str) -> None:
    assert not told(page_of, text)


def test_a_sum_told_over_in_another_currency_counts_once(page_of: PageOf) -> None:
    text = "Exports of Suwon reached 678 billion won ($578 million) in 2019."
    assert [value for *_, value in told(page_of, text)] == [678_000_000_000]


def test_an_event_of_the_news_is_of_no_day_long_ago(page_of: PageOf) -> None:
    text = "Hai Duong and Suwon met. Their pact is of May 4, 1992.\n\nThe mayor told the 220 guests so."
    (figure,) = figures(page_of(text, PUBLISHED))
    assert (figure.indicator, figure.period) == ("attendees", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hanmaek Optics Corporation is building a plant in Hai Duong for 35 million USD, where 300 "
            "people will be employed.",
            ("Hanmaek Optics Corporation", "workers", 300),
        ),
        (
            "Suwon rebuilt its hall. The 2 million USD project ends in May.",
            ("kr/gyeonggi/suwon", "investment", 2e6),
        ),
        (
            "Forty-two residents of Suwon will travel to Hai Duong.",
            ("kr/gyeonggi/suwon", "delegation_size", 42),
        ),
        ("Suwon accounts for 18 percent of chips, second only to Iksan.", ("kr/gyeonggi/suwon", "other", 18)),
        (
            "The guests saw Ajou High School, which plans to send 12 teachers to Hai Duong.",
            ("Ajou High School", "delegation_size", 12),
        ),
    ],
)
def test_who_employs_builds_and_sends(page_of: PageOf, text: str, expected: tuple[str, str, float]) -> None:
    assert expected in told(page_of, text)


def test_the_members_of_a_network_are_no_place_s(page_of: PageOf) -> None:
    found = told(page_of, "Suwon belongs to the Lakes Co-operation, a network of 65 councils.")
    assert [owner for owner, *_ in found] == ["Lakes Co-operation"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Suwon welcomed people from Hai Duong. The guests, 14 in all, are led by the mayor of Hai Duong.",
            ("vn/hai-duong", "delegation_size", 14),
        ),
        (
            "Suwon is old. Last year some 40,000 tourists from Vietnam visited Hai Duong.",
            ("vn/hai-duong", "visitors", 40_000),
        ),
        (
            "The mayor of Suwon left for Hai Duong with seven councillors.",
            ("kr/gyeonggi/suwon", "delegation_size", 7),
        ),
        (
            "Suwon and Hue met. Suwon wrote, Suwon called. A 40-strong party from Gyeonggi came to Hue.",
            ("kr/gyeonggi/suwon", "delegation_size", 40),
        ),
        (
            "Trade between Hai Duong province and Suwon city amounted to $46 million in 2019.",
            ("vn/hai-duong", "trade_turnover", 46_000_000),
        ),
        (
            "Hanmaek Optics Corporation was granted a certificate for a 25-million-USD camera factory.",
            ("Hanmaek Optics Corporation", "investment", 25_000_000),
        ),
    ],
)
def test_who_left_who_came_and_whose_it_is(
    page_of: PageOf, text: str, expected: tuple[str, str, float]
) -> None:
    assert expected in told(page_of, text)
