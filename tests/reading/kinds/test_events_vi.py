"""Events told in Vietnamese: who travels, meets, signs and attends, and when."""

from __future__ import annotations

from comity.model.claim import Event
from comity.reading.clauses.passages import passage_of
from comity.reading.kinds.events import events
from comity.reading.languages import load
from comity.reference.gazetteer import load as gazetteer
from tests.make import document


def told(text: str, *types: str) -> list[Event]:
    passage = passage_of(document(text, published="2021-05-12"), load("vi", gazetteer()))
    return [event for event in events(passage) if not types or event.type in types]


def people(event: Event, *roles: str) -> set[str]:
    return {one.entity.name for one in event.participants if not roles or one.role in roles}


def test_who_receives_is_the_host() -> None:
    text = (
        "Chiều 11/5, Chủ tịch UBND tỉnh Hà Tĩnh Nguyễn Văn Minh tiếp đoàn công tác thành phố Yeosu "
        "(Hàn Quốc) do ông Han Nuri, Thị trưởng thành phố Yeosu dẫn đầu."
    )
    (meeting,) = told(text, "meeting")
    assert meeting.start == "2021-05-11"
    assert people(meeting, "host") == {"Hà Tĩnh", "Nguyễn Văn Minh"}
    assert people(meeting, "guest") == {"Yeosu", "Han Nuri"}


def test_who_comes_to_work_with_somebody_is_the_guest() -> None:
    text = (
        "Ngày 10/5, đoàn công tác thành phố Yeosu đã đến chào xã giao "
        "Chủ tịch UBND tỉnh Hà Tĩnh Nguyễn Văn Minh."
    )
    (meeting,) = told(text, "meeting")
    assert people(meeting, "guest") == {"Yeosu"}
    assert people(meeting, "host") == {"Hà Tĩnh", "Nguyễn Văn Minh"}


def test_going_on_receiving_and_taking_in_are_no_meetings() -> None:
    text = "Tỉnh Hà Tĩnh tiếp tục hợp tác với thành phố Yeosu và tiếp nhận vốn đầu tư trực tiếp."
    assert told(text) == []


def test_a_meeting_that_is_only_remembered_is_none() -> None:
    text = (
        "Ngày 10/5, lãnh đạo tỉnh Hà Tĩnh làm việc với đoàn công tác thành phố Yeosu. "
        "Kết thúc buổi làm việc, hai bên tặng quà."
    )
    assert len(told(text, "meeting")) == 1


def test_a_delegation_visits_a_place_abroad() -> None:
    text = (
        "Từ ngày 3 đến 7/5, đoàn công tác tỉnh Hà Tĩnh đã có chuyến thăm và làm việc "
        "tại thành phố Yeosu, Hàn Quốc."
    )
    (visit,) = told(text, "visit")
    assert (visit.start, visit.end) == ("2021-05-03", "2021-05-07")
    assert people(visit, "guest") == {"Hà Tĩnh"}
    assert [place.name for place in visit.places] == ["Yeosu"]


def test_a_journey_that_is_off() -> None:
    text = "Chuyến thăm thành phố Yeosu của đoàn công tác tỉnh Hà Tĩnh bị hoãn."
    (visit,) = told(text, "visit")
    assert visit.modality == "denied"


def test_a_delegation_that_does_something_abroad_has_gone_there() -> None:
    text = (
        "Ngày 6/5, tại thành phố Yeosu (Hàn Quốc), đoàn công tác tỉnh Hà Tĩnh giới thiệu tiềm năng của tỉnh."
    )
    (visit,) = told(text, "visit")
    assert people(visit, "guest") == {"Hà Tĩnh"}


def test_an_occasion_has_the_name_behind_its_noun() -> None:
    text = (
        "Sáng 10/5, tỉnh Hà Tĩnh phối hợp với thành phố Yeosu (Hàn Quốc) tổ chức Hội nghị xúc tiến đầu tư "
        "Hà Tĩnh - Yeosu 2021 tại thành phố Vinh."
    )
    (event,) = told(text, "promotion")
    assert event.name == "Hội nghị xúc tiến đầu tư Hà Tĩnh - Yeosu 2021"
    assert {"Hà Tĩnh", "Yeosu"} <= people(event)


def test_an_exhibition_that_closes_ends_on_that_day() -> None:
    text = "Tối 9/5, Lễ hội Biển Yeosu bế mạc tại tỉnh Hà Tĩnh, Việt Nam."
    (event,) = told(text, "exhibition")
    assert (event.start, event.end) == (None, "2021-05-09")


def test_those_who_speak_at_it_are_at_it() -> None:
    text = (
        "Ngày 10/5, tỉnh Hà Tĩnh và thành phố Yeosu (Hàn Quốc) tổ chức Hội thảo Du lịch biển. "
        "Phát biểu tại hội thảo, ông Han Nuri, Thị trưởng thành phố Yeosu, cảm ơn tỉnh."
    )
    (event,) = told(text, "forum")
    assert "Han Nuri" in people(event)


def test_many_occasions_are_none() -> None:
    text = "Thành phố Yeosu và tỉnh Hà Tĩnh đã tổ chức nhiều hội thảo, các lễ hội."
    assert told(text, "forum", "exhibition") == []


def test_a_signing_is_dated_by_its_ceremony() -> None:
    text = (
        "Tỉnh Hà Tĩnh và thành phố Yeosu (Hàn Quốc) vừa ký bản ghi nhớ hợp tác. "
        "Lễ ký diễn ra ngày 10/5 tại thành phố Vinh."
    )
    (event,) = told(text, "signing")
    assert event.start == "2021-05-10"


def test_a_text_without_accents() -> None:
    text = (
        "Chieu 11/5, Chu tich UBND tinh Ha Tinh Nguyen Van Minh tiep doan cong tac thanh pho Yeosu "
        "(Han Quoc) do ong Han Nuri dan dau."
    )
    (meeting,) = told(text, "meeting")
    assert {"Ha Tinh", "Yeosu"} <= people(meeting)


def test_a_heading_tells_what_the_text_does_not() -> None:
    text = "Lãnh đạo tỉnh Hà Tĩnh tiếp đoàn công tác thành phố Yeosu\n\nTỉnh Hà Tĩnh có ba khu công nghiệp."
    assert [event.type for event in told(text)] == ["meeting"]


def test_an_invitation_tells_of_what_is_to_come() -> None:
    text = "Ông Han Nuri, Thị trưởng Yeosu, mời đoàn tỉnh Hà Tĩnh tham dự Lễ hội Rồng biển vào tháng 10."
    (festival,) = told(text, "exhibition")
    assert (festival.name, festival.start, festival.modality) == ("Lễ hội Rồng biển", "2021-10", "planned")


def test_a_journey_told_beside_what_is_done_on_it() -> None:
    text = "Trong chuyến thăm Việt Nam từ ngày 3 đến 7/5, đoàn thành phố Yeosu làm việc với tỉnh Hà Tĩnh."
    (visit,) = told(text, "visit")
    assert (visit.start, visit.end, people(visit, "guest")) == ("2021-05-03", "2021-05-07", {"Yeosu"})


def test_people_and_delegations_that_are_counted_travel_nowhere() -> None:
    text = "Năm 2020, tỉnh Hà Tĩnh tổ chức 9 đoàn đi công tác Hàn Quốc; 620 người sang Hàn Quốc làm thời vụ."
    assert told(text, "visit") == []
