"""Figures: what a number counts, whose it is, of which time and of which partner."""

from __future__ import annotations

import pytest

from comity.model.claim import Figure
from comity.model.vocabularies import indicators, units
from comity.reading.figure.figures import figures

from .conftest import PageOf

PUBLISHED = "2023-05-17"


def told(page_of: PageOf, text: str) -> list[Figure]:
    return list(figures(page_of(text, PUBLISHED)))


def short(figure: Figure) -> tuple[str | None, str, float, str]:
    return figure.subject.id, figure.indicator, figure.value, figure.unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bac Ninh is home to over 2,000 foreign-invested projects.",
            [("vn/bac-ninh", "fdi_projects", 2000, "count")],
        ),
        (
            "Bac Ninh has 185 FDI projects worth nearly 10 billion USD from 30 countries.",
            [
                ("vn/bac-ninh", "fdi_projects", 185, "count"),
                ("vn/bac-ninh", "fdi_registered_capital", 10_000_000_000, "USD"),
                ("vn/bac-ninh", "investor_countries", 30, "count"),
            ],
        ),
        (
            "In the first two months, Vinh Phuc licensed 12 new projects with 120 million USD.",
            [
                ("vn/vinh-phuc", "fdi_projects_new", 12, "count"),
                ("vn/vinh-phuc", "fdi_capital_attracted", 120_000_000, "USD"),
            ],
        ),
        (
            "Ulsan's exports reached $2.3 billion last year.",
            [("kr/ulsan", "export_turnover", 2_300_000_000, "USD")],
        ),
        (
            "Ulsan exported goods worth $1.2 billion and imported $640 million in 2020.",
            [
                ("kr/ulsan", "export_turnover", 1_200_000_000, "USD"),
                ("kr/ulsan", "import_turnover", 640_000_000, "USD"),
            ],
        ),
        (
            "Ulsan, with a population of 1.15 million, lies by the sea.",
            [("kr/ulsan", "population", 1_150_000, "count")],
        ),
        ("Ulsan has ties with 11 foreign localities.", [("kr/ulsan", "partner_localities", 11, "count")]),
        ("Ulsan has nine sister cities.", [("kr/ulsan", "partner_localities", 9, "count")]),
        (
            "Ulsan is a member of five international organisations.",
            [("kr/ulsan", "multilateral_memberships", 5, "count")],
        ),
        (
            "Can Tho has eight industrial parks on 2,400 ha.",
            [("vn/can-tho", "industrial_parks", 8, "count"), ("vn/can-tho", "area", 2400, "ha")],
        ),
        (
            "Can Tho's economy grew by 8.1 per cent last year.",
            [("vn/can-tho", "grdp_growth", 8.1, "percent")],
        ),
        ("Can Tho's per capita income was 3,000 USD.", [("vn/can-tho", "grdp_per_capita", 3000, "USD")]),
        ("Can Tho welcomed 5 million tourists in 2019.", [("vn/can-tho", "visitors", 5_000_000, "count")]),
        (
            "More than 300 delegates gathered in Daegu for the forum.",
            [("kr/daegu", "attendees", 300, "count")],
        ),
        ("A delegation of 45 from Daegu visited Can Tho.", [("kr/daegu", "delegation_size", 45, "count")]),
        ("Daegu has signed 71 memoranda of understanding.", [("kr/daegu", "agreements", 71, "count")]),
        ("About 7,000 Vietnamese live in Daegu.", [("kr/daegu", "residents", 7000, "count")]),
        (
            "Daegu took in 38 seasonal workers from Laos, 21 from Nepal and 9 from Peru.",
            [
                ("kr/daegu", "workers", 38, "count"),
                ("kr/daegu", "workers", 21, "count"),
                ("kr/daegu", "workers", 9, "count"),
            ],
        ),
        ("Busan handled 19 million containers.", [("kr/busan", "other", 19_000_000, "count")]),
        ("Daegu allocated 40 million won to the exchange.", [("kr/daegu", "other", 40_000_000, "KRW")]),
        (
            "Daegu drew 20 makers to the fair and closed 15 contracts worth 3 million won.",
            [
                ("kr/daegu", "attendees", 20, "count"),
                ("kr/daegu", "agreements", 15, "count"),
                ("kr/daegu", "other", 3_000_000, "KRW"),
            ],
        ),
        ("Daegu took in 120 seasonal workers.", [("kr/daegu", "workers", 120, "count")]),
        (
            "In the two months to April, Long An licensed 62 FDI projects; 40 existing ones added $118m.",
            [
                ("vn/long-an", "fdi_projects_new", 62, "count"),
                ("vn/long-an", "fdi_projects_adjusted", 40, "count"),
                ("vn/long-an", "fdi_projects_adjusted", 118_000_000, "USD"),
            ],
        ),
        (
            "Gunsan, 270 km south of Seoul, counts 280,000 inhabitants.",
            [("kr/jeonbuk/gunsan", "population", 280_000, "count")],
        ),
        (
            "The Korean community in Da Nang numbers around 8,000.",
            [("vn/da-nang", "residents", 8000, "count")],
        ),
        (
            "Vietnam shipped $5.6 billion worth of goods to Japan.",
            [("vn", "export_turnover", 5_600_000_000, "USD")],
        ),
        (
            "FDI into Binh Phuoc hit $650 million in 2022.",
            [("vn/binh-phuoc", "fdi_capital_attracted", 650_000_000, "USD")],
        ),
        (
            "Daegu Mayor Kim Minho led a 70-strong delegation to Da Nang.",
            [("kr/daegu", "delegation_size", 70, "count")],
        ),
        (
            "LG Innotek will invest an additional $1 billion in Hai Phong.",
            [(None, "investment", 1_000_000_000, "USD")],
        ),
    ],
)
def test_indicator_subject_value_and_unit(
    page_of: PageOf, text: str, expected: list[tuple[str | None, str, float, str]]
) -> None:
    found = [short(figure) for figure in told(page_of, text)]
    assert [(None if row[1] == "investment" else row[0], *row[1:]) for row in found] == expected


def test_respectively_gives_each_company_its_sum(page_of: PageOf) -> None:
    text = "In Hai Phong, Hanbit Vina and Corex Vina will invest $20 million and $35 million, respectively."
    found = {(figure.subject.name, figure.value) for figure in told(page_of, text)}
    assert found == {("Hanbit Vina", 20_000_000), ("Corex Vina", 35_000_000)}


@pytest.mark.parametrize(
    "text",
    [
        "The two cities of Daegu and Can Tho met.",
        "Daegu and Can Tho talked for three hours on Highway 1.",
        "It was the third visit of Daegu's mayor.",
        "The three of them went on to Daegu.",
        "Nine out of ten came back to Daegu.",
        "In Daegu only one in ten stays.",
        "The council of Daegu, by seven votes to two, said no.",
        "Daegu lies 300 km from there.",
        "Ba Ria-Vung Tau found VND4.1 trillion for a ring road and a bridge.",
        "Daegu dropped 21 draft resolutions the People's Committee of Da Nang had sent.",
        "Shirts worth 2 million USD were burnt in Daegu.",
    ],
)
def test_what_is_no_figure(page_of: PageOf, text: str) -> None:
    assert told(page_of, text) == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("As of April 30, Bac Ninh had 185 FDI projects.", "2023-04-30"),
        ("Bac Ninh currently has 185 FDI projects.", PUBLISHED),
        ("Bac Ninh has 185 FDI projects.", None),
        ("Bac Ninh's exports were 2 billion USD in 2019.", "2019"),
        ("Bac Ninh's exports were 2 billion USD in the first quarter.", "2023-01/2023-03"),
        ("Bac Ninh's exports were 2 billion USD by the end of April this year.", "2023-01/2023-04"),
        ("Bac Ninh has drawn 5 billion USD of investment since 2019.", "2019/2023"),
    ],
)
def test_period(page_of: PageOf, text: str, period: str | None) -> None:
    (figure,) = told(page_of, text)
    assert figure.period == period


def test_parts_go_back_to_their_whole(page_of: PageOf) -> None:
    whole, part = told(page_of, "Bac Ninh has 300 foreign-invested projects, including 80 from South Korea.")
    assert (whole.partner, part.indicator) == (None, "fdi_projects")
    assert part.partner is not None and part.partner.id == "kr"


def test_a_part_goes_back_to_the_sentence_before(page_of: PageOf) -> None:
    text = "Ha Nam has 370 FDI projects. South Korea accounts for 150 of those, at 1.7 billion USD."
    found = [short(figure) for figure in told(page_of, text)]
    assert found[1:] == [
        ("vn/ha-nam", "fdi_projects", 150, "count"),
        ("vn/ha-nam", "fdi_registered_capital", 1_700_000_000, "USD"),
    ]


def test_a_second_sum_takes_unit_and_measure_of_the_first(page_of: PageOf) -> None:
    text = "Ulsan's exports stood at 818 million dollars in 2020, and at 974 million in 2021."
    assert [(figure.value, figure.unit, figure.period) for figure in told(page_of, text)] == [
        (818_000_000, "USD", "2020"),
        (974_000_000, "USD", "2021"),
    ]


@pytest.mark.parametrize(
    ("text", "place", "scope"),
    [
        ("With a GRDP of 20 billion USD, Ulsan ranks second in South Korea.", 2, "kr"),
        ("With a GRDP of 20 billion USD, Ulsan ranks third nationwide.", 3, "kr"),
        (
            "South Korea is the biggest investor in Ha Nam with 150 projects worth 2 billion USD.",
            1,
            "vn/ha-nam",
        ),
        (
            "Koreans have put 362 million USD of capital into Da Nang; only four others have invested more.",
            5,
            "vn/da-nang",
        ),
        (
            "South Korea is one of the largest sources of capital for Ha Nam: 150 projects, 2 billion USD.",
            None,
            None,
        ),
    ],
)
def test_rank(page_of: PageOf, text: str, place: int | None, scope: str | None) -> None:
    sums = [figure for figure in told(page_of, text) if figure.unit == "USD"]
    assert [(figure.rank, figure.rank_scope) for figure in sums] == [(place, scope)]


def test_a_rank_alone(page_of: PageOf) -> None:
    (figure,) = told(
        page_of, "Ulsan welcomed guests from Vietnam, which is the city's third largest export market."
    )
    assert (figure.subject.id, figure.indicator, figure.value) == ("kr/ulsan", "rank", 3)


def test_modality_and_exactness(page_of: PageOf) -> None:
    (figure,) = told(page_of, "Daegu will take in up to 300 seasonal workers in 2024.")
    assert (figure.modality, figure.qualifier, figure.period) == ("planned", "at_most", "2024")


def test_a_venue_and_its_floor(page_of: PageOf) -> None:
    text = "Daegu opened the International Exhibition Center, which spreads over 22,000 square metres."
    (figure,) = told(page_of, text)
    assert (figure.subject.type, figure.indicator, figure.unit) == ("organisation", "venue_area", "m2")


def test_quotes_stand_in_the_text_and_values_fit_the_vocabulary(page_of: PageOf) -> None:
    text = "Bac Ninh has 185 FDI projects worth 10 billion USD, 40% of the total, on 2,400 ha."
    page = page_of(text, PUBLISHED)
    found = list(figures(page))
    assert len(found) == 4
    for figure in found:
        assert page.text[slice(*figure.span)] == figure.quote
        allowed = indicators()[figure.indicator].units
        assert not allowed or figure.unit in allowed or ("currency" in allowed and figure.unit not in units())


def test_people_stay_together_on_the_day_told_before(page_of: PageOf) -> None:
    text = "The forum opened in Daegu on May 3.\n\nIt was a long day.\n\nSome 300 delegates attended."
    (figure,) = told(page_of, text)
    assert (figure.indicator, figure.period) == ("attendees", "2023-05-03")


def named(figure: Figure) -> tuple[str, str, float]:
    return figure.subject.name, figure.indicator, figure.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gumi-based Hanmaek Optics Corporation, which will invest $12 million, will employ 300 people.",
            [("investment", 12_000_000), ("workers", 300)],
        ),
        (
            "Hanmaek Optics Corporation is to come to Hue. The company will put up 30 million USD.",
            [("investment", 30_000_000)],
        ),
        (
            "Hanmaek Optics Corporation is to invest $12 million in Hue. Some 300 people will be hired.",
            [("investment", 12_000_000), ("workers", 300)],
        ),
    ],
)
def test_a_company_puts_in_money_and_gives_work(
    page_of: PageOf, text: str, expected: list[tuple[str, float]]
) -> None:
    firm = "Hanmaek Optics Corporation"
    assert [named(figure) for figure in told(page_of, text)] == [(firm, *one) for one in expected]


def test_people_come_from_where_their_noun_says(page_of: PageOf) -> None:
    text = "No delegation from Gumi has seen Hue since twelve teachers came to the College of Da Nang."
    assert [figure.subject.id for figure in told(page_of, text)] == ["kr/gyeongbuk/gumi"]
    text = "Fourteen officials of the southern province of Ben Tre travelled to Gumi."
    assert [figure.subject.id for figure in told(page_of, text)] == ["vn/ben-tre"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Ulsan's exports reached $2.3 billion in 2021, up 12% from 2020.", "2021"),
        ("In 2021 Ulsan's exports reached $2.3 billion, 1.4 times the figure of 2018.", "2021"),
        ("Ulsan, a city of 1.15 million people, wants three more partners by 2030.", None),
    ],
)
def test_a_time_held_against_or_to_come_is_not_the_number_s(
    page_of: PageOf, text: str, period: str | None
) -> None:
    assert told(page_of, text)[0].period == period


def test_the_city_of_a_name_is_no_place_above(page_of: PageOf) -> None:
    text = "The city of Gumi (pop. 410,000) in North Gyeongsang makes screens."
    assert [short(figure) for figure in told(page_of, text)] == [
        ("kr/gyeongbuk/gumi", "population", 410_000, "count")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fourteen officials of the southern province of Ben Tre are learning to read maps in Gumi.",
            [("vn/ben-tre", "delegation_size", 14, "count")],
        ),
        (
            "Of Ulsan's 430 foreign-invested projects, 92 are Japanese.",
            [("kr/ulsan", "fdi_projects", 430, "count"), ("kr/ulsan", "fdi_projects", 92, "count")],
        ),
        (
            "Of the 430 foreign-invested projects in Ulsan, 92 are Japanese.",
            [("kr/ulsan", "fdi_projects", 430, "count"), ("kr/ulsan", "fdi_projects", 92, "count")],
        ),
        (
            "Ulsan is home to 2,400 Thai workers.",
            [("kr/ulsan", "residents", 2400, "count")],
        ),
        (
            "Last year Ulsan received 48 foreign delegations.",
            [("kr/ulsan", "other", 48, "count")],
        ),
    ],
)
def test_people_away_parts_of_a_whole_and_guests(
    page_of: PageOf, text: str, expected: list[tuple[str, str, float, str]]
) -> None:
    assert [short(figure) for figure in told(page_of, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ulsan, whose population stands at 1.15 million, has four sister cities.", [1_150_000, 4]),
        (
            "Ulsan's yards built ships, and last year its port handled 190 million tons of cargo.",
            [190_000_000],
        ),
        ("Ulsan will launch a 4-million-euro programme for clean ferries.", [4_000_000]),
        ("Ulsan brought eleven pupils, aged 12 to 15, and two teachers.", [11]),
        ("The bridge in Ulsan is 30 tons heavy.", []),
    ],
)
def test_values(page_of: PageOf, text: str, expected: list[float]) -> None:
    assert [figure.value for figure in told(page_of, text)] == expected


def test_a_body_that_opens_the_sentence_owns_what_is_counted(page_of: PageOf) -> None:
    text = "The Association of Port Cities represents 48 municipalities."
    assert [named(figure) for figure in told(page_of, text)] == [("Association of Port Cities", "other", 48)]


def test_an_item_of_a_list_opens_with_its_place(page_of: PageOf) -> None:
    text = "Ulsan has sent a mission to the south.\n\n- Hue: seminar with 120 companies."
    assert [short(figure)[:3] for figure in told(page_of, text)] == [
        ("vn/thua-thien-hue/hue", "companies", 120)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ulsan ranks third in South Korea for foreign investment.", [3]),
        ("Ulsan came seventh among all cities in the livability index.", [7]),
        (
            "Ulsan is fourth nationwide in exports and is the country's number one city for shipbuilding.",
            [4, 1],
        ),
        ("Japan is the second biggest buyer in Ulsan, and the leading one in terms of investment.", [2, 1]),
        ("Ulsan's meeting was the third in two years.", []),
        ("Ulsan came second in the marathon.", []),
    ],
)
def test_bare_ranks(page_of: PageOf, text: str, expected: list[int]) -> None:
    found = told(page_of, text)
    assert [figure.rank for figure in found] == expected
    assert {figure.subject.id for figure in found} <= {"kr/ulsan"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 4,000 welders work in Ulsan.", [("kr/ulsan", "workers", 4000, "count")]),
        ("Fifty-two young people study at colleges in Ulsan.", [("kr/ulsan", "students", 52, "count")]),
        ("The mayor of Ulsan spoke to an audience of 300.", [("kr/ulsan", "attendees", 300, "count")]),
        ("An Ulsan shipyard owns 49 percent of the firm.", []),
        ("Ulsan's mayor wants ten such firms.", []),
        (
            "Ulsan signed three contracts worth 40 million USD.",
            [("kr/ulsan", "agreements", 3, "count"), ("kr/ulsan", "other", 40_000_000, "USD")],
        ),
    ],
)
def test_work_study_audiences_and_few_deals(
    page_of: PageOf, text: str, expected: list[tuple[str, str, float, str]]
) -> None:
    assert [short(figure) for figure in told(page_of, text)] == expected


def test_an_order_is_the_firm_s(page_of: PageOf) -> None:
    text = "Hanmaek Optics Corporation won an order for four telescopes worth 19 million euros from Hue."
    assert [named(figure) for figure in told(page_of, text)] == [
        ("Hanmaek Optics Corporation", "other", 19_000_000)
    ]


def test_a_bracket_tells_the_people_of_the_place_before_it(page_of: PageOf) -> None:
    text = "Oberzarowitz (population 312) and Gumi (pop. 410,000) wrote to Ulsan."
    assert [named(figure) for figure in told(page_of, text)] == [
        ("Oberzarowitz", "population", 312),
        ("Gumi", "population", 410_000),
    ]
