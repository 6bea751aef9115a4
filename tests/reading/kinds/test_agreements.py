"""Agreements told in Korean and Vietnamese: who, what, when and how firmly, each once."""

from __future__ import annotations

from functools import cache

import pytest

from comity.model.claim import Agreement
from comity.reading.clauses.language import Language
from comity.reading.clauses.passages import passage_of
from comity.reading.kinds.agreements import agreements
from comity.reading.languages import load
from comity.reference.gazetteer import load as gazetteer
from tests.make import document

Told = tuple[str, str, str | None, str]


@cache
def language_of(code: str) -> Language:
    return load(code, gazetteer())


def read(language: str, published: str, text: str) -> tuple[Agreement, ...]:
    return agreements(passage_of(document(text, published=published), language_of(language)))


def told(language: str, published: str, text: str) -> list[Told]:
    return [
        (one.type, one.stage, one.date, " + ".join(sorted(party.id or party.name for party in one.parties)))
        for one in read(language, published, text)
    ]


KOREAN: list[tuple[str, str, list[Told]]] = [
    (
        "2019-08-12",
        "포항시는 일본 후쿠야마시(1979), 중국 항저우시(1995)와 자매결연을, "
        "베트남 다낭시(2008)와 우호협정을 맺었다.",
        [
            ("sister", "signed", "1979", "jp/hiroshima/fukuyama + kr/gyeongbuk/pohang"),
            ("sister", "signed", "1995", "cn/zhejiang/hangzhou + kr/gyeongbuk/pohang"),
            ("friendship", "signed", "2008", "kr/gyeongbuk/pohang + vn/da-nang"),
        ],
    ),
    (
        "2019-08-12",
        "포항시는 2001년과 2006년 중국 항저우시, 베트남 다낭시와 차례로 자매결연을 맺었다.",
        [
            ("sister", "signed", "2001", "cn/zhejiang/hangzhou + kr/gyeongbuk/pohang"),
            ("sister", "signed", "2006", "kr/gyeongbuk/pohang + vn/da-nang"),
        ],
    ),
    (
        "2023-03-15",
        "전남도는 15일 베트남 껀터시와 우호협력 양해각서(MOU)를 체결하고 교류를 넓히기로 했다.",
        [("mou", "signed", "2023-03-15", "kr/jeonnam + vn/can-tho")],
    ),
    (
        "2018-09-10",
        "경북도와 베트남 타이응우옌성은 2005년 2월 자매결연을 맺고 교류해 왔다.",
        [("sister", "signed", "2005-02", "kr/gyeongbuk + vn/thai-nguyen")],
    ),
    (
        "2023-05-20",
        "대구시는 오는 25일 베트남 다낭시와 자매결연을 맺을 예정이다.",
        [("sister", "planned", "2023-05-25", "kr/daegu + vn/da-nang")],
    ),
    (
        "2017-07-04",
        "포항시는 1983년 일본 후쿠야마시, 1995년 중국 항저우시와 자매결연을 맺었다.",
        [
            ("sister", "signed", "1983", "jp/hiroshima/fukuyama + kr/gyeongbuk/pohang"),
            ("sister", "signed", "1995", "cn/zhejiang/hangzhou + kr/gyeongbuk/pohang"),
        ],
    ),
    (
        "2023-09-05",
        "행사에는 여수시의 자매도시 중국 항저우시, 우호도시 베트남 퀴논시 대표단이 함께했다.",
        [
            ("sister", "signed", None, "cn/zhejiang/hangzhou + kr/jeonnam/yeosu"),
            ("friendship", "signed", None, "kr/jeonnam/yeosu + vn/binh-dinh/quy-nhon"),
        ],
    ),
    (
        "2017-07-04",
        "올해는 부천시와 중국 하얼빈시가 우호도시 협약을 체결한 지 20주년이 되는 해다.",
        [("friendship", "signed", "1997", "cn/heilongjiang/harbin + kr/gyeonggi/bucheon")],
    ),
    (
        "2025-02-18",
        "충남도는 지난해 8월 베트남 떠이닌성과 우호교류 협정을 맺은 데 이어 18일 롱안성과도 협정을 체결했다.",
        [
            ("friendship", "signed", "2024-08", "kr/chungnam + vn/tay-ninh"),
            ("agreement", "signed", "2025-02-18", "kr/chungnam + vn/long-an"),
        ],
    ),
    ("2024-04-03", "제주도는 11개국 25개 도시와 자매결연 또는 우호도시 협약을 맺었다.", []),
    ("2024-04-03", "참가기업들은 바이어와 12건의 수출계약을 체결했다. 창원시는 상담회를 열었다.", []),
    ("2018-04-12", "경주시장은 12일 후에시를 방문했다. 두 도시는 명함을 교환하고 방명록에 서명했다.", []),
]

VIETNAMESE: list[tuple[str, str, list[Told]]] = [
    (
        "2022-09-20",
        "Ngày 15/9, tỉnh Hà Nam và thành phố Hanam (Hàn Quốc) ký kết biên bản ghi nhớ về giáo dục.",
        [("mou", "signed", "2022-09-15", "kr/gyeonggi/hanam + vn/ha-nam")],
    ),
    (
        "2022-09-20",
        "Quan hệ hợp tác hữu nghị giữa tỉnh Vĩnh Phúc và tỉnh Chungcheongbuk được thiết lập năm 2008.",
        [("friendship", "signed", "2008", "kr/chungbuk + vn/vinh-phuc")],
    ),
    (
        "2022-09-20",
        "Nghệ An mong muốn thiết lập quan hệ kết nghĩa với thành phố Suwon.",
        [("sister", "planned", None, "kr/gyeonggi/suwon + vn/nghe-an")],
    ),
    (
        "2022-09-20",
        "Năm 2015, Thành phố Hồ Chí Minh và tỉnh Gyeonggi ký thỏa thuận hợp tác; "
        "năm 2019, hai bên gia hạn thỏa thuận.",
        [
            ("agreement", "signed", "2015", "kr/gyeonggi + vn/ho-chi-minh-city"),
            ("agreement", "renewed", "2019", "kr/gyeonggi + vn/ho-chi-minh-city"),
        ],
    ),
    (
        "2024-08-14",
        "Nhân kỷ niệm 20 năm quan hệ hữu nghị giữa hai tỉnh (2004 - 2024), "
        "đoàn tỉnh Chungcheongnam thăm Bắc Ninh.",
        [("friendship", "signed", "2004", "kr/chungnam + vn/bac-ninh")],
    ),
    (
        "2022-09-20",
        "Cần Thơ tiếp đoàn tỉnh Jeollanam. "
        "Hai bên đánh giá cao thỏa thuận hợp tác mà hai địa phương đã ký năm 2015.",
        [("agreement", "signed", "2015", "kr/jeonnam + vn/can-tho")],
    ),
    (
        "2022-09-20",
        "Tinh Binh Dinh va quan Yongsan ky thoa thuan hop tac huu nghi ngay 15/9. Nhiem ky nay co viec.",
        [("friendship", "signed", "2022-09-15", "kr/seoul/yongsan + vn/binh-dinh")],
    ),
    (
        "2022-09-20",
        "Việt Nam và Hàn Quốc thiết lập quan hệ ngoại giao ngày 22/12/1992. Tỉnh Bình Phước mời gọi đầu tư.",
        [],
    ),
    ("2024-08-14", "Công nhân ký hợp đồng lao động. Tỉnh Bình Phước cấp giấy chứng nhận đăng ký đầu tư.", []),
    (
        "2022-09-20",
        "Ngày 15/9, tỉnh Hà Nam tiếp đoàn thành phố Hanam (Hàn Quốc). Hà Nam hiện có 9 dự án. "
        "Dịp này, hai bên ký biên bản ghi nhớ.",
        [("mou", "signed", "2022-09-15", "kr/gyeonggi/hanam + vn/ha-nam")],
    ),
    (
        "2022-09-20",
        "Tỉnh Hà Nam và thành phố Hanam ký thỏa thuận hợp tác năm 2015 và gia hạn năm 2020.",
        [
            ("agreement", "signed", "2015", "kr/gyeonggi/hanam + vn/ha-nam"),
            ("agreement", "renewed", "2020", "kr/gyeonggi/hanam + vn/ha-nam"),
        ],
    ),
    (
        "2022-09-20",
        "Thành phố Huế kết nghĩa với Gyeongju năm 2007 và với thành phố Sasebo của Nhật Bản năm 2013.",
        [
            ("sister", "signed", "2007", "kr/gyeongbuk/gyeongju + vn/thua-thien-hue/hue"),
            ("sister", "signed", "2013", "jp/nagasaki/sasebo + vn/thua-thien-hue/hue"),
        ],
    ),
    (
        "2022-09-20",
        "Tỉnh Hà Nam đã ký bản ghi nhớ với 2 địa phương của Hàn Quốc là Yeosu và Osan.",
        [
            ("mou", "signed", None, "kr/jeonnam/yeosu + vn/ha-nam"),
            ("mou", "signed", None, "kr/gyeonggi/osan + vn/ha-nam"),
        ],
    ),
]


@pytest.mark.parametrize(("published", "text", "expected"), KOREAN, ids=[text[:24] for _, text, _ in KOREAN])
def test_korean(published: str, text: str, expected: list[Told]) -> None:
    assert told("ko", published, text) == expected


@pytest.mark.parametrize(
    ("published", "text", "expected"), VIETNAMESE, ids=[text[:24] for _, text, _ in VIETNAMESE]
)
def test_vietnamese(published: str, text: str, expected: list[Told]) -> None:
    assert told("vi", published, text) == expected


def test_what_is_told_twice_is_one_claim_with_all_that_is_told() -> None:
    text = (
        "양산시가 베트남 동나이성과 업무협약을 맺었다.\n\n"
        "나동연 양산시장과 보 떤 득 동나이성 인민위원장은 20일 협약서에 서명했다. "
        "협약에 따라 두 지역은 관광과 농업 분야에서 협력한다."
    )
    (one,) = read("ko", "2024-05-22", text)
    assert (one.type, one.date, one.fields) == ("mou", "2024-05-20", ("tourism", "agriculture"))
    assert [(who.person.name, who.role) for who in one.signatories] == [
        ("나동연", "시장"),
        ("보 떤 득", "인민위원장"),
    ]
    assert one.quote == "양산시가 베트남 동나이성과 업무협약을 맺었다."


def test_each_pair_signs_its_own_paper() -> None:
    text = "목포대와 하롱대, 목포시와 하롱시는 15일 각각 업무협약을 체결했다."
    assert [one[3] for one in told("ko", "2023-03-15", text)] == [
        "목포대 + 하롱대",
        "kr/jeonnam/mokpo + vn/quang-ninh/ha-long",
    ]


def test_a_tie_that_was_never_made_is_denied() -> None:
    (one,) = read("vi", "2022-09-20", "Đến nay, tỉnh Kiên Giang chưa thiết lập quan hệ kết nghĩa với Busan.")
    assert (one.modality, one.type) == ("denied", "sister")


@pytest.mark.parametrize(
    "text",
    [
        "충북도와 베트남 빈푹성의 우호협정은 태풍으로 무산됐다.",
        "충북도는 베트남 빈푹성과 자매결연 체결을 추진했으나 감염병이 번지면서 중단됐다.",
    ],
)
def test_a_paper_that_came_to_nothing_is_denied(text: str) -> None:
    assert [one.modality for one in read("ko", "2013-10-18", text)] == ["denied"]


def test_a_paper_tells_until_when_it_holds() -> None:
    text = "Ngày 9/5, tỉnh Hà Nam và thành phố Hanam ký thỏa thuận hợp tác giai đoạn 2023 - 2027."
    (one,) = read("vi", "2023-05-10", text)
    assert (one.date, one.valid_until) == ("2023-05-09", "2027")


def test_a_meeting_on_screens_is_online() -> None:
    (one,) = read("ko", "2024-04-03", "화순군은 3일 베트남 동탑성과 화상으로 업무협약을 체결했다.")
    assert one.mode == "online"
