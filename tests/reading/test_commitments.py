"""What somebody undertook, plans or asked to do, read from articles of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.model.claim import Commitment
from comity.reading.commitment.commitments import commitments

from .conftest import PageOf

ARTICLES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("commitment_texts.yaml").read_text("utf-8")
)
CASES = [(article, expected) for article in ARTICLES for expected in article["expected"]]
GYEONGJU_LAO_CAI = {"kr/gyeongbuk/gyeongju", "vn/lao-cai"}
SILENT = [(article, words) for article in ARTICLES for words in article.get("none", ())]


def read(page_of: PageOf, text: str) -> list[Commitment]:
    return list(commitments(page_of(text)))


def with_words(page_of: PageOf, text: str, words: str) -> list[Commitment]:
    return [claim for claim in read(page_of, text) if words in claim.quote]


def actors(claim: Commitment) -> set[str]:
    return {entity.id or entity.name for entity in claim.actors} | {entity.name for entity in claim.actors}


@pytest.mark.parametrize(("article", "expected"), CASES, ids=lambda value: value.get("words"))
def test_commitments_of_own_articles_are_read(
    page_of: PageOf, article: dict[str, Any], expected: dict[str, Any]
) -> None:
    found = with_words(page_of, article["text"], expected["words"])
    assert len(found) == 1
    claim = found[0]
    assert claim.modality == expected["modality"]
    assert set(expected.get("actors", ())) <= actors(claim)
    assert set(expected.get("fields", ())) <= set(claim.fields)
    assert claim.due == expected.get("due", claim.due)
    assert claim.action == expected.get("action", claim.action)


@pytest.mark.parametrize(("article", "words"), SILENT, ids=str)
def test_what_happened_or_was_denied_is_no_commitment(
    page_of: PageOf, article: dict[str, Any], words: str
) -> None:
    assert with_words(page_of, article["text"], words) == []


def test_every_quote_stands_where_its_span_says(page_of: PageOf) -> None:
    for article in ARTICLES:
        for claim in read(page_of, article["text"]):
            assert article["text"][slice(*claim.span)] == claim.quote
            assert claim.action
            assert claim.actors


@pytest.mark.parametrize(
    "text",
    [
        "Hanoi and Seoul to sign pact",
        "The programme will take place in Busan on May 31.",
        "The document will make for smooth cooperation between Hue and Gyeongju.",
        "Jeju wants 867 foreign workers this year.",
        "The mayor of Daegu would like to thank his hosts in Da Nang.",
        "Hue and Gyeongju know what they will be doing until 2027.",
        "The two cities have no plans to open an office.",
        "The political will of Hue is strong.",
        "A delegation from Ehime called on Mayor Park Heong-joon at Busan City Hall.",
        "The mayor of Busan will visit Hue on May 20.",
        "Busan and Hue signed an action plan for 2025.",
        "Its hope is old, and the plans of Daegu are known.",
    ],
)
def test_headlines_events_things_and_numbers_undertake_nothing(page_of: PageOf, text: str) -> None:
    assert read(page_of, text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Leaders of Busan and Da Nang agreed to share data on floods.", {"kr/busan", "vn/da-nang"}),
        ("Exports of Lao Cai are small. Gyeongju and Lao Cai are to open a shop.", GYEONGJU_LAO_CAI),
        ("Da Nang, which has two ports, wants to learn from Busan.", {"vn/da-nang"}),
        ("Under the deal Daegu will train nurses from Da Nang.", {"kr/daegu"}),
        ("Busan Mayor Park Heong-joon called on the firms to invest.", {"kr/busan", None}),
        ("Busan's goal is to win more students from Hue.", {"kr/busan"}),
    ],
)
def test_the_subject_is_who_acts(page_of: PageOf, text: str, who: set[str]) -> None:
    assert {entity.id for claim in read(page_of, text) for entity in claim.actors} == who


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        (
            "Iksan and Hue met. The two port cities, tied by a letter of 2010, decided to open a ferry line.",
            "ferry line",
            "kr/jeonbuk/iksan",
        ),
        (
            "Iksan has a new partner, Hue. Under the plan the Korean city will build a library.",
            "library",
            "kr/jeonbuk/iksan",
        ),
        (
            "In Hue, Hansori Precision, a lens maker, announced it would put 40 million dollars in a plant.",
            "40 million",
            "Hansori Precision",
        ),
        ("Iksan owns a part of Bada Wind, which plans a wind farm off Hue.", "wind farm", "Bada Wind"),
        ("In a first step, Iksan is providing ten ambulances to Hue.", "ambulances", "kr/jeonbuk/iksan"),
        ("Iksan has also undertaken to second two engineers to Hue.", "engineers", "kr/jeonbuk/iksan"),
        ("Hue’s part is to find the land for Iksan.", "the land", "vn/thua-thien-hue/hue"),
        ("Kim Hana, mayor of Iksan, spoke in Hue, promising free passes.", "free passes", "kr/jeonbuk/iksan"),
        (
            "Iksan and Hue confirmed that exchanges, suspended last year, will resume next spring.",
            "resume",
            "kr/jeonbuk/iksan",
        ),
        ("Iksan would be pleased if Hue sent nurses.", "nurses", "kr/jeonbuk/iksan"),
        (
            "Kim Hana, mayor of Iksan, said in Hue that water would be at the site by June 2033.",
            "water",
            "kr/jeonbuk/iksan",
        ),
        (
            "Hastings Town Council\n\nThe guests of Hue came.\n\nRESOLVED to give a dinner for Hue.",
            "dinner",
            "Hastings Town",
        ),
    ],
)
def test_who_undertakes_in_other_constructions(page_of: PageOf, text: str, words: str, actor: str) -> None:
    found = with_words(page_of, text, words)
    assert len(found) == 1
    assert actor in actors(found[0])


def test_an_office_opened_on_a_day_to_come_is_planned(page_of: PageOf) -> None:
    found = with_words(page_of, "Iksan opens its Vietnam office in Hue on 1 October 2031.", "office")
    assert [(claim.modality, claim.due) for claim in found] == [("planned", "2031-10-01")]


@pytest.mark.parametrize(
    "text",
    [
        "The mayors of Iksan and Hue agreed that ports live on ships.",
        "“Who will pay?” the mayor of Iksan asked at the town hall of Hue.",
        "The mayor of Iksan asked about the old houses of Hue.",
        "The envoy of Iksan is expected in Hue in May to talk about details.",
        "The motion of Iksan fell by three votes to one in Hue.",
        "The governor is to fly to Hue with a team from Iksan.",
        "The Hue office of Iksan will be run by Kim Hana.",
        "Hue met Iksan. There will be business to do.",
        "No airline of Hue has so far agreed to fly to Iksan.",
        "On the 26th the mayor of Iksan is to visit the citadel of Hue.",
        "The chairman of Hue will return home from Iksan on Saturday.",
        "The council of Iksan had asked for it in spring in Hue.",
        "Kim Hana is to lead a group from Iksan to Hue.",
    ],
)
def test_opinions_questions_and_journeys_are_no_commitments(page_of: PageOf, text: str) -> None:
    assert read(page_of, text) == []


_SISTERS = "Lyon and Busan have been sister cities since 2001.\n\n"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lyon mayor Jean Dupont said his city would take part in the Busan fair next October.", "Lyon"),
        (
            "Under the agreement each will host 10 of the other's students every year, starting in 2026.",
            "Busan",
        ),
        (
            "Experts from the water department of Lyon will come to Busan in October to advise on floods.",
            "Lyon",
        ),
        ("The hospital of Lyon wished to send doctors to Busan.", "hospital of Lyon"),
        ("Lyon is looking for partners in robotics.", "Lyon"),
        ("The city of Lyon is considering a direct flight to Busan.", "Lyon"),
    ],
)
def test_who_undertakes_it(page_of: PageOf, text: str, who: str) -> None:
    claims = with_words(page_of, _SISTERS + text, text[-20:])
    assert [who in actors(claim) for claim in claims] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Kim Min-su, head of the Busan Chamber of Commerce, said many members are looking for land.",
        "The consul said that Korean firms are interested in wind power.",
        "Lyon considers food processing and tourism as its main strengths.",
        "Mayor Dupont of Lyon said it would be odd if they did not work together.",
        "About 200 guests from Busan have been invited.",
        "A delegation from Busan will attend a seminar at the University of Lyon on May 16.",
    ],
)
def test_what_is_only_reported_is_no_commitment(page_of: PageOf, text: str) -> None:
    assert with_words(page_of, _SISTERS + text, text[-20:]) == []


def test_a_comma_within_a_number_ends_no_action(page_of: PageOf) -> None:
    text = "The city of Lyon will contribute 30,000 euros, according to its mayor, Jean Dupont."
    assert [claim.action for claim in read(page_of, _SISTERS + text)] == ["contribute 30,000 euros"]
