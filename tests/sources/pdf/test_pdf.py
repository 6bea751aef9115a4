"""PDF documents: the text layer as paragraphs; what has none, is closed, damaged or hostile is refused."""

from __future__ import annotations

import random
import time
import zlib

import pytest

from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.sources.pdf import lines as pdf_lines
from comity.sources.pdf import pdf as reader
from tests.sources.make_pdf import Line, in_stream, paragraph, pdf

HEAD = paragraph("Two cities sign a pact", size=18)
BODY = paragraph(
    "The two cities signed an agreement on coopera-",
    "tion in tourism and the exchange of students, and",
    "of teachers.",
    y=700,
)


def read(data: bytes) -> Document:
    return reader.read(data, "a.pdf", "a.pdf")


def refusal(data: bytes) -> str:
    with pytest.raises(DocumentRefused) as refused:
        read(data)
    assert "\n" not in str(refused.value)
    return refused.value.reason


def test_the_text_is_paragraphs_under_a_headline() -> None:
    document = read(pdf(HEAD + BODY))
    assert document.text == (
        "Two cities sign a pact\n\nThe two cities signed an agreement on cooperation in tourism "
        "and the exchange of students, and of teachers."
    )
    assert (document.title, document.language) == ("Two cities sign a pact", "en")
    assert document.media_type == "application/pdf"
    assert document.offsets is None


@pytest.mark.parametrize("turn", ["0 1 -1 0", "-1 0 0 -1"])
def test_turned_pages_are_read_alike(turn: str) -> None:
    assert read(pdf(HEAD + BODY, turn=turn)).text == read(pdf(HEAD + BODY)).text


def test_vietnamese_and_korean_letters_are_whole_however_they_are_drawn() -> None:
    text = read(pdf(paragraph("Đà Nẵng ký kết với 대구", "de\u0302\u0301n \u1103\u1162\u1100\u116e ﬁt"))).text
    assert text == "Đà Nẵng ký kết với 대구\nđến 대구 fit".replace("đến", "dến")


def test_title_and_author_come_from_the_properties_and_the_date_of_making_does_not_count() -> None:
    made = {"Title": "Hợp tác 협력", "Author": "Sở  Ngoại vụ", "CreationDate": "D:20240503010203Z"}
    document = read(pdf(paragraph("They signed it.", "Hợp tác 협력"), properties=made))
    assert (document.title, document.author, document.published) == ("Hợp tác 협력", "Sở Ngoại vụ", None)
    assert (
        read(pdf(HEAD + BODY, properties={"Title": "Microsoft Word - a.doc"})).title
        == "Two cities sign a pact"
    )


def test_a_dateline_is_a_publication_date() -> None:
    document = read(pdf([*HEAD, Line(70, 730, "Posted: May 3, 2024"), *BODY]))
    assert (document.published, document.published_evidence) == ("2024-05-03", "Posted: May 3, 2024")


def test_heads_and_numbers_of_pages_are_left_out_and_sentences_go_on() -> None:
    first = paragraph(
        "Both mayors told the press that they would meet again", "and that the exchange of students will go"
    )
    second = paragraph("on in the coming year.")
    edges = [[Line(70, 810, "The Daily Herald"), Line(290, 30, f"{number} / 2")] for number in (1, 2)]
    document = read(pdf([*edges[0], *first], [*edges[1], *second]))
    assert document.text == (
        "Both mayors told the press that they would meet again and that the exchange of students will go "
        "on in the coming year."
    )


def test_a_scan_is_refused_as_one() -> None:
    reason = "is a scan without a text layer: its text must be recognised (OCR) first"
    assert refusal(pdf([], [], picture=True)) == reason
    assert refusal(pdf([Line(290, 30, "1")], picture=True)) == reason
    assert refusal(pdf([])) == "holds no text"


def test_a_text_layer_that_names_no_characters_is_refused() -> None:
    private = "".join(map(chr, range(0xE000, 0xE040)))
    assert "do not tell which characters" in refusal(pdf(paragraph(private, "a")))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n", "is damaged: it cannot be opened as a PDF"),
        (b"%PDF-1.7\n" + bytes(5000), "is damaged: it cannot be opened as a PDF"),
        (b"no PDF at all", "is damaged: it cannot be opened as a PDF"),
        (pdf(BODY).replace(b"/Kids [10 0 R]", b"/Kids [2 0 R]"), "is damaged: its page 1 cannot be read"),
    ],
)
def test_what_is_damaged_is_refused(data: bytes, reason: str) -> None:
    assert refusal(data) == reason


def test_a_password_is_told() -> None:
    standard = f"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
    closed = pdf(BODY, trailer=f"/Encrypt {standard} /ID [<{'43' * 16}> <{'43' * 16}>]")
    assert refusal(closed) == "is protected by a password: save it without one"


def test_bounds_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_lines, "PAGES", 2)
    with pytest.raises(DocumentRefused, match="more than 2 pages"):
        pdf_lines.extract(pdf(BODY, BODY, BODY))
    monkeypatch.setattr(pdf_lines, "CHARACTERS", 100)
    with pytest.raises(DocumentRefused, match="more than 100 characters"):
        pdf_lines.extract(pdf(BODY, BODY))


def test_a_bomb_is_refused_in_time_and_other_files_are_read() -> None:
    packing = zlib.compressobj()
    packing.compress(b" ")
    packing.flush(zlib.Z_FULL_FLUSH)
    spaces = packing.compress(b" " * 10_000_000) + packing.flush(zlib.Z_FULL_FLUSH)
    bomb = in_stream(zlib.compress(zlib.compress(b"")[:2] + spaces * 150), "[/FlateDecode /FlateDecode]")
    started = time.perf_counter()
    assert refusal(bomb) == "cannot be read: it takes too much memory, or breaks its reader"
    assert time.perf_counter() - started < 10
    assert "agreement" in read(pdf(BODY)).text


def test_any_broken_file_is_refused_or_read() -> None:
    whole, chance = pdf(HEAD + BODY, properties={"Title": "Title"}), random.Random(3)
    for _ in range(300):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            read(bytes(broken[: chance.randint(10, len(broken))] if chance.random() < 0.3 else broken))
        except DocumentRefused as refused:
            assert "\n" not in str(refused)
