from __future__ import annotations

import msgspec
import pytest

from comity.atlas import Atlas
from comity.model.cited import CitedClaim
from comity.model.entity import Entity
from comity.reference import gazetteer
from comity.resolving.agreements import PUT_OFF, AgreementTellings
from comity.resolving.gathering import gather
from tests.make import BINH_DUONG, BUSAN, COEX, DAEJEON, agreement, cited, quoting, unknown

VIETNAM = Entity("country", "Việt Nam", "vn")
HO_CHI_MINH_CITY = Entity("locality", "TP.HCM", "vn/ho-chi-minh-city")
PEOPLES_COMMITTEE = Entity(
    "organisation", "UBND tỉnh Bình Dương", "organisation/vn/binh-duong/peoples-committee"
)
COUNCIL = Entity("organisation", "Daejeon City Council", "organisation/kr/daejeon/council")
TELLINGS = AgreementTellings(Atlas(gazetteer.load()))
SIGNED = agreement(BINH_DUONG, DAEJEON, date="2022-01-06", fields=("trade",))


def id_of(_: str, entity: Entity) -> str:
    return entity.id or f"{entity.type}/{entity.name}"


def count(*claims: CitedClaim) -> int:
    return len(gather(TELLINGS, claims, id_of))


def is_one(told, published: str = "2022-01-08", signed=SIGNED) -> bool:
    return count(cited(signed, "a"), cited(told, "b", published)) == 1


@pytest.mark.parametrize("days", ["2022-01-06", "2022-01-08", "2022-01", "2022", None])
def test_a_date_told_otherwise_is_the_same_signing(days: str | None) -> None:
    assert is_one(agreement(BINH_DUONG, DAEJEON, date=days))
    assert is_one(agreement(DAEJEON, BINH_DUONG, date=days, type="agreement"))


def test_other_words_for_a_paper_count_only_near_its_day() -> None:
    assert is_one(agreement(BINH_DUONG, DAEJEON, date="2022-01-06", type="friendship"))
    assert is_one(agreement(BINH_DUONG, DAEJEON, date="2022-01", type="friendship"))
    assert not is_one(agreement(BINH_DUONG, DAEJEON, date="2022-01-09", type="friendship"))
    assert not is_one(agreement(BINH_DUONG, DAEJEON, date="2022", type="friendship"))
    assert not is_one(agreement(BINH_DUONG, DAEJEON, date="2022-01-06", type="contract"))


def test_what_was_announced_may_be_put_off_but_not_for_long() -> None:
    plan = {"stage": "planned", "modality": "planned"}
    assert is_one(agreement(BINH_DUONG, DAEJEON, date="2021-12-10", **plan), "2021-12-01")
    assert PUT_OFF < 90
    assert not is_one(agreement(BINH_DUONG, DAEJEON, date="2021-10-06", **plan), "2021-09-01")
    assert not is_one(agreement(BINH_DUONG, DAEJEON, date="2022-02-06", **plan)), "that is planned anew"


def test_a_country_or_a_peoples_committee_told_for_the_province() -> None:
    assert is_one(agreement(VIETNAM, DAEJEON, date="2022-01-06"))
    assert not is_one(agreement(VIETNAM, DAEJEON, date="2022-01-07")), "the same day or nothing"
    assert not is_one(agreement(VIETNAM, DAEJEON, date="2022-01-06", type="agreement"))
    assert is_one(agreement(PEOPLES_COMMITTEE, DAEJEON, date="2022-01-06"))
    assert not is_one(agreement(BINH_DUONG, COUNCIL, date="2022-01-06")), "a council signs for itself"
    assert not is_one(
        agreement(PEOPLES_COMMITTEE, Entity("locality", "Yuseong", "kr/daejeon/yuseong"), date="2022-01-06")
    )


def test_the_successors_name_counts_once_there_is_a_successor() -> None:
    told = agreement(HO_CHI_MINH_CITY, DAEJEON, date="2022-01-06")
    assert is_one(told, "2026-01-08")
    assert not is_one(told, "2022-01-08"), "it was another city then"


def test_a_city_does_not_sign_for_its_province_until_it_has_gone_into_it() -> None:
    city = Entity("locality", "Da Lat", "vn/lam-dong/da-lat")
    province = Entity("locality", "Lâm Đồng", "vn/lam-dong")
    signed = agreement(city, DAEJEON, type="sister", date="2019-12-21")
    told = agreement(province, DAEJEON, type="sister", date="2019-12-21")
    assert not is_one(told, "2019-12-22", signed=signed)
    assert is_one(told, "2026-01-08", signed=signed)


def test_a_body_in_another_script_on_the_same_day() -> None:
    signed = agreement(unknown("organisation", "Hanwha Energy"), BUSAN, date="2022-01-06")
    assert is_one(agreement(unknown("organisation", "한화에너지"), BUSAN, date="2022-01-06"), signed=signed)
    assert not is_one(agreement(unknown("organisation", "Doosan"), BUSAN, date="2022-01-06"), signed=signed)
    assert not is_one(agreement(COEX, BUSAN, date="2022-01-06"), signed=signed)


def test_one_document_that_tells_other_fields_means_two() -> None:
    other = agreement(BINH_DUONG, DAEJEON, date="2022-01-06", fields=("education",), **quoting("Also."))
    assert count(cited(SIGNED, "a"), cited(other, "a")) == 2
    assert count(cited(SIGNED, "a"), cited(other, "b")) == 1, "another document has another eye"
    third = agreement(
        BINH_DUONG, DAEJEON, date="2022-01-06", fields=("education", "labour"), type="agreement"
    )
    groups = gather(TELLINGS, [cited(SIGNED, "a"), cited(other, "a"), cited(third, "b")], id_of)
    assert sorted({claim.document for claim in group} for group in groups) in (
        [{"a"}, {"a", "b"}],
        [{"a", "b"}, {"a"}],
    )


def test_news_without_a_day_is_of_the_signing_just_made() -> None:
    earlier = cited(agreement(BINH_DUONG, DAEJEON, date="2018-05-04"), "c", "2018-05-05")
    news = cited(agreement(BINH_DUONG, DAEJEON), "b", "2022-01-08")
    groups = gather(TELLINGS, [earlier, cited(SIGNED, "a"), news], id_of)
    assert {frozenset(claim.document for claim in group) for group in groups} == {
        frozenset("c"),
        frozenset("ab"),
    }


def test_a_sister_tie_is_made_once_unless_it_is_to_be_made_again() -> None:
    signed = agreement(BINH_DUONG, DAEJEON, type="sister", date="2005")
    assert is_one(agreement(BINH_DUONG, DAEJEON, type="sister", date="2015-03-04"), signed=signed)
    again = agreement(BINH_DUONG, DAEJEON, type="sister", stage="planned", modality="planned", date="2026")
    assert not is_one(again, "2025-12-01", signed=signed)


def test_ties_spoken_of_in_general_are_not_the_one_paper_that_is_known() -> None:
    fishing = agreement(BINH_DUONG, DAEJEON, date="2005-09", type="agreement", fields=("fisheries",))
    assert not is_one(agreement(BINH_DUONG, DAEJEON, type="agreement"), "2025-09-05", signed=fishing)
    assert is_one(agreement(BINH_DUONG, DAEJEON, type="mou"), "2025-09-05"), "the only memorandum"


def test_one_document_that_tells_two_days_of_sisterhood_means_two() -> None:
    first = agreement(BINH_DUONG, DAEJEON, type="sister", date="1950")
    second = agreement(BINH_DUONG, DAEJEON, type="sister", date="1962-05-06", **quoting("And again."))
    assert count(cited(first, "a"), cited(second, "a")) == 2
    assert count(cited(first, "a"), cited(second, "b")) == 1


def test_a_second_word_for_the_paper_that_is_only_inferred_does_not_make_two() -> None:
    told = cited(agreement(BINH_DUONG, DAEJEON, date="2022-01-06", confidence="stated"), "a")
    pact = agreement(BINH_DUONG, DAEJEON, date="2022-01-06", type="friendship", **quoting("A pact."))
    stated, inferred = (msgspec.structs.replace(pact, confidence=grade) for grade in ("stated", "inferred"))
    assert count(told, cited(stated, "a")) == 2
    assert count(told, cited(inferred, "a")) == 1
    another = msgspec.structs.replace(inferred, **quoting("They also signed a pact of friendship."))
    assert count(told, cited(another, "a")) == 2
