"""Whom words mean that point, in Korean and Vietnamese."""

from __future__ import annotations

import pytest

from comity.reading.clauses.passage import Passage

from .conftest import PassageIn


def meant(passage: Passage, word: str, nth: int = 0) -> list[str]:
    """Ids, or names where there are none, of what the nth pointer of these characters stands for."""
    found = [
        mention
        for mention in passage.mentions
        if mention.what == "pointer" and passage.text[mention.start : mention.end].startswith(word)
    ]
    return [entity.id or entity.name for entity in found[nth].entities]


@pytest.mark.parametrize(
    ("text", "word", "ids"),
    [
        # a tie
        (
            "순천시는 베트남 후에시와 협약을 맺었다. 두 도시는 정원을 함께 알린다.",
            "두 도시",
            ["kr/jeonnam/suncheon", "vn/thua-thien-hue/hue"],
        ),
        (
            "전남도와 베트남 하이즈엉성이 손을 잡았다. 협약식은 하노이에서 열렸다. 두 지역은 "
            "농업 교류를 늘린다.",
            "두 지역",
            ["kr/jeonnam", "vn/hai-duong"],
        ),
        (
            "전남도는 베트남 하이즈엉성, 일본 사가현과 차례로 만났다. 사가현과는 바다를 의논했다. "
            "두 지역은 손을 잡았다.",
            "두 지역",
            ["kr/jeonnam", "jp/saga"],
        ),
        # one of a kind
        ("경북도가 베트남 박닌성과 협약했다. 도는 기업을 돕는다.", "도", ["kr/gyeongbuk"]),
        ("경북도가 베트남 박닌성과 협약했다. 성은 땅을 내준다.", "성", ["vn/bac-ninh"]),
        ("강진군은 일본 사가현 다케오시와 교류한다. 군은 청자를 보낸다.", "군", ["kr/jeonnam/gangjin"]),
        ("청주시는 17일 후에시를 찾았다. 시는 공예를 알린다.", "시", ["kr/chungbuk/cheongju"]),
        # whose delegation
        ("베트남 다낭시 대표단이 대구를 찾았다. 대표단은 시청을 둘러봤다.", "대표단", ["vn/da-nang"]),
        ("대구시 대표단이 다낭시를 찾았다. 대표단은 항구를 둘러봤다.", "대표단", ["kr/daegu"]),
        (
            "쩐 반 남 후에시 당서기가 이끄는 대표단이 순천을 찾았다. 대표단은 정원을 봤다.",
            "대표단",
            ["vn/thua-thien-hue/hue"],
        ),
        ("순천시의회 대표단은 후에시로 떠났다. 대표단은 곧 돌아온다.", "대표단", ["순천시의회"]),
        # in speech
        (
            '순천시를 찾은 쩐 반 남 후에시 당서기는 "우리 시는 강이 아름답다"고 말했다.',
            "우리 시",
            ["vn/thua-thien-hue/hue"],
        ),
        # people
        (
            "박가온 순천시장은 이도윤 순천시의회 의장, 쩐 반 남 후에시장과 만났다. 두 시장은 차를 마셨다.",
            "두 시장",
            ["박가온", "쩐 반 남"],
        ),
        ("박가온 순천시장은 후에시를 찾았다. 그는 정원을 이야기했다.", "그는", ["박가온"]),
    ],
)
def test_korean_pointers(passage_in: PassageIn, text: str, word: str, ids: list[str]) -> None:
    passage = passage_in("ko", text)
    nth = -1
    assert meant(passage, word.rstrip("는"), nth) == ids


@pytest.mark.parametrize(
    ("text", "word", "ids"),
    [
        (
            "Tỉnh Bắc Ninh và thành phố Suwon (Hàn Quốc) đã ký thỏa thuận. "
            "Hai địa phương sẽ trao đổi cán bộ.",
            "Hai địa phương",
            ["vn/bac-ninh", "kr/gyeonggi/suwon"],
        ),
        (
            "Lãnh đạo tỉnh Bắc Ninh tiếp đoàn công tác thành phố Suwon (Hàn Quốc). "
            "Hai bên trao quà lưu niệm.",
            "Hai bên",
            ["vn/bac-ninh", "kr/gyeonggi/suwon"],
        ),
        ("Bắc Ninh ký thỏa thuận với thành phố Suwon. Tỉnh sẽ đưa lao động sang.", "Tỉnh", ["vn/bac-ninh"]),
        (
            "Bắc Ninh ký thỏa thuận với thành phố Suwon. Thành phố sẽ nhận 50 lao động.",
            "Thành phố",
            ["kr/gyeonggi/suwon"],
        ),
        (
            "Lãnh đạo tỉnh Bắc Ninh tiếp đoàn đại biểu thành phố Suwon. Đoàn đã thăm một nhà máy.",
            "Đoàn",
            ["kr/gyeonggi/suwon"],
        ),
        (
            "Tỉnh Bắc Ninh đón đoàn công tác của Hội đồng thành phố Suwon. Hội nghị diễn ra buổi sáng.",
            "đoàn công tác",
            ["Hội đồng thành phố Suwon"],
        ),
        (
            "Đoàn tỉnh Gyeonggi do Tỉnh trưởng Kim Dong-yeon dẫn đầu thăm Vĩnh Phúc. Tỉnh có 900 người Hàn.",
            "Tỉnh",
            ["vn/vinh-phuc"],
        ),
        (
            "Hải Phòng đón đoàn thành phố Incheon. Hải Phòng là cảng lớn, thành phố có 80 dự án.",
            "thành phố",
            ["vn/hai-phong"],
        ),
        (
            "Bắc Ninh tuyển lao động sang Hàn Quốc. Đắk Lắk cũng tuyển; huyện của tỉnh này có 111 người.",
            "tỉnh này",
            ["vn/dak-lak"],
        ),
        (
            "Trước đó, tỉnh Bắc Giang đón đoàn thành phố Suwon do Phó Thị trưởng dẫn đầu; hai bên đã ký kết.",
            "hai bên",
            ["vn/bac-giang", "kr/gyeonggi/suwon"],
        ),
        (
            "Hai tỉnh Bắc Ninh và Gyeonggi gặp nhau ở thành phố Suwon. Dịp này, hai tỉnh trao đổi đoàn.",
            "hai tỉnh",
            ["vn/bac-ninh", "kr/gyeonggi"],
        ),
        ("Hàn Quốc là bạn của Việt Nam. Bắc Ninh đứng thứ năm cả nước.", "cả nước", ["vn"]),
        (
            "Chủ tịch UBND tỉnh Bắc Ninh Lê Văn An tiếp đoàn thành phố Suwon. Ông nói tỉnh sẽ giúp.",
            "Ông",
            ["Lê Văn An"],
        ),
    ],
)
def test_vietnamese_pointers(passage_in: PassageIn, text: str, word: str, ids: list[str]) -> None:
    assert meant(passage_in("vi", text), word) == ids


@pytest.mark.parametrize(
    ("language", "text", "home"),
    [
        ("ko", "순천시는 베트남 후에시와 협약을 맺었다.", "kr/jeonnam/suncheon"),
        ("ko", "베트남 후에시 대표단이 순천시를 찾았다.", "kr/jeonnam/suncheon"),
        ("vi", "Thành phố Suwon (Hàn Quốc) tiếp đoàn tỉnh Bắc Ninh.", "vn/bac-ninh"),
        ("ko", "후에시는 길을 넓힌다.", None),
        ("ko", "후에시가 바쁘다. 비가 왔다. 길이 넓다. 후에시는 순천시와 협약을 맺었다.", None),
    ],
)
def test_home_is_where_the_language_is_spoken(
    passage_in: PassageIn, language: str, text: str, home: str | None
) -> None:
    found = passage_in(language, text).home
    assert (found.id if found is not None else None) == home
