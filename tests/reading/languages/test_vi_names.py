"""Whom and what Vietnamese texts name, with the posts people hold."""

from __future__ import annotations

from itertools import pairwise

import pytest

from comity.reading.clauses.mention import Mention
from tests.passages import ids_of, named, posts_of

DAY = "2023-05-12"


def mentions(text: str, published: str = DAY) -> list[Mention]:
    return named(text, "vi", published).mentions


def ids(text: str, *whats: str) -> list[str]:
    return ids_of(mentions(text), whats)


def held(text: str) -> set[tuple[str, str, str]]:
    return posts_of(mentions(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Lãnh đạo tỉnh Thái Nguyên và thành phố Suwon (Hàn Quốc) gặp nhau.",
            ["vn/thai-nguyen", "kr/gyeonggi/suwon"],
        ),
        ("UBND thành phố Thái Nguyên đón khách.", ["vn/thai-nguyen/thai-nguyen"]),
        ("Ủy ban Nhân dân thành phố Đà Nẵng đón khách.", ["vn/da-nang"]),
        ("tỉnh Nam Chungcheong và tỉnh Bắc Jeolla", ["kr/chungnam", "kr/jeollabuk-do"]),
        ("Quận Dong-gu, thành phố Gwangju; ông Im nhắc lại Dong-gu.", ["kr/gwangju/dong", "kr/gwangju/dong"]),
        ("tỉnh Gyongsangbuk của Hàn Quốc", ["kr/gyeongbuk"]),
        ("Hai tỉnh Điện Biên và Phongsaly (Lào) họp.", ["vn/dien-bien", "la/phongsaly"]),
        ("thành phố Hoà Bình, tỉnh Hoà Bình", ["vn/hoa-binh/hoa-binh"]),
        ("thủ đô Moskva (Liên bang Nga)", ["ru/moscow"]),
        ("xã Tân Lập và phường Minh Tân", ["Tân Lập", "Minh Tân"]),
        ("nhân dân châu Á và các tỉnh miền Trung", []),
        ("kim ngạch 5 tỷ đô la Mỹ", []),
        ("quan hệ Việt - Nhật", ["vn", "jp"]),
        ("Tỉnh Hà Giang (cũ) nay thuộc Tuyên Quang", ["vn/ha-giang", "vn/tuyen-quang"]),
    ],
)
def test_localities_and_countries(text: str, told: list[str]) -> None:
    assert ids(text, "locality", "country") == told


def test_a_text_without_accents_names_the_same() -> None:
    text = (
        "Pho Chu tich UBND tinh Quang Ninh Le Van Hai da tiep doan thanh pho Osan, tinh Gyeonggi (Han Quoc)."
    )
    assert ids(text, "locality") == ["kr/gyeonggi/osan"]
    assert held(text) == {("Le Van Hai", "Pho Chu tich UBND tinh", "vn/quang-ninh")}


def test_what_lies_in_what() -> None:
    (mention,) = mentions("huyện Hamyang, tỉnh Gyeongsangnam (Hàn Quốc)")
    assert mention.entities[0].id == "kr/gyeongnam/hamyang"
    assert mention.within is not None and mention.within.id == "kr/gyeongnam"
    assert mention.phrase[1] == len("huyện Hamyang, tỉnh Gyeongsangnam (Hàn Quốc)")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Huế và Osan tổ chức Hội nghị do Tổ chức Cầu Vồng mời", "Tổ chức Cầu Vồng"),
        ("Đại sứ quán Ý tại Việt Nam tổ chức Lễ hội Ẩm thực", "Đại sứ quán Ý tại Việt Nam"),
        ("đến Trường Đào tạo cán bộ Nguyễn Trãi học", "Trường Đào tạo cán bộ Nguyễn Trãi"),
        ("Ông ấy gặp Sở Nông nghiệp và Môi trường tỉnh Sơn La.", "Sở Nông nghiệp và Môi trường tỉnh Sơn La"),
        ("Bộ Văn hóa, Thể thao và Du lịch cho biết", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("HĐND tỉnh Lào Cai họp.", "HĐND tỉnh Lào Cai"),
        ("Công ty TNHH Hoa Sen Trắng, một doanh nghiệp địa phương", "Công ty TNHH Hoa Sen Trắng"),
        ("Hội Hữu nghị Việt Nam - Nhật Bản tổ chức", "Hội Hữu nghị Việt Nam - Nhật Bản"),
        ("Hiệp hội Gốm sứ châu Á (ACA) họp", "Hiệp hội Gốm sứ châu Á (ACA)"),
        ("hợp đồng với Hanil Farm Co., Ltd về rau sạch", "Hanil Farm Co., Ltd"),
        ("Ban Quản lý các Khu công nghiệp Thái Bình cùng khách", "Ban Quản lý các Khu công nghiệp Thái Bình"),
        ("Trường Đại học Sư phạm Huế đón sinh viên", "Trường Đại học Sư phạm Huế"),
        ("gặp Bremen University of Applied Sciences", "Bremen University of Applied Sciences"),
    ],
)
def test_bodies(text: str, name: str) -> None:
    assert name in [entity.name for m in mentions(text) if m.what == "organisation" for entity in m.entities]


def test_words_that_begin_like_bodies_are_none() -> None:
    text = "Hội Nông dân tỉnh họp. Hội nghị bế mạc. Trường hợp này, Ban đầu, phòng chống lụt bão."
    assert ids(text, "organisation") == ["Hội Nông dân"]


def test_a_body_is_told_again_by_its_acronym_and_its_leading_word() -> None:
    text = "Hiệp hội Gốm sứ châu Á (ACA) họp. ACA có 20 hội viên. Chủ tịch Hiệp hội Han Ji Min phát biểu."
    assert ids(text, "organisation") == ["Hiệp hội Gốm sứ châu Á (ACA)"] * 2
    assert held(text) == {("Han Ji Min", "Chủ tịch Hiệp hội", "Hiệp hội Gốm sứ châu Á (ACA)")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Chủ tịch UBND tỉnh Nam Định Phạm Văn Sơn tiếp Đại sứ Hàn Quốc tại Việt Nam Choi Min Ho.",
            {
                ("Phạm Văn Sơn", "Chủ tịch UBND tỉnh", "vn/nam-dinh"),
                ("Choi Min Ho", "Đại sứ Hàn Quốc tại Việt Nam", "kr"),
            },
        ),
        (
            "Đoàn do Phó Chủ tịch UBND tỉnh - ông Lê Văn Tám dẫn đầu rời Cà Mau.",
            {("Lê Văn Tám", "Phó Chủ tịch UBND tỉnh", "vn/ca-mau")},
        ),
        (
            "Ông Kim Min Soo Huyện trưởng huyện Hamyang phát biểu.",
            {("Kim Min Soo", "Huyện trưởng huyện", "kr/gyeongnam/hamyang")},
        ),
        (
            "Tổ chức Hoa Sen (THS, Nhật Bản) và ông Ito Ken - Chủ tịch THS có mặt.",
            {("Ito Ken", "Chủ tịch", "THS")},
        ),
        (
            "Bà Lê Thị Năm, Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh Cà Mau phát biểu.",
            {
                ("Lê Thị Năm", "Tỉnh ủy viên", "vn/ca-mau"),
                ("Lê Thị Năm", "Phó Chủ tịch UBND tỉnh", "vn/ca-mau"),
            },
        ),
        (
            "GS Lê Thu Cúc, Giám đốc Đại học Đà Nẵng cho biết",
            {("Lê Thu Cúc", "Giám đốc Đại học", "Đại học Đà Nẵng")},
        ),
        (
            "Ông Đỗ Văn Minh, Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh Hà Nam phát biểu.",
            {
                ("Đỗ Văn Minh", "Phó Bí thư Thường trực Tỉnh ủy", "vn/ha-nam"),
                ("Đỗ Văn Minh", "Chủ tịch", "HĐND tỉnh Hà Nam"),
            },
        ),
        (
            "Đoàn thành phố Iksan (Hàn Quốc) do Phó Thị trưởng Jeong Hyun-yul dẫn đầu.",
            {("Jeong Hyun-yul", "Phó Thị trưởng", "kr/jeonbuk/iksan")},
        ),
        (
            "Thống đốc tỉnh Kanagawa Sato Kenji và Tỉnh trưởng Savannakhet Bounma Keosavang ký.",
            {
                ("Sato Kenji", "Thống đốc tỉnh", "jp/kanagawa"),
                ("Bounma Keosavang", "Tỉnh trưởng", "la/savannakhet"),
            },
        ),
        (
            "Ông Yoon Dae Sik, Trưởng phòng Kinh tế đối ngoại thành phố Gimje, ký thay.",
            {("Yoon Dae Sik", "Trưởng phòng", "Phòng Kinh tế đối ngoại thành phố Gimje")},
        ),
        (
            "Chủ tịch kiêm Tổng Giám đốc Công ty Cổ phần Hoa Mai Lê Thị Thu Hà dự.",
            {
                ("Lê Thị Thu Hà", "Chủ tịch", "Công ty Cổ phần Hoa Mai"),
                ("Lê Thị Thu Hà", "Tổng Giám đốc", "Công ty Cổ phần Hoa Mai"),
            },
        ),
        (
            "Tỉnh Yên Bái mở hội nghị. Dự có các Phó Chủ tịch UBND tỉnh: Vũ Văn An, Hồ Thị Bình.",
            {
                ("Vũ Văn An", "Phó Chủ tịch UBND tỉnh", "vn/yen-bai"),
                ("Hồ Thị Bình", "Phó Chủ tịch UBND tỉnh", "vn/yen-bai"),
            },
        ),
        (
            "Ông Lê Văn Tám, Bí thư Huyện ủy Mộc Châu, ông Hồ Văn Chín, Giám đốc Sở Du lịch cùng đi.",
            {
                ("Lê Văn Tám", "Bí thư Huyện ủy", "vn/son-la/moc-chau"),
                ("Hồ Văn Chín", "Giám đốc", "Sở Du lịch"),
            },
        ),
    ],
)
def test_posts(text: str, told: set[tuple[str, str, str]]) -> None:
    assert held(text) == told


def test_who_is_named_shorter_later_is_the_same() -> None:
    text = "Ông Nguyễn Hữu Nghĩa gặp Thị trưởng Daegu Park Joon Ho. Ông Nghĩa cảm ơn. Ông Park đáp lời."
    assert ids(text, "person") == ["Nguyễn Hữu Nghĩa", "Park Joon Ho", "Nguyễn Hữu Nghĩa", "Park Joon Ho"]


def test_a_post_alone_points_to_who_holds_it() -> None:
    text = "Chủ tịch UBND tỉnh Bắc Kạn Hoàng Văn Tư tiếp khách. Chủ tịch UBND tỉnh cảm ơn đoàn."
    pointers = [mention for mention in mentions(text) if mention.what == "pointer"]
    assert [mention.code for mention in pointers] == ["post", "delegation"]
    assert pointers[0].entities[0].name == "Hoàng Văn Tư"


def test_former_posts_are_told_apart() -> None:
    (person,) = mentions("Ông Trần Văn Bảy, nguyên Chủ tịch UBND tỉnh Cao Bằng.")
    assert [title.former for title in person.titles] == [True]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Tỉnh cam kết hỗ trợ; hai bên nhất trí.", ["one_province", "two_sides"]),
        ("tinh thần đoàn kết của các tỉnh", []),
        ("hai địa phương và hai nước", ["two_localities", "two_countries"]),
        ("UBND huyện báo cáo, ông nói thêm", ["one_county", "person_he"]),
        ("Ngài tin tưởng và đồng chí nhấn mạnh", ["person_he", "person_he"]),
        ("hai cố đô và hai trường", ["two_localities", "two_bodies"]),
        ("các đồng chí ở tỉnh, thành phố khác", []),
    ],
)
def test_pointers(text: str, codes: list[str]) -> None:
    assert [mention.code for mention in mentions(text) if mention.what == "pointer"] == codes


def test_a_body_told_again_by_its_word_alone() -> None:
    told = [
        entity.name
        for mention in mentions("Tỉnh tiếp Tập đoàn Hoa Sen. Ông Minh nói tập đoàn sẽ mời các tập đoàn khác.")
        for entity in mention.entities
        if entity.type == "organisation"
    ]
    assert told == ["Tập đoàn Hoa Sen", "Tập đoàn Hoa Sen"]


def test_a_firm_told_again_by_its_name_alone() -> None:
    told = [
        mention.entities[0].name
        for mention in mentions("Công ty TNHH Hanil Farm tới Huế. Dự án của Hanil Farm cần 2 ha.")
        if mention.what == "organisation"
    ]
    assert told == ["Công ty TNHH Hanil Farm", "Công ty TNHH Hanil Farm"]


def test_streets_are_nobody() -> None:
    assert ids("Hội nghị họp tại nhà số 15 Trần Hưng Đạo và đường Lê Hồng Phong.", "person") == []


def test_names_under_pictures_are_nobody() -> None:
    assert ids("Quang cảnh lễ ký. Ảnh: Lê Minh Thu\n", "person") == []


def test_mentions_stand_in_order_and_apart() -> None:
    text = (
        "Phó Chủ tịch UBND TP.HCM Lê An Khang và ông Kim Do Yun, đại diện Sở Y tế tỉnh Gyeonggi, đến Quận 7."
    )
    found = mentions(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
