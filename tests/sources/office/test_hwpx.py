"""HWPX documents: paragraphs, tables and notes in order; what is left out; what is refused."""

from __future__ import annotations

import random

import pytest

from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.sources.office import hwpx as reader
from tests.sources.make_hwpx import ctrl, hwpx, p, section, t, table
from tests.sources.make_zip import broken, zipped

SIGNED = "두 도시는 5월 3일 자매결연 협약을 체결했다."


def read(data: bytes) -> Document:
    return reader.read(data, "a.hwpx", "a.hwpx")


def test_paragraphs_tables_and_sections_stand_in_order() -> None:
    rows = table((p(t("도시")), p(t("연도"))), (p(t("다낭")), p(t("2024"))))
    first = section(p(t("대구와 다낭")), p(t("두 도시는 "), t("협약을 맺었다.")), p(rows), p(t("끝")))
    others = [section(p(t(f"{number}절"))) for number in range(2, 12)]
    text = read(hwpx(first, *others)).text
    assert text.startswith("대구와 다낭\n두 도시는 협약을 맺었다.\n도시 | 연도\n다낭 | 2024\n끝\n")
    assert [line for line in text.split("\n") if line.endswith("절")] == [
        f"{number}절" for number in range(2, 12)
    ]


def test_title_and_author_come_from_the_properties_and_the_date_of_making_does_not_count() -> None:
    document = read(hwpx(section(p(t("제목 줄")), p(t(SIGNED))), title="자매결연 협약", author="국제협력과"))
    assert (document.title, document.author) == ("자매결연 협약", "국제협력과")
    assert (document.language, document.published) == ("ko", None)
    assert document.media_type == "application/hwp+zip"
    assert read(hwpx(section(p(t("제목 줄")), p(t(SIGNED))))).title == "제목 줄"


def test_a_date_line_is_the_publication_date() -> None:
    document = read(hwpx(section(p(t("자매결연 체결")), p(t("등록일 2024. 5. 3.")), p(t(SIGNED)))))
    assert (document.published, document.published_evidence) == ("2024-05-03", "등록일 2024. 5. 3.")


def test_characters_that_are_elements_keep_their_place() -> None:
    written = (
        "피<hp:fwSpace/>고<hp:lineBreak/>둘<hp:tab/>셋<hp:nbSpace/>넷<hp:hyphen/>다섯<hp:markpenBegin/>여섯"
    )
    assert read(hwpx(section(p(t(written))))).text == "피 고\n둘\t셋\u00a0넷-다섯여섯"


def test_what_was_deleted_is_left_out() -> None:
    written = "협약을 <hp:deleteBegin Id='1'/>취소<hp:tab/>했다<hp:deleteEnd Id='1'/>맺었다."
    assert read(hwpx(section(p(t(written))))).text == "협약을 맺었다."


def test_what_was_deleted_over_several_runs_is_left_out() -> None:
    runs = (t("협약을 <hp:deleteBegin Id='1'/>취소"), t("하고"), t("했다<hp:deleteEnd Id='1'/>맺었다."))
    assert read(hwpx(section(p(*runs)))).text == "협약을 맺었다."


def test_the_head_of_the_pages_stands_first_and_the_foot_nowhere() -> None:
    number = '<hp:ctrl><hp:autoNum num="1" numType="PAGE"/></hp:ctrl>'
    head = ctrl("header", p(t("보도자료 2024. 5. 3.")), p(t("- "), number, t(" -")))
    document = read(
        hwpx(section(p(head, ctrl("footer", p(t("대구시청"))), t("자매결연 체결")), p(t(SIGNED))))
    )
    assert document.text == f"보도자료 2024. 5. 3.\n\n자매결연 체결\n{SIGNED}"
    assert document.title == "자매결연 체결"


def test_notes_stand_at_the_end() -> None:
    note = ctrl("footNote", p('<hp:ctrl><hp:autoNum num="1" numType="FOOTNOTE"/></hp:ctrl>', t("다낭시")))
    end = ctrl("endNote", p(t("끝주")))
    assert read(hwpx(section(p(t("두 도시"), note, t("는 만났다.")), p(end)))).text == (
        "두 도시는 만났다.\n\n다낭시\n끝주"
    )


def test_a_page_laid_out_by_a_table_keeps_its_paragraphs() -> None:
    frame = table((p(t("보도자료")) + p(t(SIGNED)) + p(table((p(t("예산")), p(t("3억 원"))))),))
    assert read(hwpx(section(p(frame)))).text == f"보도자료\n{SIGNED}\n예산 | 3억 원"


def test_a_table_s_caption_and_words_with_their_reading_are_read() -> None:
    captioned = table((p(t("예산")),)).replace("<hp:tr>", f"<hp:caption>{p(t('표 1'))}</hp:caption><hp:tr>")
    word = "<hp:dutmal><hp:mainText>姉妹</hp:mainText><hp:subText>자매</hp:subText></hp:dutmal>"
    assert read(hwpx(section(p(captioned), p(word, t("도시"))))).text == "표 1\n예산\n姉妹도시"


def test_an_edition_with_other_namespaces_is_read() -> None:
    content = section(p(t(SIGNED))).replace("/2011/", "/2024/")
    assert read(hwpx(content)).text == SIGNED


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (hwpx(section()), "holds no text"),
        (hwpx(), "is a zipped file, but no HWPX document"),
        (zipped({"mimetype": "application/hwp+zip"}), "is a zipped file, but no HWPX document"),
        (hwpx("<a>"), "is damaged: its part Contents/section0.xml is no well-formed XML"),
        (
            hwpx('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
            "has a DOCTYPE or entities in a part, as no office file has (Contents/section0.xml)",
        ),
        (
            hwpx(section(), more={"META-INF/manifest.xml": '<a xmlns:b="urn:b"><b:encryption-data/></a>'}),
            "is protected by a password",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        read(data)
    assert refused.value.reason == reason


def test_any_broken_part_is_refused_or_read() -> None:
    chance = random.Random(13)
    whole = hwpx(section(p(t(SIGNED), table((p(t("a")), p(t("b")))))), title="A")
    for _ in range(300):
        try:
            read(broken(whole, chance))
        except DocumentRefused as refused:
            assert "\n" not in str(refused)


def test_any_broken_file_is_refused_or_read() -> None:
    whole, chance = hwpx(section(p(t(SIGNED)))), random.Random(9)
    for _ in range(300):
        changed = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        try:
            read(bytes(changed))
        except DocumentRefused as refused:
            assert "\n" not in str(refused)
