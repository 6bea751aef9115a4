"""Commitments, read over clauses in Korean and Vietnamese."""

from __future__ import annotations

import pytest

from comity.model.claim import Commitment
from comity.reading.clauses.passages import passage_of
from comity.reading.kinds.commitments import commitments
from comity.reading.languages import load
from comity.reference.gazetteer import load as gazetteer
from tests.make import document

LANGUAGES = {code: load(code, gazetteer()) for code in ("ko", "vi")}
DATE = "date 2023-06-12\n\n"
KO = DATE + "한정우 통영시장과 딘 반 하이 하이즈엉성 인민위원장은 12일 통영시청에서 만났다. "
VI = DATE + "Ông Đỗ Quang Vinh, Chủ tịch UBND tỉnh Hải Dương tiếp đoàn thành phố Tongyeong. "


def promised(code: str, text: str) -> list[tuple[str, set[str], str]]:
    found: list[Commitment] = list(commitments(passage_of(document(text), LANGUAGES[code])))
    return [(claim.modality, {actor.name for actor in claim.actors}, claim.quote) for claim in found]


@pytest.mark.parametrize(
    ("sentence", "modality", "actors"),
    [
        ("두 지역은 수산과 관광 분야에서 교류를 늘리기로 했다.", "planned", {"통영시", "하이즈엉성"}),
        ("통영시는 굴 양식 기술을 하이즈엉성에 전수할 계획이다.", "planned", {"통영시"}),
        ("통영시는 청년 교류도 꾸준히 추진한다.", "planned", {"통영시"}),
        ("통영시는 판로를 넓혀 어민을 돕는다는 구상이다.", "planned", {"통영시"}),
        ("한 시장은 하이즈엉성에 어선 정비를 도와 달라고 요청했다.", "wished", {"통영시", "한정우"}),
        ("협약에 따라 두 지역은 조선과 관광 분야에서 교류를 펼친다.", "planned", {"통영시", "하이즈엉성"}),
        ("두 지역은 공무원을 해마다 파견하는 데 합의했다.", "planned", {"통영시", "하이즈엉성"}),
        ("통영시는 항로 개설을 함께 추진한다는 내용의 협약서를 내놓았다.", "planned", {"통영시"}),
        ("한 시장은 청소년 교류를 해마다 늘리겠다고 강조했다.", "planned", {"통영시", "한정우"}),
        ("두 지역은 조선 분야 협력을 본격 추진하게 된다.", "planned", {"통영시", "하이즈엉성"}),
        ("통영시는 어선 정비 기술을 지원키로 했다.", "planned", {"통영시"}),
        ("통영시는 굴 축제를 함께 키운다는 복안이다.", "planned", {"통영시"}),
        ("한 시장은 굴 양식장을 함께 꾸리자고 제안했다.", "wished", {"통영시", "한정우"}),
    ],
)
def test_korean_promises(sentence: str, modality: str, actors: set[str]) -> None:
    assert promised("ko", KO + sentence) == [(modality, actors, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "두 지역은 다음 달 자매결연 협약을 체결할 예정이다.",
        "통영시 대표단은 오는 20일 하이즈엉성을 찾는다.",
        "통영시는 앞으로 자매도시 결연도 추진한다.",
        "통영시는 굴을 알리기 위해 사절단을 보냈다.",
        "통영시는 사무소를 열 계획이었으나 접었다.",
        '한 시장은 "두 도시의 우정이 오래 이어지기를 바란다"고 말했다.',
        '한 시장은 "이번 만남이 좋은 기회가 될 것"이라고 말했다.',
        "통영시는 해마다 축제를 열고 있다.",
        "유학생들은 통역 봉사에 나선다.",
        '한 시장은 "고맙다는 말을 꼭 전하고 싶다"고 말했다.',
    ],
)
def test_korean_schedules_aims_and_hopes_promise_nothing(sentence: str) -> None:
    assert promised("ko", KO + sentence) == []


def test_what_is_quoted_is_the_speakers_promise() -> None:
    text = KO + '한 시장은 "굴 양식 기술을 아낌없이 나누겠다"며 "유학생을 많이 보내 달라"고 당부했다.'
    assert promised("ko", text) == [
        ("planned", {"통영시", "한정우"}, "굴 양식 기술을 아낌없이 나누겠다"),
        ("wished", {"통영시", "한정우"}, "유학생을 많이 보내 달라"),
    ]


def test_a_sentence_without_a_doer_goes_on_with_the_one_before() -> None:
    text = KO + "통영시는 어민 단체를 이끌고 왔다. 현지 시장을 살펴 판로를 넓힐 방침이다."
    assert promised("ko", text) == [("planned", {"통영시"}, "현지 시장을 살펴 판로를 넓힐 방침이다.")]


@pytest.mark.parametrize(
    ("sentence", "modality", "actors"),
    [
        (
            "Ông Vinh mong thành phố Tongyeong giúp tỉnh đào tạo nghề.",
            "wished",
            {"Hải Dương", "Đỗ Quang Vinh"},
        ),
        ("Giám đốc Sở Y tế đề nghị bệnh viện Tongyeong cử bác sĩ sang.", "wished", {"Sở Y tế"}),
        ("Tỉnh sẽ hỗ trợ doanh nghiệp Tongyeong mở nhà máy.", "planned", {"Hải Dương"}),
        ("Ông cam kết tỉnh sẽ cải cách thủ tục.", "planned", {"Hải Dương", "Đỗ Quang Vinh"}),
        (
            "Hải Dương và Tongyeong thống nhất mở rộng giao lưu thanh niên.",
            "planned",
            {"Hải Dương", "Tongyeong"},
        ),
        ("Tỉnh đề xuất thành phố Tongyeong mở văn phòng đại diện.", "wished", {"Hải Dương"}),
        (
            "Theo biên bản, Hải Dương và Tongyeong trao đổi đoàn mỗi năm một lần.",
            "planned",
            {"Hải Dương", "Tongyeong"},
        ),
        (
            "Ông cho biết sẽ tiếp tục đưa nông sản của tỉnh sang Tongyeong.",
            "planned",
            {"Hải Dương", "Đỗ Quang Vinh"},
        ),
    ],
)
def test_vietnamese_promises_and_wishes(sentence: str, modality: str, actors: set[str]) -> None:
    assert promised("vi", VI + sentence) == [(modality, actors, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lễ hội sẽ diễn ra vào tháng 8 tại Hải Dương.",
        "Ông tin rằng quan hệ giữa hai bên sẽ ngày càng gắn bó.",
        "Hai bên sẽ ký biên bản ghi nhớ vào tuần tới.",
        "Hải Dương tổ chức hội thảo để quảng bá nông sản.",
        "Tỉnh từng dự kiến mở văn phòng tại Tongyeong.",
        "Tỉnh có mười khu công nghiệp.",
        "Hải Dương mở hội chợ để quảng bá nông sản, kêu gọi nhà đầu tư.",
    ],
)
def test_vietnamese_schedules_beliefs_and_aims_promise_nothing(sentence: str) -> None:
    assert promised("vi", VI + sentence) == []


def test_what_a_paper_holds_is_promised_by_its_sides() -> None:
    text = KO + "통영시는 하이즈엉성과 협약을 맺었다. 협약서에는 관광 교류와 청소년 상호 방문이 담겼다."
    sentence = "협약서에는 관광 교류와 청소년 상호 방문이 담겼다."
    assert promised("ko", text) == [("planned", {"통영시", "하이즈엉성"}, sentence)]


def test_under_an_agreement_each_side_has_its_own_part() -> None:
    sentence = "협약에 따라 하이즈엉성은 선원을 뽑아 보내고, 통영시는 숙소를 지원한다."
    assert promised("ko", KO + sentence) == [
        ("planned", {"하이즈엉성"}, sentence),
        ("planned", {"통영시"}, sentence),
    ]
