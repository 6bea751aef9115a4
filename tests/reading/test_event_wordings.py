"""Events told in many wordings: active, passive and nominal, with the parts in any order."""

from __future__ import annotations

import pytest

from comity.reading.event.events import events

from .conftest import PageOf

PUBLISHED = "2019-06-13"


def told(page_of: PageOf, text: str) -> list[tuple[str, str | None, str | None]]:
    return [(event.type, event.start, event.end) for event in events(page_of(text, PUBLISHED))]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("A delegation from Busan is expected in Lyon in October.", "2019-10", "2019-10"),
        ("Busan officials are due in Lyon in October for talks on ports.", "2019-10", "2019-10"),
        (
            "A party from Busan, led by Vice Mayor Kim Min-su, was over in Lyon in May.",
            "2019-05",
            "2019-05",
        ),
        (
            "The delegation of Busan reached Lyon on June 9 and leaves on June 14.",
            "2019-06-09",
            "2019-06-14",
        ),
        (
            "The council of Lyon voted to send a six-person delegation to Busan in August.",
            "2019-08",
            "2019-08",
        ),
        ("The Lyon delegation's trip to Busan has been put off until October.", "2019-10", "2019-10"),
        (
            "Mayor Jean Dupont of Lyon is to cut the tape of the garden on Nov. 4, the second day "
            "of a four-day trip to Busan.",
            "2019-11-03",
            "2019-11-06",
        ),
        (
            "Busan Mayor Kim Min-su will lead a 20-member delegation to Lyon next month. The trip, from "
            "July 1 to 5, is paid for by the hosts.",
            "2019-07-01",
            "2019-07-05",
        ),
    ],
)
def test_a_journey(page_of: PageOf, text: str, start: str, end: str) -> None:
    assert ("visit", start, end) in told(page_of, text)


@pytest.mark.parametrize(
    "text",
    [
        "Busan Mayor Kim Min-su and Jean Dupont, mayor of Lyon, agreed here Wednesday to open an air link.",
        "On Wednesday the mayor of Lyon, Jean Dupont, received 22 entrepreneurs from Busan.",
        "Via video link, Lyon Mayor Jean Dupont and Busan Mayor Kim Min-su exchanged views on Wednesday.",
        "Officials from Busan and Lyon came together on June 12 to review the work of the year.",
        "Lyon's mayor Anne Petit discussed port issues with the mayor of Busan, Kim Min-su, on June 12.",
        "It was discussed on June 12 in Lyon by Mayor Jean Dupont and his Busan counterpart, Kim Min-su.",
        "Councillors of Lyon and Busan debated by video on June 12 how to save water.",
        "Kim Min-su, mayor of Busan, paid his respects to Mayor Jean Dupont of Lyon on June 12.",
    ],
)
def test_a_meeting(page_of: PageOf, text: str) -> None:
    assert told(page_of, text) == [("meeting", "2019-06-12", "2019-06-12")]


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        (
            "On Friday, Busan Mayor Kim Min-su will be in Lyon to cut the ribbon at a showroom for food.",
            "ceremony",
            "2019-06-14",
        ),
        (
            "The 25th anniversary of the partnership of Lyon and Busan will be celebrated in September.",
            "ceremony",
            "2019-09",
        ),
        ("Busan will send ten firemen to Lyon for a course in August.", "training", "2019-08"),
        ("Paintings by children of Busan are on show in Lyon from May 9 to 30.", "exhibition", "2019-05-09"),
        ("Fifteen Busan companies met buyers in Lyon on Wednesday.", "promotion", "2019-06-12"),
        (
            "The handover of two fire engines by Lyon to Busan took place on June 11.",
            "ceremony",
            "2019-06-11",
        ),
    ],
)
def test_what_is_held(page_of: PageOf, text: str, kind: str, start: str) -> None:
    assert [(event[0], event[1]) for event in told(page_of, text)] == [(kind, start)]


@pytest.mark.parametrize(
    "text",
    [
        "About 61,000 Koreans stayed in Lyon in the first half of the year, the mayor of Lyon, Jean Dupont, "
        "told officials of Busan.",
        "Lyon received 4.2 million visitors from Korea in 2018, the mayor told guests.",
        "Ten students from Lyon can spend a term at Busan National University free of charge from September.",
        "The hospital saves patients from Lyon a trip of 500 kilometres to Busan.",
        "The visit of a Busan delegation to Lyon, planned for May, was cancelled.",
        "Tourists from Lyon love to visit Busan.",
        "Lyon's Jewelers to Have a Second Workshop in Busan, South Korea",
    ],
)
def test_what_is_no_event(page_of: PageOf, text: str) -> None:
    assert told(page_of, text) == []


def test_a_meeting_planned_on_a_journey_is_on_its_days(page_of: PageOf) -> None:
    text = (
        "Mayor Kim Min-su of Busan leaves for Lyon on July 3. Talks with Lyon Mayor Jean Dupont are on the "
        "schedule."
    )
    assert ("meeting", "2019-07-03", "2019-07-03") in told(page_of, text)


def test_the_day_guests_came_is_not_that_of_the_meeting(page_of: PageOf) -> None:
    text = (
        "The nine-member delegation of Busan, in the country since June 3, called on Mayor Jean Dupont of "
        "Lyon on June 5."
    )
    assert ("meeting", "2019-06-05", "2019-06-05") in told(page_of, text)


def test_a_date_in_brackets_before_the_text_is_the_day_of_the_report(page_of: PageOf) -> None:
    text = "(13/6/2019) - Lyon and Busan jointly organised a seminar in Busan on June 11."
    assert told(page_of, text) == [("forum", "2019-06-11", "2019-06-11")]


@pytest.mark.parametrize(
    "text",
    [
        "Officials of Lyon and Busan meet once a year.",
        "Lyon pledged to send nurses to Busan in May.",
        "Lyon opened its market to fish from Busan in 2015.",
        "Busan praised the machinery maker of Lyon that opened a plant in Busan in 2013.",
        "The schools of Lyon asked Busan University to discuss an internship programme in May.",
    ],
)
def test_habits_promises_and_history_are_no_events(page_of: PageOf, text: str) -> None:
    assert told(page_of, text) == []


def test_who_heads_a_mission_does_not_date_it_by_what_he_does_today(page_of: PageOf) -> None:
    text = (
        "Mayor Kim Min-su of Busan, who heads a delegation of 22 to Lyon, and Mayor Jean Dupont of Lyon held "
        "talks on June 12."
    )
    assert told(page_of, text) == [("meeting", "2019-06-12", "2019-06-12")]


def test_a_past_verb_keeps_the_past_weekday_beside_a_plan(page_of: PageOf) -> None:
    text = "The Busan group arrived in Lyon on Monday and will return home on Friday."
    assert told(page_of, text) == [("visit", "2019-06-10", "2019-06-14")]


def test_travelling_on_in_the_same_land(page_of: PageOf) -> None:
    text = "LYON, June 13 - A Busan delegation arrived here on Monday. It leaves for Nantes tomorrow."
    assert [event[1] for event in told(page_of, text)] == ["2019-06-10"]


_SISTERS = "Lyon and Busan have been sister cities since 2001.\n\n"
_ARRIVED = f"{_SISTERS}A delegation from Busan arrived in Lyon on Monday. "


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The sister city agreement was signed in Busan in 1989 by Michel Noir, then mayor of Lyon.", "1989"),
        ("The twinning charter was signed in Lyon in May 1999.", "1999-05"),
        ("The twinning agreement will be signed in Busan next April.", "2020-04"),
        ("A memorandum of understanding with Busan is to be signed in Lyon in July.", "2019-07"),
    ],
)
def test_a_signing_whose_place_is_told(page_of: PageOf, text: str, start: str) -> None:
    assert ("signing", start, start) in told(page_of, _SISTERS + text)


def test_a_year_alone_is_history(page_of: PageOf) -> None:
    assert told(page_of, _SISTERS + "The two cities signed the charter in 1989.") == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Tomorrow it is to visit the factory of Renault Trucks before flying home.", "2019-06-14"),
        ("Later on Friday the delegation is to visit a brewery.", "2019-06-14"),
        ("It was at the Port of Lyon on Tuesday.", "2019-06-11"),
        ("On Tuesday they were shown round the waterworks.", "2019-06-11"),
        ("On Tuesday the guests were taken to a dairy and held talks with farmers.", "2019-06-11"),
    ],
)
def test_what_guests_are_shown(page_of: PageOf, text: str, start: str) -> None:
    assert ("visit", start, start) in told(page_of, _ARRIVED + text)


def test_crowds_are_no_guests(page_of: PageOf) -> None:
    found = told(page_of, _SISTERS + "Around 300,000 people visited the fair in 2018.")
    assert "visit" not in [kind for kind, _, _ in found]


def test_a_plan_behind_keeps_its_day(page_of: PageOf) -> None:
    text = "On Tuesday the delegation visited the harbour and will travel on to Grenoble on June 18."
    days = [start for kind, start, _ in told(page_of, _ARRIVED + text) if kind == "visit"]
    assert "2019-06-11" in days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "A delegation of 24 from Busan arrived in Lyon yesterday to celebrate 20 years of ties.",
            "2019-06-12",
        ),
        ("Mayor Dupont of Lyon will travel to Busan in July to mark the 20th anniversary.", "2019-07"),
    ],
)
def test_guests_who_come_for_an_anniversary_keep_it(page_of: PageOf, text: str, day: str) -> None:
    assert told(page_of, _SISTERS + text) == [("visit", day, day), ("ceremony", day, day)]


def test_a_stone_is_unveiled_beside_the_anniversary(page_of: PageOf) -> None:
    text = (
        "A delegation from Busan is in Lyon this week to celebrate the 20th anniversary of the twinning. "
        "A plaque was unveiled in the park on Wednesday."
    )
    kinds = [kind for kind, _, _ in told(page_of, _SISTERS + text)]
    assert kinds.count("ceremony") == 2


def test_a_group_of_firms_travels_and_firms_alone_promote(page_of: PageOf) -> None:
    group = told(page_of, _SISTERS + "Busan will bring a group of 20 companies to Lyon in September.")
    alone = told(page_of, _SISTERS + "Busan is sending 20 companies to Lyon in September.")
    assert group == [("visit", "2019-09", "2019-09")]
    assert alone == [("promotion", "2019-09", "2019-09")]


def test_a_choir_that_goes_somewhere_is_still_to_go(page_of: PageOf) -> None:
    text = "In October a Lyon delegation goes to Busan."
    assert told(page_of, _SISTERS + text) == [("visit", "2019-10", "2019-10")]


def test_a_week_begins_with_the_day_guests_arrived(page_of: PageOf) -> None:
    text = (
        "A delegation from Busan spent some days in Lyon this week. The group of 18, headed by Mayor Kim "
        "Min-su, arrived on Tuesday."
    )
    assert told(page_of, _SISTERS + text)[0][:2] == ("visit", "2019-06-11")


def test_an_anniversary_with_its_own_ceremony_is_told_once(page_of: PageOf) -> None:
    text = (
        "A delegation from Busan spent the weekend in Lyon to celebrate 20 years of ties. "
        "The main celebration took place in the town hall on Saturday."
    )
    kinds = [kind for kind, _, _ in told(page_of, _SISTERS + text)]
    assert kinds.count("ceremony") == 1


def test_who_takes_people_in_goes_nowhere(page_of: PageOf) -> None:
    text = "Busan will also take five Lyon students a year at its technical school from next March."
    assert told(page_of, _SISTERS + text) == []


def test_who_had_come_is_there(page_of: PageOf) -> None:
    text = "The visitors from Busan had come to Lyon on Sunday."
    assert told(page_of, _SISTERS + text) == [("visit", "2019-06-09", "2019-06-09")]


def test_who_travels_at_home_visits_no_partner(page_of: PageOf) -> None:
    assert told(page_of, _SISTERS + "The mayor of Lyon visited Paris on Tuesday.") == []


def test_a_team_led_somewhere_for_a_training_travels_and_learns(page_of: PageOf) -> None:
    text = (
        "Anne Petit of Lyon is to lead a team of eight to Busan in September for a training on cold storage."
    )
    kinds = {(kind, start) for kind, start, _ in told(page_of, _SISTERS + text)}
    assert kinds == {("visit", "2019-09"), ("training", "2019-09")}
