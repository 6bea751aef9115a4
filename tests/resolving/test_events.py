from __future__ import annotations

import pytest

from comity.atlas import Atlas
from comity.model.cited import CitedClaim
from comity.model.entity import Entity
from comity.reference import gazetteer
from comity.resolving.events import EventTellings
from comity.resolving.gathering import gather
from tests.make import BINH_DUONG, BUSAN, COEX, DAEJEON, SEOUL, cited, event, person, unknown

VIETNAM = Entity("country", "Vietnam", "vn")
CENTRE = Entity("organisation", "Trung tâm Hội nghị và Triển lãm Bình Dương", "org/bcec")
TELLINGS = EventTellings(Atlas(gazetteer.load()))


def id_of(_: str, entity: Entity) -> str:
    return entity.id or f"{entity.type}/{entity.name}"


def count(*claims: CitedClaim) -> int:
    return len(gather(TELLINGS, claims, id_of))


def is_one(a, b, published: str = "2023-05-31") -> bool:
    return count(cited(a, "a", "2023-05-31"), cited(b, "b", published)) == 1


def test_a_day_later_is_one_visit_and_two_days_later_another() -> None:
    visit = event(BINH_DUONG, who=[DAEJEON], start="2023-05-29")
    assert is_one(visit, event(BINH_DUONG, who=[DAEJEON], start="2023-05-30"))
    assert not is_one(visit, event(BINH_DUONG, who=[DAEJEON], start="2023-05-31"))


@pytest.mark.parametrize("other", ["meeting", "signing", "forum", "ceremony", "training"])
def test_what_happens_during_a_visit_is_another_event(other: str) -> None:
    who = [DAEJEON, BINH_DUONG]
    visit = event(BINH_DUONG, who=who, start="2023-05-29")
    assert not is_one(visit, event(BINH_DUONG, who=who, start="2023-05-29", type=other))


def test_two_that_came_on_one_day_met_the_host_each_for_himself() -> None:
    meeting = event(BINH_DUONG, who=[BINH_DUONG, DAEJEON], start="2023-05-29", type="meeting")
    assert not is_one(meeting, event(BINH_DUONG, who=[BINH_DUONG, BUSAN], start="2023-05-29", type="meeting"))
    assert not is_one(meeting, event(BINH_DUONG, who=[BINH_DUONG, COEX], start="2023-05-29", type="meeting"))
    assert is_one(
        meeting, event(BINH_DUONG, who=[person("Kim"), BINH_DUONG], start="2023-05-29", type="meeting")
    )


def test_a_visit_of_the_country_begins_on_the_same_day() -> None:
    visit = event(BINH_DUONG, who=[DAEJEON], start="2023-05-29", end="2023-06-02")
    assert is_one(visit, event(VIETNAM, who=[DAEJEON], start="2023-05-29"))
    assert not is_one(visit, event(VIETNAM, who=[DAEJEON], start="2023-05-30"))


def test_a_month_is_the_one_visit_of_it_or_none() -> None:
    may = cited(event(SEOUL, who=[BINH_DUONG], start="2023-05"), "c", "2023-06-10")
    first = cited(event(SEOUL, who=[BINH_DUONG], start="2023-05-03"), "a")
    second = cited(event(SEOUL, who=[BINH_DUONG], start="2023-05-23"), "b")
    assert count(may, first) == 1
    assert count(may, first, second) == 3


def test_an_undated_event_was_in_the_year_before_it_was_told() -> None:
    who = [BINH_DUONG, SEOUL]
    visit, told = event(SEOUL, who=who, start="2023-05-29"), event(SEOUL, who=who)
    assert is_one(visit, told, "2024-03-01")
    assert not is_one(visit, told, "2025-03-01")
    assert not is_one(visit, told, "2023-05-01"), "told before"


def test_names_tell_editions_apart() -> None:
    def fair(name: str, **day: str):
        return event(DAEJEON, who=[unknown("organisation", name)], name=name, type="exhibition", **day)

    first = fair("Daejeon Science Fair 2023", start="2023-05-29")
    assert is_one(first, fair("DAEJEON SCIENCE FAIR", start="2023-05"))
    assert not is_one(first, fair("Daejeon Science Fair 2024", start="2023-05"))
    assert is_one(first, fair("대전과학축제", start="2023-05-29")), (
        "place and day, where letters tell nothing"
    )
    assert not is_one(first, fair("Hanbat Flower Show", start="2023-05-29")), "another name in one language"
    assert not is_one(first, fair("대전과학축제", start="2023-05-30"))


def test_a_hall_may_stand_anywhere_in_its_country() -> None:
    days = {"start": "2023-05-29", "end": "2023-05-31", "type": "exhibition"}
    hall = event(CENTRE, who=[COEX], name="Triển lãm", **days)
    assert is_one(hall, event(BINH_DUONG, who=[COEX], name="산업전", **days))
    assert is_one(hall, event(BINH_DUONG, who=[BINH_DUONG], name="산업전", **days)), "the same three days"
    assert not is_one(hall, event(DAEJEON, who=[COEX], name="산업전", **days)), "another country"


def test_a_year_told_as_beginning_and_end_is_no_day() -> None:
    days = {"type": "exhibition", "who": [SEOUL, BINH_DUONG]}
    expo = event(SEOUL, start="2017-11-11", end="2017-12-03", **days)
    assert is_one(expo, event(start="2017", end="2017", **days), "2017-12-04")
    assert not is_one(expo, event(start="2016", end="2017-01", **days), "2017-12-04")


def test_what_one_document_tells_of_two_guests_is_two_meetings() -> None:
    told = {"start": "2018-10-04", "type": "meeting"}
    first = event(BINH_DUONG, who=[BINH_DUONG, DAEJEON], **told)
    second = event(BINH_DUONG, who=[BINH_DUONG, COEX], **told)
    again = event(BINH_DUONG, who=[DAEJEON], **told)
    assert count(cited(first, "a"), cited(second, "a")) == 2
    assert count(cited(first, "a"), cited(again, "a")) == 1


def test_a_festivals_evenings_follow_each_other() -> None:
    who = [BINH_DUONG, DAEJEON]
    first = event(BINH_DUONG, who=who, start="2024-12-04", type="ceremony", name="Đêm giao lưu")
    second = event(BINH_DUONG, who=who, start="2024-12-05", type="ceremony", name="5주년 기념식")
    assert not is_one(first, second, "2024-12-06")
    assert is_one(first, event(BINH_DUONG, who=who, start="2024-12-05", type="ceremony"), "2024-12-06")


def test_a_name_told_twice_in_one_document_is_one_event() -> None:
    forum = event(SEOUL, who=[SEOUL], start="2024-12-04", type="forum", name="Seoul Forum")
    fair = event(SEOUL, who=[BUSAN], start="2024", type="exhibition", name="Seoul Forum")
    assert count(cited(forum, "a"), cited(fair, "a")) == 1
    assert (
        count(cited(forum, "a"), cited(event(SEOUL, who=[BUSAN], start="2023", name="Seoul Forum"), "a")) == 2
    )
