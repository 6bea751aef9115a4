"""Vietnamese sentences, headings, captions, quotations, and words in either spelling."""

from __future__ import annotations

from comity.model.document import Document
from comity.reading.clauses.passage import Passage
from comity.reading.languages.vi.quotations import find_speeches
from comity.reading.languages.vi.sentences import find_sentences
from comity.reading.languages.vi.spelling import respelt


def passage(text: str) -> Passage:
    made = Passage(Document(id="d", name="d", text=text, source="d"), "vi")
    find_sentences(made)
    find_speeches(made)
    return made


def test_full_stops_that_end_nothing() -> None:
    text = "Đoàn thăm TP. Vinh ngày 18.9.2025 với 1.265 khách. PGS. TS. Lê Thị Hoa tiếp đoàn."
    assert [sentence.text for sentence in passage(text).sentences] == [
        "Đoàn thăm TP. Vinh ngày 18.9.2025 với 1.265 khách.",
        "PGS. TS. Lê Thị Hoa tiếp đoàn.",
    ]


def test_headings_captions_and_bylines() -> None:
    text = (
        "Hai tỉnh kết nghĩa\nThứ Ba, 05/03/2024, 08:15\n\nChiều qua, hai tỉnh đã ký.\n\n"
        "Quang cảnh lễ ký. Ảnh: M.T\n\nMINH TÂM"
    )
    told = [(sentence.heading, sentence.paragraph) for sentence in passage(text).sentences]
    assert told == [(True, 0), (True, 0), (False, 1), (True, 2), (True, 2), (True, 3)]


def test_a_line_that_begins_with_a_day_is_no_dateline() -> None:
    assert not passage("Ngày 12/11, hai tỉnh đã ký kết.").sentences[0].heading


def test_the_date_before_the_text_is_no_sentence() -> None:
    assert passage("date 2024-03-05 Hai tỉnh đã ký.").sentences[0].text == "Hai tỉnh đã ký."


def test_only_longer_quotations_are_speech() -> None:
    made = passage('Lễ hội "Sắc màu biển" mở cửa. Ông nói: "Chúng tôi rất vui được đón các bạn đến đây".')
    assert [made.text[speech.start : speech.end] for speech in made.speeches] == [
        "Chúng tôi rất vui được đón các bạn đến đây"
    ]


def test_both_ways_of_spelling_are_one() -> None:
    assert respelt("hoà thuỷ tỷ kỹ") == respelt("hòa thủy tỉ kĩ")
    assert respelt("hoàn quý tuyến") == "hoàn quí tuyến"
