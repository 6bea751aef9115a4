"""Events: kind, day, place and participants, each event once."""

from __future__ import annotations

import pytest

from comity.model.claim import Event
from comity.reading.event.events import events

from .conftest import PageOf


def told(page_of: PageOf, text: str, published: str | None = "2024-05-14") -> list[Event]:
    return list(events(page_of(text, published)))


def there(event: Event) -> set[str]:
    return {part.entity.id or part.entity.name for part in event.participants}


@pytest.mark.parametrize(
    ("text", "kind", "start", "who"),
    [
        (
            "Chairman Tran Van Binh of the Hue People's Committee received Mayor Kim Hana of Jeonju "
            "on May 9.",
            "meeting",
            "2024-05-09",
            {"Tran Van Binh", "Kim Hana", "kr/jeonbuk/jeonju"},
        ),
        (
            "On May 9 the Mayor of Jeonju, Kim Hana, paid a courtesy call on the leaders of Nghe An.",
            "meeting",
            "2024-05-09",
            {"Kim Hana", "kr/jeonbuk/jeonju", "vn/nghe-an"},
        ),
        (
            "Ports were the subject when officials of Hai Phong sat down with a delegation from Busan "
            "on Monday.",
            "meeting",
            "2024-05-13",
            {"vn/hai-phong", "kr/busan"},
        ),
        (
            "A delegation from Nghe An visited Jeonju from May 6 to 9.",
            "visit",
            "2024-05-06",
            {"vn/nghe-an", "kr/jeonbuk/jeonju"},
        ),
        (
            "Busan and Hai Phong signed a memorandum of understanding at Busan City Hall on May 9.",
            "signing",
            "2024-05-09",
            {"kr/busan", "vn/hai-phong"},
        ),
        (
            "Hung Yen held an investment promotion conference in Incheon on May 9.",
            "promotion",
            "2024-05-09",
            {"vn/hung-yen"},
        ),
        (
            "Firms from Long An will take part in the Incheon Food Expo 2024 in Incheon on June 3.",
            "exhibition",
            "2024-06-03",
            {"vn/long-an"},
        ),
        (
            "Busan and Lyon marked the 20th anniversary of their sister city ties in Lyon on May 9.",
            "ceremony",
            "2024-05-09",
            {"kr/busan", "fr/auvergne-rhone-alpes/lyon"},
        ),
    ],
)
def test_one_sentence(page_of: PageOf, text: str, kind: str, start: str, who: set[str]) -> None:
    (event,) = told(page_of, text)
    assert (event.type, event.start) == (kind, start)
    assert who <= there(event)


def test_told_twice_is_one(page_of: PageOf) -> None:
    text = (
        "Nghe An leader receives Jeonju mayor\n\n"
        "Chairman Tran Van Binh of the Nghe An People's Committee received Mayor Kim Hana of Jeonju "
        "on May 9.\n\n"
        "At the meeting, Binh thanked the guests. The meeting ended with an exchange of gifts."
    )
    meetings = [event for event in told(page_of, text) if event.type == "meeting"]
    assert [event.start for event in meetings] == ["2024-05-09"]


def test_an_itinerary_has_an_event_for_every_city_and_day(page_of: PageOf) -> None:
    text = (
        "A delegation from Nghe An visited Jeonju on May 6. "
        "It held talks with the mayor of Daegu, Kim Hana, in Daegu on May 7. "
        "On May 8 the delegation from Nghe An met officials of Busan in Busan."
    )
    assert [(event.type, event.start) for event in told(page_of, text)] == [
        ("visit", "2024-05-06"),
        ("meeting", "2024-05-07"),
        ("meeting", "2024-05-08"),
    ]


def test_the_name_stands_in_capitals_or_quotation_marks(page_of: PageOf) -> None:
    text = (
        "Hue and Jeonju co-hosted the 3rd Asia Heritage Cities Forum in Hue on May 9. "
        "On May 10 they opened the exhibition “Paper and Silk” in Jeonju."
    )
    assert {event.name for event in told(page_of, text)} == {
        "3rd Asia Heritage Cities Forum",
        "Paper and Silk",
    }


def test_an_event_only_pointed_to_is_the_one_the_text_is_about(page_of: PageOf) -> None:
    text = (
        "Investors from Daegu came to Binh Dinh on Monday. Speaking at the conference, Tran Van Binh, "
        "Chairman of the Binh Dinh People's Committee, listed the parks of the province."
    )
    (event,) = [event for event in told(page_of, text) if event.type in ("forum", "promotion")]
    assert event.start == "2024-05-13"


def test_plans_are_plans(page_of: PageOf) -> None:
    (event,) = told(page_of, "A delegation from Lyon will visit Busan in June.")
    assert event.modality == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Busan and Hue want to work together in MICE (meeting, incentive, convention, exhibition).",
        "Tourists from Daegu come to Binh Dinh by the thousand.",
        "Hue is a member of the World Heritage Forum, and Jeonju of the Asia Mayors Forum.",
        "“When we met in Hue last year, everybody from Jeonju was as happy as can be about it,” he said.",
    ],
)
def test_what_is_no_event(page_of: PageOf, text: str) -> None:
    assert told(page_of, text) == []


def test_a_host_is_who_is_at_home(page_of: PageOf) -> None:
    (event,) = told(
        page_of, "Mayor Kim Hana of Jeonju received a delegation from Nghe An at Jeonju City Hall on May 9."
    )
    roles = {part.entity.id or part.entity.name: part.role for part in event.participants}
    assert roles["kr/jeonbuk/jeonju"] == "host"
    assert roles["vn/nghe-an"] == "guest"


@pytest.mark.parametrize(
    ("text", "kind", "start", "who"),
    [
        (
            "Mayor Anna Novak of Gdansk flew to Busan on Sunday.",
            "visit",
            "2024-05-12",
            {"Anna Novak", "kr/busan"},
        ),
        (
            "Delegates from Kaohsiung will be in Fresno from June 3 to 7.",
            "visit",
            "2024-06-03",
            {"tw/kaohsiung", "us/california/fresno"},
        ),
        (
            "In March last year a Tien Giang delegation toured smart farms in Jeongeup.",
            "visit",
            "2023-03",
            {"vn/tien-giang", "kr/jeonbuk/jeongeup"},
        ),
        (
            "Gwangju sent ten start-ups to Ho Chi Minh City from May 6 to 10.",
            "promotion",
            "2024-05-06",
            {"kr/gwangju", "vn/ho-chi-minh-city"},
        ),
        (
            "Hai Phong opened a trade office in Incheon last Friday.",
            "ceremony",
            "2024-05-10",
            {"vn/hai-phong"},
        ),
        (
            "A memorial was unveiled in Bonn on Friday in the presence of guests from Chengdu.",
            "ceremony",
            "2024-05-10",
            {"cn/sichuan/chengdu"},
        ),
        (
            "Hwaseong Mayor Jeong Myeong-geun (second from left) shakes hands with Phu Tho Chairman "
            "Bui Van Quang on May 13.",
            "meeting",
            "2024-05-13",
            {"Jeong Myeong-geun", "Bui Van Quang"},
        ),
        (
            "Nghe An officials told Governor Kim Young-rok of South Jeolla Province on May 9 that the "
            "province needed hands.",
            "meeting",
            "2024-05-09",
            {"vn/nghe-an", "Kim Young-rok"},
        ),
        (
            "The Mayor of Lyon will receive his colleague from Da Nang, Le Trung Chinh, on May 20.",
            "meeting",
            "2024-05-20",
            {"fr/auvergne-rhone-alpes/lyon", "Le Trung Chinh"},
        ),
    ],
)
def test_other_ways_to_tell_it(page_of: PageOf, text: str, kind: str, start: str, who: set[str]) -> None:
    (event,) = told(page_of, text)
    assert (event.type, event.start) == (kind, start)
    assert who <= there(event)


def test_a_pronoun_stands_for_the_guests_or_the_travellers(page_of: PageOf) -> None:
    text = (
        "A 12-strong team from Osaka Prefecture came to Hue on Sunday. Its chairman, Nguyen Van Phuong, "
        "welcomed them on Monday. On Tuesday it visited Da Nang."
    )
    assert [(event.type, event.start) for event in told(page_of, text, "2024-05-15")] == [
        ("visit", "2024-05-12"),
        ("meeting", "2024-05-13"),
        ("visit", "2024-05-14"),
    ]


def test_a_programme_gives_its_lines_day_and_place(page_of: PageOf) -> None:
    text = (
        "The group from Daegu is on its way. The programme:\n\n"
        "- May 6: Hanoi, talks with Chairman Tran Sy Thanh\n"
        "- May 7: Hai Phong, a look at the port\n"
        "- May 8: Ha Long, tourism seminar"
    )
    found = told(page_of, text)
    assert [event.start for event in found] == ["2024-05-06", "2024-05-07", "2024-05-08"]
    assert [event.places[0].id for event in found] == [
        "vn/ha-noi",
        "vn/hai-phong",
        "vn/quang-ninh/ha-long",
    ]


def test_a_visit_is_paid_back(page_of: PageOf) -> None:
    text = "Officials of Lyon visited Busan on May 8. A return visit is planned for October."
    first, second = told(page_of, text)
    assert first.start == "2024-05-08"
    assert (second.start, second.modality) == ("2024-10", "planned")
    assert [place.id for place in second.places] == ["fr/auvergne-rhone-alpes/lyon"]


def test_how_long_it_lasted_tells_when_it_began(page_of: PageOf) -> None:
    text = "The Asia Farm Fair, where Naju had guests from Can Tho, closed on Sunday after four days in Naju."
    (event,) = told(page_of, text)
    assert (event.start, event.end) == ("2024-05-09", "2024-05-12")


@pytest.mark.parametrize(
    "text",
    [
        "The mission of Lyon to Busan planned for May 12 was cancelled.",
        "No delegation from Lyon has visited Busan since 2019.",
        "Binh Dinh welcomed 120,000 tourists from Daegu in the first quarter.",
        "Busan might one day receive the mayor of Lyon.",
        "Hue told a press conference on May 9 that Jeonju was a friend.",
        "The agreement Busan and Lyon signed on May 9, 1998 has never been read by anybody.",
    ],
)
def test_what_did_not_take_place_or_long_ago(page_of: PageOf, text: str) -> None:
    assert told(page_of, text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In 2019 Mayor Park Jung of Seoul led a 30-member group to Da Nang.", ["2019"]),
        ("The trip of a Hue delegation to Osaka has been postponed to September.", ["2024-09"]),
        (
            "On May 6 guests from Naju attended a tree-planting ceremony in Hue, and on May 8 they took part "
            "in a food fair in Hue.",
            ["2024-05-06", "2024-05-08"],
        ),
        ("Ulsan holds a business matching event with Khanh Hoa this week, on May 15 and 16.", ["2024-05-15"]),
        ("Officials of Busan were welcomed yesterday at the City Hall by the mayor of Lyon.", ["2024-05-13"]),
        ("Leaders of Naju and Hue met officials of Lyon in an online talk on May 9.", ["2024-05-09"]),
    ],
)
def test_each_event_has_the_date_of_its_own_clause(page_of: PageOf, text: str, dates: list[str]) -> None:
    assert [event.start for event in told(page_of, text)] == dates


@pytest.mark.parametrize(
    "text",
    [
        "President Yoon Suk Yeol visited Vietnam in June 2023. Binh Duong has a friend in Daejeon.",
        "Suwon's council met on Tuesday to vote on the tie with Hai Duong.",
        "Lyon and Busan have met every year since 2013.",
        "They walked from the festival site in Hue to the conference room with guests of Busan on May 9.",
    ],
)
def test_what_is_no_event_of_localities(page_of: PageOf, text: str) -> None:
    assert told(page_of, text) == []


def test_one_day_has_one_signing(page_of: PageOf) -> None:
    text = (
        "Busan and Lyon signed a memorandum of understanding in Lyon on May 9. On the same day, May 9, "
        "the Busan Port Authority and the Lyon Chamber of Commerce signed an agreement in Lyon."
    )
    signings = [event for event in told(page_of, text) if event.type == "signing"]
    assert [event.start for event in signings] == ["2024-05-09"]
    assert {"kr/busan", "fr/auvergne-rhone-alpes/lyon"} <= there(signings[0])


def test_numbered_meetings_are_told_apart(page_of: PageOf) -> None:
    text = (
        "The 8th meeting of the joint committee of Hai Phong and Incheon was held in Incheon on May 9. "
        "The 7th meeting had taken place in Hai Phong in June 2019."
    )
    assert [event.start for event in told(page_of, text)] == ["2024-05-09", "2019-06"]


def test_a_count_of_delegations_is_no_visit(page_of: PageOf) -> None:
    assert told(page_of, "Last year 41 delegations from Hue visited Daegu.") == []


@pytest.mark.parametrize(
    ("text", "kind", "start", "places", "firmness"),
    [
        (
            "Jeonju has been a partner of Hue since 2015, and Mayor Kim Hana of Jeonju will travel there "
            "on June 19 with six doctors.",
            "visit",
            "2024-06-19",
            {"vn/thua-thien-hue/hue"},
            "planned",
        ),
        (
            "Busan and Hai Phong are old friends. Chairman Le Van Nam of Hai Phong expects a second "
            "delegation from Busan in September.",
            "visit",
            "2024-09",
            {"vn/hai-phong"},
            "wished",
        ),
        (
            "The next meeting of the two cities, Lyon and Busan, will be held in Lyon in January 2025.",
            "meeting",
            "2025-01",
            {"fr/auvergne-rhone-alpes/lyon"},
            "planned",
        ),
        (
            "Governor Park Min-su of Gangwon Province returned on Monday from a five-day tour of Vietnam.",
            "visit",
            "2024-05-09",
            {"vn"},
            "asserted",
        ),
        (
            "Twelve officials of Quang Nam are taking a two-week course in waste management in Suwon.",
            "training",
            None,
            {"kr/gyeonggi/suwon"},
            "asserted",
        ),
        (
            "The farm delegation that Naju sent to Can Tho in March 2024 has reported to the council.",
            "visit",
            "2024-03",
            {"vn/can-tho"},
            "asserted",
        ),
        (
            "LYON – A delegation of Busan is in town to study trams.",
            "visit",
            None,
            {"fr/auvergne-rhone-alpes/lyon"},
            "asserted",
        ),
        (
            "Leeds Mayor Tom Hall and a team of twelve are off to Bilbao on June 3.",
            "visit",
            "2024-06-03",
            {"es/basque-country/bilbao"},
            "planned",
        ),
        (
            "Bilbao's mayor, Ana Ruiz, is spending three days in Leeds this week.",
            "visit",
            "2024-05-13",
            {"gb/england/leeds"},
            "asserted",
        ),
        (
            "Mayors Ana Ruiz of Bilbao and Tom Hall of Leeds last saw each other in Bilbao in March.",
            "meeting",
            "2024-03",
            {"es/basque-country/bilbao"},
            "asserted",
        ),
        (
            "Bilbao will play host to a team of engineers from Leeds from June 3 to 7.",
            "meeting",
            "2024-06-03",
            set(),
            "planned",
        ),
        (
            "Lee Min-ho, Vice Mayor of Anseong City, hosted a working session with the visiting delegation "
            "of Tuyen Quang on May 8.",
            "meeting",
            "2024-05-08",
            set(),
            "asserted",
        ),
        (
            "Yokohama opens its India office in Mumbai on 1 June.",
            "ceremony",
            "2024-06-01",
            {"in/maharashtra/mumbai"},
            "planned",
        ),
        (
            "The state of Kerala opened its first European bureau in Bremen on May 6.",
            "ceremony",
            "2024-05-06",
            {"de/bremen"},
            "asserted",
        ),
        (
            "A party of 35 from Lille would attend the Games in Leeds from 5 to 8 July.",
            "exhibition",
            "2024-07-05",
            {"gb/england/leeds"},
            "planned",
        ),
        (
            "A second round of the Leeds–Lille summer school starts in Lille on 8 July.",
            "training",
            "2024-07-08",
            {"fr/hauts-de-france/lille"},
            "planned",
        ),
        (
            "The Hue delegation wound up its four-day visit to Jeonju on Monday.",
            "visit",
            "2024-05-10",
            {"kr/jeonbuk/jeonju"},
            "asserted",
        ),
        (
            "Hue was visited in April by a delegation from Jeonju.",
            "visit",
            "2024-04",
            {"vn/thua-thien-hue/hue"},
            "asserted",
        ),
        (
            "Incheon's mayor is due in Hai Phong on June 3.",
            "visit",
            "2024-06-03",
            {"vn/hai-phong"},
            "planned",
        ),
        (
            "The visit of the Dortmund delegation to Leeds from May 6 to 9 was a success.",
            "visit",
            "2024-05-06",
            {"gb/england/leeds"},
            "asserted",
        ),
        (
            "Students from Dortmund will spend two weeks in Leeds in July.",
            "visit",
            "2024-07",
            {"gb/england/leeds"},
            "planned",
        ),
        (
            "The delegation of Dortmund returns to Leeds on June 3.",
            "visit",
            "2024-06-03",
            {"gb/england/leeds"},
            "planned",
        ),
    ],
)
def test_journeys_and_meetings_told_in_other_words(
    page_of: PageOf, text: str, kind: str, start: str | None, places: set[str], firmness: str
) -> None:
    found = told(page_of, text)
    assert [(event.type, event.start, event.modality) for event in found] == [(kind, start, firmness)]
    assert {place.id for place in found[0].places} == places


def test_what_goes_on_from_the_sentence_before_is_of_its_month(page_of: PageOf) -> None:
    found = told(
        page_of,
        "Chairman Tran Van Binh of Hue was in Jeonju on May 9. He then called on Mayor Kim Hana of Jeonju "
        "at City Hall.",
    )
    assert {(event.type, event.start) for event in found} == {("visit", "2024-05-09"), ("meeting", "2024-05")}


def test_what_comes_the_same_day_is_of_that_day(page_of: PageOf) -> None:
    found = told(
        page_of,
        "Chairman Tran Van Binh of Hue was in Jeonju on May 9. The same day he called on Mayor Kim Hana of "
        "Jeonju at City Hall.",
    )
    assert {event.start for event in found} == {"2024-05-09"}


def test_the_last_stop_of_a_tour_is_a_visit(page_of: PageOf) -> None:
    found = told(page_of, "A team from Hue toured South Korea last week. The last stop was Jeonju.")
    assert [place.id for event in found for place in event.places] == ["kr", "kr/jeonbuk/jeonju"]


def test_dates_in_the_lines_of_a_chronicle_are_of_its_years(page_of: PageOf) -> None:
    found = told(
        page_of,
        "Jeonju and Hue at ten\n\n"
        "2014 – In March Mayor Kim Hana of Jeonju flies to Hue for a week.\n"
        "2015 – On 3 April Jeonju and Hue sign a friendship agreement at Jeonju City Hall.\n"
        "2018 – Jeonju gives Hue two buses.\n",
    )
    assert {(event.type, event.start) for event in found} == {("visit", "2014-03"), ("signing", "2015-04-03")}
    hosts = {part.entity.id for event in found for part in event.participants if part.role == "host"}
    assert hosts == {"vn/thua-thien-hue/hue", "kr/jeonbuk/jeonju"}


def test_what_is_signed_there_is_signed_on_the_day_of_the_sentence_before(page_of: PageOf) -> None:
    found = told(
        page_of,
        "On Saturday, Governor Do Jae-wook of North Gyeongsang was in Bac Ninh. There, he and Chairman "
        "Ngo Van Hien of Bac Ninh signed a memorandum of understanding on electronics. The provincial "
        "council reached a separate agreement with the Bac Ninh People's Council.",
    )
    signing = next(event for event in found if event.type == "signing")
    assert (signing.start, [place.id for place in signing.places]) == ("2024-05-11", ["vn/bac-ninh"])
    assert {event.start for event in found} == {"2024-05-11"}


def test_the_year_of_another_event_is_not_the_day(page_of: PageOf) -> None:
    found = told(
        page_of,
        "Chairman Tran Van Binh of Hue called on Mayor Kim Hana of Jeonju and said the 2017 culture expo "
        "needed a sequel.",
    )
    assert all(event.start != "2017" for event in found if event.type == "meeting")


def test_a_house_of_a_town_is_visited_in_that_town(page_of: PageOf) -> None:
    found = told(
        page_of,
        "Vice Mayor Qu Xiaofei of Dalian met with Senator Dirk Fenske of Rostock, Germany, on May 8. Prior "
        "to that, the delegation of Rostock visited Dalian Maritime University.",
    )
    visit = next(event for event in found if event.type == "visit")
    assert [place.id for place in visit.places] == ["cn/liaoning/dalian"]
    assert {part.entity.name: part.role for part in visit.participants} == {
        "Dalian": "host",
        "Dalian Maritime University": "host",
        "Rostock": "guest",
    }


def test_a_date_before_a_colon_is_no_stop_where_it_is_today(page_of: PageOf) -> None:
    text = "Hue presents its partners, one a month. Today: Jeonju in Korea. Jeonju is looking for partners."
    assert told(page_of, text) == []


def test_who_receives_at_the_start_of_a_sentence_is_the_host_behind_the_comma(page_of: PageOf) -> None:
    found = told(
        page_of,
        "Receiving Mayor Kim Hana of Jeonju on May 9, Chairman Tran Van Binh of Hue praised the tie.",
    )
    assert {part.entity.name: part.role for part in found[0].participants} == {
        "Jeonju": "guest",
        "Kim Hana": "guest",
        "Hue": "host",
        "Tran Van Binh": "host",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Leeds invited Lille to open a pavilion on the river.",
        "Leeds to open Lille office. The council has the money.",
        "Jeonju's exports to Hue began in 2010, and Mayor Kim Hana opened her office door to farmers.",
        "Leeds expects visitors from Lille to spend 2 million pounds in 2024.",
        "The first stop on the tram line in Leeds is named after Lille.",
        "Mayor Tom Hall of Leeds knows Lille; some 900 programmers work there.",
    ],
)
def test_no_event_is_told(page_of: PageOf, text: str) -> None:
    assert told(page_of, text) == []


_NEWS = (
    "KOBE -- The governments of Kobe and Daegu want to work more closely on tourism. Mayor Kizo Hisamoto of "
    "Kobe spoke of ski schools, Mayor Kwon Young-jin of Daegu of direct flights. "
)


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("Kwon flew in on Tuesday with twelve companions.", "visit", "2018-06-19"),
        ("Kwon and nine others have been in Kobe since Monday and go home on Friday.", "visit", "2018-06-18"),
        ("The Korean delegation, in the city since Monday, saw the harbour.", "visit", "2018-06-18"),
        ("Kwon, the guest of Mayor Hisamoto from June 18 to 20, saw the bridge.", "visit", "2018-06-18"),
        ("A visit by Hisamoto, put off twice, is now scheduled for April 2019.", "visit", "2019-04"),
        ("Hisamoto's visit is set for October.", "visit", "2018-10"),
        ("Kobe is sending 40 dancers to Daegu in October.", "visit", "2018-10"),
        ("A dozen engineers from Daegu came to Kobe in September 2017.", "visit", "2017-09"),
        ("Kwon is touring the city until Saturday.", "visit", None),
        ("Ten Daegu guides were trained in Kobe in May.", "training", "2018-05"),
        (
            "Kobe had 14 Daegu officials over for a month in May to teach them.",
            "training",
            "2018-05",
        ),
        ("The Daegu trade office in Kobe opened on Wednesday.", "ceremony", "2018-06-20"),
        ("Hisamoto and Kwon unveiled a stone lantern on Wednesday.", "ceremony", "2018-06-20"),
        ("Forty years of the tie were celebrated in Kobe on Wednesday.", "ceremony", "2018-06-20"),
        ("Hisamoto sat down to dinner with Kwon on Wednesday.", "meeting", "2018-06-20"),
        ("A joint committee is to meet in Daegu in March 2019.", "meeting", "2019-03"),
        ("The two mayors spoke by video link on Wednesday.", "meeting", "2018-06-20"),
        ("Daegu held its second congress of beekeepers in Kobe on Wednesday.", "forum", "2018-06-20"),
    ],
)
def test_guests_lessons_and_openings(page_of: PageOf, text: str, kind: str, start: str | None) -> None:
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert [(event.type, event.start) for event in found] == [(kind, start)]


@pytest.mark.parametrize(
    "text",
    [
        "Kobe will send 180 fishermen to Daegu in October.",
        "Kobe counted 4,000 students from Daegu who came to the city in May.",
        "The mayors renewed the 1995 agreement.",
    ],
)
def test_workers_and_counts_are_no_visit(page_of: PageOf, text: str) -> None:
    assert [event for event in told(page_of, _NEWS + text, "2018-06-21") if event.type == "visit"] == []


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("Kwon was welcomed at the tower on Tuesday by Hisamoto.", "meeting", "2018-06-19"),
        ("Twelve Kobe scouts went to Daegu in May.", "visit", "2018-05"),
        ("Hisamoto and Kwon talked for an hour on Tuesday.", "meeting", "2018-06-19"),
        ("The tenth anniversary of the twinning was marked in Daegu in 2015.", "ceremony", "2015"),
        ("Two gardeners from Daegu did an internship in Kobe in May.", "training", "2018-05"),
        ("A seminar on floods drew 90 engineers of both cities on Wednesday.", "forum", "2018-06-20"),
        ("Hisamoto told a seminar in the afternoon that hotels were full.", "forum", "2018-06-21"),
    ],
)
def test_people_by_their_number_and_talks(page_of: PageOf, text: str, kind: str, start: str) -> None:
    found = told(page_of, _NEWS + "They met on June 21. " * (kind == "forum") + text, "2018-06-21")
    assert (kind, start) in [(event.type, event.start) for event in found]


def test_each_verb_has_the_day_of_its_own_clause(page_of: PageOf) -> None:
    text = "Kwon flew in from Tokyo on Tuesday and flies to Lyon on July 2."
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert [event.start for event in found] == ["2018-06-19", "2018-07-02"]


def test_travelling_on_in_the_same_land_is_no_journey_of_its_own(page_of: PageOf) -> None:
    text = "Kwon flew in from Tokyo on Tuesday and goes on to Osaka tomorrow."
    assert [event.start for event in told(page_of, _NEWS + text, "2018-06-21")] == ["2018-06-19"]


def test_talks_with_somebody_at_home_are_no_meeting_of_partners(page_of: PageOf) -> None:
    text = "Kobe and Daegu are partners. Kobe issued a bond on Tuesday, after talks with a bank."
    assert told(page_of, text, "2018-06-21") == []


def test_guests_see_what_no_table_knows(page_of: PageOf) -> None:
    found = told(page_of, _NEWS + "Kwon visited a brewery on Tuesday.", "2018-06-21")
    assert [(event.type, event.start) for event in found] == [("visit", "2018-06-19")]
    assert there(found[0]) >= {"kr/daegu", "Kwon Young-jin"}


def test_what_was_recently_has_no_day(page_of: PageOf) -> None:
    text = _NEWS + "They met on June 20. Leaders of Daegu recently visited Kobe."
    assert [event.start for event in told(page_of, text, "2018-06-21") if event.type == "visit"] in (
        [],
        [None],
    )


def test_a_day_of_a_clause_about_a_person_is_not_that_of_the_event(page_of: PageOf) -> None:
    text = "Kwon, who had come on Monday, and Hisamoto opened a seminar at City Hall on Wednesday."
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert [event.start for event in found if event.type == "forum"] == ["2018-06-20"]


def test_what_was_and_what_is_to_come_are_two(page_of: PageOf) -> None:
    text = "Kwon was received by Hisamoto. Tomorrow he is to sit down with Hisamoto again."
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert [event.modality for event in found if event.type == "meeting"] == ["asserted", "planned"]


def test_who_leads_the_guests_takes_part(page_of: PageOf) -> None:
    found = told(page_of, _NEWS + "The Daegu delegation visited Kobe on Tuesday.", "2018-06-21")
    assert there(found[0]) == {"kr/daegu", "jp/hyogo/kobe", "Kwon Young-jin"}


def test_the_day_a_paper_was_signed_is_not_that_of_the_fair(page_of: PageOf) -> None:
    text = (
        "Daegu will have a stall at the Kobe Tea Fair in Kobe under a memorandum on tourism signed in Daegu "
        "on June 18. The fair will run from September 5 to 12."
    )
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert [event.start for event in found if event.type == "exhibition"] == ["2018-09-05"]


def test_who_meets_may_be_told_by_which_or_they(page_of: PageOf) -> None:
    text = (
        "Kobe and Daegu will set up a working group, which is to meet online in September. They will meet "
        "again in Daegu in October."
    )
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert [event.start for event in found if event.type == "meeting"] == ["2018-09", "2018-10"]


def test_what_is_marked_in_a_month_without_a_year_is_still_to_come(page_of: PageOf) -> None:
    text = "Kobe and Daegu mark the 20th anniversary of the tie in March with a gala in Kobe."
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert [(event.start, event.modality) for event in found if event.type == "ceremony"] == [
        ("2019-03", "planned")
    ]


def test_talks_have_no_day_of_an_older_paper(page_of: PageOf) -> None:
    text = "At their talks on trade, the two sides reviewed a pact, which was signed in Daegu in 2011."
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert [event.start for event in found if event.type == "meeting"] in (["2018-06-21"], [None], [])


def test_a_video_conference_at_which_nothing_is_signed_is_a_meeting(page_of: PageOf) -> None:
    text = "Officials of Daegu and Kobe held a video conference on Tuesday."
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert [(event.type, event.start) for event in found] == [("meeting", "2018-06-19")]


def test_a_convention_that_is_signed_is_no_gathering(page_of: PageOf) -> None:
    text = "The new convention was signed by the mayors of Daegu and Kobe on Tuesday."
    assert not [event for event in told(page_of, _NEWS + text, "2018-06-21") if event.type == "forum"]


def test_the_name_of_an_event_is_nobody_who_is_received(page_of: PageOf) -> None:
    text = "Kobe hosted the Asian Mayors Dialogue on June 5. Daegu took part."
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert "meeting" not in [event.type for event in found]


def test_pupils_said_to_come_are_a_visit(page_of: PageOf) -> None:
    text = "Hisamoto said 15 pupils from Daegu would come to Kobe for a week in September."
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert [(event.type, event.start) for event in found] == [("visit", "2018-09")]


def test_guests_who_spend_a_week_are_told_once(page_of: PageOf) -> None:
    text = "In September, 25 pupils from Daegu will spend a week in Kobe as guests of the city."
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert [(event.type, event.start) for event in found] == [("visit", "2018-09")]


def test_a_scene_told_by_where_is_the_place_of_a_visit(page_of: PageOf) -> None:
    text = "The paper was signed on Tuesday in Kobe, where Kwon is leading a delegation of 40 officials."
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert "jp/hyogo/kobe" in [place.id for event in found if event.type == "visit" for place in event.places]


def test_a_body_named_at_length_holds_its_meeting(page_of: PageOf) -> None:
    text = (
        "The two cities agreed to set up a joint commission on the use of the tidal flats, which is due to "
        "hold its first meeting in Kobe in September."
    )
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert [(event.type, event.start) for event in found] == [("meeting", "2018-09")]


def test_experts_who_will_come_to_a_place_are_a_visit(page_of: PageOf) -> None:
    text = "Experts from Daegu will come to Kobe in September to advise on drains."
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert [(event.type, event.start) for event in found] == [("visit", "2018-09")]


def test_a_festival_is_one_with_and_without_its_number(page_of: PageOf) -> None:
    text = (
        "The Kobe Tea Festival runs through June 24 in Kobe. Kwon attended the 9th Kobe Tea Festival in "
        "Kobe on June 20."
    )
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert len([event for event in found if event.type == "exhibition"]) == 1


def test_what_a_dated_contract_covers_is_not_of_its_day(page_of: PageOf) -> None:
    text = (
        "Under a contract concluded in March, a firm of Daegu will train engineers of the Kobe water works."
    )
    assert told(page_of, _NEWS + text, "2018-06-21") == []


def test_who_plans_to_visit_comes_to_where_the_text_is_written(page_of: PageOf) -> None:
    text = "Kwon plans to visit in October. Four Daegu firefighters will spend next May in Kobe."
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert [(event.type, event.start) for event in found] == [("visit", "2018-10"), ("visit", "2019-05")]


def test_somebody_invited_abroad_may_visit(page_of: PageOf) -> None:
    found = told(page_of, _NEWS + "Kwon invited Hisamoto to visit Daegu in September.", "2018-06-21")
    assert [(event.type, event.start, event.modality) for event in found] == [("visit", "2018-09", "wished")]


def test_a_choir_that_sang_abroad_was_there(page_of: PageOf) -> None:
    found = told(page_of, _NEWS + "Last October, a choir from Daegu sang in Kobe.", "2018-06-21")
    assert [(event.type, event.start) for event in found] == [("visit", "2017-10")]


def test_what_a_headline_tells_in_short_is_told_once(page_of: PageOf) -> None:
    text = (
        "Daegu pupils leave for Kobe\n\n"
        + _NEWS
        + "Sixteen pupils of a Daegu high school set off for Kobe yesterday to take part in a camp."
    )
    found = told(page_of, text, "2018-06-21")
    assert [(event.type, event.start) for event in found] == [("visit", "2018-06-20")]
    assert "Sixteen" in found[0].quote


def test_a_week_of_wine_is_shown(page_of: PageOf) -> None:
    found = told(page_of, _NEWS + "Daegu opened its third wine week in Kobe on Tuesday.", "2018-06-21")
    assert [(event.type, event.start) for event in found] == [("exhibition", "2018-06-19")]


def test_the_next_one_of_a_series_is_set_elsewhere(page_of: PageOf) -> None:
    text = (
        "The 8th Kobe Tea Forum was held in Kobe on June 5. The next one is scheduled for Daegu in May 2019."
    )
    found = told(page_of, _NEWS + text, "2018-06-21")
    assert [(event.start, event.modality) for event in found] == [
        ("2018-06-05", "asserted"),
        ("2019-05", "planned"),
    ]


def test_taking_in_people_of_a_craft_is_only_offered(page_of: PageOf) -> None:
    text = "Kwon, for his part, offered to receive ten planners from Kobe this autumn."
    assert told(page_of, _NEWS + text, "2018-06-21") == []


def test_a_part_of_a_side_is_not_one_beside_it(page_of: PageOf) -> None:
    text = (
        "Governor Kim Min-su of Gyeonggi met Governor Toshizo Ido of Hyogo on Tuesday to discuss the ferry "
        "line to Himeji."
    )
    found = told(page_of, text, "2018-06-21")
    assert "jp/hyogo" in there(found[0])
    assert "jp/hyogo/himeji" not in there(found[0])


def test_an_invitation_accepted_is_a_visit_to_a_place_and_none_to_a_fair(page_of: PageOf) -> None:
    found = told(page_of, _NEWS + "Kwon accepted an invitation to Kobe for October.", "2018-06-21")
    assert [(event.type, event.start) for event in found] == [("visit", "2018-10")]
    found = told(
        page_of, _NEWS + "Kwon accepted an invitation to the Kobe Tea Fair in October.", "2018-06-21"
    )
    assert "visit" not in [event.type for event in found]


def test_a_country_may_own_the_place_visited(page_of: PageOf) -> None:
    text = (
        "A delegation from Japan's Oita Prefecture wrapped up a four-day visit to central China's Hubei "
        "Province on Wednesday."
    )
    found = told(page_of, text, "2018-06-21")
    assert [[place.id for place in event.places] for event in found] == [["cn/hubei"]]
