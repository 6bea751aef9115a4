"""Who belongs to which body."""

from __future__ import annotations

import pytest

from comity.reading.profile.memberships import memberships

from .conftest import PageOf


def told(page_of: PageOf, text: str) -> set[tuple[str, str, str]]:
    return {
        (claim.member.id or claim.member.name, claim.body.id or claim.body.name, claim.modality)
        for claim in memberships(page_of(text))
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hue became the 90th member of the Tourism Promotion Organization for Asia Pacific Cities (TPO).",
            {("vn/thua-thien-hue/hue", "org/tpo", "asserted")},
        ),
        (
            "Nghe An is a member of two global networks, namely the Green Rivers Forum "
            "and the River Cities Association.",
            {
                ("vn/nghe-an", "Green Rivers Forum", "asserted"),
                ("vn/nghe-an", "River Cities Association", "asserted"),
            },
        ),
        (
            "Wonju and Nghe An are members of the River Cities Association.",
            {
                ("kr/gangwon/wonju", "River Cities Association", "asserted"),
                ("vn/nghe-an", "River Cities Association", "asserted"),
            },
        ),
        (
            "Nghe An is a member of the Asia Harbour Meeting and the Pacific Ports Association.",
            {
                ("vn/nghe-an", "Asia Harbour Meeting", "asserted"),
                ("vn/nghe-an", "Pacific Ports Association", "asserted"),
            },
        ),
        ("Wonju has applied for membership of CityNet.", {("kr/gangwon/wonju", "org/citynet", "planned")}),
        (
            "Wonju is small. Its application to CityNet was turned down last year.",
            {("kr/gangwon/wonju", "org/citynet", "denied")},
        ),
        ("The bid of Wonju to join CityNet was rejected.", {("kr/gangwon/wonju", "org/citynet", "denied")}),
        (
            "Wonju is a member and active supporter of CityNet.",
            {("kr/gangwon/wonju", "org/citynet", "asserted")},
        ),
        (
            "Wonju plans to join CityNet, of which Hue has been a member since 1998.",
            {
                ("kr/gangwon/wonju", "org/citynet", "planned"),
                ("vn/thua-thien-hue/hue", "org/citynet", "asserted"),
            },
        ),
        (
            "Wonju joins rivers network\n\nOn Monday Wonju joined the River Cities Network.",
            {("kr/gangwon/wonju", "River Cities Network", "asserted")},
        ),
        ("Wonju signed up to CityNet in 2008.", {("kr/gangwon/wonju", "org/citynet", "asserted")}),
        (
            "Wonju is a member of the United Towns of Ruritania and, like Hue, of the network Blue Rivers.",
            {
                ("kr/gangwon/wonju", "United Towns of Ruritania", "asserted"),
                ("kr/gangwon/wonju", "Blue Rivers", "asserted"),
            },
        ),
        (
            "WONJU – City Hall has joined CityNet.",
            {("kr/gangwon/wonju", "org/citynet", "asserted")},
        ),
        (
            "Wonju joined the River Cities Association.",
            {("kr/gangwon/wonju", "River Cities Association", "asserted")},
        ),
        (
            "Wonju is not yet a member of the River Cities Association.",
            {("kr/gangwon/wonju", "River Cities Association", "denied")},
        ),
        (
            "He congratulated Wonju on its joining the River Cities Association.",
            {
                ("kr/gangwon/wonju", "River Cities Association", "asserted"),
            },
        ),
        ("Wonju joined R40 in 2015.", {("kr/gangwon/wonju", "R40", "asserted")}),
        (
            "Wonju has joined Mayors for Rivers, bringing the number to five.",
            {("kr/gangwon/wonju", "Mayors for Rivers", "asserted")},
        ),
        (
            "Wonju is a member of the River Cities Association and of the Green Rivers Forum.",
            {
                ("kr/gangwon/wonju", "River Cities Association", "asserted"),
                ("kr/gangwon/wonju", "Green Rivers Forum", "asserted"),
            },
        ),
        (
            "Hue and Wonju sit together in CityNet.",
            {
                ("vn/thua-thien-hue/hue", "org/citynet", "asserted"),
                ("kr/gangwon/wonju", "org/citynet", "asserted"),
            },
        ),
        (
            "Wonju looks to Hue; both belong to the Green Rivers Forum.",
            {
                ("vn/thua-thien-hue/hue", "Green Rivers Forum", "asserted"),
                ("kr/gangwon/wonju", "Green Rivers Forum", "asserted"),
            },
        ),
        (
            "The River Cities Network groups Hue and Wonju.",
            {
                ("vn/thua-thien-hue/hue", "River Cities Network", "asserted"),
                ("kr/gangwon/wonju", "River Cities Network", "asserted"),
            },
        ),
        (
            "Hue, along with Wonju, belongs to the League of Old Capitals and Ports.",
            {
                ("vn/thua-thien-hue/hue", "League of Old Capitals and Ports", "asserted"),
                ("kr/gangwon/wonju", "League of Old Capitals and Ports", "asserted"),
            },
        ),
        ("Wonju has belonged to Rivernet since 1998.", {("kr/gangwon/wonju", "Rivernet", "asserted")}),
        (
            "The Green Rivers Forum, to which Hue belongs, met.",
            {("vn/thua-thien-hue/hue", "Green Rivers Forum", "asserted")},
        ),
        (
            "The River Cities Network has admitted Hue.",
            {("vn/thua-thien-hue/hue", "River Cities Network", "asserted")},
        ),
        (
            "Hue was admitted to the Asian Mayors Forum in 2015.",
            {("vn/thua-thien-hue/hue", "Asian Mayors Forum", "asserted")},
        ),
        (
            "The Korean Business Association in Hue, a member of CityNet, wrote.",
            {("Korean Business Association", "org/citynet", "asserted")},
        ),
        ("Wonju will host Hue, a member of CityNet.", {("vn/thua-thien-hue/hue", "org/citynet", "asserted")}),
        ("The Lake Council received members of the Hue Women's Union.", set()),
        ("Wonju-based Hana Foods, which belongs to Hana Group, came to Hue.", set()),
        ("Two members of the delegation from Wonju toured the Samsung Complex.", set()),
        ("Kim Hana, a member of the Wonju City Council, came.", set()),
        ("Wonju joined the Korea Economic Cooperation Forum in Hanoi on Monday.", set()),
    ],
)
def test_members_and_bodies(page_of: PageOf, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(page_of, text) == expected


def test_members_may_follow_the_sentence_that_names_the_body(page_of: PageOf) -> None:
    text = (
        "The River Cities Association met in Hue. Wonju is a member since 2014; Gangneung joined last year."
    )
    assert told(page_of, text) == {
        ("kr/gangwon/wonju", "River Cities Association", "asserted"),
        ("kr/gangwon/gangneung", "River Cities Association", "asserted"),
    }


RIVERS = "River Cities Association"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"The {RIVERS} has admitted Hue as its first full member.",
            ("vn/thua-thien-hue/hue", RIVERS, "asserted"),
        ),
        (
            f"The {RIVERS} welcomed Wonju and Hue as new members on Friday.",
            ("kr/gangwon/wonju", RIVERS, "asserted"),
        ),
        (
            f"Hue spoke next. Its membership in the {RIVERS} is still pending.",
            ("vn/thua-thien-hue/hue", RIVERS, "planned"),
        ),
        (
            "Hue is a member of CityNet and of the Lake Region Economic Bloc.",
            ("vn/thua-thien-hue/hue", "Lake Region Economic Bloc", "asserted"),
        ),
        (
            "HUE – A letter from Hue.\n\n“We belong to Rivernet, to UCLG and to CityNet,” the mayor said.",
            ("vn/thua-thien-hue/hue", "Rivernet", "asserted"),
        ),
    ],
)
def test_bodies_that_take_in_and_places_that_speak(
    page_of: PageOf, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in told(page_of, text)


def test_a_guest_welcomed_as_a_friend_is_no_member(page_of: PageOf) -> None:
    assert told(page_of, f"The {RIVERS} welcomed Wonju as a guest of honour.") == set()


def test_a_body_without_a_name_has_no_member(page_of: PageOf) -> None:
    assert told(page_of, "Wonju received a team from Hue; members of the council were there.") == set()


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("As a member of CityNet, Hue can send two experts.", {"vn/thua-thien-hue/hue"}),
        ("Hue, a CityNet member since 2010, hosted Busan.", {"vn/thua-thien-hue/hue"}),
        ("CityNet has 130 members, among them Hue and Busan.", {"vn/thua-thien-hue/hue", "kr/busan"}),
        ("Hue belongs to CityNet, as does Busan.", {"vn/thua-thien-hue/hue", "kr/busan"}),
        ("Hue, like Busan, is a member of CityNet.", {"vn/thua-thien-hue/hue", "kr/busan"}),
        ("Hue joined CityNet. So did Busan.", {"vn/thua-thien-hue/hue", "kr/busan"}),
        (
            "Hue launched CityNet; Busan, this year's host, joined five years later.",
            {"vn/thua-thien-hue/hue", "kr/busan"},
        ),
        ("Hue met Busan. “We are both in the CityNet,” they said.", {"vn/thua-thien-hue/hue", "kr/busan"}),
        ("All except Hue belong to CityNet.", set()),
        ("Bada Works, a member of Hana Heavy Industries Group, is in Hue.", set()),
    ],
)
def test_members_beside_behind_and_later(page_of: PageOf, text: str, members: set[str]) -> None:
    assert {claim.member.id for claim in memberships(page_of(text))} == members


def test_a_body_to_be_set_up_is_none_named_before(page_of: PageOf) -> None:
    text = (
        "Hue and Lyon met at the River Department of Tourism. Hue and Lyon will set up a working group, "
        "which is to meet in April."
    )
    assert not told(page_of, text)
