"""Vietnamese clauses: where they end, how firmly their verbs are said, and what each name is to its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.model.document import Document
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Passage
from comity.reading.languages.vi.language import make
from comity.reading.marks.scanner import folded
from comity.reference.gazetteer import load

ClausesOf = Callable[[str], list[Clause]]


@pytest.fixture(scope="module")
def clauses_of() -> ClausesOf:
    vietnamese = make(load())

    def clauses(text: str) -> list[Clause]:
        passage = Passage(Document(id="d", name="d", text=text, source="d", published="2024-11-15"), "vi")
        vietnamese.mark(passage)
        vietnamese.name(passage)
        vietnamese.parse(passage)
        return passage.clauses

    return clauses


def cases(clauses: list[Clause]) -> dict[str, str]:
    return {
        clause.sentence.passage.text[m.start : m.end]: m.case for clause in clauses for m in clause.mentions
    }


def verbs(clauses: list[Clause]) -> list[tuple[str, str]]:
    return [
        (clause.sentence.passage.text[clause.verb.start : clause.verb.end], clause.verb.modality)
        for clause in clauses
        if clause.verb
    ]


SAID = {
    "Hai tỉnh đã ký kết thỏa thuận.": [("đã ký kết", "asserted")],
    "Tỉnh Nghệ An sẽ mở văn phòng tại Seoul.": [("sẽ mở", "planned")],
    "Dự kiến, hội chợ diễn ra tại thành phố Vinh.": [("diễn ra", "planned")],
    "Hội chợ diễn ra ngày 20/12 tới.": [("diễn ra", "planned")],
    "Thành phố Huế mong muốn tăng cường hợp tác với Gyeongju.": [("mong muốn tăng cường", "wished")],
    "Hai tỉnh chưa thiết lập quan hệ kết nghĩa.": [("chưa thiết lập", "denied")],
    "Tỉnh không chỉ có cảng lớn.": [("không chỉ có", "asserted")],
    "Tỉnh cam kết hỗ trợ doanh nghiệp và cử cán bộ sang học.": [
        ("cam kết hỗ trợ", "planned"),
        ("cử", "planned"),
    ],
    "Ông Minh đề nghị thành phố Busan giúp tỉnh đào tạo nghề.": [("đề nghị", "wished"), ("giúp", "wished")],
    "Ông Lê Văn Minh tiếp Thị trưởng Osan (Nhật Bản) Tanaka Ken.": [("tiếp", "asserted")],
    "Đoàn doanh nghiệp gồm 15 thành viên sẽ sang khảo sát cảng.": [("sẽ sang khảo sát", "planned")],
    "Được biết, tỉnh Hà Nam có hai cảng.": [("có", "asserted")],
    "Tỉnh Hà Nam đề nghị thành phố Osan hỗ trợ đào tạo, trước mắt ký kết biên bản.": [
        ("đề nghị", "wished"),
        ("hỗ trợ", "wished"),
        ("ký kết", "wished"),
    ],
    "Đại sứ hứa chuyển đề nghị của tỉnh tới JICA.": [("hứa chuyển", "planned")],
    "Ông Lê Văn Minh nói Gyeongnam mạnh về cơ khí.": [("nói", "asserted"), ("mạnh về", "asserted")],
    "Hai bên ký thỏa thuận để mở đường bay.": [("ký thỏa thuận", "asserted"), ("mở", "planned")],
}


@pytest.mark.parametrize("text", SAID)
def test_verbs_and_how_firmly_they_are_said(clauses_of: ClausesOf, text: str) -> None:
    assert verbs(clauses_of(text)) == SAID[text]


HELD = {
    "Tại thành phố Nha Trang, UBND tỉnh Khánh Hòa và thành phố Ulsan đã ký bản ghi nhớ.": {
        "thành phố Nha Trang": "at",
        "UBND tỉnh Khánh Hòa": "subject",
        "thành phố Ulsan": "subject",
    },
    "Tại thành phố Vinh, UBND tỉnh Nghệ An cùng chính quyền huyện Jindo tổ chức lễ ký.": {
        "thành phố Vinh": "at",
        "UBND tỉnh Nghệ An": "subject",
        "chính quyền huyện Jindo": "with",
    },
    "Tỉnh Quảng Nam ký thỏa thuận với thành phố Osan.": {
        "Tỉnh Quảng Nam": "subject",
        "thành phố Osan": "with",
    },
    "Quan hệ giữa Đà Nẵng và Daegu được thiết lập năm 2004.": {"Đà Nẵng": "with", "Daegu": "with"},
    "Lễ hội được thành phố Gyeongju tổ chức.": {"thành phố Gyeongju": "by"},
    "Tỉnh Nghệ An cử cán bộ sang tỉnh Gyeonggi.": {"Tỉnh Nghệ An": "subject", "tỉnh Gyeonggi": "to"},
    "Người dân thành phố Busan đến từ Hàn Quốc.": {"thành phố Busan": "of", "Hàn Quốc": "from"},
    "Lãnh đạo thành phố Huế tiếp đoàn đại biểu tỉnh Gyeonggi.": {
        "thành phố Huế": "subject",
        "đoàn đại biểu": "object",
        "tỉnh Gyeonggi": "object",
    },
}


@pytest.mark.parametrize("text", HELD)
def test_what_a_name_is_to_its_clause(clauses_of: ClausesOf, text: str) -> None:
    assert cases(clauses_of(text)) == HELD[text]


def test_who_leads_stands_behind_do(clauses_of: ClausesOf) -> None:
    around, within = clauses_of(
        "Đoàn tỉnh Hưng Yên do ông Trần Quốc Văn làm trưởng đoàn đã thăm thành phố Daejeon."
    )
    assert (around.link, within.link) == ("main", "modifying")
    assert verbs([around]) == [("đã thăm", "asserted")]
    assert within.verb is not None and within.verb.passive
    assert [doer.name for doer in within.doers()] == ["Trần Quốc Văn"]


def test_what_somebody_says_is_quoted(clauses_of: ClausesOf) -> None:
    saying, said = clauses_of("Ông Lê Văn Minh cho biết tỉnh Bến Tre đã thu hút 60 dự án.")
    assert (saying.link, said.link) == ("main", "quoted")
    assert [doer.name for doer in said.doers()] == ["Bến Tre"]


def test_a_first_verb_shares_the_doer_of_the_next(clauses_of: ClausesOf) -> None:
    opening, main = clauses_of("Phát biểu tại buổi lễ, ông Lê Văn Minh cảm ơn thành phố Busan.")
    assert [doer.name for doer in opening.doers()] == ["Lê Văn Minh"]
    assert main.link == "main"


def test_who_stands_between_commas_does_what_follows(clauses_of: ClausesOf) -> None:
    opening, main = clauses_of("Tiếp đoàn, ông Lee Min-ho, Thị trưởng Osan, bày tỏ vui mừng.")
    assert (opening.text, [doer.name for doer in main.doers()]) == ("Tiếp đoàn", ["Lee Min-ho"])


def test_when_and_where_belong_to_who_does_it(clauses_of: ClausesOf) -> None:
    _, main = clauses_of("Nhân kỷ niệm 9 năm kết nghĩa, sáng 2/9, tại Huế, ông Lê Minh tiếp đoàn Osan.")
    assert main.text.startswith("sáng 2/9, tại Huế")


def test_who_sends_the_news_is_none_of_it(clauses_of: ClausesOf) -> None:
    (clause,) = clauses_of("(TTXVN) - Thành phố Huế và thành phố Gyeongju ký bản ghi nhớ.")
    assert clause.text.startswith("Thành phố Huế")


def test_a_text_without_accents_is_read_the_same(clauses_of: ClausesOf) -> None:
    text = "Tỉnh Quảng Nam sẽ ký thỏa thuận với thành phố Osan."
    assert list(cases(clauses_of(folded(text))).values()) == list(cases(clauses_of(text)).values())
    assert verbs(clauses_of(folded(text))) == [("se ky thoa thuan", "planned")]


def test_what_the_agent_did_ends_before_who_does_the_rest(clauses_of: ClausesOf) -> None:
    main, agents = clauses_of(
        "Tại buổi lễ do UBND tỉnh Hà Nam tổ chức ngày 9/9, ông Lê Minh, Bí thư, đề nghị."
    )
    assert agents.text == "do UBND tỉnh Hà Nam tổ chức ngày 9/9"
    assert cases([main])["Lê Minh"] == "subject"


def test_a_delegation_behind_the_reason_of_its_coming(clauses_of: ClausesOf) -> None:
    text = (
        "Nhân dịp dự Lễ hội Huế, chiều 9/9, đoàn Osan do ông Kim Minsu dẫn đầu đã chào xã giao ông Lê Minh."
    )
    told = cases(clauses_of(text))
    assert (told["đoàn"], told["Lê Minh"]) == ("subject", "object")
