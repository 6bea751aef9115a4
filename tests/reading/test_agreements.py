"""Agreements: kind, stage and firmness, parties, dates, each agreement once."""

from __future__ import annotations

import pytest

from comity.model.claim import Agreement
from comity.reading.agreement.agreements import agreements

from .conftest import PageOf

Told = tuple[str, str, frozenset[str], str | None]


def told(page_of: PageOf, text: str, published: str | None = "2024-05-14") -> list[Agreement]:
    return list(agreements(page_of(text, published)))


def facts(page_of: PageOf, text: str, published: str | None = "2024-05-14") -> set[Told]:
    return {
        (claim.type, claim.stage, frozenset(party.id or party.name for party in claim.parties), claim.date)
        for claim in told(page_of, text, published)
    }


def pact(kind: str, stage: str, parties: str, date: str | None) -> Told:
    return (kind, stage, frozenset(parties.split()), date)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Quang Ninh and Gangwon signed a memorandum of understanding on May 9.",
            pact("mou", "signed", "vn/quang-ninh kr/gangwon", "2024-05-09"),
        ),
        (
            "A memorandum of understanding between Quang Ninh and Gangwon was inked on May 9.",
            pact("mou", "signed", "vn/quang-ninh kr/gangwon", "2024-05-09"),
        ),
        (
            "On May 9 Mayor Kim Hana of Suwon signed a letter of intent with Hai Duong.",
            pact("letter_of_intent", "signed", "kr/gyeonggi/suwon vn/hai-duong", "2024-05-09"),
        ),
        (
            "Under a letter of intent exchanged on Monday by Busan and Hai Phong, ports share data.",
            pact("letter_of_intent", "signed", "kr/busan vn/hai-phong", "2024-05-13"),
        ),
        (
            "Busan has been twinned with Lyon since 2005.",
            pact("sister", "signed", "kr/busan fr/auvergne-rhone-alpes/lyon", "2005"),
        ),
        (
            "Daegu renewed its friendship agreement with Da Nang on Monday.",
            pact("friendship", "renewed", "kr/daegu vn/da-nang", "2024-05-13"),
        ),
        (
            "Gunsan has terminated its sister city ties with Vung Tau.",
            pact("sister", "ended", "kr/jeonbuk/gunsan vn/ba-ria-vung-tau/vung-tau", None),
        ),
        (
            "Busan will sign a cooperation agreement with Can Tho next month.",
            pact("agreement", "planned", "kr/busan vn/can-tho", "2024-06"),
        ),
        (
            "This year sees the 20th anniversary of the sister city relationship of Busan and Lyon.",
            pact("sister", "signed", "kr/busan fr/auvergne-rhone-alpes/lyon", "2004"),
        ),
    ],
)
def test_one_sentence(page_of: PageOf, text: str, expected: Told) -> None:
    assert facts(page_of, text) == {expected}


def test_the_two_sides_are_those_the_text_is_about(page_of: PageOf) -> None:
    text = (
        "Governor Kim Hana of Gangwon met Chairman Tran Van Binh of the Quang Ninh People's Committee "
        "in Ha Long on May 9.\n\nThe two sides signed a memorandum of understanding on tourism and education."
    )
    (claim,) = told(page_of, text)
    assert {party.id for party in claim.parties} == {"kr/gangwon", "vn/quang-ninh"}
    assert claim.date == "2024-05-09"
    assert claim.fields == ("tourism", "education")


def test_those_who_sign_are_named_with_the_side_they_sign_for(page_of: PageOf) -> None:
    text = (
        "A friendship agreement was inked at Daegu City Hall on May 9 by Kim Hana, Mayor of Daegu, and "
        "Tran Van Binh, Chairman of the Da Nang People's Committee, in the presence of Le Van Nam."
    )
    (claim,) = told(page_of, text)
    assert {(signed.person.name, signed.for_ and signed.for_.id) for signed in claim.signatories} == {
        ("Kim Hana", "kr/daegu"),
        ("Tran Van Binh", "vn/da-nang"),
    }
    assert claim.mode == "in_person"


def test_told_twice_is_one(page_of: PageOf) -> None:
    text = (
        "Suwon, Hai Duong sign MoU\n\n"
        "Suwon and Hai Duong signed a memorandum of understanding on May 9. "
        "The document covers education.\n\n"
        "The MoU was signed online."
    )
    (claim,) = told(page_of, text)
    assert claim.type == "mou"
    assert claim.date == "2024-05-09"
    assert "education" in claim.fields
    assert claim.quote.startswith("Suwon and Hai Duong signed")


def test_history_stands_apart(page_of: PageOf) -> None:
    text = (
        "Chuncheon and Da Lat signed a sisterhood agreement on May 9. "
        "The two cities established friendly relations in 2016."
    )
    assert facts(page_of, text) == {
        pact("sister", "signed", "kr/gangwon/chuncheon vn/lam-dong/da-lat", "2024-05-09"),
        pact("friendship", "signed", "kr/gangwon/chuncheon vn/lam-dong/da-lat", "2016"),
    }


def test_every_partner_of_a_list_has_an_agreement_of_its_own(page_of: PageOf) -> None:
    text = "San Diego has 16 sister cities, among them Edinburgh, Vladivostok and Tijuana."
    assert {frozenset(party.name for party in claim.parties) for claim in told(page_of, text)} == {
        frozenset({"San Diego", city}) for city in ("Edinburgh", "Vladivostok", "Tijuana")
    }


def test_two_lists_match_one_to_one(page_of: PageOf) -> None:
    text = "Kobe and Nagoya signed sister city agreements with Seattle and Los Angeles, respectively."
    assert {frozenset(party.name for party in claim.parties) for claim in told(page_of, text)} == {
        frozenset({"Kobe", "Seattle"}),
        frozenset({"Nagoya", "Los Angeles"}),
    }


def test_bodies_beside_governments(page_of: PageOf) -> None:
    text = (
        "Busan and Can Tho signed a friendship agreement on May 9. On the sidelines the Busan Chamber of "
        "Commerce and the Can Tho Business Association signed a contract on rice."
    )
    assert (
        "contract",
        "signed",
        frozenset({"Busan Chamber of Commerce", "Can Tho Business Association"}),
    ) in {fact[:3] for fact in facts(page_of, text)}


def test_what_has_not_been_signed_is_denied(page_of: PageOf) -> None:
    (claim,) = told(page_of, "Hanoi and Gyeonggi have not yet signed any memorandum of understanding.")
    assert claim.modality == "denied"
    (claim,) = told(page_of, "Jeju and Hue have no agreement on sister relations.")
    assert claim.modality == "denied"


def test_a_wish_is_no_signature(page_of: PageOf) -> None:
    (claim,) = told(page_of, "Yokosuka is considering a sister city agreement with Da Nang.")
    assert (claim.stage, claim.modality) == ("planned", "wished")
    (claim,) = told(
        page_of, "The council of Tucson authorised the mayor to sign a sister city pact with Busan."
    )
    assert claim.stage == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "The province has signed 88 MoUs with 17 countries. Dong Nai and Gimhae met.",
        "Vietnam and South Korea upgraded their ties to a strategic partnership in 2022.",
        "He deals with documents in Busan, and she agrees with the text from Hue.",
        "“One day Busan and Hue will sign a friendship agreement and everybody will be glad of it,” he said.",
    ],
)
def test_what_is_no_agreement_of_localities(page_of: PageOf, text: str) -> None:
    assert told(page_of, text) == []


def test_a_missing_date_stays_missing(page_of: PageOf) -> None:
    (claim,) = told(page_of, "The letter of intent which Dong Nai and Jeollanam have signed is put to work.")
    assert claim.date is None


PORTS = "kr/busan vn/hai-phong"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Busan, a port in the south-east of Korea, and Hai Phong, home to the biggest docks, "
            "inked a memorandum of understanding on May 9.",
            {pact("mou", "signed", PORTS, "2024-05-09")},
        ),
        (
            "On Monday Busan and Hai Phong renewed their agreement of 2014 on quays.",
            {
                pact("agreement", "renewed", PORTS, "2024-05-13"),
                pact("agreement", "signed", PORTS, "2014"),
            },
        ),
        (
            "Busan and Hai Phong signed a memorandum in 2010, extended it in 2015 and upgraded it to sister "
            "city ties in 2020.",
            {
                pact("mou", "signed", PORTS, "2010"),
                pact("mou", "renewed", PORTS, "2015"),
                pact("sister", "upgraded", PORTS, "2020"),
            },
        ),
        (
            "The memorandum between Busan and Hai Phong, which was signed in 2008, expired in 2021.",
            {pact("mou", "signed", PORTS, "2008"), pact("mou", "ended", PORTS, "2021")},
        ),
        (
            "Busan and Hai Phong initialled an accord in March. It will be signed in June.",
            {
                pact("agreement", "signed", PORTS, "2024-03"),
                pact("agreement", "planned", PORTS, "2024-06"),
            },
        ),
        (
            "Busan and Hai Phong initialled a treaty and hope to sign it in July.",
            {pact("agreement", "planned", PORTS, "2024-07")},
        ),
        (
            "Busan ended its twinning with Hai Phong. The link was formally dissolved on May 2.",
            {pact("sister", "ended", PORTS, "2024-05-02")},
        ),
        (
            "Busan council voted on Monday to suspend the sister city ties with Hai Phong.",
            {pact("sister", "ended", PORTS, "2024-05-13")},
        ),
        (
            "Busan gained a new sister city. Its mayor signed the agreement with Hai Phong on May 9.",
            {pact("sister", "signed", PORTS, "2024-05-09")},
        ),
        (
            "Busan is in talks with Hai Phong on a possible twinning agreement.",
            {pact("sister", "planned", PORTS, None)},
        ),
        (
            "A partnership between Busan and Hai Phong is being prepared.",
            {pact("agreement", "planned", PORTS, None)},
        ),
        (
            "Workers came to Busan on May 9 under a cooperation agreement with Hai Phong.",
            {pact("agreement", "signed", PORTS, None)},
        ),
        (
            "Since 1997 Busan and Hai Phong have maintained a sister city relationship.",
            {pact("sister", "signed", PORTS, "1997")},
        ),
        (
            "Busan became the fourth Korean city to establish sister ties with Hai Phong.",
            {pact("sister", "signed", PORTS, None)},
        ),
        (
            "Busan signed a sister city agreement with Hai Phong in 2008 and with Kobe in 1990.",
            {
                pact("sister", "signed", PORTS, "2008"),
                pact("sister", "signed", "kr/busan jp/hyogo/kobe", "1990"),
            },
        ),
        (
            "Five years after Busan and Hai Phong became sister cities, Mayor Kim Hana spoke on Monday.",
            {pact("sister", "signed", PORTS, "2019")},
        ),
    ],
)
def test_what_was_done_with_it_and_when(page_of: PageOf, text: str, expected: set[Told]) -> None:
    assert facts(page_of, text) == expected


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Daegu's other partners are Hiroshima and Milan.", {"Hiroshima", "Milan"}),
        ("Daegu is linked with Milan and, since 1997, with Hiroshima.", {"Hiroshima", "Milan"}),
        ("Milan became the third sister city of Daegu after Hiroshima.", {"Hiroshima", "Milan"}),
    ],
)
def test_partners_told_in_passing(page_of: PageOf, text: str, partners: set[str]) -> None:
    found = {party.name for claim in told(page_of, text) for party in claim.parties}
    assert found == {"Daegu", *partners}


def test_a_date_behind_a_list_is_that_of_all(page_of: PageOf) -> None:
    assert {
        claim.date for claim in told(page_of, "Coventry twinned with Dresden and Volgograd in 1959.")
    } == {"1959"}


def test_the_items_of_a_list_were_signed_when_its_opening_says(page_of: PageOf) -> None:
    text = (
        "Leaders of Busan and Hai Phong met on May 9. What they put on paper:\n"
        "- Busan and Hai Phong: a memorandum of understanding on quays;\n"
        "- Busan Clinic and Hai Phong University: a contract on nursing;\n"
    )
    claims = told(page_of, text)
    assert [claim.type for claim in claims] == ["mou", "contract"]
    assert {claim.date for claim in claims} == {"2024-05-09"}


def test_companies_that_no_table_knows(page_of: PageOf) -> None:
    text = (
        "Busan and Hai Phong met. On May 9 Dongsan Marine, based in Busan, sealed a supply contract with the "
        "fish trader Bien Xanh Foods."
    )
    (claim,) = told(page_of, text)
    assert (claim.type, claim.date) == ("contract", "2024-05-09")
    assert {party.name for party in claim.parties} == {"Dongsan Marine", "Bien Xanh Foods"}


def test_who_signed_is_told_apart(page_of: PageOf) -> None:
    text = (
        "Busan and Hai Phong concluded a friendship agreement on May 9.\n\n"
        "Mayor Kim Hana signed for Busan, and Tran Van Binh, Chairman of the Hai Phong People's Committee, "
        "for the guests."
    )
    (claim,) = told(page_of, text)
    assert {signatory.person.name for signatory in claim.signatories} == {"Kim Hana", "Tran Van Binh"}


def test_who_is_only_present_did_not_sign(page_of: PageOf) -> None:
    text = (
        "Busan and Hai Phong concluded a friendship agreement on May 9.\n\n"
        "Mayor Kim Hana of Busan attended the signing ceremony."
    )
    (claim,) = told(page_of, text)
    assert claim.signatories == ()


def test_what_an_agreement_covers_may_be_told_behind_it(page_of: PageOf) -> None:
    text = (
        "Busan and Hai Phong signed a memorandum of understanding on May 9.\n\n"
        "The two cities agreed to cooperate in fisheries and tourism."
    )
    (claim,) = told(page_of, text)
    assert {"fisheries", "tourism"} <= set(claim.fields)


@pytest.mark.parametrize(
    "text",
    [
        "No agreement exists yet between Busan and Hai Phong.",
        "Nothing has been signed between Busan and Hai Phong.",
        "Busan turned down an agreement with Hai Phong last year.",
        "He denied reports that Busan was going to sign a pact with Hai Phong.",
    ],
)
def test_what_does_not_exist_is_denied(page_of: PageOf, text: str) -> None:
    assert {claim.modality for claim in told(page_of, text)} == {"denied"}


@pytest.mark.parametrize(
    "text",
    [
        "The forum of Busan deals with the docks of Hai Phong.",
        "Korea is the biggest trading partner of Hai Phong, and Busan has been its port since 1995.",
        "“Nothing prevents us from starting small,” the mayor of Busan told Hai Phong.",
    ],
)
def test_words_that_only_look_like_a_tie(page_of: PageOf, text: str) -> None:
    assert told(page_of, text) == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Busan is not, as was written last week, twinned with Hai Phong.", "denied"),
        ("Busan has not, the mayor stressed, ended its twinning with Hai Phong.", "denied"),
        ("Busan will, according to the mayor, renew its friendship agreement with Hai Phong.", "planned"),
        ("Busan hopes to be paired with Hai Phong as a sister city.", "wished"),
        ("A twinning agreement between Busan and Hai Phong is still awaiting signature.", "planned"),
        ("The memorandum between Busan and Hai Phong is ready to be signed.", "planned"),
        ("Busan proposed a memorandum on energy to Hai Phong, but it was never signed.", "denied"),
    ],
)
def test_firmness_beside_asides_and_what_awaits_signing(page_of: PageOf, text: str, modality: str) -> None:
    assert {claim.modality for claim in told(page_of, text)} == {modality}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In Daegu the agreement of 2011 with Hai Phong is hardly known.",
            pact("agreement", "signed", "kr/daegu vn/hai-phong", "2011"),
        ),
        (
            "There is a memorandum with Hai Phong, but the pact of 3 May 2015 with Hue means more to Daegu.",
            pact("agreement", "signed", "kr/daegu vn/thua-thien-hue/hue", "2015-05-03"),
        ),
    ],
)
def test_a_paper_named_by_its_date_and_partner(page_of: PageOf, text: str, expected: Told) -> None:
    assert expected in facts(page_of, text)


def test_a_paper_that_ran_out_was_signed_on_the_day_that_names_it(page_of: PageOf) -> None:
    text = "Busan and Hai Phong are old friends. Their friendship agreement of 20 March 1995 lapsed in 2010."
    assert facts(page_of, text) >= {
        pact("friendship", "signed", "kr/busan vn/hai-phong", "1995-03-20"),
        pact("friendship", "ended", "kr/busan vn/hai-phong", "2010"),
    }


def test_a_renewal_ahead_is_a_renewal_planned_for_the_month_to_come(page_of: PageOf) -> None:
    text = "Busan and Hai Phong will renew their friendship agreement, which expires in June 2025, in March."
    (claim,) = told(page_of, text)
    assert (claim.stage, claim.modality, claim.date) == ("renewed", "planned", "2025-03")


def test_the_day_of_the_news_stands_behind_a_part_of_the_day(page_of: PageOf) -> None:
    text = (
        "On the afternoon of May 12, Mayor Kim Hana of Busan received a delegation from Hai Phong.\n\n"
        "After the talks, the two sides signed the Work Plan for Exchanges 2024-2026."
    )
    assert facts(page_of, text) == {pact("agreement", "signed", "kr/busan vn/hai-phong", "2024-05-12")}


def test_lines_under_dates_give_the_agreements_their_years(page_of: PageOf) -> None:
    text = (
        "Busan and Hai Phong: how it went\n\n"
        "2011 – A first delegation crosses the sea.\n"
        "2013 – The two mayors sign a friendship agreement in Busan on 12 June and plant a tree.\n"
        "2019. 4. 2.  Friendship agreement upgraded to a sister-city agreement\n"
    )
    assert facts(page_of, text) == {
        pact("friendship", "signed", "kr/busan vn/hai-phong", "2013-06-12"),
        pact("sister", "upgraded", "kr/busan vn/hai-phong", "2019-04-02"),
    }


def test_one_line_with_a_year_is_no_list_of_dates(page_of: PageOf) -> None:
    text = "2013 – a good year\n\nBusan and Hai Phong signed a memorandum of understanding on May 9."
    assert facts(page_of, text) == {pact("mou", "signed", "kr/busan vn/hai-phong", "2024-05-09")}


def test_places_that_head_entries_are_partners_of_the_one_the_page_is_about(page_of: PageOf) -> None:
    text = (
        "Hai Phong keeps up friendly contacts abroad.\n\n"
        "Busan (Korea): a friendship agreement was signed in 2005.\n\n"
        "Kobe (Japan): a memorandum of understanding was signed in 2012. It expired in 2017.\n\n"
        "Hai Phong looks for more partners."
    )
    assert facts(page_of, text) == {
        pact("friendship", "signed", "kr/busan vn/hai-phong", "2005"),
        pact("mou", "signed", "jp/hyogo/kobe vn/hai-phong", "2012"),
        pact("mou", "ended", "jp/hyogo/kobe vn/hai-phong", "2017"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Busan and Hai Phong do not have an agreement yet, but plan to sign one in June.",
        "Busan has no agreement with Hai Phong yet, but hopes to sign one in June.",
    ],
)
def test_what_is_lacking_and_yet_to_come(page_of: PageOf, text: str) -> None:
    claims = told(page_of, text)
    assert {claim.modality for claim in claims} in ({"denied", "planned"}, {"denied", "wished"})


@pytest.mark.parametrize(
    "text",
    [
        "Busan Marine Co., a unit of Busan Holdings Co., won an order for ferries from Hai Phong Port JSC.",
        "Busan Marine Co. was awarded a contract worth two million dollars from Hai Phong Port JSC.",
    ],
)
def test_an_order_won_from_a_customer_is_a_contract(page_of: PageOf, text: str) -> None:
    (claim,) = told(page_of, text)
    assert claim.type == "contract"
    assert [party.name for party in claim.parties] == ["Busan Marine Co.", "Hai Phong Port JSC"]


def test_a_signing_told_behind_a_day_was_on_that_day(page_of: PageOf) -> None:
    text = (
        "BUSAN, May 14 – Mayor Kim Hana of Busan came home on Monday from a tour of Vietnam.\n\n"
        "On Friday she was in Hai Phong. There the two cities signed a programme on ports."
    )
    (claim,) = told(page_of, text)
    assert claim.date == "2024-05-10"


def test_a_tie_since_a_year_and_renewed_in_another(page_of: PageOf) -> None:
    text = "Busan and Hai Phong have been linked by a cooperation convention since 2018, extended in 2022."
    assert facts(page_of, text) == {
        pact("agreement", "signed", "kr/busan vn/hai-phong", "2018"),
        pact("agreement", "renewed", "kr/busan vn/hai-phong", "2022"),
    }


def test_a_garden_named_for_the_sister_city_is_no_tie(page_of: PageOf) -> None:
    assert told(page_of, "Busan will double the sister city garden that Hai Phong planted.") == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Busan and Hai Phong signed a memorandum of understanding for 2024-2027 on May 9.", "2027"),
        ("Busan and Hai Phong signed a three-year cooperation agreement on May 9.", "2027"),
        ("Busan and Hai Phong renewed their pact on May 9 for another five years.", "2029"),
        ("Busan and Hai Phong signed a pact on May 9 that is valid until 2028.", "2028"),
        ("Busan and Hai Phong signed a pact on May 9. It runs until the end of 2026.", "2026"),
        ("Busan and Hai Phong extended their pact, which expires in June 2024, until 2030.", "2030"),
        ("Busan and Hai Phong signed a pact on May 9 to end fifty years of silence.", None),
    ],
)
def test_how_long_an_agreement_holds(page_of: PageOf, text: str, last: str | None) -> None:
    assert [claim.valid_until for claim in told(page_of, text)] == [last]


def test_a_neighbour_named_beside_a_party_is_no_party(page_of: PageOf) -> None:
    text = "Hue, Da Nang's neighbour, signed a friendship agreement with Busan in 2011."
    assert facts(page_of, text) == {pact("friendship", "signed", "vn/thua-thien-hue/hue kr/busan", "2011")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The agreement between Busan and Hue came to an end in 2010.",
            pact("agreement", "ended", "kr/busan vn/thua-thien-hue/hue", "2010"),
        ),
        (
            "In 2022 Busan cut its ties with Hue, its twin city since 1995.",
            pact("sister", "ended", "kr/busan vn/thua-thien-hue/hue", "2022"),
        ),
        (
            "After a dispute in 2015, the partnership between Busan and Hue has been put on ice.",
            pact("agreement", "ended", "kr/busan vn/thua-thien-hue/hue", "2015"),
        ),
    ],
)
def test_ends_told_by_the_paper_itself(page_of: PageOf, text: str, expected: Told) -> None:
    assert expected in facts(page_of, text)


def test_what_a_new_paper_renews_keeps_its_own_kind_and_signers(page_of: PageOf) -> None:
    text = (
        "Mayor Kim Hana of Busan and Chairman Le Van Anh of Hai Phong signed a joint statement "
        "renewing the memorandum of understanding on ports concluded in 2013."
    )
    claims = {claim.stage: claim for claim in told(page_of, text)}
    assert claims["signed"].type == "mou"
    assert claims["signed"].date == "2013"
    assert claims["signed"].signatories == ()
    assert {signer.person.name for signer in claims["renewed"].signatories} == {"Kim Hana", "Le Van Anh"}


def test_partners_of_a_place_nobody_names_are_none_of_each_other(page_of: PageOf) -> None:
    assert told(page_of, "The county's partners in Europe are Eindhoven and Grenoble.") == []


def test_two_clauses_tell_of_two_papers(page_of: PageOf) -> None:
    text = (
        "Busan and Hue are close. The Busan Chamber of Commerce and the Hue Tourism Association sealed "
        "a memorandum on May 9, while the two cities renewed a pact first signed in 2004."
    )
    found = {(claim.type, claim.stage) for claim in told(page_of, text)}
    assert {("mou", "signed"), ("agreement", "renewed"), ("agreement", "signed")} <= found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Daegu and Hue met. Keimyung University will sign an agreement with Hue University in July.",
            ("agreement", "planned", {"Keimyung University", "Hue University"}),
        ),
        (
            "Daegu and Hue met. Korean firm Dongho Cable signed a deal on May 9 with Phu An Logistics.",
            ("contract", "signed", {"Dongho Cable", "Phu An Logistics"}),
        ),
        (
            "Daegu and Hue met on May 9. The trip yielded one contract: Dongho Cable of Daegu sells 20 looms "
            "to Phu An Garment.",
            ("contract", "signed", {"Dongho Cable", "Phu An Garment"}),
        ),
        (
            "Daegu and Hue met on May 9. A business deal was struck, too. Dongho Cable will build a dye "
            "works for Phu An Garment.",
            ("contract", "signed", {"Dongho Cable", "Phu An Garment"}),
        ),
        (
            "Daegu and Hue met. The Daegu Bar Association has an agreement with its Hue counterpart.",
            ("agreement", "signed", {"Daegu Bar Association", "Hue counterpart"}),
        ),
        (
            "Daegu and Hue met on May 9. In an accord, the Daegu Chamber of Commerce and the Hue Business "
            "Association agreed to share data.",
            ("agreement", "signed", {"Daegu Chamber of Commerce", "Hue Business Association"}),
        ),
        (
            "Daegu and Hue met. Keimyung University's Dalseo campus and Hue University signed an accord.",
            ("agreement", "signed", {"Keimyung University", "Hue University"}),
        ),
    ],
)
def test_bodies_make_agreements_of_their_own(
    page_of: PageOf, text: str, expected: tuple[str, str, set[str]]
) -> None:
    (claim,) = told(page_of, text)
    assert (claim.type, claim.stage, {party.name for party in claim.parties}) == expected


def test_a_body_that_is_not_named_makes_no_agreement_of_its_town(page_of: PageOf) -> None:
    assert told(page_of, "Daegu and Hue met. The two universities signed an agreement on May 9.") == []


SUWON_HAI_DUONG = "kr/gyeonggi/suwon vn/hai-duong"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Suwon, Hai Duong's sister since 1997, renewed its port memorandum with the city in March.",
            {
                pact("sister", "signed", SUWON_HAI_DUONG, "1997"),
                pact("mou", "renewed", SUWON_HAI_DUONG, "2024-03"),
            },
        ),
        (
            "Kobe has been a partner of Riga since 1974 and Himeji of Charleroi since 1965.",
            {
                pact("agreement", "signed", "jp/hyogo/kobe lv/riga", "1974"),
                pact("agreement", "signed", "jp/hyogo/himeji be/wallonia/charleroi", "1965"),
            },
        ),
        (
            "Suwon and Hai Duong on Monday gave their friendship agreement another five years.",
            {pact("friendship", "renewed", SUWON_HAI_DUONG, "2024-05-13")},
        ),
        (
            "Suwon and Hai Duong elevated their friendship, dating back to 2004, to a full sister city "
            "relationship on Monday.",
            {
                pact("sister", "upgraded", SUWON_HAI_DUONG, "2024-05-13"),
                pact("friendship", "signed", SUWON_HAI_DUONG, "2004"),
            },
        ),
        (
            "Suwon and Hai Duong met. In 2004 the two entered into a twinning, and in 2010 a memorandum on "
            "health care was added.",
            {
                pact("sister", "signed", SUWON_HAI_DUONG, "2004"),
                pact("mou", "signed", SUWON_HAI_DUONG, "2010"),
            },
        ),
        (
            "Suwon and Hai Duong met on Monday and used the occasion to renew the agreement of 2004.",
            {
                pact("agreement", "renewed", SUWON_HAI_DUONG, "2024-05-13"),
                pact("agreement", "signed", SUWON_HAI_DUONG, "2004"),
            },
        ),
        (
            "Suwon and Hai Duong have an accord that dates from 2004, and exchange an official each year.",
            {pact("agreement", "signed", SUWON_HAI_DUONG, "2004")},
        ),
        (
            "Suwon, South Korea, and Hai Duong, Vietnam, are sister cities. The papers were signed Monday.",
            {pact("sister", "signed", SUWON_HAI_DUONG, "2024-05-13")},
        ),
        (
            "The accord of 2004 between Suwon and Hai Duong was to expire in May. On Monday it was renewed.",
            {
                pact("agreement", "signed", SUWON_HAI_DUONG, "2004"),
                pact("agreement", "renewed", SUWON_HAI_DUONG, "2024-05-13"),
            },
        ),
    ],
)
def test_ties_and_their_history_in_one_breath(page_of: PageOf, text: str, expected: set[Told]) -> None:
    assert facts(page_of, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ten years ago Mayor Kim Hana of Busan flew to Da Nang in order to sign a memorandum with Hai Phong.",
        "Busan and Hai Phong signed a memorandum, five years after Seoul and Hanoi exchanged ambassadors.",
    ],
)
def test_journeys_and_earlier_events_give_no_party(page_of: PageOf, text: str) -> None:
    (claim,) = told(page_of, text)
    assert {party.id for party in claim.parties} == {"kr/busan", "vn/hai-phong"}


@pytest.mark.parametrize(
    "text",
    [
        "Busan and Hai Phong could trade more if a memorandum between Busan and Hai Phong bears fruit.",
        "The accord between Busan and Hai Phong will be terminated in 2027.",
    ],
)
def test_conditions_and_ends_to_come_are_no_agreements(page_of: PageOf, text: str) -> None:
    assert not [claim for claim in told(page_of, text) if claim.stage in ("ended", "planned")]


def test_what_is_listed_gets_its_dates_one_by_one(page_of: PageOf) -> None:
    text = "Busan has sister city agreements with Kobe and Lyon. They date from 1984 and 1989, respectively."
    assert {claim.date for claim in told(page_of, text)} == {"1984", "1989"}


def test_what_is_covered_may_stand_first(page_of: PageOf) -> None:
    text = "Busan and Hai Phong signed a pact on May 9. Flood control and tourism are covered."
    (claim,) = told(page_of, text)
    assert "tourism" in claim.fields


def test_a_run_of_days_to_come_keeps_its_order(page_of: PageOf) -> None:
    text = "Daegu and Hue plan to sign an agreement between April 11 and 12. The agreement will be on ports."
    (claim,) = told(page_of, text, "2024-05-06")
    assert claim.date == "2025-04-11/2025-04-12"
