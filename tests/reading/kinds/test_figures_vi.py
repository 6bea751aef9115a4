"""Figures read over clauses in Vietnamese: what a number counts, of whom, with whom, when."""

from __future__ import annotations

import pytest

from comity.model.claim import Figure
from comity.reading.clauses.passages import passage_of
from comity.reading.kinds.figures import figures
from comity.reading.languages import load
from comity.reference.gazetteer import load as gazetteer
from tests.make import document

VIETNAMESE = load("vi", gazetteer())


def told(text: str) -> list[Figure]:
    return list(figures(passage_of(document(text, published="2024-05-20"), VIETNAMESE)))


def brief(text: str) -> list[tuple[str, str, float]]:
    return [(one.subject.id or one.subject.name, one.indicator, one.value) for one in told(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Hà Nam hiện có 8 khu công nghiệp với tổng diện tích 2.500 ha.",
            [("vn/ha-nam", "industrial_parks", 8), ("vn/ha-nam", "area", 2500)],
        ),
        (
            "Đến nay, Hưng Yên có 356 dự án FDI của 15 quốc gia, vùng lãnh thổ với 5 tỷ USD.",
            [
                ("vn/hung-yen", "fdi_projects", 356),
                ("vn/hung-yen", "investor_countries", 15),
                ("vn/hung-yen", "fdi_registered_capital", 5000000000),
            ],
        ),
        (
            "Năm 2023, Long An cấp mới 116 dự án với 580 triệu USD; "
            "40 lượt dự án tăng vốn thêm 90 triệu USD; 61 lượt góp vốn, mua cổ phần trị giá 20 triệu USD.",
            [
                ("vn/long-an", "fdi_projects_new", 116),
                ("vn/long-an", "fdi_capital_attracted", 580000000),
                ("vn/long-an", "fdi_projects_adjusted", 40),
                ("vn/long-an", "fdi_projects_adjusted", 90000000),
                ("vn/long-an", "fdi_share_purchases", 61),
                ("vn/long-an", "fdi_share_purchases", 20000000),
            ],
        ),
        (
            "Vĩnh Phúc rộng 1.235 km2, dân số hơn 1,1 triệu người. GRDP bình quân đầu người đạt 3.600 USD.",
            [
                ("vn/vinh-phuc", "area", 1235),
                ("vn/vinh-phuc", "population", 1100000),
                ("vn/vinh-phuc", "grdp_per_capita", 3600),
            ],
        ),
        (
            "Đà Nẵng đã thiết lập quan hệ hợp tác với 57 địa phương.",
            [("vn/da-nang", "partner_localities", 57)],
        ),
        (
            "Năm 2022, GRDP của Quảng Ninh đạt 269 nghìn tỷ đồng, tăng 10,28%.",
            [("vn/quang-ninh", "grdp", 269000000000000), ("vn/quang-ninh", "grdp_growth", 10.28)],
        ),
        (
            "Đoàn công tác tỉnh Aichi (Nhật Bản) gồm 15 thành viên đến thăm Hưng Yên.",
            [("jp/aichi", "delegation_size", 15)],
        ),
        (
            "UBND tỉnh Hải Dương tổ chức hội nghị, thu hút 250 đại biểu tham dự.",
            [("vn/hai-duong", "attendees", 250)],
        ),
        (
            "Thanh Hóa hỗ trợ Hủa Phăn 20 tỷ đồng và cấp 50 suất học bổng cho lưu học sinh.",
            [("vn/thanh-hoa", "other", 20000000000), ("vn/thanh-hoa", "other", 50)],
        ),
        (
            "Công ty TNHH Hoa Sen Trắng đầu tư nhà máy 120 triệu USD tại Quảng Nam, sử dụng 3.000 lao động.",
            [
                ("Công ty TNHH Hoa Sen Trắng", "investment", 120000000),
                ("Công ty TNHH Hoa Sen Trắng", "workers", 3000),
            ],
        ),
        (
            "Da Nang hien co 131 du an FDI voi tong von dang ky 2 ty USD.",
            [("vn/da-nang", "fdi_projects", 131), ("vn/da-nang", "fdi_registered_capital", 2000000000)],
        ),
    ],
)
def test_numbers_are_told_of_somebody(text: str, found: list[tuple[str, str, float]]) -> None:
    assert brief(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Hai bên thống nhất ba nội dung và gặp nhau hai lần.",
        "Đoàn ở lại Hải Phòng 3 ngày, dự Hội nghị lần thứ 12.",
        "Buổi lễ diễn ra lúc 9 giờ tại số 5 đường Trần Phú.",
    ],
)
def test_turns_hours_and_addresses_are_no_figures(text: str) -> None:
    assert brief(text) == []


def test_the_country_that_invests_is_the_partner() -> None:
    found = told("Hàn Quốc có 130 dự án tại Hà Nam, vốn đăng ký 1,2 tỷ USD.")
    assert [(one.subject.id, one.partner and one.partner.id) for one in found] == [("vn/ha-nam", "kr")] * 2


def test_what_is_told_of_a_country_goes_on_from_the_place_before() -> None:
    found = told("Hà Nam có 356 dự án FDI. Trong đó, Nhật Bản có 130 dự án với tổng vốn 1,2 tỷ USD.")
    assert [(one.subject.id, one.partner and one.partner.id) for one in found] == [
        ("vn/ha-nam", None),
        ("vn/ha-nam", "jp"),
        ("vn/ha-nam", "jp"),
    ]


def test_firms_are_told_of_where_they_are() -> None:
    (one,) = told("Hiện có 9 doanh nghiệp Daegu hoạt động tại Bình Dương.")
    assert (one.subject.id, one.partner and one.partner.id) == ("vn/binh-duong", "kr/daegu")
    assert one.period == "2024-05-20"


def test_workers_are_told_of_at_home_and_go_abroad() -> None:
    found = told("Hà Giang đưa 45 lao động sang quận Cheongdo; tháng 4/2024 thêm 75 người lên đường.")
    assert [(one.subject.id, one.value) for one in found] == [("vn/ha-giang", 45), ("vn/ha-giang", 75)]
    assert found[1].period == "2024-04"


def test_a_share_is_of_whom_the_number_before_is() -> None:
    found = told("Bắc Ninh có 2.300 dự án FDI, riêng Hàn Quốc 1.400 dự án, chiếm 61%.")
    assert [(one.subject.id, one.value) for one in found] == [
        ("vn/bac-ninh", 2300),
        ("vn/bac-ninh", 1400),
        ("vn/bac-ninh", 61),
    ]


def test_students_are_told_of_at_home() -> None:
    (one,) = told("Nghệ An đào tạo 425 lưu học sinh tỉnh Xiêng Khoảng.")
    assert (one.subject.id, one.partner and one.partner.id) == ("vn/nghe-an", "la/xiangkhouang")


def test_two_countries_trade_with_the_other() -> None:
    (one,) = told("Kim ngạch thương mại Việt - Nhật năm 2023 đạt 45 tỷ USD.")
    assert (one.subject.id, one.partner and one.partner.id, one.period) == ("vn", "jp", "2023")


def test_a_place_in_an_order_is_of_the_number_it_stands_with() -> None:
    found = told("Đồng Nai có 276 dự án của Hàn Quốc (xếp thứ 2), vốn đăng ký 7 tỷ USD (xếp thứ 1).")
    assert [(one.indicator, one.rank, one.rank_scope) for one in found] == [
        ("fdi_projects", 2, "vn/dong-nai"),
        ("fdi_registered_capital", 1, "vn/dong-nai"),
    ]


def test_to_be_first_of_all_is_a_rank() -> None:
    found = told("Năm 2023, Bắc Ninh thu hút vốn đầu tư nước ngoài nhiều nhất cả nước.")
    assert [(one.subject.id, one.indicator, one.value, one.rank_scope) for one in found] == [
        ("vn/bac-ninh", "rank", 1, "vn")
    ]


def test_what_is_aimed_at_is_planned() -> None:
    (one,) = told("Hải Phòng phấn đấu thu hút 2,5 tỷ USD vốn FDI trong năm 2025.")
    assert (one.indicator, one.modality, one.period) == ("fdi_capital_attracted", "planned", "2025")


def test_each_of_a_list_of_provinces_has_its_own_number() -> None:
    found = told("Quý I/2024, Bắc Ninh dẫn đầu với 1,3 tỷ USD vốn FDI, kế đến là Hải Phòng (620 triệu USD).")
    assert [(one.subject.id, one.value, one.period) for one in found] == [
        ("vn/bac-ninh", 1300000000, "2024-01/2024-03"),
        ("vn/hai-phong", 620000000, "2024-01/2024-03"),
    ]


def test_what_firms_of_a_country_invest_is_invested_here() -> None:
    (one,) = told("Tại Hưng Yên, các doanh nghiệp Hàn Quốc đầu tư mới 19 dự án.")
    assert (one.subject.id, one.indicator) == ("vn/hung-yen", "fdi_projects_new")
