"""Strengths, read over clauses in Korean and Vietnamese."""

from __future__ import annotations

import pytest

from comity.model.claim import Strength
from comity.reading.clauses.passages import passage_of
from comity.reading.kinds.strengths import strengths
from comity.reading.languages import load
from comity.reference.gazetteer import load as gazetteer
from tests.make import document

LANGUAGES = {code: load(code, gazetteer()) for code in ("ko", "vi")}


def strong(code: str, text: str) -> set[tuple[str, str, str]]:
    found: list[Strength] = list(strengths(passage_of(document(text), LANGUAGES[code])))
    return {(claim.locality.name, claim.sector, claim.sense) for claim in found}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "럼동성은 화훼와 관광이 발달했다.",
            {("럼동성", "agriculture", "has"), ("럼동성", "tourism", "has")},
        ),
        ("대표단은 조선으로 이름난 거제시를 찾았다.", {("거제시", "industry", "has")}),
        ("하이퐁시는 북부의 항구도시다.", {("하이퐁시", "ports", "has")}),
        ("통영시는 빈즈엉성의 제조업이 발달한 점을 높이 샀다.", {("빈즈엉성", "manufacturing", "has")}),
        (
            "럼동성은 넓다. 관광과 축산이 발달했다.",
            {("럼동성", "tourism", "has"), ("럼동성", "livestock", "has")},
        ),
        (
            "꽝닌성의 주력 산업은 석탄과 관광이다.",
            {("꽝닌성", "mining", "has"), ("꽝닌성", "tourism", "has")},
        ),
        (
            '한정우 통영시장은 "통영은 수산 분야에서 다낭과 손잡고 싶다"고 말했다.',
            {("통영", "fisheries", "seeks")},
        ),
        (
            '딘 반 하이 하이즈엉성 인민위원장은 "통영의 조선 기술에 관심이 많다"고 말했다.',
            {("하이즈엉성", "industry", "seeks")},
        ),
        ("사절단은 메콩강의 농업지역인 빈롱성에 닿았다.", {("빈롱성", "agriculture", "has")}),
        (
            "꽝닌성은 조선과 반도체 분야 투자를 우선 유치하겠다고 밝혔다.",
            {("꽝닌성", "industry", "seeks"), ("꽝닌성", "semiconductors", "seeks")},
        ),
        ("타이빈성은 섬유 산업이 발달했다.", {("타이빈성", "textiles", "has")}),
    ],
)
def test_korean_cues_name_sectors(text: str, told: set[tuple[str, str, str]]) -> None:
    assert strong("ko", text) == told


@pytest.mark.parametrize(
    "text",
    [
        "통영시는 동아시아문화도시, 바다축제 등을 알렸다.",
        "통영시는 관광 교류를 늘리기로 했다.",
        "럼동성은 아직 관광이 발달하지 않았다.",
        "두 도시의 우정이 발전하기를 바란다.",
        "통영시는 관광이 발달하기를 기대한다.",
    ],
)
def test_korean_sentences_without_a_strength(text: str) -> None:
    assert strong("ko", text) == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Tỉnh Lâm Đồng có thế mạnh về nông nghiệp, du lịch.",
            {("Lâm Đồng", "agriculture", "has"), ("Lâm Đồng", "tourism", "has")},
        ),
        (
            "Hải Phòng muốn thu hút các dự án điện tử; đồng thời hợp tác phát triển logistics.",
            {("Hải Phòng", "electronics", "seeks"), ("Hải Phòng", "logistics", "seeks")},
        ),
        ("Du lịch là thế mạnh của tỉnh Lâm Đồng.", {("Lâm Đồng", "tourism", "has")}),
        (
            "Huế muốn học hỏi kinh nghiệm của Gyeongju về bảo tồn di sản.",
            {("Huế", "heritage", "seeks")},
        ),
        (
            "Huế là trung tâm văn hóa, y tế của miền Trung.",
            {("Huế", "culture", "has"), ("Huế", "health", "has")},
        ),
        (
            "Tỉnh Lâm Đồng mạnh về du lịch và đang ưu tiên phát triển điện tử.",
            {("Lâm Đồng", "tourism", "has"), ("Lâm Đồng", "electronics", "seeks")},
        ),
        ("Hải Phòng là thành phố cảng lớn nhất miền Bắc.", {("Hải Phòng", "ports", "has")}),
    ],
)
def test_vietnamese_cues_name_sectors(text: str, told: set[tuple[str, str, str]]) -> None:
    assert strong("vi", text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị giới thiệu tiềm năng của Huế, những lĩnh vực đang mời gọi đầu tư.",
        "Đoàn đến Trường Đại học Văn hóa Cần Thơ dự lễ khai giảng.",
        "Huế thu hút 20 dự án trong năm ngoái.",
    ],
)
def test_vietnamese_sentences_without_a_strength(text: str) -> None:
    assert strong("vi", text) == set()
