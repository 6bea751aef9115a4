"""Sectors in which a locality is strong, or which it seeks."""

from __future__ import annotations

import pytest

from comity.reading.profile.strengths import strengths

from .conftest import PageOf

Told = set[tuple[str | None, str, str]]


def told(page_of: PageOf, text: str) -> Told:
    return {(claim.locality.id, claim.sense, claim.sector) for claim in strengths(page_of(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gumi is a hub of electronics and semiconductors.",
            {("kr/gyeongbuk/gumi", "has", "electronics"), ("kr/gyeongbuk/gumi", "has", "semiconductors")},
        ),
        (
            "Lam Dong is known for coffee; Jeju is famous for tourism.",
            {("vn/lam-dong", "has", "agriculture"), ("kr/jeju", "has", "tourism")},
        ),
        ("Mining accounts for 40 percent of the economy of Ulsan.", {("kr/ulsan", "has", "mining")}),
        (
            "The mayor of Hue presented the orchards of the city.",
            {("vn/thua-thien-hue/hue", "has", "agriculture")},
        ),
        ("Hai Phong is short of logistics centres.", {("vn/hai-phong", "seeks", "logistics")}),
        ("Busan is the country's second-busiest container port.", {("kr/busan", "has", "ports")}),
        ("Lam Dong, with flower growing as its main asset, wrote.", {("vn/lam-dong", "has", "agriculture")}),
        ("Hai Phong has advantages in seaports.", {("vn/hai-phong", "has", "ports")}),
        ("Hanoi is the cultural center of the north.", {("vn/ha-noi", "has", "culture")}),
        ("Phu Yen is prioritising aquaculture.", {("vn/phu-yen", "seeks", "fisheries")}),
        ("Phu Yen calls for investment in wind power.", {("vn/phu-yen", "seeks", "renewable_energy")}),
        ("Phu Yen aims to become a hub of logistics.", {("vn/phu-yen", "seeks", "logistics")}),
        (
            "Tourism and education, identified as engines of its growth, are what Hanoi pushes.",
            {("vn/ha-noi", "seeks", "tourism"), ("vn/ha-noi", "seeks", "education")},
        ),
        (
            "Quang Tri is strong in forestry, and it calls for investors in logistics.",
            {("vn/quang-tri", "has", "forestry"), ("vn/quang-tri", "seeks", "logistics")},
        ),
        ("Lang Son wants Jeju's experience in education.", {("vn/lang-son", "seeks", "education")}),
        (
            "Cheonan, south of Seoul, is a hub of electronics.",
            {("kr/chungnam/cheonan", "has", "electronics")},
        ),
        ("Lang Son would like Kobe firms to invest in logistics.", {("vn/lang-son", "seeks", "logistics")}),
        (
            "Lam Dong grows tea and breeds cattle.",
            {("vn/lam-dong", "has", "agriculture"), ("vn/lam-dong", "has", "livestock")},
        ),
        (
            "Two thirds of the tea drunk in Vietnam comes from Lam Dong.",
            {("vn/lam-dong", "has", "agriculture")},
        ),
        ("Dak Lak has 200,000 hectares of coffee.", {("vn/dak-lak", "has", "agriculture")}),
        ("Nam Dinh exported 210 million USD worth of garments.", {("vn/nam-dinh", "has", "textiles")}),
        ("The ginseng town of Geumsan came.", {("kr/chungnam/geumsan", "has", "agriculture")}),
        ("Pohang, the steel city, came.", {("kr/gyeongbuk/pohang", "has", "industry")}),
        (
            "Sokcho is old. Half of the squid of Korea is caught there.",
            {("kr/gangwon/sokcho", "has", "fisheries")},
        ),
        (
            "Hue wants to draw more investors into logistics.",
            {("vn/thua-thien-hue/hue", "seeks", "logistics")},
        ),
        (
            "Kim Hana, Mayor of Gumi, said: “Help us with cold storage.”",
            {("kr/gyeongbuk/gumi", "seeks", "logistics")},
        ),
        ("A training centre that Busan promised has yet to be built.", set()),
        ("Busan builds a hospital in Hue.", set()),
        ("The mayor of Gimhae makes plans for tourism.", set()),
        ("Busan and Hue signed an agreement which will focus on education.", set()),
        (
            "The strengths of Osan, semiconductors first of all, were praised by Hanoi.",
            {("kr/gyeonggi/osan", "has", "semiconductors")},
        ),
    ],
)
def test_whose_strength_in_what(page_of: PageOf, text: str, expected: Told) -> None:
    assert told(page_of, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hanoi will pay for a vocational training centre at Hoa Lac.",
        "Jeju is looking for families and students.",
        "The mayor of Hue presented the orchards that he had painted.",
        "Jeju spends 40 percent of its time on fishing.",
        "Hanoi and Osan will focus on cooperation in trade and education.",
        "Hanoi and Osan signed an agreement on culture.",
        "Hanoi praised electronics, in which South Korean firms are strong.",
        "Hanoi has a great potential, the guests said.",
    ],
)
def test_what_is_nobodys_strength(page_of: PageOf, text: str) -> None:
    assert told(page_of, text) == set()


def test_the_sense_goes_on_with_also(page_of: PageOf) -> None:
    text = "Hanoi calls for investment in tourism, Chairman Le Van Dung said. He also named biotechnology."
    assert ("vn/ha-noi", "seeks", "pharma_biotech") in told(page_of, text)


def test_each_sector_once(page_of: PageOf) -> None:
    text = "Hanoi is a hub of tourism. Hanoi is also known for tourism."
    assert len(list(strengths(page_of(text)))) == 1


def test_quotes_stand_in_the_text(page_of: PageOf) -> None:
    page = page_of("Gumi is a hub of electronics. It was sunny.")
    (claim,) = strengths(page)
    assert page.text[slice(*claim.span)] == claim.quote == "Gumi is a hub of electronics."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lam Dong will open a desk, send a group to Busan in May, and seek partners in goat "
            "farming and logistics.",
            {("vn/lam-dong", "seeks", "livestock"), ("vn/lam-dong", "seeks", "logistics")},
        ),
        ("Ulsan builds on its mining workers and wants a consul by autumn.", set()),
        ("Ulsan now bets on solar parks.", {("kr/ulsan", "seeks", "renewable_energy")}),
        ("Ulsan takes pride in its handball.", {("kr/ulsan", "has", "sports")}),
        ("Gumi is known as the capital of knitwear.", {("kr/gyeongbuk/gumi", "has", "textiles")}),
        ("Hai Phong is looking for partners for electric buses.", {("vn/hai-phong", "seeks", "transport")}),
        ("Gumi is strong in aeronautics.", {("kr/gyeongbuk/gumi", "has", "aviation")}),
    ],
)
def test_rows_of_verbs_objects_and_wider_words(page_of: PageOf, text: str, expected: Told) -> None:
    assert told(page_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gumi is known in Korea for its apples and for a music festival.",
            {("kr/gyeongbuk/gumi", "has", "agriculture"), ("kr/gyeongbuk/gumi", "has", "arts")},
        ),
        (
            "Gumi earns much of its keep from food processing.",
            {("kr/gyeongbuk/gumi", "has", "food_processing")},
        ),
        ("Gumi is home to around 80 drug companies.", {("kr/gyeongbuk/gumi", "has", "pharma_biotech")}),
        ("Gumi is home to 3,700 Vietnamese workers.", set()),
        ("Gumi is best known for its fishing industry.", {("kr/gyeongbuk/gumi", "has", "fisheries")}),
        ("Anyone who wants a flight to Gumi has to wait.", set()),
        (
            "An Giang is focusing its efforts on organic farming.",
            {("vn/an-giang", "seeks", "agriculture")},
        ),
        ("Semiconductors are welcome in Bac Giang.", {("vn/bac-giang", "seeks", "semiconductors")}),
        ("Silk and tea were shown in Hue, and the lack of classrooms was lamented.", set()),
        (
            "Osong is where the biotechnology companies of Chungbuk are concentrated.",
            {("kr/chungbuk", "has", "pharma_biotech")},
        ),
    ],
)
def test_cues_reach_over_what_stands_between(page_of: PageOf, text: str, expected: Told) -> None:
    assert told(page_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tourism and education drive the economy of Hue.",
            {("vn/thua-thien-hue/hue", "has", "tourism"), ("vn/thua-thien-hue/hue", "has", "education")},
        ),
        ("Electronics, he noted, are what Jalisco does best.", {("mx/jalisco", "has", "electronics")}),
        ("Textiles are what Jalisco and Hue will talk about.", set()),
        ("Hue is a major destination for tourism.", {("vn/thua-thien-hue/hue", "has", "tourism")}),
        (
            "Gumi, once a mining town, now has strengths in tourism.",
            {("kr/gyeongbuk/gumi", "has", "tourism")},
        ),
        ("Yeosu is now turning to cruise tourism.", {("kr/jeonnam/yeosu", "seeks", "tourism")}),
        ("Hue wanted to attract logistics companies.", {("vn/thua-thien-hue/hue", "seeks", "logistics")}),
        ("Prizren lives more and more from tourism.", {("xk/prizren", "has", "tourism")}),
        (
            "Hai Duong hopes to learn from Suwon in smart city management.",
            {("vn/hai-duong", "seeks", "smart_city")},
        ),
        (
            "Gumi, a coastal city in North Gyeongsang, wants to be a base of new energy.",
            {("kr/gyeongbuk/gumi", "seeks", "renewable_energy")},
        ),
        (
            "Hue grew up with textiles just as Gumi had with coal.",
            {("vn/thua-thien-hue/hue", "has", "textiles")},
        ),
    ],
)
def test_predicates_that_stand_behind_the_sector(page_of: PageOf, text: str, expected: Told) -> None:
    assert told(page_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hue lives mainly from tourism.", {("vn/thua-thien-hue/hue", "has", "tourism")}),
        ("Hue has long experience in tourism.", {("vn/thua-thien-hue/hue", "has", "tourism")}),
        (
            "Tourism is the backbone of the economy of Hue.",
            {("vn/thua-thien-hue/hue", "has", "tourism")},
        ),
        (
            "Gumi, the textile capital of North Gyeongsang, wrote.",
            {("kr/gyeongbuk/gumi", "has", "textiles")},
        ),
    ],
)
def test_what_a_town_lives_from_and_is_the_capital_of(page_of: PageOf, text: str, expected: Told) -> None:
    assert told(page_of, text) == expected
