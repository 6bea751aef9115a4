"""What an organisation belongs to, and where it sits."""

from __future__ import annotations

import pytest

from comity.reading.profile.affiliations import affiliations

from .conftest import PageOf

WONJU = "kr/gangwon/wonju"


def told(page_of: PageOf, text: str) -> set[tuple[str, str, str]]:
    return {
        (claim.child.id or claim.child.name, claim.parent.id or claim.parent.name, claim.relation)
        for claim in affiliations(page_of(text))
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hana Foods Corporation, a subsidiary of Hana Group, came.",
            {("Hana Foods Corporation", "Hana Group", "subsidiary_of")},
        ),
        (
            "Hana Foods Corporation of Wonju, a subsidiary of Hana Group, came.",
            {
                ("Hana Foods Corporation", "Hana Group", "subsidiary_of"),
                ("Hana Foods Corporation", WONJU, "based_in"),
            },
        ),
        ("The Forest Research Center of Wonju opened.", {("Forest Research Center", WONJU, "part_of")}),
        (
            "The Road Bureau, which is under the Port Authority, agreed.",
            {("Road Bureau", "Port Authority", "part_of")},
        ),
        (
            "The Forest Bureau (Ministry of Rivers) agreed.",
            {("Forest Bureau", "Ministry of Rivers", "part_of")},
        ),
        ("The Forest Bureau (FB) agreed.", set()),
        (
            "Hana Group and its Vietnamese subsidiary, Hansol Vina, agreed.",
            {("Hansol Vina", "Hana Group", "subsidiary_of")},
        ),
        ("Wonju opened a trade office in Hue.", {("trade office in Hue", WONJU, "part_of")}),
        ("Wonju opened a cable plant in Hue.", set()),
        ("Hana Foods Corporation, based in Wonju, agreed.", {("Hana Foods Corporation", WONJU, "based_in")}),
        (
            "Headquartered in Wonju, the Hana Water Foundation agreed.",
            {("Hana Water Foundation", WONJU, "based_in")},
        ),
        ("Wonju paid for the city’s Forest Department.", {("Forest Department", WONJU, "part_of")}),
        ("Hansol Vina (Wonju) agreed.", {("Hansol Vina", WONJU, "based_in")}),
        ("The Gangneung Office in Wonju opened.", {("Gangneung Office in Wonju", WONJU, "based_in")}),
        ("WEDA, the economic development agency of Wonju, agreed.", {("WEDA", WONJU, "part_of")}),
        (
            "Ilbo Media Group, publisher of The Wonju Daily, agreed.",
            {("Wonju Daily", "Ilbo Media Group", "part_of")},
        ),
        (
            "He met the fruit growers association of Wonju.",
            {("fruit growers association", WONJU, "based_in")},
        ),
        (
            "Wonju launched a task force of ten, called Green Ring Alliance.",
            {("Green Ring Alliance", WONJU, "part_of")},
        ),
        ("A meeting of the River Cities Association in Wonju ended.", set()),
        ("The Wonju City Council agreed.", set()),
    ],
)
def test_children_and_parents(page_of: PageOf, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(page_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pinewood Holdings, a Wonju-based maker of boats, signed.",
            ("Pinewood Holdings", WONJU, "based_in"),
        ),
        ("The order went to the Wonju-based textile group Hansori.", ("Hansori", WONJU, "based_in")),
        (
            "The River Cities Association, founded by Wonju in 1997 and headquartered there, met.",
            ("River Cities Association", WONJU, "based_in"),
        ),
        (
            "Guests came from the River Cities Association, whose secretariat Wonju hosts.",
            ("River Cities Association", WONJU, "based_in"),
        ),
        (
            "The River Cities Association met. Talks go on in Wonju, where the organisation has its seat.",
            ("River Cities Association", WONJU, "based_in"),
        ),
        ("Hana Labs, a biotech company in Wonju, won.", ("Hana Labs", WONJU, "based_in")),
        ("Hana Foods, of Wonju, won.", ("Hana Foods", WONJU, "based_in")),
        ("Wonju, home to Hana University, won.", ("Hana University", WONJU, "based_in")),
        ("Hana Foods has its factory in Wonju.", ("Hana Foods", WONJU, "based_in")),
        ("The Wonju branch of CityNet met.", ("Wonju branch", "org/citynet", "part_of")),
        ("Hana Vina, the plant's new name, belongs to Hana Steel.", ("Hana Vina", "Hana Steel", "part_of")),
        ("Hana Vietnam, a subsidiary of Hana Steel, won.", ("Hana Vietnam", "Hana Steel", "subsidiary_of")),
        (
            "The Forestry Agency under the Ministry of Agriculture won.",
            ("Forestry Agency", "Ministry of Agriculture", "part_of"),
        ),
        ("Long An is now part of Tay Ninh.", ("vn/long-an", "vn/tay-ninh", "part_of")),
        ("Dong Nai, which absorbed Binh Phuoc, won.", ("vn/binh-phuoc", "vn/dong-nai", "part_of")),
        ("Dong Nai, to which Bien Hoa belongs, won.", ("vn/dong-nai/bien-hoa", "vn/dong-nai", "part_of")),
        ("Wonju opens its Vietnam office in May.", ("Vietnam office", WONJU, "part_of")),
        (
            "The boats come from Pinewood Ferries Ltd., which is owned by the cities of Wonju and Gangneung.",
            ("Pinewood Ferries Ltd.", "kr/gangwon/gangneung", "subsidiary_of"),
        ),
        (
            "Pinewood Ferries Ltd., a Wonju-based subsidiary of the Kerala Boat Corporation, won.",
            ("Pinewood Ferries Ltd.", "Kerala Boat Corporation", "subsidiary_of"),
        ),
    ],
)
def test_companies_and_bodies_at_home(page_of: PageOf, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(page_of, text)


def test_a_guest_of_a_place_named_before_is_not_based_there(page_of: PageOf) -> None:
    assert told(page_of, "The Wonju-based journalist Kim Hana came.") == set()


def test_what_only_happens_somewhere_is_not_based_there(page_of: PageOf) -> None:
    assert told(page_of, "Samsung signed a contract in Hue, part at a hotel in Wonju.") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Osmangazi, a central district of the Turkish city of Bursa, signed.",
            {("tr/bursa/osmangazi", "tr/bursa/bursa", "part_of")},
        ),
        ("Pune is the second city of Maharashtra.", {("in/maharashtra/pune", "in/maharashtra", "part_of")}),
        ("Pune, a twin town of Bremen, wrote.", set()),
        ("It said on Tuesday, the press service of Wonju, that all was well.", set()),
    ],
)
def test_a_place_described_by_the_larger_one_is_its_part(
    page_of: PageOf, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert told(page_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Wonju Heat Complex, which is run by Korea Steam & Power (KSP), is new.",
            {("Wonju Heat Complex", "Korea Steam & Power", "part_of")},
        ),
        (
            "The Harbour Service Center, a body of the provincial Department of Labour, came.",
            {("Harbour Service Center", "Department of Labour", "part_of")},
        ),
        (
            "They signed with the Rowing Society. The society, which is based in Wonju, is old.",
            {("Rowing Society", WONJU, "based_in")},
        ),
        ("They signed with Haeyang Trading, a Wonju importer.", {("Haeyang Trading", WONJU, "based_in")}),
        ("They signed with Haeyang Trading, a company from Wonju.", {("Haeyang Trading", WONJU, "based_in")}),
        ("They signed with the Wonju importer Haeyang Trading.", {("Haeyang Trading", WONJU, "based_in")}),
        (
            "Hill Hospital and the Wonju plant of Haeyang Trading are located in the city of Wonju.",
            {("Hill Hospital", WONJU, "based_in"), ("Wonju plant of Haeyang Trading", WONJU, "based_in")},
        ),
        ("The Open University of Wonju came.", set()),
    ],
)
def test_bodies_run_located_pointed_to(
    page_of: PageOf, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert told(page_of, text) == expected
