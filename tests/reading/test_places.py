"""Which locality a name means, and which of two places a text is about."""

from __future__ import annotations

import pytest

from .conftest import PageOf


def localities(page_of: PageOf, text: str, published: str | None = "2024-05-14") -> list[str | None]:
    page = page_of(text, published)
    return [chunk.entities[0].id for chunk in page.row if chunk.label == "L"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Officials of Gangnam District in Seoul flew to Bình Dương Province.",
            ["kr/seoul/gangnam", "vn/binh-duong"],
        ),
        (
            "The People's Committee of Nghe An received guests from Gyeonggi Province.",
            ["vn/nghe-an", "kr/gyeonggi"],
        ),
        (
            "The northern province of Bac Ninh and the city of Suwon are partners.",
            ["vn/bac-ninh", "kr/gyeonggi/suwon"],
        ),
        (
            "Seo Daemun, a district of Seoul, wrote to Hai Duong.",
            ["kr/seoul/seodaemun", "vn/hai-duong"],
        ),
        (
            "Two cities, Chuncheon (Korea) and Da Lat (Vietnam), met.",
            ["kr/gangwon/chuncheon", "vn/lam-dong/da-lat"],
        ),
        (
            "BIRMINGHAM, Ala. — Mayor Ann Poe received guests from Hanoi. Birmingham will send a choir.",
            ["us/alabama/birmingham", "vn/ha-noi", "us/alabama/birmingham"],
        ),
        (
            "A group from Hanoi heard Mass. Mr. Poe of Cambridge, Ont., met it.",
            ["vn/ha-noi", "ca/ontario/cambridge"],
        ),
        (
            "Kecel, Hungary, and the commune of Pontarlier in France are twins.",
            ["hu/kecskemet/kecel", "fr/burgundy-franche-comte/pontarlier"],
        ),
        (
            "Farmers from Plouha, France, came. Plouha sent ten, and two come from Orthez.",
            ["fr/brittany/plouha", "fr/brittany/plouha", "fr/nouvelle-aquitaine/orthez"],
        ),
        (
            "The mayor of Guimba flew home to Nueva Ecija.",
            ["ph/central-luzon/guimba", "ph/central-luzon/nueva-ecija"],
        ),
        (
            "Landkreis Unna wrote to the gmina of Zgorzelec, to Sleman regency and to Umnugovi aimag.",
            [
                "de/north-rhine-westphalia/unna",
                "pl/lower-silesia/zgorzelec",
                "id/yogyakarta/sleman",
                "mn/omnogovi",
            ],
        ),
        (
            "East Kazakhstan region and Yilan County, Taiwan, met people of Almaty region, Kazakhstan.",
            ["kz/east-kazakhstan", "tw/yilan", "kz/almaty-region"],
        ),
        (
            "Ghent, Cochin and Aarhus met.",
            ["be/flanders/ghent", "in/kerala/kochi", "dk/central-denmark/aarhus"],
        ),
        (
            "A reeve of the Hokkaido town of Numata went to San Fernando, Pampanga. Yanbian Korean "
            "Autonomous Prefecture sent nobody.",
            [
                "jp/hokkaido/numata",
                "ph/central-luzon/san-fernando",
                "ph/central-luzon/pampanga",
                None,
            ],
        ),
        ("Mayor Ann Quell of Little Wymond came to Hue.", [None, "vn/thua-thien-hue/hue"]),
        ("HCMC and the Busan Metropolitan Government talked.", ["vn/ho-chi-minh-city", "kr/busan"]),
        (
            "The mayors of Plettenberg and Orthez met. The German town has a lake.",
            ["de/north-rhine-westphalia/plettenberg", "fr/nouvelle-aquitaine/orthez"],
        ),
        (
            "ORTHEZ, May 2 - Bergen in Norway sent a choir, said Orthez mayor Ann Poe.",
            ["fr/nouvelle-aquitaine/orthez", "no/vestland/bergen", "fr/nouvelle-aquitaine/orthez"],
        ),
        (
            "The mayor of Luján de Cuyo, Argentina, thanked Hue. Luján de Cuyo makes wine.",
            ["ar/mendoza/lujan-de-cuyo", "vn/thua-thien-hue/hue", "ar/mendoza/lujan-de-cuyo"],
        ),
        (
            "Zweifelden Mayor Ann Poe wrote to Hue. Zweifelden is small.",
            [None, "vn/thua-thien-hue/hue", None],
        ),
        ("Gu'ao lies in Yilan County. Gu'ao Mayor Lee Ming said so.", [None, "tw/yilan", None]),
    ],
)
def test_names_with_types_parents_and_governments(page_of: PageOf, text: str, expected: list[str]) -> None:
    assert localities(page_of, text) == expected


def test_a_parent_beside_a_name_settles_it(page_of: PageOf) -> None:
    assert localities(page_of, "A delegation of Gwangju, Gyeonggi Province, South Korea, came.") == [
        "kr/gyeonggi/gwangju"
    ]
    assert "kr/gwangju" in localities(
        page_of, "The mayor of Gwangju Metropolitan City came to Korea's Busan."
    )


def test_one_spelling_means_one_place_throughout(page_of: PageOf) -> None:
    found = localities(
        page_of, "Ha Nam asked for help. Vietnam's Ha Nam province borders on Hanoi. Ha Nam is small."
    )
    assert {place for place in found if place != "vn/ha-noi"} == {"vn/ha-nam"}


def test_a_place_the_tables_do_not_know_is_one_all_the_same(page_of: PageOf) -> None:
    page = page_of("Xanadu district welcomed guests from Busan. Later Xanadu signed a pact.")
    names = [chunk.entities[0].name for chunk in page.row if chunk.label == "L"]
    assert names == ["Xanadu district", "Busan", "Xanadu district"]


def test_slips_of_the_pen_are_the_place_meant(page_of: PageOf) -> None:
    text = "Binh Duong province is growing. Binh Dong plans new towns with Geonggi province, South Korea."
    assert localities(page_of, text) == ["vn/binh-duong", "vn/binh-duong", "kr/gyeonggi"]


@pytest.mark.parametrize(
    "text",
    [
        "Of the ten drafts, nine were sent back.",
        "To the visitors it was new.",
        "It cost US$4 billion.",
        "Asia is growing.",
        "He reached Delta level.",
        "Boats of Kenya cross Lake Victoria.",
        "CHINA, May 2 (Xinhua) -- It rained.",
        "The Brest Parma Society of France wrote.",
    ],
)
def test_everyday_words_are_no_places(page_of: PageOf, text: str) -> None:
    assert localities(page_of, text) == []


def test_a_small_town_is_none_where_a_person_or_another_country_is_meant(page_of: PageOf) -> None:
    assert localities(page_of, "Mayor Orthez met Ann Plouha of France. Plouha met Orthez.") == []
    assert localities(page_of, "The Tasmanian city will write to Suwon.") == ["kr/gyeonggi/suwon"]


def test_a_town_without_an_id_ends_before_its_mayors_name(page_of: PageOf) -> None:
    page = page_of("The mayor of Tubodan Leoncio Bagol flew to Suwon.")
    assert [chunk.entities[0].name for chunk in page.row if chunk.label == "L"] == ["Tubodan", "Suwon"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hana Spinning and Dae Textile met Duck Oh Vina.", ["Hana Spinning", "Dae Textile", "Duck Oh Vina"]),
        ("They met the Suwon Chamber of Commerce & Industry.", ["Suwon Chamber of Commerce & Industry"]),
        ("The Council of Floating Cities met.", ["Council of Floating Cities"]),
        ("The Department of Home Affairs wrote to Hue.", ["Department of Home Affairs"]),
        (
            "The Hue Investment, Trade and Tourism Promotion Center opened.",
            ["Hue Investment, Trade and Tourism Promotion Center"],
        ),
        ("They signed at Quello Hall and at Naruto Civic Hall.", ["Quello Hall", "Naruto Civic Hall"]),
        ("Augusta Shire Council agreed.", ["Augusta Shire Council"]),
        ("Pupils of Marlow Girls' College came to Suwon.", ["Marlow Girls' College"]),
        ("Steelmaker Hano Metals came to Suwon.", ["Hano Metals"]),
        ("The Port Authority of Suwon met guests.", ["Port Authority of Suwon"]),
        ("The Union of Friendship Clubs met.", ["Union of Friendship Clubs"]),
        ("The Suwon zoo and the Hue regional museum met.", ["Suwon zoo", "Hue regional museum"]),
        ("Guests of the Sunchang Hana Foods Festival went home.", []),
        ("The Suwon Water and Waste Company wrote to Hue.", ["Suwon Water and Waste Company"]),
        ("Suwon General Hospital got beds.", ["Suwon General Hospital"]),
        ("The secretary of the Hue Suwon Link wrote.", ["Hue Suwon Link"]),
        (
            "The Wide Waters Towns Cooperation (WWTC) met. WWTC has members.",
            ["Wide Waters Towns Cooperation"] * 2,
        ),
        ("Guests saw Paradiso Cave and Suwon Bay.", ["Paradiso Cave", "Suwon Bay"]),
        ("Tampere City Board wrote to the Tampere Art Board.", ["Tampere Art Board"]),
        ("They met at City Hall and in the council chamber.", ["City Hall", "council chamber"]),
    ],
)
def test_names_of_bodies_end_where_they_end(page_of: PageOf, text: str, expected: list[str]) -> None:
    page = page_of(text)
    assert [chunk.entities[0].name for chunk in page.row if chunk.label == "O"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The carmaker Verdana will build in Suwon. Verdana has waited.", ["Verdana", "Verdana"]),
        ("Doriko, a textile firm from Daegu, came.", ["Doriko"]),
        ("Lumetra, which makes tyres, is coming to Suwon.", ["Lumetra"]),
        ("The chipmakers Lumo, Hano and Verda will build in Suwon.", ["Lumo", "Hano", "Verda"]),
        ("Kolar, a unit of the Verda Group, came to Suwon.", ["Kolar", "Verda Group"]),
        ("Verdana's plant in Suwon is old.", ["Verdana"]),
        ("Suwon-based Formosa Advanced came.", ["Formosa Advanced"]),
        ("Norvik Yards came. Norvik pays well.", ["Norvik Yards", "Norvik Yards"]),
        ("Norvik Vina Yards came. Norvik pays well.", ["Norvik Vina Yards"]),
        ("Hong Ha, a company director, came to Suwon.", []),
        ("Norvik, a village near Suwon, paid.", []),
    ],
)
def test_a_word_beside_a_name_tells_a_firm(page_of: PageOf, text: str, expected: list[str]) -> None:
    page = page_of(text)
    assert [chunk.entities[0].name for chunk in page.row if chunk.label == "O"] == expected


def test_a_city_hall_is_its_city_and_a_venue(page_of: PageOf) -> None:
    page = page_of("Guests from Manila, Philippines, met at Quezon City Hall.")
    hall = next(chunk for chunk in page.row if chunk.data.get("venue"))
    assert (hall.entities[0].id, hall.data["venue"].name) == (
        "ph/metro-manila/quezon-city",
        "Quezon City Hall",
    )


@pytest.mark.parametrize(
    "text",
    ["Governor Kim Dong-yeon spoke.", "It was signed by Vladimir Quell.", "It was inked by Van Huu Chien."],
)
def test_part_of_a_name_is_no_place(page_of: PageOf, text: str) -> None:
    assert localities(page_of, text) == []


def test_a_city_of_a_region_is_pointed_to(page_of: PageOf) -> None:
    page = page_of("Townsville, Australia, wrote to Hue. The north Queensland city has a port.")
    assert [chunk.entities[0].id for chunk in page.row if chunk.label == "Y"] == ["au/queensland/townsville"]
    assert localities(page_of, "Seoul district finds a partner.") == ["kr/seoul"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tampere in Finland wrote to Suwon.", ["fi/pirkanmaa/tampere", "kr/gyeonggi/suwon"]),
        ("Tampere Region in Finland wrote to Suwon.", ["fi/pirkanmaa", "kr/gyeonggi/suwon"]),
        ("Buenos Aires in Argentina wrote to Suwon.", ["ar/buenos-aires/buenos-aires", "kr/gyeonggi/suwon"]),
        ("Nakuru County Governor Susan Kihika wrote to Suwon.", ["ke/nakuru", "kr/gyeonggi/suwon"]),
        ("Hensley Town Council met. Hensley is old.", [None]),
        ("Tetbury Town Council met. Tetbury is old.", ["gb/england/tetbury"]),
        ("The World Youth Council met. World Youth is old.", []),
    ],
)
def test_a_city_of_a_regions_name_and_a_town_of_a_council(
    page_of: PageOf, text: str, expected: list[str | None]
) -> None:
    assert localities(page_of, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Haro, the second largest town of La Rioja in Spain, has a bridge.",
        "Osmangazi, the most populous district of Bursa, has sister cities in Germany.",
        "Nagoya, the industrial heart of Aichi Prefecture, met guests.",
    ],
)
def test_what_a_place_is_described_by_only_says_where_it_lies(page_of: PageOf, text: str) -> None:
    labels = [chunk.label for chunk in page_of(text).row if chunk.label in "Lp"]
    assert labels == ["L", "p"]


def test_where_mayors_act_a_bare_name_is_the_city(page_of: PageOf) -> None:
    text = "Groningen wrote to Suwon. "
    assert localities(page_of, text + "The mayor agreed.")[0] == "nl/groningen/groningen"
    assert localities(page_of, text + "The governor agreed.")[0] == "nl/groningen"


def test_a_great_city_is_meant_before_a_small_region_abroad(page_of: PageOf) -> None:
    assert localities(page_of, "Portland and Suwon are friends.")[0] == "us/oregon/portland"


def test_a_name_of_many_countries_is_of_the_one_whose_towns_are_told(page_of: PageOf) -> None:
    text = "Quezon City and San Juan signed an agreement on waste. Iloilo joined."
    assert localities(page_of, text)[1] == "ph/metro-manila/san-juan"
    assert localities(page_of, "San Juan, Argentina, and Suwon are friends.")[0] == "ar/san-juan"


def test_a_region_beside_a_name_leads_to_a_small_town_there(page_of: PageOf) -> None:
    page = page_of("People from Elizabethtown, Pennsylvania are in Letterkenny this week.")
    meant = [(chunk.label, chunk.entities[0].id) for chunk in page.row if chunk.label in "Lp"]
    assert meant[:2] == [("L", "us/pennsylvania/elizabethtown"), ("p", "us/pennsylvania")]


def test_a_region_right_before_a_place_only_says_where_it_lies(page_of: PageOf) -> None:
    page = page_of("Guests from Suwon saw the Berlin district of Mitte.")
    labels = [(chunk.label, chunk.entities[0].id) for chunk in page.row if chunk.label in "Lp"]
    assert labels[1:] == [("p", "de/berlin/berlin"), ("L", "de/berlin/mitte")]


def test_what_two_countries_have_is_a_place_of_each(page_of: PageOf) -> None:
    page = page_of("Iran's Yazd and Uzbekistan's Khiva signed a pact.")
    assert [chunk.entities[0].name for chunk in page.row if chunk.label == "L"] == ["Yazd", "Khiva"]


def test_a_mayor_of_a_town_called_like_another_is_a_person(page_of: PageOf) -> None:
    page = page_of("Mayor of Odunpazarı Cemal Aydın met guests from Suwon.")
    names = [chunk.entities[0].name for chunk in page.row if chunk.label in "LQ"]
    assert names == ["Odunpazarı", "Cemal Aydın", "Suwon"]


def test_a_municipal_corporation_is_its_city(page_of: PageOf) -> None:
    page = page_of("The Coimbatore Corporation in India met guests. The Corporation will write to Suwon.")
    meant = [(chunk.label, chunk.entities[0].id) for chunk in page.row if chunk.label in "LYO"]
    assert meant == [
        ("L", "in/tamil-nadu/coimbatore"),
        ("Y", "in/tamil-nadu/coimbatore"),
        ("L", "kr/gyeonggi/suwon"),
    ]


def test_a_city_named_with_its_type_leaves_the_bare_name_to_its_province(page_of: PageOf) -> None:
    text = "Guests from Kon Tum went home. They live in Kon Tum City. Kon Tum is large."
    assert localities(page_of, text) == ["vn/kon-tum", "vn/kon-tum/kon-tum", "vn/kon-tum"]


def test_a_mayor_before_now_has_a_town_all_the_same(page_of: PageOf) -> None:
    assert localities(page_of, "The then-Suwon mayor wrote to Hue.") == [
        "kr/gyeonggi/suwon",
        "vn/thua-thien-hue/hue",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The chamber of commerce of Lyon wrote to Suwon.", ["chamber of commerce of Lyon"]),
        ("The Lyon chamber of commerce wrote to Suwon.", ["Lyon chamber of commerce"]),
        ("Guests saw the port authority of Valencia in Spain.", ["port authority of Valencia"]),
        (
            "The hospital of Imola in Italy wrote to the Busan fire department.",
            ["hospital of Imola", "Busan fire department"],
        ),
        ("The economic development agency of Lyon came.", ["economic development agency of Lyon"]),
        ("The Board of Education spoke in Suwon.", ["Board of Education"]),
        ("Lyon wrote to schools.", []),
        ("Hue wants hospital beds from Lyon.", []),
    ],
)
def test_bodies_in_small_letters_are_named_with_their_place(
    page_of: PageOf, text: str, expected: list[str]
) -> None:
    assert [chunk.entities[0].name for chunk in page_of(text).row if chunk.label == "O"] == expected


def test_a_town_said_to_lie_in_another_country_than_its_namesakes(page_of: PageOf) -> None:
    text = "Arnhem is twinned with San Carlos in Nicaragua. San Carlos has a school of Arnhem's."
    assert [entity.id for entity in page_of(text).localities()] == ["nl/gelderland/arnhem", "ni/san-carlos"]


def test_an_everyday_word_that_begins_a_sentence_is_no_town(page_of: PageOf) -> None:
    text = "Golden years for Arnhem and Denver\n\nArnhem and Denver in the United States are twins."
    assert [entity.name for entity in page_of(text).localities()] == ["Arnhem", "Denver"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Belgian town of Linden became a twin of Sakai.", "be/flanders/linden"),
        ("Sakai signed an agreement with Linden, a Belgian town.", "be/flanders/linden"),
        ("Sakai signed an agreement with Belgium's Linden.", "be/flanders/linden"),
        (
            "Sakai signed a pact with San Francisco, in the Argentine province of Cordoba.",
            "ar/cordoba/san-francisco",
        ),
        ("Sakai signed an agreement with Newcastle in the United States.", None),
    ],
)
def test_whose_town_a_name_is_told_to_be(page_of: PageOf, text: str, expected: str | None) -> None:
    found = {entity.id for entity in page_of(text).localities()}
    assert expected in found
