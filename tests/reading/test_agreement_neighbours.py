"""Agreements beside one another: what is renewed, signed and ended in one breath, partner by partner."""

from __future__ import annotations

import pytest

from comity.reading.agreement.agreements import agreements

from .conftest import PageOf


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The cities of Kobe and Riga yesterday renewed their twinning agreement, which dates from 1974, "
            "and signed a protocol on ports.",
            {
                ("sister", "renewed", "2024-05-13"),
                ("sister", "signed", "1974"),
                ("agreement", "signed", "2024-05-13"),
            },
        ),
        (
            "Kobe and Riga yesterday prolonged their friendship pact of 1985 and signed a protocol on ports.",
            {
                ("friendship", "renewed", "2024-05-13"),
                ("friendship", "signed", "1985"),
                ("agreement", "signed", "2024-05-13"),
            },
        ),
        (
            "Kobe and Riga signed a sister city agreement in 1974. On Friday the two mayors will sign a "
            "statement that extends the agreement for ten years.",
            {("sister", "signed", "1974"), ("sister", "renewed", "2024-05-17")},
        ),
        (
            "Kobe has one other sister city, Riga, with which it signed an agreement in 1988. The council "
            "has been a member of Sister Cities Australia since 1991.",
            {("sister", "signed", "1988")},
        ),
        (
            "Kobe, May 11: Kobe City has signed an MoU with Riga. Mayor Sato Ken and Riga Mayor Jan Roe "
            "signed the MoU on Monday.",
            {("mou", "signed", "2024-05-13")},
        ),
        (
            "Kobe signed a pact with Riga in 1974. Kobe has no other twin town in Europe.",
            {("agreement", "signed", "1974")},
        ),
        (
            "Kobe has been trying since last year to become a sister city of Riga.",
            {("sister", "planned", None)},
        ),
    ],
)
def test_what_is_done_beside_a_renewal_and_what_is_none(
    page_of: PageOf, text: str, expected: set[object]
) -> None:
    claims = list(agreements(page_of(text, "2024-05-14")))
    assert {(claim.type, claim.stage, claim.date) for claim in claims} == expected


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (
            "Kobe has been twinned with Riga since 1974, with Lyon since 1998 and with Hue.",
            {"Riga", "Lyon", "Hue"},
        ),
        ("Kobe has nine twin towns. Riga in Latvia was the first of them, in 1973.", {"Riga"}),
        ("Kobe has nine twin towns. Riga do Lyon was the first of them, in 1973.", {"Riga"}),
        ("Kobe signed a pact with the Latvian town of Zilupe in 2019.", {"Zilupe"}),
    ],
)
def test_partners_each_with_a_word_of_its_own(page_of: PageOf, text: str, partners: set[str]) -> None:
    claims = list(agreements(page_of(text, "2024-05-14")))
    assert {party.name for claim in claims for party in claim.parties} == {"Kobe", *partners}
    assert len(claims) == len(partners)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kobe has been twinned with Riga since 2010 and has a partnership with Hue.",
            {("Riga", "sister", "2010"), ("Hue", "agreement", None)},
        ),
        (
            "Kobe has been a sister of Riga since 2008 and of Hue and Lyon.",
            {("Riga", "sister", "2008"), ("Hue", "sister", None), ("Lyon", "sister", None)},
        ),
        (
            "Kobe is a city. Kobe's twin towns are Riga, Zilupe (since 2002) and Lyon.",
            {("Riga", "sister", None), ("Zilupe", "sister", "2002"), ("Lyon", "sister", None)},
        ),
        (
            "Kobe signed its first agreement with Riga in 1999 and another, with Lyon, in 2003.",
            {("Riga", "agreement", "1999"), ("Lyon", "agreement", "2003")},
        ),
        (
            "Kobe has been twinned with Riga, Latvia, since 1995 and signed a sister city agreement with "
            "Lyon, France, in 2008.",
            {("Riga", "sister", "1995"), ("Lyon", "sister", "2008")},
        ),
        ("The Kobe council is to review its twinning with Riga.", {("Riga", "sister", None)}),
        (
            "Kobe is twinned with Riga, Hue and, since 2005, Lyon.",
            {("Riga", "sister", None), ("Hue", "sister", None), ("Lyon", "sister", "2005")},
        ),
        (
            "Kobe is twinned with Riga and Hue and since 2003 with Lyon.",
            {("Riga", "sister", None), ("Hue", "sister", None), ("Lyon", "sister", "2003")},
        ),
        (
            "Kobe, of which Nara is the largest suburb, signed a pact with Riga in 2003.",
            {("Riga", "agreement", "2003")},
        ),
        (
            "Kobe signed a pact with Riga in 1990. The Japanese city is also twinned with Nara.",
            {("Riga", "agreement", "1990")},
        ),
    ],
)
def test_each_partner_has_its_own_kind_and_year(page_of: PageOf, text: str, expected: set[object]) -> None:
    claims = list(agreements(page_of(text, "2024-05-14")))
    assert all("Kobe" in {party.name for party in claim.parties} for claim in claims)
    told = {
        (party.name, claim.type, claim.date)
        for claim in claims
        for party in claim.parties
        if party.name != "Kobe"
    }
    assert told == expected
    assert len(claims) == len(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Kobe city council decided on Monday to suspend its twinning with Riga, which began in 1953.",
            {("sister", "ended", "2024-05-13"), ("sister", "signed", "1953")},
        ),
        (
            "Kobe and Riga signed an agreement on ports on Monday. It is the second agreement between the "
            "two cities; the first, on budgets, was signed in Riga in 2003.",
            {("agreement", "signed", "2024-05-13"), ("agreement", "signed", "2003")},
        ),
        (
            "Kobe and Riga met on Monday. The two ports have been sister cities since 1987 under an "
            "agreement signed by their mayors.",
            {("sister", "signed", "1987")},
        ),
        (
            "A sister city agreement between Kobe and Riga was signed in 1991 but has lapsed.",
            {("sister", "signed", "1991"), ("sister", "ended", None)},
        ),
        (
            "Kobe and Riga signed a programme on May 6. The programme, signed in Riga by both mayors, "
            "supplements the agreement of 1999.",
            {("agreement", "signed", "2024-05-06"), ("agreement", "signed", "1999")},
        ),
        (
            "Kobe and Riga have worked together since 2001 on the basis of a sister city agreement. On "
            "Monday they signed a plan for exchanges.",
            {("sister", "signed", "2001"), ("agreement", "signed", "2024-05-13")},
        ),
        (
            "The Kobe city council voted on Monday to sign a sister city agreement with Riga.",
            {("sister", "planned", None)},
        ),
        (
            "The mayors of Kobe and Riga agreed on Monday to work on a sister city agreement.",
            {("sister", "planned", None)},
        ),
        (
            "Kobe and Riga signed a pact on 9 September 2013, and a joint work plan for 2025-2027 was "
            "agreed in Riga last Friday.",
            {("agreement", "signed", "2013-09-09"), ("agreement", "signed", "2024-05-10")},
        ),
        (
            "Kobe and Riga have not renewed the letter of intent they signed in 2019.",
            {("letter_of_intent", "signed", "2019")},
        ),
        (
            "The two mayors of Kobe and Riga signed a declaration on peace education on May 6.",
            {("joint_statement", "signed", "2024-05-06")},
        ),
        (
            "The mayors of Kobe and Riga signed a declaration renewing the twinning agreement on May 6.",
            {("sister", "renewed", "2024-05-06")},
        ),
        (
            "Kobe and Riga signed a joint work plan on smart lighting on Friday.",
            {("agreement", "signed", "2024-05-10")},
        ),
        (
            "Kobe will let its friendship agreement with Riga run out in June. The agreement was "
            "signed in 2008.",
            {("friendship", "signed", "2008")},
        ),
        (
            "Kobe and Riga ended their partnership of eight years on 31 March.",
            {("agreement", "ended", "2024-03-31")},
        ),
        (
            "Kobe and Riga will prolong their agreement, which expires in June, the mayors agreed on Monday.",
            {("agreement", "renewed", None)},
        ),
        (
            "Kobe's twinning with Riga turned ten on Saturday.",
            {("sister", "signed", "2014")},
        ),
        (
            "Kobe signed a pact with Riga in 1990. The link with Riga has been dormant since 2010.",
            {("agreement", "signed", "1990")},
        ),
    ],
)
def test_what_came_before_and_after_a_signing(page_of: PageOf, text: str, expected: set[object]) -> None:
    claims = list(agreements(page_of(text, "2024-05-14")))
    assert {(claim.type, claim.stage, claim.date) for claim in claims} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kobe signed a pact with Riga on Monday. Friendship agreements with Hue and Lyon followed in "
            "1993 and 1992.",
            {("Riga", "2024-05-13"), ("Hue", "1993"), ("Lyon", "1992")},
        ),
        (
            "Kobe signed a sisterhood agreement with Riga on May 6. Kobe earlier signed a similar pact with "
            "Hue.",
            {("Riga", "2024-05-06"), ("Hue", None)},
        ),
    ],
)
def test_partners_told_behind_the_news(page_of: PageOf, text: str, expected: set[object]) -> None:
    claims = list(agreements(page_of(text, "2024-05-14")))
    told = {(party.name, claim.date) for claim in claims for party in claim.parties if party.name != "Kobe"}
    assert told == expected


def test_a_firm_of_a_place_signs_nothing_for_it(page_of: PageOf) -> None:
    text = (
        "Kobe and Riga signed a pact on May 6. The manager of a Kobe yard signed a letter of intent with "
        "Riga's tram company."
    )
    assert [claim.type for claim in agreements(page_of(text, "2024-05-14"))] == ["agreement"]


def test_a_neighbour_that_tells_which_place_is_meant_signs_nothing(page_of: PageOf) -> None:
    text = "Kobe and Quang Nam's neighbour Hue signed a memorandum on heritage in 2006."
    (claim,) = agreements(page_of(text, "2024-05-14"))
    assert {party.name for party in claim.parties} == {"Kobe", "Hue"}


def test_what_the_new_document_covers_is_not_of_the_old_one(page_of: PageOf) -> None:
    text = (
        "Kobe and Riga on Monday renewed their memorandum. The first memorandum between the two sides dates "
        "back to 2016. The new document covers forestry and tourism."
    )
    news, old = agreements(page_of(text, "2024-05-14"))
    assert set(news.fields) == {"forestry", "tourism"}
    assert (old.date, old.fields) == ("2016", ())
