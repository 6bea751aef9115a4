"""Figures read over clauses in Korean: what a number counts, of whom, with whom, when."""

from __future__ import annotations

import pytest

from comity.model.claim import Figure
from comity.reading.clauses.passages import passage_of
from comity.reading.kinds.figures import figures
from comity.reading.languages import load
from comity.reference.gazetteer import load as gazetteer
from tests.make import document

KOREAN = load("ko", gazetteer())


def told(text: str) -> list[Figure]:
    return list(figures(passage_of(document(text, published="2024-05-20"), KOREAN)))


def brief(text: str) -> list[tuple[str, str, float]]:
    return [(one.subject.id or one.subject.name, one.indicator, one.value) for one in told(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "가나자와시는 인구 46만 명의 도시로, 면적은 468㎢다.",
            [("jp/ishikawa/kanazawa", "population", 460000), ("jp/ishikawa/kanazawa", "area", 468)],
        ),
        (
            "빈즈엉성에는 산업단지 29곳이 있고 한국 기업 700여 개가 진출해 있다.",
            [("vn/binh-duong", "industrial_parks", 29), ("vn/binh-duong", "companies", 700)],
        ),
        (
            "안산시에는 외국인 8만7000여 명이 살고 있다. 이 가운데 우즈베키스탄 출신은 1만2천 명이다.",
            [("kr/gyeonggi/ansan", "residents", 87000), ("kr/gyeonggi/ansan", "residents", 12000)],
        ),
        (
            "용인시 대표단 13명은 11일 베트남 다낭시를 찾았다.",
            [("kr/gyeonggi/yongin", "delegation_size", 13)],
        ),
        (
            "전주시는 12일 설명회를 열었다. 설명회에는 이은호 전주상공회의소 회장 등 300여 명이 참석했다.",
            [("kr/jeonbuk/jeonju", "attendees", 300)],
        ),
        (
            "대전시는 3일 무역상담회를 열었다. 대전 지역 중소기업 12개사가 참가했다. "
            "상담 건수는 156건, 상담액은 3200만 달러에 달했다.",
            [
                ("kr/daejeon", "companies", 12),
                ("kr/daejeon", "other", 156),
                ("kr/daejeon", "other", 32000000),
            ],
        ),
        (
            "해남군은 외국인 계절근로자 1300명을 배정받았다. 국적별로는 베트남 600명, 라오스 300명이다.",
            [
                ("kr/jeonnam/haenam", "workers", 1300),
                ("kr/jeonnam/haenam", "workers", 600),
                ("kr/jeonnam/haenam", "workers", 300),
            ],
        ),
        (
            "포항시의 자매·우호도시는 5개국 13개 도시로 늘었다.",
            [("kr/gyeongbuk/pohang", "partner_localities", 13)],
        ),
        (
            "지난해 완도군의 수출액은 4천200만 달러로 2.5% 늘었다.",
            [("kr/jeonnam/wando", "export_turnover", 42000000), ("kr/jeonnam/wando", "other", 2.5)],
        ),
        (
            "동나이성에는 투자 프로젝트 1550건이 있으며 등록자본은 330억 달러다.",
            [("vn/dong-nai", "fdi_projects", 1550), ("vn/dong-nai", "fdi_registered_capital", 33000000000)],
        ),
        (
            "껀터시의 1인당 소득은 3300달러이고 경제성장률은 7.5%였다.",
            [("vn/can-tho", "grdp_per_capita", 3300), ("vn/can-tho", "grdp_growth", 7.5)],
        ),
        (
            "제주를 찾은 베트남 관광객은 올해 4월까지 3만2000명이다.",
            [("kr/jeju", "visitors", 32000)],
        ),
    ],
)
def test_numbers_are_told_of_somebody(text: str, found: list[tuple[str, str, float]]) -> None:
    assert brief(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "두 도시는 자매결연 20주년을 맞아 세 차례 만났다.",
        "방문단은 3박 5일 일정으로 제10회 축제에 참가했다.",
        "올해 지방 지도자 수십 명이 한국을 다녀갔다.",
        "시상식은 오후 2시 시청 3층에서 열린다.",
    ],
)
def test_turns_hours_and_the_uncounted_are_no_figures(text: str) -> None:
    assert brief(text) == []


def test_whose_firms_and_people_they_are() -> None:
    found = told("다낭에는 한국 기업 179개가 10억5천만 달러를 투자했다.")
    assert [(one.indicator, one.partner and one.partner.id) for one in found] == [
        ("companies", "kr"),
        ("fdi_registered_capital", "kr"),
    ]


def test_workers_are_told_of_at_home_and_come_from_abroad() -> None:
    (one,) = told("익산시는 베트남 닥락성 근로자 270명을 배정받았다.")
    assert (one.subject.id, one.partner and one.partner.id) == ("kr/jeonbuk/iksan", "vn/dak-lak")


def test_the_home_side_trades_with_the_other() -> None:
    (one,) = told("부산과 호찌민의 교역 규모는 지난해 25억 달러다.")
    assert (one.subject.id, one.partner and one.partner.id) == ("kr/busan", "vn/ho-chi-minh-city")
    assert one.period == "2023"


def test_a_delegation_is_of_where_its_leader_is_in_office() -> None:
    text = "강릉시는 20일 팜 반 하우 라오까이성 당서기를 단장으로 한 대표단 8명을 맞았다."
    assert brief(text) == [("vn/lao-cai", "delegation_size", 8)]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("전주시 공무원 10명을 가나자와시에 파견했다.", "delegation_size"),
        ("지난해 경주시를 찾은 외국인은 3200명이다.", "visitors"),
        ("경주시에는 외국인 3200명이 산다.", "residents"),
        ("경주시 축제에는 시민 3200명이 참가했다.", "attendees"),
        ("경주시 축제에는 교민과 유학생 등 120명이 참석했다.", "attendees"),
    ],
)
def test_people_are_told_by_what_they_do(text: str, indicator: str) -> None:
    assert [one.indicator for one in told(text)] == [indicator]


def test_a_flow_told_as_of_a_month_runs_from_january() -> None:
    (one,) = told("4월 말 현재 전남의 수출액은 1200만 달러다.")
    assert one.period == "2024-01/2024-04"


def test_a_place_in_an_order_is_of_the_number_it_stands_with() -> None:
    (one,) = told("허난성은 인구가 9785만명으로 중국에서 세 번째로 많다.")
    assert (one.indicator, one.rank, one.rank_scope) == ("population", 3, "cn")


@pytest.mark.parametrize("place", ["3위 교역국", "3대 교역국"])
def test_a_place_in_an_order_stands_alone(place: str) -> None:
    (one,) = told(f"베트남은 경기도의 {place}이다.")
    assert (one.subject.id, one.indicator, one.value, one.rank_scope) == ("vn", "rank", 3, "kr/gyeonggi")


def test_the_nth_office_is_so_many_offices() -> None:
    assert brief("도가 해외에 둔 8번째 사무소다. 강원도는 인력도 늘린다.")[0][1:] == ("other", 8)


def test_what_is_planned_is_told_as_planned() -> None:
    (one,) = told("의성군은 내년부터 계절근로자 100명을 들여오기로 했다.")
    assert (one.modality, one.period) == ("planned", "2025")


def test_a_delegation_is_made_up_of_those_counted() -> None:
    text = "하이퐁시 대표단이 여수를 찾았다. 대표단은 공무원과 기업 관계자 등 14명으로 이뤄졌다."
    assert ("vn/hai-phong", "delegation_size", 14) in brief(text)


def test_firms_that_settled_are_counted_where_they_are() -> None:
    assert brief("다낭에 진출한 충남 기업 8곳을 돕는다.")[0][:2] == ("vn/da-nang", "companies")


def test_the_country_at_home_invests_abroad() -> None:
    text = "박닌성에는 39개국이 2400개 사업에 288억 달러를 투자했다. 그중 한국은 1045개 사업, 142억 달러다."
    assert ("vn/bac-ninh", "fdi_projects", 1045) in brief(text)


def test_some_of_those_counted_are_what_those_are() -> None:
    text = "여수시에는 외국인 근로자 7000명 가운데 베트남인이 1500명으로 가장 많다."
    assert ("kr/jeonnam/yeosu", "workers", 1500) in brief(text)


def test_a_sum_of_numbers_counts_nothing() -> None:
    assert brief("여수대는 하이퐁대와 2+2 복수학위 협약을 맺었다.") == []


def test_a_superlative_of_what_somebody_is_ranks_it() -> None:
    assert ("jp/ishikawa/kanazawa", "rank", 1) in brief("가나자와시는 이시카와현에서 가장 큰 도시다.")
