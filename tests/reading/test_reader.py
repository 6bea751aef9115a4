"""Which reader reads what of a document, and that every claim stands in the text as it is stored."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest

from comity.model.document import Document, content_id
from comity.reading.reader import Reader, Reading

KOREAN = "여수시와 베트남 냐짱시는 지난 4일 여수시청에서 해양관광 분야 업무협약을 체결했다."
VIETNAMESE = (
    "Chiều 12/9, Phó Chủ tịch UBND tỉnh Hà Tĩnh Lê Văn Khải đã tiếp và làm việc với đoàn công tác thành phố "
    "Mokpo (Hàn Quốc). Hai bên đã ký biên bản ghi nhớ về hợp tác du lịch."
)
ENGLISH = "Mokpo and Ha Tinh signed a memorandum of understanding on the training of sailors on May 3, 2024."


def read(reader: Reader, text: str, language: str | None, everything: bool = False) -> Reading:
    document = Document(
        id=content_id(text),
        name="own.txt",
        text=text,
        source="own.txt",
        published="2024-09-13",
        language=language,
    )
    return reader.read(document, everything)


@pytest.mark.parametrize(("text", "language"), [(KOREAN, "ko"), (VIETNAMESE, "vi"), (ENGLISH, "en")])
def test_each_language_has_its_reader(reader: Reader, text: str, language: str) -> None:
    reading = read(reader, text, language)
    assert reading.relevant, reading.reason
    assert reading.claims


def test_a_language_nobody_reads_is_named(reader: Reader) -> None:
    reading = read(reader, "Les deux villes ont signé un accord de jumelage.", "other")
    assert not reading.relevant
    assert reading.reason == "this language (other) is not read yet"
    assert reading.claims == ()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", [VIETNAMESE, KOREAN, f"{KOREAN}\n\n{ENGLISH}\n\n{VIETNAMESE}\n"])
def test_quotes_are_the_stored_characters(reader: Reader, text: str, form: str) -> None:
    stored = unicodedata.normalize(form, text)
    reading = read(reader, stored, "ko" if text.startswith(KOREAN) else "vi")
    assert reading.claims
    assert reading.ungrounded == 0
    assert [claim for claim in reading.claims if stored[slice(*claim.span)] != claim.quote] == []


def test_both_forms_say_the_same(reader: Reader) -> None:
    told = [
        {unicodedata.normalize("NFC", claim.quote) for claim in read(reader, stored, "vi").claims}
        for stored in (unicodedata.normalize(form, VIETNAMESE) for form in ("NFC", "NFD"))
    ]
    assert told[0] == told[1] != set()


def test_sentences_of_another_language_are_read_by_it(reader: Reader) -> None:
    text = f"{KOREAN}\n\n{ENGLISH}\n\n{VIETNAMESE}\n"
    alone = {claim.quote for claim in read(reader, ENGLISH, "en", everything=True).claims}
    mixed = {claim.quote for claim in read(reader, text, "ko").claims}
    assert alone <= mixed
    assert any(quote in KOREAN for quote in mixed)
    assert any(quote in VIETNAMESE for quote in mixed)


def test_what_is_relevant_in_one_language_is_read_in_the_others(reader: Reader) -> None:
    aside = "The city of Mokpo has a population of 210,000."
    assert not read(reader, aside, "en").relevant
    text = f"{KOREAN}\n\n{aside}\n"
    assert any(claim.quote in aside for claim in read(reader, text, "ko").claims)


def test_reading_english_loads_no_other_language() -> None:
    code = f"""
import sys
from comity.model.document import Document
from comity.reading.reader import Reader
from comity.reference.gazetteer import load
Reader(load()).read(Document(id="1", name="a", text={ENGLISH!r}, source="a", language="en"))
print([name for name in sys.modules if name.startswith("comity.reading.languages.")])
"""
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True
    )
    assert run.stdout.strip() == "[]"
