"""Plain text: what is kept, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import DocumentRefused
from comity.sources import text


def read(data: bytes) -> text.Document:
    return text.read(data, "a.txt", "a.txt")


def test_text_is_what_python_reads_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("One — two\r\nthree\rfour\n".encode())
    assert read(path.read_bytes()).text == path.read_text("utf-8")


def test_the_first_line_with_its_date_stays_in_the_text() -> None:
    document = read(b" date 2022-01-07 VIETNAM, January 7 -\n\nThey signed.\n")
    assert document.text.startswith(" date 2022-01-07 VIETNAM")
    assert document.published == "2022-01-07"
    assert document.published_evidence == "date 2022-01-07"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read(b"\xef\xbb\xbfThe city signed.").text == "The city signed."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \n\t\n", "is empty"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b"abc\0def", "binary"),
        (bytes(range(1, 9)) * 50, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)) * 20, "is"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentRefused, match=reason):
        read(data)


@given(st.text(alphabet=st.sampled_from("ab \r\nđ한"), min_size=1))
def test_offsets_lead_back_to_the_characters_of_the_file(raw: str) -> None:
    clean, offsets = text.with_line_feeds(raw)
    assert "\r" not in clean
    for at, character in enumerate(clean):
        original = raw[offsets.back(at) if offsets else at]
        assert original == character or (character == "\n" and original == "\r")


def test_equal_texts_are_one_document_whatever_their_files_are_called() -> None:
    first, second = text.read(b"Same.", "a.txt", "x/a.txt"), text.read(b"Same.", "b.txt", "y/b.txt")
    assert first.id == second.id
    assert first.name != second.name


def test_a_title_is_a_first_line_that_is_no_sentence() -> None:
    assert read(b"date 2024-01-02 Two cities meet\n\nThey met.").title == "Two cities meet"
    assert read(b"They met in spring.\n\nThey met again.").title is None
