"""Word documents: what stands in them, in order; what is left out; what is refused."""

from __future__ import annotations

import random
import time
from io import BytesIO

import docx as word
import pytest

from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.sources.office import docx as reader
from comity.sources.open import open_file
from tests.sources.make_docx import docx, p, r, table
from tests.sources.make_zip import broken, zipped

SIGNED = "The two cities signed an agreement on trade and tourism."


def read(data: bytes) -> Document:
    return reader.read(data, "a.docx", "a.docx")


def test_paragraphs_and_tables_stand_in_order() -> None:
    document = read(
        docx(
            p("Two cities become sisters"),
            p(SIGNED),
            table((p("City"), p("Year")), (p("Daegu"), p("2024"))),
            p("They will meet again."),
        )
    )
    assert document.text == (
        f"Two cities become sisters\n{SIGNED}\nCity | Year\nDaegu | 2024\nThey will meet again."
    )
    assert document.title == "Two cities become sisters"
    assert document.language == "en"
    assert document.media_type == reader.MEDIA_TYPE


def test_a_file_that_another_program_made_is_read() -> None:
    made, file = word.Document(), BytesIO()
    made.add_heading("Gặp gỡ 자매도시", 1)
    made.add_paragraph("Đà Nẵng và 대구 ký kết").add_run(" một bản ghi nhớ.").bold = True
    cells = made.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "Năm", "2024"
    made.core_properties.title, made.core_properties.author = "Đà Nẵng và 대구", "Sở Ngoại vụ"
    made.save(file)
    document = read(file.getvalue())
    assert document.text == "Gặp gỡ 자매도시\nĐà Nẵng và 대구 ký kết một bản ghi nhớ.\nNăm | 2024"
    assert (document.title, document.author) == ("Đà Nẵng và 대구", "Sở Ngoại vụ")


def test_characters_are_kept_as_they_are_stored() -> None:
    decomposed = "a\u0306\u0301n  u\u00a0ống"
    assert read(docx(p(decomposed))).text == decomposed


def test_a_table_that_lays_out_a_page_keeps_its_paragraphs() -> None:
    inner = table((p("Budget"), p("USD 3 million")))
    text = read(docx(table((p("Press release") + p(SIGNED) + inner, p("Photo"))))).text
    assert text == f"Press release\n{SIGNED}\nBudget | USD 3 million\nPhoto"


def test_breaks_tabs_and_hyphens_are_characters() -> None:
    written = "<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t><w:noBreakHyphen/><w:t>D</w:t></w:r>"
    tabs = "<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>"
    assert read(docx(p(tabs, written))).text == "A\tB\nC-D"


def test_empty_paragraphs_are_one_empty_line() -> None:
    assert read(docx(p(""), p("One."), p(""), p(" "), p("Two."), p(""))).text == "One.\n\nTwo."


def test_what_was_put_in_is_read_and_what_was_deleted_is_not() -> None:
    inserted = f"<w:ins>{r('signed ')}</w:ins>"
    deleted = "<w:del><w:r><w:delText>cancelled</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{r('gone')}</w:moveFrom><w:moveTo>{r('here.')}</w:moveTo>"
    assert read(docx(p("They ", inserted, deleted, moved))).text == "They signed here."


def test_text_in_fields_links_controls_and_boxes_is_read_once() -> None:
    control = f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{p(SIGNED)}</w:sdtContent></w:sdt>"
    link = f'<w:hyperlink r:id="rId3">{r("the city")}</w:hyperlink>'
    field = "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>"
    box = f"<w:txbxContent>{p('In a box')}</w:txbxContent>"
    shape = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    text = read(docx(control, p("See ", link, field, shape))).text
    assert text == f"{SIGNED}\nSee the city\nIn a box"


def test_footnotes_stand_at_the_end_each_once() -> None:
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    document = read(
        docx(p("They signed", note, " it.", note), p("Done."), footnotes=(p("In Daegu."), p("Unused")))
    )
    assert document.text == "They signed it.\nDone.\n\nIn Daegu."


def test_a_letter_s_head_stands_first_and_the_page_s_number_nowhere() -> None:
    page = '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    header = p("Press release, May 3, 2024") + page
    document = read(docx(p("Two cities meet"), p(SIGNED), header=header))
    assert document.text == f"Press release, May 3, 2024\n\nTwo cities meet\n{SIGNED}"
    assert document.title == "Two cities meet"
    assert document.published == "2024-05-03"


def test_when_the_file_was_made_is_no_publication_date() -> None:
    document = read(docx(p("Two cities meet"), p(SIGNED)))
    assert document.published is None
    assert document.published_evidence is None


def test_a_dateline_is_a_publication_date() -> None:
    document = read(docx(p("Two cities meet"), p(f"DAEGU, May 3, 2024 - {SIGNED}")))
    assert document.published == "2024-05-03"
    assert (document.published_evidence or "").startswith("DAEGU, May 3, 2024")


def test_a_title_counts_where_the_text_bears_it_out_or_nothing_else_is_one() -> None:
    assert read(docx(p("Two cities meet"), p(SIGNED), title="A first draft")).title == "Two cities meet"
    assert read(docx(p(SIGNED), title="Two cities meet")).title == "Two cities meet"
    assert read(docx(p(SIGNED), title="Microsoft Word - draft")).title is None
    assert read(docx(p(SIGNED), title="draft.docx")).title is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(p("")), "holds no text"),
        (docx(p("A"), kind="application/x.spreadsheetml.sheet.main+xml"), "is a workbook, not a text"),
        (docx(p("A"), kind="application/x.presentationml.main+xml"), "is a presentation, not a text"),
        (zipped({"a.txt": "text"}), "is a zipped file, but no Word document"),
        (zipped({"[Content_Types].xml": "<Types/>"}), "is a zipped file, but no Word document"),
        (docx(p("A"))[:300], "is damaged: its list of parts cannot be read"),
        (b"PK\x03\x04", "is damaged: its list of parts cannot be read"),
        (docx("<w:p>"), "is damaged: its part word/document.xml is no well-formed XML"),
    ],
)
def test_what_is_no_word_document_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        read(data)
    assert refused.value.reason == reason


def test_a_bomb_of_footnotes_is_told_once() -> None:
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>' * 50_000
    started = time.perf_counter()
    assert len(read(docx(p("They signed.", note), footnotes=(p("A" * 10_000),))).text) < 11_000
    assert time.perf_counter() - started < 10


def test_deep_nests_are_refused_or_read() -> None:
    nested = p(SIGNED)
    for _ in range(60):
        nested = table((nested,))
    assert SIGNED in read(docx(nested)).text
    for _ in range(100):
        nested = table((nested,))
    with pytest.raises(DocumentRefused, match="no well-formed XML"):
        read(docx(nested))


def test_any_broken_part_is_refused_or_read() -> None:
    chance = random.Random(13)
    whole = docx(p(SIGNED), table((p("a"), p("b"))), title="Title", header=p("Head"), footnotes=(p("Note"),))
    for _ in range(300):
        try:
            read(broken(whole, chance))
        except DocumentRefused as refused:
            assert "\n" not in str(refused)


def test_any_broken_file_is_refused_or_read() -> None:
    whole, chance = docx(p(SIGNED), title="Title", header=p("Head"), footnotes=(p("Note"),)), random.Random(7)
    for _ in range(300):
        changed = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        try:
            read(bytes(changed))
        except DocumentRefused as refused:
            assert "\n" not in str(refused)


def test_the_format_is_told_by_the_bytes_and_the_original_kept() -> None:
    data = docx(p(SIGNED))
    [document] = open_file(BytesIO(data), "minutes", "minutes")
    assert isinstance(document, Document)
    assert document.original is not None
    assert (document.original.data, document.original.media_type) == (data, reader.MEDIA_TYPE)
