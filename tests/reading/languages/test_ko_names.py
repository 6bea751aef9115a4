"""Whom and what Korean texts name, with the posts people hold."""

from __future__ import annotations

from itertools import pairwise

import pytest

from comity.reading.clauses.mention import Mention
from tests.passages import ids_of, named, posts_of

DAY = "2021-05-12"


def mentions(text: str, published: str = DAY) -> list[Mention]:
    return named(text, "ko", published).mentions


def ids(text: str, *whats: str, published: str = DAY) -> list[str]:
    return ids_of(mentions(text, published), whats)


def held(text: str) -> set[tuple[str, str, str]]:
    return posts_of(mentions(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("순천시가 베트남 박닌성과 만났다.", ["kr/jeonnam/suncheon", "vn/bac-ninh"]),
        ("경북도와 충남도청은 중국 산둥성 정부를 찾았다.", ["kr/gyeongbuk", "kr/chungnam", "cn/shandong"]),
        (
            "빈즈엉 성과 빈증성, 칸토시와 껀터시",
            ["vn/binh-duong", "vn/binh-duong", "vn/can-tho", "vn/can-tho"],
        ),
        ("빈롱省은 호치민市 서쪽이다.", ["vn/vinh-long", "vn/ho-chi-minh-city"]),
        ("日가나자와시·美콜럼버스시 찾아", ["jp/ishikawa/kanazawa", "us/ohio/columbus"]),
        ("몽골 성긴하이르한구, 호주 윌로비시", ["성긴하이르한구", "윌로비시"]),
        ("미국 미주리주 콜롬비아시를 찾았다.", ["콜롬비아시"]),
        ("한국의 용산구와 베트남의 다낭시", ["kr/seoul/yongsan", "vn/da-nang"]),
        ("베트남 타이응웨옌성과 흥이옌성", ["vn/thai-nguyen", "vn/hung-yen"]),
        ("강원 고성군과 경남 고성군이 겨뤘다.", ["kr/gangwon/goseong", "kr/gyeongnam/goseong"]),
        ("부산 동구는 대구 동구와 다르다.", ["kr/busan/dong", "kr/daegu/dong"]),
        ("베트남 하이퐁시 레쩐군이 답했다.", ["vn/hai-phong/le-chan"]),
        ("산둥성 지난(濟南)시의 손님", ["cn/shandong/jinan"]),
        ("수원·화성·오산은 이웃이다.", ["kr/gyeonggi/suwon", "kr/gyeonggi/hwaseong", "kr/gyeonggi/osan"]),
    ],
)
def test_localities_are_found_however_they_are_spelt(text: str, expected: list[str]) -> None:
    assert ids(text, "locality") == expected


def test_a_province_is_what_it_was_when_the_text_was_published() -> None:
    assert ids("강원도가 나섰다.", "locality", published="2018-03-01") == ["kr/gangwon-do"]
    assert ids("강원도가 나섰다.", "locality", published="2024-03-01") == ["kr/gangwon"]


def test_a_place_the_tables_lack_is_told_by_what_stands_beside_it() -> None:
    assert ids("태국 방촌부리주와 협력한다.", "locality") == ["방촌부리주"]
    assert ids("가능성과 다양성, 베트남 여성과 역시", "locality") == []


@pytest.mark.parametrize(
    "text", ["경기가 나쁘고 기후가 바뀐다.", "부산하게 움직였다.", "이천 명이 모였다.", "코로나로 미뤘다."]
)
def test_everyday_words_are_no_places(text: str) -> None:
    assert ids(text, "locality") == []


def test_the_place_a_place_lies_in_is_told_with_it() -> None:
    first, second = mentions("베트남 다낭시와 경남 사천시")
    assert (first.within.id, second.within.id) == ("vn", "kr/gyeongnam")  # type: ignore[union-attr]


def test_countries_and_pairs_of_them() -> None:
    assert ids("우리나라와 일본국, 한-베트남, 한·중 수교", "country") == ["kr", "jp", "kr", "vn", "kr", "cn"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("하이즈엉성 투자기획국이 맞았다.", ["하이즈엉성 투자기획국"]),
        ("중국 상무부와 진주시의회, 껀터시 인민의회", ["중국 상무부", "진주시의회", "껀터시 인민의회"]),
        ("주한 베트남대사관과 대한상공회의소", ["org/vn-embassy-kr", "org/kcci"]),
        ("(사)청주무역협회와 ㈜한들이 함께했다.", ["(사)청주무역협회", "㈜한들"]),
        ("향토기업 누리전자가 왔다.", ["누리전자"]),
        ("구미에 본사를 둔 누리마이크론이 왔다. 누리마이크론은 컸다.", ["누리마이크론"] * 2),
        ("한국무역협회 대전지역본부가 도왔다.", ["한국무역협회 대전지역본부"]),
        ("누리레저 호텔에서 열렸다.", ["누리레저 호텔"]),
        ("대형 병원과 국제공항, 10개 이상의 업체, 도로 확장공사", []),
    ],
)
def test_bodies_have_their_names_as_written(text: str, expected: list[str]) -> None:
    assert ids(text, "organisation") == expected


def test_a_body_told_by_a_short_name_is_the_one_told_in_full() -> None:
    text = "중소기업중앙회는 모였다. 중기중앙회와 대구상공회의소(대구상의)가 왔다. 대구상의는 웃었다."
    assert ids(text, "organisation") == ["org/kbiz", "org/kbiz", "대구상공회의소", "대구상의"]


def test_a_council_told_without_its_place_is_the_one_told_before() -> None:
    assert held("여수시의회가 왔다. 나경숙 시의회 의장이 인사했다.") == {("나경숙", "의장", "여수시의회")}
    assert held("짜빈성은 멀다. 쩐 반 득 인민의회 부의장이 인사했다.") == {
        ("쩐 반 득", "부의장", "짜빈성 인민의회")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("한누리 여수시장이 왔다.", ("한누리", "시장", "kr/jeonnam/yeosu")),
        ("박서윤 전남지사는 웃었다.", ("박서윤", "지사", "kr/jeonnam")),
        ("괴산군 정하늬 군수", ("정하늬", "군수", "kr/chungbuk/goesan")),
        ("여수시(시장 한누리)는 밝혔다.", ("한누리", "시장", "kr/jeonnam/yeosu")),
        ("쩐 반 득 빈롱성 인민위원회 부위원장", ("쩐 반 득", "인민위원회 부위원장", "vn/vinh-long")),
        ("응웬 티 란(Nguyen Thi Lan) 까마우성장", ("응웬 티 란", "성장", "vn/ca-mau")),
        ("속짱성 인민위원회의 호 반 밍 위원장", ("호 반 밍", "인민위원회 위원장", "vn/soc-trang")),
        ("일본 오이타현 벳푸시 다나카 이치로 시장", ("다나카 이치로", "시장", "jp/oita/beppu")),
        ("쉬광위 산시성 타이위안시장", ("쉬광위", "시장", "cn/shanxi/taiyuan")),
        ("강누리 대전시장이 왔다.", ("강누리", "시장", "kr/daejeon")),
        ("함양군은 강누리 군수를 단장으로 보냈다.", ("강누리", "군수", "kr/gyeongnam/hamyang")),
        (
            "부산시청을 찾아가 만나 야마다 겐지(山田健二) 나고야시장",
            ("야마다 겐지", "시장", "jp/aichi/nagoya"),
        ),
        ("진주시의회를 찾은 속짱성 인민의회 대표단이 강누리 의장과", ("강누리", "의장", "진주시의회")),
        (
            "타슈켄트시청을 방문해 루스탐 카리모프 시장과 면담했다.",
            ("루스탐 카리모프", "시장", "uz/tashkent"),
        ),
        ("박닌성 인민위원회에서 호 반 밍 위원장", ("호 반 밍", "위원장", "vn/bac-ninh")),
        ("Tran Van Duc 빈롱성 인민위원회 부위원장", ("Tran Van Duc", "인민위원회 부위원장", "vn/vinh-long")),
        ("빈롱성 인민위원회에서 호 반 중 위원장과", ("호 반 중", "위원장", "vn/vinh-long")),
        ("주한 베트남대사관을 찾아 부 란(Vu Lan) 주한베트남대사와", ("부 란", "대사", "vn")),
        ("빈롱성에 도움을 준 호 반 밍 당서기", ("호 반 밍", "당서기", "vn/vinh-long")),
        ("나경숙 경기도의회의장이 왔다.", ("나경숙", "의장", "경기도의회")),
        ("몽골 우브르항가이도를 찾은 간바트 우브르항가이도 부지사", ("간바트", "부지사", "우브르항가이도")),
        ("서지안 베트남 다낭 총영사", ("서지안", "총영사", "kr")),
        ("리웨이밍 주한중국대사", ("리웨이밍", "대사", "cn")),
        ("나경숙 제주지사가 왔다.", ("나경숙", "지사", "kr/jeju")),
        (
            "빈롱성은 컸다. 코트라 호찌민무역관이 왔다. 호 반 밍 인민위원장은",
            ("호 반 밍", "인민위원장", "vn/vinh-long"),
        ),
        ("누리통상사무소는 서지안 소장과 일한다.", ("서지안", "소장", "누리통상사무소")),
        ("주한 베트남대사관을 찾아 부 란(Vu Lan) 대사와 만났다.", ("부 란", "대사", "vn")),
        ("이다솜 누리글로벌 대표", ("이다솜", "대표", "누리글로벌")),
        ("서지안 청주무역협회장", ("서지안", "회장", "청주무역협회")),
        ("오세린 전남도 해양수산국장", ("오세린", "해양수산국장", "kr/jeonnam")),
        ("팜 득 롱 주한베트남대사", ("팜 득 롱", "대사", "vn")),
        ("주베트남 한국대사관 이한별 대사", ("이한별", "대사", "kr")),
        ("여수시의회 민들레솔 의장", ("민들레솔", "의장", "여수시의회")),
        ("도 티 란 베트남 국회부의장", ("도 티 란", "국회부의장", "vn")),
    ],
)
def test_posts_stand_before_behind_and_around_names(text: str, expected: tuple[str, str, str]) -> None:
    assert held(text) == {expected}


def test_a_foreigner_told_in_a_row_works_where_the_one_before_does() -> None:
    assert held("라오스 참파삭주 캄라 부지사, 분미 농업국장") == {
        ("캄라", "부지사", "la/champasak"),
        ("분미", "농업국장", "la/champasak"),
    }


def test_who_is_named_in_latin_letters_is_told_again_in_korean_ones() -> None:
    told = mentions("Trần Văn Đức(쩐 반 득) 빈롱성 인민위원회 위원장이 왔다. 득 위원장은 웃었다.")
    assert [mention.entities[0].name for mention in told] == ["Trần Văn Đức"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "세계 시장 진출을 돕는다.",
        "바이어 대표 10명이 왔다.",
        "일행은 베트남 명예총영사와 만났다.",
        "글로벌 스마트기기 시장을 함께 연다.",
        "해외 주재 베트남 대표 기관을 찾았다.",
        "양 도시의 관계자에게 감사의 인사를 전한다.",
        "이사장 부사장이 모였다.",
        "중국 예술제 기간에 맞춰 양 시장이 만난다.",
    ],
)
def test_not_every_word_beside_a_post_is_a_name(text: str) -> None:
    assert held(text) == set()


def test_those_told_in_a_row_share_a_post() -> None:
    text = "김가람·박서윤 여수시의원이 왔다."
    assert held(text) == {
        ("김가람", "시의원", "kr/jeonnam/yeosu"),
        ("박서윤", "시의원", "kr/jeonnam/yeosu"),
    }


def test_a_surname_and_the_end_of_a_foreign_name_mean_who_was_told_before() -> None:
    text = "한누리 여수시장은 응웬 반 밍 하띤성 당서기와 만났다. 한 시장과 밍 당서기, 반 밍 서기다."
    named = [mention.entities[0].name for mention in mentions(text) if mention.what == "person"]
    assert named == ["한누리", "응웬 반 밍", "한누리", "응웬 반 밍", "응웬 반 밍"]


def test_a_former_post_is_told_as_one() -> None:
    (person,) = [each for each in mentions("쩐 반 득 전 하띤성장이 왔다.") if each.what == "person"]
    assert [(title.role, title.former) for title in person.titles] == [("전 성장", True)]


def test_a_post_told_alone_stands_for_who_holds_it() -> None:
    *_, post = mentions("응웬 반 밍 하띤성 당서기가 왔다. 당서기는 웃었다.")
    assert (post.what, post.code, [entity.name for entity in post.entities]) == (
        "pointer",
        "post",
        ["응웬 반 밍"],
    )


def test_pointers_have_their_codes() -> None:
    text = "두 도시는 뜻을 모았다. 도는 대표단을 보냈다. 시 관계자는 전했다. 그는 웃었다."
    codes = [mention.code for mention in mentions(text) if mention.what == "pointer"]
    assert codes == ["two_localities", "one_province", "delegation", "one_city", "person_he"]


def test_a_delegation_of_any_sort_is_one() -> None:
    text = "경제무역대표단과 투자유치단은 하남시대표단을 찾았다. 상담 성과가 컸다."
    told = [text[mention.start : mention.end] for mention in mentions(text) if mention.what == "pointer"]
    assert told == ["대표단", "유치단", "대표단"]


def test_mentions_stand_in_order_and_do_not_overlap() -> None:
    text = "경남 사천시(시장 한누리)와 주한 베트남대사관은 베트남 하띤성 하띤시에서 두 도시 대표단을 맞았다."
    found = mentions(text)
    assert all(one.end <= next_.start for one, next_ in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("하노이시를 찾아 다케모토 하루토 시장과 협력을 논의했다.", ("다케모토 하루토", "시장", "vn/ha-noi")),
        ("창춘시청에서 장즈쥔 시장과 만났다.", ("장즈쥔", "시장", "cn/jilin/changchun")),
        ("정장선 여수시장이 왔다.", ("정장선", "시장", "kr/jeonnam/yeosu")),
        ("전라남도 여수시다. 서지안 도의원이 왔다.", ("서지안", "도의원", "kr/jeonnam")),
        ("여수시의회가 하노이시의회와 만났다. 서지안 의장은", ("서지안", "의장", "여수시의회")),
    ],
)
def test_posts_are_held_where_the_text_tells(text: str, expected: tuple[str, str, str]) -> None:
    assert held(text) == {expected}


def test_a_surname_may_be_a_word_before_posts() -> None:
    told = [one for one in mentions("성무용 여수시장이 왔다. 성 시장은 웃었다.") if one.what == "person"]
    assert [one.entity.name for one in told if one.entity] == ["성무용", "성무용"]
