"""What stands around a story on its page gives no claims."""

from __future__ import annotations

import pytest

from comity.reading.furniture import without_furniture
from comity.reading.reader import Reader

from .conftest import written

STORY = (
    "Daegu and Da Nang renewed their friendship agreement in Daegu on Monday, the two city governments said. "
    "Mayor Kim Min-ho of Daegu hosted the ceremony."
)
OTHERS = "Incheon and Hai Phong sign MOU on ports\n- Busan mayor visits Hue\n"


@pytest.mark.parametrize(
    "around",
    [
        f"{STORY}\n\nRELATED NEWS\n{OTHERS}",
        f"{STORY}\n\nMost read:\n{OTHERS}© 2024 The Harbour Post. All rights reserved.",
        f"Also in this section: Incheon and Hai Phong sign MOU\n\n{STORY}",
        f"We use cookies so that Incheon and Hai Phong sign MOU pages load faster.\n\n{STORY}",
        f"See also\n{OTHERS}\n{STORY}",
    ],
)
def test_other_stories_and_notices_are_not_read(reader: Reader, around: str) -> None:
    claims = reader.read(written(around), everything=True).claims
    assert claims
    assert all(claim.quote in STORY for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "The latest of the two pacts was signed in May.",
        "Related industries, such as logistics, were another subject.",
        "He read more about Hue, and others did so too.",
        "The copyright office of the city and its cookies were praised by the guests from Hue. " * 6,
    ],
)
def test_the_story_stays_whole(text: str) -> None:
    assert without_furniture(text) == text


def test_offsets_stay() -> None:
    text = f"See also\n{OTHERS}\n{STORY}"
    kept = without_furniture(text)
    assert len(kept) == len(text)
    assert kept.find(STORY) == text.find(STORY)


KOREAN = (
    "나주시는 지난 3일 시청에서 베트남 하우장성 대표단을 맞아 "
    "농업과 관광, 청소년 교류를 함께 넓혀 가기로 했다고 밝혔다."
)
VIETNAMESE = (
    "Sáng 3/5, lãnh đạo tỉnh Hậu Giang đã tiếp đoàn công tác thành phố Naju (Hàn Quốc) tại trụ sở UBND tỉnh."
)


@pytest.mark.parametrize(
    ("language", "text", "story"),
    [
        ("ko", f"{KOREAN}\n\n관련기사\n목포시, 하롱시와 협약\n여수시장 일본행\n", KOREAN),
        ("ko", f"{KOREAN}\n저작권자 © 남녘신문 무단전재 및 재배포 금지\n", KOREAN),
        ("ko", f"[많이 본 뉴스]\n목포시, 하롱시와 협약\n{KOREAN}\n", KOREAN),
        ("vi", f"{VIETNAMESE}\n\nTin liên quan\nĐà Nẵng và Daegu ký kết hợp tác\n", VIETNAMESE),
        ("vi", f"Xem thêm: Đà Nẵng và Daegu ký kết hợp tác\n{VIETNAMESE}\n", VIETNAMESE),
        ("vi", f"{VIETNAMESE}\nGhi rõ nguồn khi phát hành lại thông tin từ trang này\n", VIETNAMESE),
        ("ko", KOREAN, KOREAN),
        ("vi", "Phản hồi của doanh nghiệp về chính sách này rất tốt.", None),
    ],
)
def test_other_languages_have_furniture_of_their_own(language: str, text: str, story: str | None) -> None:
    assert without_furniture(text, language).strip() == (text if story is None else story)
    assert len(without_furniture(text, language)) == len(text)
