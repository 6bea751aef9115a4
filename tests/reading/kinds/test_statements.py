"""Statements, read over clauses in Korean and Vietnamese."""

from __future__ import annotations

import pytest

from comity.model.claim import Statement
from comity.reading.clauses.passages import passage_of
from comity.reading.kinds.statements import statements
from comity.reading.languages import load
from comity.reference.gazetteer import load as gazetteer
from tests.make import document

LANGUAGES = {code: load(code, gazetteer()) for code in ("ko", "vi")}
MAYOR = "한정우 통영시장은 5일 하이즈엉성을 찾았다. "
CHAIR = "Ông Đỗ Quang Vinh, Chủ tịch UBND tỉnh Hải Dương tiếp đoàn công tác thành phố Tongyeong. "


def said(code: str, text: str) -> list[tuple[str, str]]:
    found: tuple[Statement, ...] = statements(passage_of(document(text), LANGUAGES[code]))
    return [(claim.speaker.name, claim.quote) for claim in found]


@pytest.mark.parametrize(
    "sentence",
    [
        '한 시장은 "굴 양식 기술을 나누고 싶다"고 말했다.',
        '한 시장은 "바다를 끼고 사는 두 도시는 닮았다"며 "수산 분야에서 손을 잡자"고 제안했다.',
        '"통영의 굴 요리를 꼭 맛보러 와 달라"는 것이 한 시장의 당부다.',
        '한 시장은 "먼저 학생부터 오가게 하자. 어른들은 그다음이다"라고 덧붙였다.',
        '한 시장은 "두 도시의 바다는 이어져 있다"며 축제 초청장을 건넸다.',
        "한 시장은 청소년 교류를 해마다 늘리겠다고 강조했다.",
        '한 시장은 "이 길을 함께 걷겠다"고 했다.',
        "한 시장에 따르면 두 도시의 뱃길은 오래됐다.",
    ],
)
def test_a_korean_speaker_is_told_before_or_behind_the_words(sentence: str) -> None:
    assert said("ko", MAYOR + sentence) == [("한정우", sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "한 시장은 협정서에 서명했다.",
        "시는 내년에 사무소를 연다고 6일 밝혔다.",
        "한 시장이 시장 안 맛집을 둘러봤다고 통영시는 전했다.",
        "시에 따르면 두 도시는 2009년 자매결연을 맺었다.",
        "두 도시는 '바다의 날'을 함께 정했다.",
    ],
)
def test_korean_news_is_no_statement(sentence: str) -> None:
    assert said("ko", MAYOR + sentence) == []


def test_a_quotation_without_a_speaker_goes_on() -> None:
    text = MAYOR + '한 시장은 "굴을 알리겠다"고 말했다. 이어 "내년 축제에 꼭 와 달라"고 당부했다.'
    assert [speaker for speaker, _ in said("ko", text)] == ["한정우", "한정우"]


def test_a_quotation_behind_an_unknown_speaker_is_nobodys() -> None:
    text = MAYOR + '한 시장은 "굴을 알리겠다"고 말했다. 현지 식당 주인은 "굴 값이 싸서 반갑다"고 말했다.'
    assert [speaker for speaker, _ in said("ko", text)] == ["한정우"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ông Vinh cho biết tỉnh có mười khu công nghiệp đang hoạt động.",
        "Theo ông Vinh, hai địa phương đã quen nhau mười năm.",
        "Ông cảm ơn thành phố Tongyeong đã giúp tỉnh nuôi hàu.",
        "Ông Vinh phát biểu: lễ hội là nhịp cầu nối hai bờ biển.",
        '"Chúng tôi luôn nhớ những người bạn từ thành phố biển xa xôi", ông Vinh nói.',
        "Ông Vinh coi chuyến thăm là khởi đầu tốt đẹp cho hai bên.",
        "Chủ tịch UBND tỉnh tin tưởng quan hệ hai bên sẽ bền chặt hơn.",
    ],
)
def test_a_vietnamese_speaker_is_told_before_or_behind_the_words(sentence: str) -> None:
    assert said("vi", CHAIR + sentence) == [("Đỗ Quang Vinh", sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ông Vinh giới thiệu tiềm năng của tỉnh với khách.",
        "Ban tổ chức cho biết lễ hội đón 3.000 lượt khách.",
        "Lãnh đạo tỉnh Hải Dương và thành phố Tongyeong thông báo cho nhau tình hình hai bên.",
        "Theo Cục Thống kê, tỉnh có 1,9 triệu dân.",
        "Tỉnh cam kết tạo điều kiện cho nhà đầu tư.",
        "Ông Vinh xem biểu diễn nghệ thuật cùng đoàn khách.",
    ],
)
def test_vietnamese_news_is_no_statement(sentence: str) -> None:
    assert said("vi", CHAIR + sentence) == []


def test_a_government_speaks_for_itself() -> None:
    text = "Chính quyền tỉnh Hải Dương cho biết sẽ mở thêm hai bến cảng."
    assert said("vi", text) == [("Hải Dương", text)]


def test_words_without_accents_are_read() -> None:
    text = "Ong Do Quang Vinh, Chu tich UBND tinh Hai Duong, cho biet tinh co muoi khu cong nghiep."
    assert said("vi", text) == [("Do Quang Vinh", text)]


def test_sentences_of_one_quotation_are_one_statement() -> None:
    words = (
        '"Chúng tôi rất vui được gặp lại các bạn. Mười năm qua là chặng đường đẹp. Xin cảm ơn", ông Vinh nói.'
    )
    assert said("vi", CHAIR + words) == [("Đỗ Quang Vinh", words)]


def test_two_who_answer_each_other_say_a_statement_each() -> None:
    first = '한 시장은 "손을 맞잡고 바다로 나가자"고 했고'
    second = '딘 반 하이 하이즈엉성 인민위원장은 "기다리던 말이 이제야 왔다"고 답했다.'
    assert said("ko", MAYOR + first + ", " + second) == [("한정우", first), ("딘 반 하이", second)]
