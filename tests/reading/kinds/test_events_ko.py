"""Events told in Korean: who travels, meets, signs and attends, and when."""

from __future__ import annotations

from comity.model.claim import Event
from comity.reading.clauses.passages import passage_of
from comity.reading.kinds.events import events
from comity.reading.languages import load
from comity.reference.gazetteer import load as gazetteer
from tests.make import document


def told(text: str, *types: str) -> list[Event]:
    passage = passage_of(document(text, published="2021-05-12"), load("ko", gazetteer()))
    return [event for event in events(passage) if not types or event.type in types]


def people(event: Event, *roles: str) -> set[str]:
    return {one.entity.name for one in event.participants if not roles or one.role in roles}


def test_a_delegation_visits_a_place_abroad() -> None:
    text = "여수시 대표단이 지난 3일부터 7일까지 베트남 하이퐁시를 방문했다."
    (visit,) = told(text)
    assert (visit.type, visit.start, visit.end) == ("visit", "2021-05-03", "2021-05-07")
    assert people(visit, "guest") == {"여수시"}
    assert people(visit, "host") == {"하이퐁시"}


def test_one_journey_told_twice_is_one_visit() -> None:
    text = (
        "여수시 대표단이 3일 베트남 하이퐁시를 방문했다. 한누리 여수시장이 대표단을 이끌었다.\n\n"
        "대표단은 5일 하이퐁항을 시찰했다."
    )
    (visit,) = told(text, "visit")
    assert visit.start == "2021-05-03"
    assert "한누리" in people(visit, "guest")


def test_who_receives_is_the_host() -> None:
    text = "한누리 여수시장은 11일 시청에서 레 반 남 하이퐁시 인민위원장 일행을 접견했다."
    (meeting,) = told(text, "meeting")
    assert meeting.start == "2021-05-11"
    assert people(meeting, "host") == {"여수시", "한누리"}
    assert people(meeting, "guest") == {"하이퐁시", "레 반 남"}


def test_who_calls_on_somebody_is_the_guest() -> None:
    text = "여수시 대표단은 10일 하이퐁시 인민의회를 예방했다."
    (meeting,) = told(text, "meeting")
    assert people(meeting, "guest") == {"여수시"}
    assert people(meeting, "host") == {"하이퐁시 인민의회"}


def test_an_anniversary_is_not_received() -> None:
    assert told("여수시와 하이퐁시는 자매결연 10주년을 맞았다.", "meeting") == []


def test_a_country_in_the_word_is_where_they_go() -> None:
    (visit,) = told("레 반 남 하이퐁시 인민위원장을 비롯한 대표단이 지난 6일 방한했다.", "visit")
    assert [place.id for place in visit.places] == ["kr"]


def test_meeting_to_sign_is_the_signing() -> None:
    text = (
        "한누리 여수시장은 10일 하이퐁시청에서 레 반 남 하이퐁시 인민위원장과 만나 우호교류 협약을 체결했다."
    )
    assert [event.type for event in told(text)] == ["signing"]


def test_an_occasion_has_the_name_before_its_noun() -> None:
    text = "여수시는 오는 20일 하노이에서 여수시 투자유치 설명회를 개최한다."
    (event,) = told(text, "promotion")
    assert (event.name, event.start, event.modality) == (
        "여수시 투자유치 설명회",
        "2021-05-20",
        "planned",
    )


def test_an_occasion_has_the_quoted_name() -> None:
    text = "오는 6월 하이퐁시에서 열리는 '하이퐁 국제엑스포'에 여수시 대표단이 참가한다."
    (event,) = told(text, "exhibition")
    assert (event.name, event.start) == ("하이퐁 국제엑스포", "2021-06")


def test_many_occasions_are_none() -> None:
    assert told("여수시와 하이퐁시는 다양한 축제를 열고 있다.", "exhibition") == []


def test_an_occasion_at_home_alone_is_no_cooperation() -> None:
    text = "여수시 대표단이 3일 하이퐁시를 방문했다.\n\n여수시는 지난해 1월 여수시에서 나비 축제를 열었다."
    assert told(text, "exhibition") == []


def test_a_noun_alone_means_the_event_told_before() -> None:
    text = (
        "여수시는 10일 하이퐁시에서 여수 사무소 개소식을 열었다. "
        "개소식에는 레 반 남 하이퐁시 부위원장이 참석했다."
    )
    (event,) = told(text, "ceremony")
    assert "레 반 남" in people(event)


def test_what_was_put_off_is_denied() -> None:
    text = "한누리 여수시장은 지난 3월 하이퐁시를 방문할 예정이었으나 코로나19로 일정을 취소했다."
    (visit,) = told(text, "visit")
    assert visit.modality == "denied"


def test_a_journey_that_is_off_told_by_its_noun() -> None:
    text = "여수시와 하이퐁시는 자매도시다. 하이퐁시 대표단의 여수 방문이 취소됐다."
    (visit,) = told(text, "visit")
    assert (visit.modality, people(visit, "guest")) == ("denied", {"하이퐁시"})


def test_hopes_and_quoted_words_are_no_events() -> None:
    text = '한누리 여수시장은 "지난해 하이퐁시를 방문했다"며 "하이퐁시를 다시 찾고 싶다"고 말했다.'
    assert told(text) == []


def test_the_end_of_the_name_of_a_body_is_no_conference() -> None:
    text = "여수시 대표단이 하이퐁시 인민의회의 초청으로 3일 하이퐁시를 방문했다."
    assert told(text, "forum") == []


def test_a_past_agreement_is_no_signing() -> None:
    text = "여수시 대표단이 3일 하이퐁시를 방문했다. 두 도시는 2010년 자매결연을 맺었다."
    assert told(text, "signing") == []


def test_what_lies_ahead_of_the_text_is_planned() -> None:
    text = "여수시 대표단은 25일 하이퐁시청에서 레 반 남 하이퐁시장을 만난 뒤 하노이로 향한다."
    (meeting,) = told(text, "meeting")
    assert (meeting.start, meeting.modality) == ("2021-05-25", "planned")


def test_what_had_been_planned_did_not_happen() -> None:
    text = "한누리 여수시장은 다음 달 하이퐁시를 찾아 하이퐁 국제엑스포에 참가할 계획이었다."
    (visit,) = told(text, "visit")
    assert visit.modality == "denied"


def test_things_are_sent_without_a_journey() -> None:
    text = "여수시는 지난달 방호복 1천 벌을 하이퐁시에 보냈다. 여수시는 하이퐁시에 사절단을 21차례 보냈다."
    assert told(text, "visit") == []


def test_ties_that_went_on_are_no_journey() -> None:
    assert told("여수시와 하이퐁시는 1995년부터 청소년 교류를 이어 왔다.", "visit") == []
