"""Agreements told twice: renewed and first signed, celebrated and dated, of one place with several."""

from __future__ import annotations

import pytest

from comity.reading.agreement.agreements import agreements

from .conftest import PageOf

PUBLISHED = "2024-05-14"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kobe and Riga have renewed their sister city agreement for five years. The agreement was signed "
            "on Monday in Riga. It was first signed in Kobe in June 1974.",
            {("sister", "renewed", "2024-05-13"), ("sister", "signed", "1974-06")},
        ),
        (
            "The mayors of Kobe and Riga put their names to a sister city agreement on Monday. They signed "
            "the renewal in the town hall.",
            {("sister", "renewed", "2024-05-13")},
        ),
        (
            "Kobe and Riga renew ties\n\nThe mayors of Kobe and Riga put their names to a sister city "
            "agreement on Monday.",
            {("sister", "renewed", "2024-05-13")},
        ),
        (
            "Kobe and Riga signed a pact on ports on Monday, on the 50th anniversary of their twinning.",
            {("agreement", "signed", "2024-05-13"), ("sister", "signed", "1974")},
        ),
        ("The relationship between Kobe and Riga dates from 1974.", {("agreement", "signed", "1974")}),
        ("Kobe, which dates its ties with Riga from 1974, is a port.", {("agreement", "signed", "1974")}),
        (
            "Kobe and Riga signed an agreement on May 2, 2010. Mayor Sato proposed that it be renewed.",
            {("agreement", "signed", "2010-05-02"), ("agreement", "renewed", None)},
        ),
    ],
)
def test_renewed_first_signed_and_celebrated(page_of: PageOf, text: str, expected: set[object]) -> None:
    claims = agreements(page_of(text, PUBLISHED))
    assert {(claim.type, claim.stage, claim.date) for claim in claims} == expected


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (
            "Kon Tum set up friendship relations with Attapeu in 1992. It has similar ties with Sekong and "
            "Champasak in Laos and with Ratanakiri in Cambodia.",
            {"Attapeu", "Sekong", "Champasak", "Ratanakiri"},
        ),
        (
            "Kon Tum, Mayor Tran recalled, has signed a memorandum with Sekong and Champasak.",
            {"Sekong", "Champasak"},
        ),
    ],
)
def test_one_place_and_its_partners(page_of: PageOf, text: str, partners: set[str]) -> None:
    claims = list(agreements(page_of(text, PUBLISHED)))
    assert all("vn/kon-tum" in [party.id for party in claim.parties] for claim in claims)
    assert {party.name for claim in claims for party in claim.parties if party.id != "vn/kon-tum"} == partners


def test_both_councils_sign_for_themselves(page_of: PageOf) -> None:
    text = (
        "The Daejeon City Council received a delegation of the Hai Phong City People's Council. "
        "The two councils signed a document on exchanges."
    )
    (claim,) = agreements(page_of(text, PUBLISHED))
    assert [party.name for party in claim.parties] == [
        "Daejeon City Council",
        "Hai Phong City People's Council",
    ]


def test_what_is_denied_of_others_is_not_denied_of_those_the_text_is_about(page_of: PageOf) -> None:
    text = (
        "Busan received guests from Hue on May 2. Busan and Hue share a sea.\n\n"
        "In Anyang the guests saw a mill; nothing has been signed yet."
    )
    assert not list(agreements(page_of(text, PUBLISHED)))


def test_a_day_somebody_came_is_not_the_day_of_the_tie(page_of: PageOf) -> None:
    (claim,) = agreements(page_of("A group from Kobe visited Riga, its sister city, on Monday.", PUBLISHED))
    assert claim.date is None


def test_two_who_sign_do_not_sign_for_the_same_party(page_of: PageOf) -> None:
    text = (
        "Perth and Kagoshima are old friends. Mayor Lisa Roe of Perth and Mayor Hiroyuki Mori signed a pact "
        "on Monday."
    )
    claim = list(agreements(page_of(text, PUBLISHED)))[-1]
    assert [one.for_.name for one in claim.signatories if one.for_] == ["Perth", "Kagoshima"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kobe and Riga will sign a twinning pact in September. The signing will take place in Riga on "
            "September 12.",
            ("sister", "planned", "2024-09-12"),
        ),
        ("Delft and Riga have been sister cities for nine years.", ("sister", "signed", "2015")),
        ("Riga has had a Dutch twin, Delft, since 1983.", ("sister", "signed", "1983")),
        ("Kobe and Riga are to sign a pact at the end of June.", ("agreement", "planned", "2024-06")),
        (
            "Riga's twinning with Kobe is the city's oldest; it was established in November 1959.",
            ("sister", "signed", "1959-11"),
        ),
        ("Last year Riga ended its twinning with Minsk over the war.", ("sister", "ended", "2023")),
    ],
)
def test_one_agreement_and_its_day(page_of: PageOf, text: str, expected: tuple[str, str, str]) -> None:
    (claim,) = agreements(page_of(text, PUBLISHED))
    assert (claim.type, claim.stage, claim.date) == expected


def test_a_proposal_turned_down_is_denied(page_of: PageOf) -> None:
    text = "A proposal to twin Kobe with Riga was turned down by the council of Kobe."
    assert [claim.modality for claim in agreements(page_of(text, PUBLISHED))] == ["denied"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("UNIDO and the city of Kobe signed a memorandum on Monday.", {"UNIDO", "Kobe"}),
        (
            "The Kobe Chamber of Commerce signed a pact with its counterpart in Riga on Monday.",
            {"Kobe Chamber of Commerce", "counterpart in Riga"},
        ),
        ("Kobe and Riga signed a pact on Monday, the Riga Chamber of Commerce said.", {"Kobe", "Riga"}),
    ],
)
def test_bodies_that_sign_and_bodies_that_only_tell(page_of: PageOf, text: str, names: set[str]) -> None:
    (claim,) = agreements(page_of(text, PUBLISHED))
    assert {party.name.removeprefix("city of ") for party in claim.parties} == names


def test_who_said_it_is_no_field_of_it(page_of: PageOf) -> None:
    text = "Kobe and Riga signed a pact on tourism on Monday, the press service of the port said."
    (claim,) = agreements(page_of(text, PUBLISHED))
    assert claim.fields == ("tourism",)


def test_a_renewal_is_not_signed_again_with_the_original(page_of: PageOf) -> None:
    text = (
        "Kobe and Riga have extended their memorandum on ports. The extension was signed on Monday by Mayor "
        "Sato Ken of Kobe and Mayor Janis Roe of Riga, two years after the original memorandum was concluded."
    )
    found = {claim.stage: claim for claim in agreements(page_of(text, PUBLISHED))}
    assert len(found["renewed"].signatories) == 2
    assert (found["signed"].date, found["signed"].signatories) == ("2022", ())


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Emfuleni has sister-city ties with Suwon. A choir from Suwon sang in Emfuleni.",
            {"Emfuleni", "Suwon"},
        ),
        ("Riga and Delft signed a friendship protocol in 2012.", {"Riga", "Delft"}),
    ],
)
def test_places_in_no_table(page_of: PageOf, text: str, parties: set[str]) -> None:
    (claim,) = agreements(page_of(text, PUBLISHED))
    assert {party.name for party in claim.parties} == parties


def test_what_has_been_signed_at_some_time_has_no_day(page_of: PageOf) -> None:
    text = (
        "Kobe has signed agreements with Riga in Latvia and Hue in Vietnam. Guests from Hue came on Monday."
    )
    assert [claim.date for claim in agreements(page_of(text, PUBLISHED))] == [None, None]


def test_the_day_somebody_came_is_not_the_day_of_the_next_signing(page_of: PageOf) -> None:
    text = (
        "Kobe and Riga renewed their sister ties on Sunday.\n\nKobe Mayor Sato Ken, who arrived on Friday "
        "with a choir, and Riga Mayor Janis Roe signed a joint statement on tourism."
    )
    assert [claim.date for claim in agreements(page_of(text, PUBLISHED))] == ["2024-05-12", "2024-05-12"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kobe, which severed its links with Minsk in 2022, now has three twin cities, including Riga, "
            "Hue and Lyon.",
            {
                ("ended", "Minsk", "2022"),
                ("signed", "Riga", None),
                ("signed", "Hue", None),
                ("signed", "Lyon", None),
            },
        ),
        (
            "Kobe signed a friendship agreement with Hue on Monday. It already has such agreements with Riga "
            "and Lyon.",
            {("signed", "Hue", "2024-05-13"), ("signed", "Riga", None), ("signed", "Lyon", None)},
        ),
        (
            "The council of Kobe approved the twinning with Riga. It is to be signed in July in Riga.",
            {("planned", "Riga", "2024-07")},
        ),
    ],
)
def test_partners_of_kobe(page_of: PageOf, text: str, expected: set[object]) -> None:
    claims = list(agreements(page_of(text, PUBLISHED)))
    found = {
        (claim.stage, party.name, claim.date)
        for claim in claims
        for party in claim.parties
        if party.name != "Kobe"
    }
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kobe and Riga signed a memorandum on ports on Monday, and Kobe also signed one with Hue.",
            {("mou", "2024-05-13", ("Kobe", "Riga")), ("mou", "2024-05-13", ("Hue", "Kobe"))},
        ),
        (
            "Kobe and Riga, which have been twinned since 1974, agreed on Monday on a joint bid.",
            {("sister", "1974", ("Kobe", "Riga"))},
        ),
        (
            "Kobe suspended its sister ties with Hue over remarks made in 2012. The ties with Riga (1974) "
            "and Lyon (1982) are not affected.",
            {
                ("sister", None, ("Hue", "Kobe")),
                ("sister", "1974", ("Kobe", "Riga")),
                ("sister", "1982", ("Kobe", "Lyon")),
            },
        ),
        (
            "Kobe and Riga extended their accord on Monday; it would have expired in June.",
            {("agreement", "2024-05-13", ("Kobe", "Riga"))},
        ),
    ],
)
def test_what_stands_beside_an_agreement(page_of: PageOf, text: str, expected: set[object]) -> None:
    claims = agreements(page_of(text, PUBLISHED))
    found = {
        (claim.type, claim.date, tuple(sorted(party.name for party in claim.parties))) for claim in claims
    }
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "HANOI - The Hue Department of Trade and the Daegu Chamber of Commerce signed a pact on Monday.",
            {("Hue Department of Trade", "Daegu Chamber of Commerce")},
        ),
        (
            "Hue University concluded memoranda with Kobe University (2014) and Lyon University (2016).",
            {("Hue University", "Kobe University"), ("Hue University", "Lyon University")},
        ),
        (
            "Three memoranda were signed on Monday: between Hue and Kobe on trade; between Hue University "
            "and Kobe University; and between two hospitals.",
            {("Hue", "Kobe"), ("Hue University", "Kobe University")},
        ),
    ],
)
def test_bodies_beside_one_another(page_of: PageOf, text: str, expected: set[object]) -> None:
    claims = agreements(page_of(text, PUBLISHED))
    assert {tuple(party.name for party in claim.parties) for claim in claims} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kobe signed a twinning agreement with Riga on Sunday. Under the pact, pupils will be exchanged.",
            {("sister", "signed", "2024-05-12")},
        ),
        (
            "Mayor Sato of Kobe and Mayor Roe of Riga signed a document. Kobe and Riga have been sisters "
            "for 22 years.",
            {("agreement", "signed", None), ("sister", "signed", "2002")},
        ),
        (
            "The council of Kobe voted on Monday to end its 2007 friendship agreement with Minsk.",
            {("friendship", "ended", "2024-05-13"), ("friendship", "signed", "2007")},
        ),
        (
            "The Kobe council adopted a resolution on Wednesday approving sister-city ties with Riga. The "
            "mayor of Kobe will sign the agreement in Riga in August.",
            {("sister", "planned", "2024-08")},
        ),
    ],
)
def test_what_is_told_behind_the_news(page_of: PageOf, text: str, expected: set[object]) -> None:
    claims = agreements(page_of(text, PUBLISHED))
    assert {(claim.type, claim.stage, claim.date) for claim in claims} == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Kobe and Riga are twins. A plan to sign a memorandum in Riga was put off, Kobe Trade Office "
            "director Sato Ken said.",
            {"Kobe", "Riga"},
        ),
        (
            "Under a contract concluded in March, Severn Trent Water will train engineers of the Kobe Water "
            "Company for two years.",
            {"Severn Trent Water", "Kobe Water Company"},
        ),
    ],
)
def test_officers_who_tell_and_firms_that_look_like_people(
    page_of: PageOf, text: str, names: set[str]
) -> None:
    claim = list(agreements(page_of(text, PUBLISHED)))[-1]
    assert {party.name for party in claim.parties} == names


def test_a_renewal_so_many_years_after_it_was_signed(page_of: PageOf) -> None:
    text = (
        "Kobe and Riga renewed their friendship treaty on Monday, ten years after it was first concluded. "
        "Mayor Sato Ken of Kobe signed for his city."
    )
    found = {claim.stage: claim for claim in agreements(page_of(text, PUBLISHED))}
    assert {stage: claim.date for stage, claim in found.items()} == {
        "renewed": "2024-05-13",
        "signed": "2014",
    }
    assert [one.person.name for one in found["renewed"].signatories] == ["Sato Ken"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mayor Sato of Kobe and Mayor Roe of Riga celebrated on Monday the 27th anniversary of the "
            "establishment of sister ties.",
            ("sister", "1997"),
        ),
        ("The sister cities Kobe and Riga exchanged gifts on Monday.", ("sister", None)),
        ("A Kobe delegation is in Riga, its Latvian twin since 1992.", ("sister", "1992")),
        ("Kobe and Riga signed a protocol of intent in 2019.", ("letter_of_intent", "2019")),
    ],
)
def test_ties_and_their_days(page_of: PageOf, text: str, expected: tuple[str, str | None]) -> None:
    (claim,) = agreements(page_of(text, PUBLISHED))
    assert (claim.type, claim.date) == expected
    assert {party.name for party in claim.parties} == {"Kobe", "Riga"}


def test_partners_counted_before_are_not_partners_of_the_newest(page_of: PageOf) -> None:
    text = "Hue is the third sister city of Kobe after Riga and Lyon."
    claims = agreements(page_of(text, PUBLISHED))
    assert {frozenset(party.name for party in claim.parties) for claim in claims} == {
        frozenset({"Hue", "Kobe"}),
        frozenset({"Kobe", "Riga"}),
        frozenset({"Kobe", "Lyon"}),
    }


def test_who_recalls_a_signing_has_not_signed(page_of: PageOf) -> None:
    text = "Mayor Sato Ken of Kobe was there. Kobe, he recalled, has signed a memorandum with Riga."
    (claim,) = agreements(page_of(text, PUBLISHED))
    assert not claim.signatories


def test_three_regions_are_the_three_named_before(page_of: PageOf) -> None:
    text = (
        "Kobe, Riga and Hue have met every year since 1994. The three cities signed a joint declaration in "
        "Hue on Monday."
    )
    (claim,) = agreements(page_of(text, PUBLISHED))
    assert {party.name for party in claim.parties} == {"Kobe", "Riga", "Hue"}
