"""Whom words mean that point, in Korean and Vietnamese."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.model.document import Document, content_id
from comity.reading import languages
from comity.reading.clauses.passage import Passage
from comity.reading.clauses.passages import passage_of
from comity.reference.gazetteer import load

PassageOf = Callable[[str, str], Passage]


@pytest.fixture(scope="module")
def passage_in() -> PassageOf:
    made = {code: languages.load(code, load()) for code in ("ko", "vi")}

    def passage(language: str, text: str) -> Passage:
        document = Document(
            id=content_id(text),
            name="own.txt",
            text=text,
            source="own.txt",
            published="2024-05-14",
            language=language,
        )
        return passage_of(document, made[language])

    return passage


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
        # people
        ("박가온 순천시장은 후에시를 찾았다. 그는 정원을 이야기했다.", "그는", ["박가온"]),
    ],
)
def test_korean_pointers(passage_in: PassageOf, text: str, word: str, ids: list[str]) -> None:
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
            "Chủ tịch UBND tỉnh Bắc Ninh Lê Văn An tiếp đoàn thành phố Suwon. Ông nói tỉnh sẽ giúp.",
            "Ông",
            ["Lê Văn An"],
        ),
    ],
)
def test_vietnamese_pointers(passage_in: PassageOf, text: str, word: str, ids: list[str]) -> None:
    assert meant(passage_in("vi", text), word) == ids


@pytest.mark.parametrize(
    ("language", "text", "home"),
    [
        ("ko", "순천시는 베트남 후에시와 협약을 맺었다.", "kr/jeonnam/suncheon"),
        ("ko", "베트남 후에시 대표단이 순천시를 찾았다.", "kr/jeonnam/suncheon"),
        ("vi", "Thành phố Suwon (Hàn Quốc) tiếp đoàn tỉnh Bắc Ninh.", "vn/bac-ninh"),
        ("ko", "후에시는 길을 넓힌다.", None),
    ],
)
def test_home_is_where_the_language_is_spoken(
    passage_in: PassageOf, language: str, text: str, home: str | None
) -> None:
    found = passage_in(language, text).home
    assert (found.id if found is not None else None) == home
