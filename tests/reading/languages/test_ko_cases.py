"""Korean cases: what a name is to its clause, by the particle behind its phrase."""

from __future__ import annotations

import pytest

from tests.passages import parsed


def cases(text: str) -> dict[str, str]:
    """Each name of the text and its case, with a plus where it is joined to the next."""
    passage = parsed(text, "ko", "2024-05-14")
    return {text[one.start : one.end]: one.case + ("+" if one.joined else "") for one in passage.mentions}


TOLD = {
    "전주시는 다낭시와 협약을 맺었다.": {"전주시": "topic", "다낭시": "with"},
    "전주시가 다낭시를 찾았다.": {"전주시": "subject", "다낭시": "object"},
    "전주시와 다낭시는 협약을 맺었다.": {"전주시": "topic+", "다낭시": "topic"},
    "전주시·다낭시가 손잡았다.": {"전주시": "subject+", "다낭시": "subject"},
    "전주시와 다낭시의 교류가 늘었다.": {"전주시": "of+", "다낭시": "of"},
    "전주시가 다낭시에 대표단을 보냈다.": {"전주시": "subject", "다낭시": "to", "대표단": "object"},
    "다낭시에는 공장 40곳이 있다.": {"다낭시": "at"},
    "협약식은 다낭시에서 열렸다.": {"다낭시": "at"},
    "협약식은 다낭시 현지에서 열렸다.": {"다낭시": "at"},
    "전주시는 다낭시로부터 감사패를 받았다.": {"전주시": "topic", "다낭시": "from"},
    "전주시에서 다낭시로 떠났다.": {"전주시": "from", "다낭시": "to"},
    "다낭시에 의해 마련됐다.": {"다낭시": "by"},
    "전주시에 따르면 수출이 늘었다.": {"전주시": "from"},
    "다낭시의 수출이 늘었다.": {"다낭시": "of"},
    "다낭시 수출이 늘었다.": {"다낭시": "of"},
    "전주시도 협약을 맺었다.": {"전주시": "topic"},
    "전주시 대표단이 왔다.": {"전주시": "subject", "대표단": "subject"},
    "전주시 관계자는 말했다.": {"전주시": "topic"},
    "대표단 7명은 떠났다.": {"대표단": "topic"},
    "전주시, 다낭시와 협약 체결": {"전주시": "topic", "다낭시": "with"},
    "다낭시(시장 응우옌 반 남)가 초청했다.": {"다낭시": "subject"},
    "전주시는 다낭시에 이어 하이퐁시를 찾았다.": {
        "전주시": "topic",
        "다낭시": "object+",
        "하이퐁시": "object",
    },
    "전주시는 다낭시, 하이퐁시와 손잡았다.": {"전주시": "topic", "다낭시": "with+", "하이퐁시": "with"},
}


@pytest.mark.parametrize(("text", "expected"), TOLD.items(), ids=list(TOLD))
def test_cases_by_particles(text: str, expected: dict[str, str]) -> None:
    found = cases(text)
    assert {name: found.get(name) for name in expected} == expected


def test_people_have_the_case_behind_their_titles() -> None:
    found = cases("김민수 전주시장과 응우옌 반 남 다낭시 인민위원장이 서명했다.")
    assert found == {"김민수": "subject+", "응우옌 반 남": "subject"}


def test_a_member_told_for_all_has_the_case_of_the_whole() -> None:
    found = cases("김민수 전주시장을 비롯한 대표단이 다낭시를 찾았다.")
    assert found == {"김민수": "subject", "대표단": "subject", "다낭시": "object"}


def test_people_of_firms_in_a_list_do_not_make_the_firms_act() -> None:
    found = cases("김민수 전주시장과 대우조선해양, 삼성중공업 관계자 등 9명은 다낭시를 찾았다.")
    assert (found["김민수"], found["대우조선해양"], found["다낭시"]) == ("topic", "of+", "object")
