"""Agreements: many wordings of signing, raising and ending; whose fields, whose signatures, which day."""

from __future__ import annotations

import pytest

from comity.model.claim import Agreement
from comity.reading.agreement.agreements import agreements

from .conftest import PageOf

PUBLISHED = "2024-05-14"


def told(page_of: PageOf, text: str) -> list[Agreement]:
    return list(agreements(page_of(text, PUBLISHED)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Daegu called time on its twinning with Da Nang on 1 May 2022.",
            {("sister", "ended", "2022-05-01")},
        ),
        (
            "The friendship pact that Daegu had with Da Nang was torn up in 2022.",
            {("friendship", "ended", "2022")},
        ),
        ("The cooperation Daegu had with Da Nang came to an end in 2009.", {("agreement", "ended", "2009")}),
        (
            "Daegu and Da Nang shook hands on a friendship agreement on Monday.",
            {("friendship", "signed", "2024-05-13")},
        ),
        ("Daegu has sisterly relations with Da Nang.", {("sister", "signed", None)}),
        ("Since 1990 Daegu has been twinned with Da Nang.", {("sister", "signed", "1990")}),
        ("For twenty years now, Daegu and Da Nang have been twinned.", {("sister", "signed", "2004")}),
        ("The 20-year-old twinning of Daegu and Da Nang was celebrated.", {("sister", "signed", "2004")}),
        ("Under a 2019 memorandum, Daegu and Da Nang exchange officials.", {("mou", "signed", "2019")}),
        (
            "Fourteen months after Daegu and Da Nang signed a memorandum, their mayors met on May 10.",
            {("mou", "signed", "2023-03")},
        ),
        (
            "Signed last autumn, the memorandum between Daegu and Da Nang takes effect in June.",
            {("mou", "signed", "2023")},
        ),
        (
            "A letter of intent that Daegu and Da Nang had signed in 2005 was turned into a twinning.",
            {("letter_of_intent", "signed", "2005"), ("sister", "upgraded", None)},
        ),
        (
            "Daegu and Da Nang initialled a letter of intent on May 3, and a pact is to be signed in June.",
            {("letter_of_intent", "signed", "2024-05-03"), ("agreement", "planned", "2024-06")},
        ),
        (
            "On Monday Daegu signed an agreement with Da Nang that will bring 120 nurses next year.",
            {("agreement", "signed", "2024-05-13")},
        ),
        (
            "Daegu and Da Nang agreed on Monday to sign a memorandum by the end of the year.",
            {("mou", "planned", "2024")},
        ),
        ("Daegu and Da Nang shelved their sister-city plans in 2020.", {("sister", "planned", None)}),
        (
            "After a 2018 letter of intent, Daegu and Da Nang have now, on May 8, become sisters.",
            {("letter_of_intent", "signed", "2018"), ("sister", "signed", "2024-05-08")},
        ),
        (
            "On Monday Daegu and Da Nang agreed on 300 workers a year in a memorandum.",
            {("mou", "signed", "2024-05-13")},
        ),
        (
            "Daegu has cancelled its twinning pact with Da Nang, signed in 1998.",
            {("sister", "ended", None), ("sister", "signed", "1998")},
        ),
        ("The route links Daegu, a city on a river, with Da Nang and Kobe.", set()),
    ],
)
def test_kind_stage_and_day(page_of: PageOf, text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert {(one.type, one.stage, one.date) for one in told(page_of, text)} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Daegu and Da Nang signed a memorandum on Monday. In six articles, it covers fisheries and tourism.",
        "Daegu and Da Nang signed a memorandum on Monday. The paper lists fisheries and tourism.",
        "Daegu and Da Nang signed a memorandum on Monday. Fisheries and tourism will be at the heart of it.",
        "Daegu and Da Nang will sign a memorandum on May 20. Fisheries and tourism have priority.",
        "Daegu and Da Nang signed a memorandum on Monday.\n\n○ Fields: fisheries, tourism",
    ],
)
def test_fields_told_after_the_signing(page_of: PageOf, text: str) -> None:
    assert set(told(page_of, text)[0].fields) == {"fisheries", "tourism"}


def test_bodies_of_one_calling_agree_on_it(page_of: PageOf) -> None:
    text = "Hai Duong University and Suwon Science College signed a memorandum on Monday."
    assert told(page_of, text)[0].fields == ("education",)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Kim Hana of Suwon met Hai Duong Chairman Tran Van Minh on Monday. The two leaders then signed "
        "a memorandum between Suwon and Hai Duong.",
        "Mayor Kim Hana of Suwon met Hai Duong Chairman Tran Van Minh on Monday. A memorandum between Suwon "
        "and Hai Duong was signed by the two leaders.",
        "Mayor Kim Hana of Suwon and Tran Van Minh, Chairman of the Hai Duong People's Committee, sealed the "
        "sister-city bond on Monday.",
    ],
)
def test_who_signed(page_of: PageOf, text: str) -> None:
    assert {one.person.name for one in told(page_of, text)[0].signatories} == {"Kim Hana", "Tran Van Minh"}


def test_a_town_no_table_knows_is_a_party(page_of: PageOf) -> None:
    text = "Ukkelbach is small. Last year Ukkelbach became a sister city of Kobe."
    assert [party.name for party in told(page_of, text)[0].parties] == ["Ukkelbach", "Kobe"]


def test_the_two_are_those_told_right_before(page_of: PageOf) -> None:
    text = (
        "Suwon and Hai Duong met Busan, Kobe and Nara. Busan and Hue are to sign an agreement on Friday. "
        "The two have been sister cities since 1999."
    )
    sister = next(one for one in told(page_of, text) if one.type == "sister")
    assert {party.name for party in sister.parties} == {"Busan", "Hue"}


def test_a_name_that_an_aside_calls_a_firm(page_of: PageOf) -> None:
    text = "Kureta Kasen, a subsidiary of Hokuri, on Monday closed a deal with Hetera Drogs of Hyderabad."
    assert [(one.type, [party.name for party in one.parties]) for one in told(page_of, text)] == [
        ("contract", ["Kureta Kasen", "Hetera Drogs"])
    ]


def test_the_two_sides_who_sign_are_not_all_the_sentence_names(page_of: PageOf) -> None:
    text = (
        "Suwon of South Korea and Hai Duong met on Monday. "
        "What Suwon agreed with Hue now holds for Hai Duong: the two sides renewed the agreement of 2013."
    )
    renewed = next(one for one in told(page_of, text) if one.stage == "renewed")
    assert {party.name for party in renewed.parties} == {"Suwon", "Hai Duong"}


def pairs(found: list[Agreement]) -> set[tuple[str, str, str | None]]:
    """The parties of agreements by name, each pair with its date."""
    return {(one.parties[0].name, one.parties[1].name, one.date) for one in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gifu's first sister city was Florence, in 1978. Hangzhou, China, followed in 1979 and Campinas, "
            "Brazil, in 1982.",
            {("Gifu", "Florence", "1978"), ("Gifu", "Hangzhou", "1979"), ("Gifu", "Campinas", "1982")},
        ),
        (
            "Kobe has nine sister cities. The oldest tie is with Seattle, dating from 1957. Marseille joined "
            "the list in 1961.",
            {("Kobe", "Seattle", "1957"), ("Kobe", "Marseille", "1961")},
        ),
        (
            "Kobe has nine sister cities. The others include Riga, with which it teamed up in 1974; Tianjin "
            "in China, 1973; and Brisbane.",
            {("Kobe", "Riga", "1974"), ("Kobe", "Tianjin", "1973"), ("Kobe", "Brisbane", None)},
        ),
        (
            "Kobe has been a sister city of Riga since 1974. Daegu joined a trade network in 2008.",
            {("Kobe", "Riga", "1974")},
        ),
    ],
)
def test_partners_told_one_after_the_other(
    page_of: PageOf, text: str, expected: set[tuple[str, str, str | None]]
) -> None:
    assert pairs(told(page_of, text)) == expected


def test_partners_told_already_are_no_hub(page_of: PageOf) -> None:
    text = "Besides Kiel, Tallinn has partnerships with Ghent in Belgium and Turku in Finland."
    assert pairs(told(page_of, text)) == {("Tallinn", "Ghent", None), ("Tallinn", "Turku", None)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kobe has been a sister city of Riga since 1974, and Daegu, whose port is small, signed a "
            "friendship agreement with Milan in 1998.",
            {("Kobe", "Riga", "1974"), ("Daegu", "Milan", "1998")},
        ),
        (
            "Poznan has been twinned with Hanover since 1979, while Lodz, which is larger, concluded a "
            "partnership agreement with Stuttgart in 1988.",
            {("Poznan", "Hanover", "1979"), ("Lodz", "Stuttgart", "1988")},
        ),
    ],
)
def test_a_described_subject_opens_its_clause(
    page_of: PageOf, text: str, expected: set[tuple[str, str, str | None]]
) -> None:
    assert pairs(told(page_of, text)) == expected


def test_a_guest_arrived_before_the_signing(page_of: PageOf) -> None:
    text = (
        "Mayor Kim Min-su of Busan, who arrived on Friday with 20 people, and Mayor Jean Dupont of Lyon "
        "signed a friendship agreement."
    )
    assert told(page_of, text)[0].date != "2024-05-10"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hue and its sister city Busan have signed a cooperation agreement on water.", "agreement"),
        ("Busan signed an agreement with its sister city Hue on Monday.", "agreement"),
        ("Hue and Lyon became sister cities, Mayor Kim said, by signing an agreement on Monday.", "sister"),
    ],
)
def test_a_tie_that_says_who_a_party_is(page_of: PageOf, text: str, expected: str) -> None:
    assert [one.type for one in told(page_of, text)] == [expected]


def test_an_anniversary_of_the_sides_told(page_of: PageOf) -> None:
    text = "Lyon and Busan met on Monday. Officials celebrated the 20th anniversary of their twinning."
    assert pairs(told(page_of, text)) == {("Lyon", "Busan", "2004")}


def test_going_on_as_twins_is_no_plan(page_of: PageOf) -> None:
    assert not told(page_of, "Busan and Lyon will go on as twins.")


def test_since_when_a_tie_has_lasted_beats_another_date(page_of: PageOf) -> None:
    text = "Kobe and Riga met on Monday in 2014 and have been sister cities since 1974."
    assert pairs(told(page_of, text)) == {("Kobe", "Riga", "1974")}


def test_the_day_of_the_news_told_later(page_of: PageOf) -> None:
    text = (
        "Mutare and its Dutch twin city, Haarlem, have signed a cooperation agreement on water. "
        "The agreement was signed at the Civic Centre on Monday by the two mayors."
    )
    assert [one.date for one in told(page_of, text)] == ["2024-05-13"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Suwon and Hue became friends in 2004 and concluded an MOU on transport in 2019.",
            {("friendship", "signed", "2004"), ("mou", "signed", "2019")},
        ),
        (
            "Suwon and Hue signed an MOU in 2004 and became sister cities in 2010.",
            {("mou", "signed", "2004"), ("sister", "signed", "2010")},
        ),
        (
            "Suwon and Hue forged friendly relations in 2004, signed an MOU in 2008 and upgraded it to a "
            "sister relationship in 2013.",
            {("friendship", "signed", "2004"), ("mou", "signed", "2008"), ("sister", "upgraded", "2013")},
        ),
    ],
)
def test_the_next_thing_the_same_parties_did(page_of: PageOf, text: str, expected: set[object]) -> None:
    claims = list(agreements(page_of(text, "2024-05-14")))
    assert {(claim.type, claim.stage, claim.date) for claim in claims} == expected
    assert len({frozenset(party.id for party in claim.parties) for claim in claims}) == 1


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "After Nam Dinh was merged into Ninh Binh on July 1, 2025, Jeonju and Ninh Binh signed an MOU "
            "on August 3, 2025.",
            ["2025-08-03"],
        ),
        (
            "Gimhae and Bien Hoa, which ceased to exist on July 1, 2025, signed a friendship pact in 2010.",
            ["2010"],
        ),
        ("Suwon and Hue, the mayor recalled, have signed an MOU on tourism.", [None]),
        ("Suwon and Hue have already signed an MOU on tourism.", [None]),
    ],
)
def test_a_date_beside_an_agreement_that_is_not_its_own(
    page_of: PageOf, text: str, dates: list[str | None]
) -> None:
    assert [claim.date for claim in agreements(page_of(text, "2025-10-14"))] == dates
