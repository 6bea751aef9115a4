"""Whose a figure is: the body a clause speaks of, the place people are in, the home of a text."""

from __future__ import annotations

import pytest

from comity.model.claim import Figure
from comity.reading.figure.figures import figures

from .conftest import PageOf

PUBLISHED = "2023-05-17"
LEAD = "Gumi and Da Nang became sister cities on Monday. Da Nang lies by the sea, Gumi does not.\n\n"


def told(page_of: PageOf, text: str) -> list[Figure]:
    return list(figures(page_of(LEAD + text, PUBLISHED)))


def owned(figure: Figure) -> tuple[str, str, float]:
    return figure.subject.id or figure.subject.name, figure.indicator, figure.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The latter, Palgong Techno Valley, houses 700 companies with 12,000 employees.",
            [("Palgong Techno Valley", "companies", 700), ("Palgong Techno Valley", "workers", 12_000)],
        ),
        (
            "The town is known for an optics cluster which hosts 90 firms.",
            [("optics cluster", "companies", 90)],
        ),
        (
            "They saw the 588-ha Hoa Sen Industrial Park.",
            [("Hoa Sen Industrial Park", "area", 588)],
        ),
        (
            "Thai is taught to 300 students a year at the Hoa Sen Institute.",
            [("Hoa Sen Institute", "students", 300)],
        ),
        (
            "Gumi joined the Hoa Sen Alliance (HSA), a 27-member body of towns.",
            [("Hoa Sen Alliance", "other", 27)],
        ),
        (
            "They opened the Hoa Sen Market. The market covers 15 hectares.",
            [("Hoa Sen Market", "area", 15)],
        ),
        ("The eye clinic has treated 4,000 patients.", [("eye clinic", "other", 4000)]),
        (
            "Hanmaek Optics Corporation sold 24 telescopes to a Thai school for 410,000 dollars.",
            [
                ("Hanmaek Optics Corporation", "other", 24),
                ("Hanmaek Optics Corporation", "other", 410_000),
            ],
        ),
        (
            "A mill of Hanmaek Optics Corporation worth 18 million USD was licensed.",
            [("Hanmaek Optics Corporation", "investment", 18_000_000)],
        ),
    ],
)
def test_the_body_a_clause_speaks_of(
    page_of: PageOf, text: str, expected: list[tuple[str, str, float]]
) -> None:
    assert [owned(figure) for figure in told(page_of, text)] == expected


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("With 410,000 people, Gumi is the biggest city in North Gyeongsang outside Pohang.", "Gumi"),
        ("Gumi, of which the Nakdong valley is a part, counts 410,000 inhabitants.", "Gumi"),
        ("Gumi, a suburb of Daegu, has 410,000 people.", "Gumi"),
        ("Last year 610,000 people came to Gumi, said the mayor of Da Nang.", "Gumi"),
        ("About 11,000 Vietnamese live in Gumi, many of them students.", "Gumi"),
        ("Da Nang is one of 26 foreign localities that Gumi keeps up ties with.", "Gumi"),
        ("Da Nang will have 120 of its people at work in Gumi next year.", "Gumi"),
        ("Da Nang bought goods worth 62 million dollars from Gumi in 2021.", "Gumi"),
        ("Gumi's trade office, its second abroad, opens in Da Nang.", "Gumi"),
        ("They went on to Gumi, a city of 410,000.", "Gumi"),
    ],
)
def test_the_place_a_number_is_about(page_of: PageOf, text: str, owner: str) -> None:
    assert [figure.subject.name for figure in told(page_of, text)] == [owner]


def test_an_event_is_its_home_s(page_of: PageOf) -> None:
    text = "DA NANG -- Da Nang and Gumi held a forum.\n\nSome 250 people attended, some of them from Gumi."
    (figure,) = figures(page_of(text, PUBLISHED))
    assert (figure.subject.id, figure.indicator) == ("vn/da-nang", "attendees")


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The Silk Fair opened in Gumi. The organisers expect 70,000 visitors.", "kr/gyeongbuk/gumi"),
        ("Gumi's silk fair went well. It attracted 90,000 visitors.", "kr/gyeongbuk/gumi"),
        ("The silk fair in Da Nang, which drew 90,000 visitors, ended.", "vn/da-nang"),
    ],
)
def test_the_visitors_of_a_fair_are_those_of_the_place_it_is_in(
    page_of: PageOf, text: str, owner: str
) -> None:
    assert [figure.subject.id for figure in told(page_of, text)] == [owner]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Leipzig, the second largest city of Saxony, has a population of 560,000.", "de/saxony/leipzig"),
        ("Curitiba, capital of the state of Parana, has 1.9 million residents.", "br/parana/curitiba"),
        (
            "Bilbao, once a steel town of the Basque Country, has 345,000 inhabitants.",
            "es/basque-country/bilbao",
        ),
        ("Pune is the second city of Maharashtra and has 3.1 million inhabitants.", "in/maharashtra/pune"),
        ("Pohang, the steel capital of North Gyeongsang, has 500,000 residents.", "kr/gyeongbuk/pohang"),
    ],
)
def test_a_place_within_the_description_of_another_owns_no_number(
    page_of: PageOf, text: str, owner: str
) -> None:
    assert [figure.subject.id for figure in told(page_of, text)] == [owner]


def test_there_is_the_place_told_of_last(page_of: PageOf) -> None:
    text = "The guests admired Prizren. In 2011 some 65,000 tourists stayed there."
    assert [owned(figure) for figure in told(page_of, text)] == [("xk/prizren", "visitors", 65_000)]


def test_a_pointing_word_is_the_place_it_points_to_whoever_owned_the_number_before(page_of: PageOf) -> None:
    text = "Gumi has 410,000 inhabitants. Hue is older. The city welcomed 1.1 million visitors."
    assert [owned(figure) for figure in told(page_of, text)] == [
        ("kr/gyeongbuk/gumi", "population", 410_000),
        ("vn/thua-thien-hue/hue", "visitors", 1_100_000),
    ]
