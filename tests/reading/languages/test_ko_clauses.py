"""Korean clauses: where they end, how they hang together, how firmly they are said."""

from __future__ import annotations

import pytest

from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Passage
from tests.passages import parsed


def passage_in(text: str) -> Passage:
    return parsed(text, "ko", "2024-05-14")


def clauses(text: str) -> list[Clause]:
    return passage_in(text).clauses


MODALITIES = {
    "전주시는 가나자와시와 협약을 맺었다.": "asserted",
    "전주시는 가나자와시와 교류해 왔다.": "asserted",
    "전주시는 가나자와시와 교류하고 있다.": "asserted",
    "전주시는 협약을 맺은 바 있다.": "asserted",
    "전주시는 협약을 맺을 예정이다.": "planned",
    "전주시는 협약을 맺을 계획이라고 밝혔다.": "planned",
    "전주시는 교류를 넓혀 나갈 방침이다.": "planned",
    "두 도시는 교류를 넓히기로 했다.": "planned",
    "두 도시는 교류를 넓히기로 뜻을 모았다.": "planned",
    "전주시는 협약을 맺으려고 한다.": "planned",
    "전주시는 교류를 넓힌다는 구상이다.": "planned",
    "전주시는 자매결연을 추진한다.": "planned",
    "오는 20일 대표단이 다낭을 찾는다.": "planned",
    "협약은 두 도시 발전의 밑거름이 될 것이다.": "planned",
    "전주시는 교류가 이어지기를 바란다.": "wished",
    "전주시는 교류를 넓히고 싶다.": "wished",
    "전주시는 교류를 넓혔으면 한다.": "wished",
    "교류가 활발해질 것으로 기대된다.": "wished",
    "전주시는 협약을 맺지 않았다.": "denied",
    "방문단은 다낭에 가지 못했다.": "denied",
    "여수시는 다낭시와 협약을 맺은 사실이 없다.": "denied",
    "다낭 방문이 무산됐다.": "denied",
    "인구 80만 명이 산다.": "asserted",
    "매년 축제를 연다.": "asserted",
}


@pytest.mark.parametrize(("text", "expected"), MODALITIES.items(), ids=list(MODALITIES))
def test_how_firmly_a_clause_is_said(text: str, expected: str) -> None:
    said = [clause for clause in clauses(text) if clause.link in ("main", "quoted")]
    assert said[0].modality == expected


def test_what_is_an_aim_is_planned() -> None:
    told = {clause.link: clause.modality for clause in clauses("여수시는 다낭시와 협약을 맺는 것이 목표다.")}
    assert told["modifying"] == "planned"


def test_what_a_clause_describes_does_what_it_tells() -> None:
    text = "여수시는 20일 여수시청을 찾은 베트남 다낭시 대표단을 맞았다."
    doers = {clause.link: [doer.name for doer in clause.doers()] for clause in clauses(text)}
    assert doers == {"modifying": ["다낭시"], "main": ["여수시"]}
    described = clauses("여수시를 찾은 베트남인 관광객이 늘었다.")[0]
    assert described.doers() == []


def test_dollars_are_no_verb() -> None:
    assert [clause.link for clause in clauses("여수시는 △수출 121만 달러 △상담 9만 달러를 올렸다.")] == [
        "main"
    ]


LINKS = {
    "대표단은 다낭을 찾아 협약을 맺고 산업단지를 둘러봤다.": [
        ("linked", "찾아"),
        ("linked", "맺고"),
        ("main", "둘러봤다"),
    ],
    "대표단은 협약을 맺은 뒤 돌아왔다.": [("linked", "맺은 뒤"), ("main", "돌아왔다")],
    "시는 일손을 구하기 위해 협약을 맺었다.": [("linked", "구하기 위해"), ("main", "맺었다")],
    "시는 문을 연 데 이어 지사를 뒀다.": [("linked", "연 데 이어"), ("main", "뒀다")],
    "시장이 이끄는 대표단이 왔다.": [("modifying", "이끄는"), ("main", "왔다")],
    "시는 협약을 맺었다고 밝혔다.": [("quoted", "맺었다고"), ("main", "밝혔다")],
    "시장은 “교류를 넓히겠다”고 말했다.": [("quoted", "넓히겠다"), ("main", "말했다")],
    "수도이자 항구인 다낭은 크다.": [("linked", "수도이자"), ("main", "크다")],
    "다낭과 협약 체결": [("heading", "체결")],
    "협약이 곧 끝남에 따라 시는 이를 연장한다.": [("linked", "끝남에 따라"), ("main", "연장한다")],
    "상담액은 990만달러다.": [("main", "만달러다")],
    "관계를 한 단계 높였다.": [("main", "높였다")],
    "다낭을 방문 중이다.": [("main", "방문 중이다")],
}


@pytest.mark.parametrize(("text", "expected"), LINKS.items(), ids=list(LINKS))
def test_where_clauses_end(text: str, expected: list[tuple[str, str]]) -> None:
    found = [
        (clause.link, text[clause.verb.start : clause.verb.end])
        for clause in clauses(text)
        if clause.verb is not None
    ]
    assert found == expected


def test_what_describes_a_noun_stands_within_the_clause_it_belongs_to() -> None:
    text = "대표단은 다낭시가 지난해 지은 공장을 둘러봤다."
    inner, whole = clauses(text)
    assert (inner.text, whole.text) == (
        "다낭시가 지난해 지은",
        "대표단은 다낭시가 지난해 지은 공장을 둘러봤다",
    )
    assert [[text[one.start : one.end] for one in clause.mentions] for clause in (inner, whole)] == [
        ["다낭시"],
        ["대표단"],
    ]


def test_a_subject_before_a_described_object_is_that_of_the_last_verb() -> None:
    text = "전주시가 농사를 거들 일꾼을 뽑으려고 다낭시를 찾았다."
    inner = clauses(text)[0]
    assert (inner.link, inner.text) == ("modifying", "농사를 거들")
    assert clauses("전주시가 여는 박람회를 찾았다.")[0].text == "전주시가 여는"


def test_a_clause_takes_its_tense_from_the_next() -> None:
    told = clauses("전주시는 다낭시를 찾아 협약을 맺을 예정이다.")
    assert [clause.modality for clause in told] == ["planned", "planned"]
    told = clauses("전주시는 다낭시에 대표단을 보내 교류 확대를 제안했다.")
    assert [clause.modality for clause in told] == ["asserted", "wished"]
    told = clauses("공장 40곳이 들어와 있고 공항이 들어설 예정이다.")
    assert [clause.modality for clause in told] == ["asserted", "planned"]


def test_the_passive_and_the_past() -> None:
    told = {
        text: (clause.verb.passive, clause.verb.past)
        for text in ("협약이 체결됐다.", "시청에서 회의가 열렸다.", "협약을 체결했다.", "도시가 크다.")
        for clause in clauses(text)
        if clause.verb is not None
    }
    assert list(told.values()) == [(True, True), (True, True), (False, True), (False, False)]
