"""JSON Lines of texts."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.sources.open import Opened, open_all

TEXT = "Da Nang and Daegu signed an MOU on tourism on May 3."


def opened(folder: Path, *lines: object, limit: int = 10_000) -> list[Opened]:
    told = [line if isinstance(line, bytes) else msgspec.json.encode(line) for line in lines]
    path = folder / "texts.jsonl"
    path.write_bytes(b"\n".join(told))
    return list(open_all(path, limit))


def only(folder: Path, **told: object) -> Document:
    (document,) = opened(folder, told)
    assert isinstance(document, Document), document
    return document


def test_a_line_is_a_document_with_what_it_says_about_itself(tmp_path: Path) -> None:
    document = only(
        tmp_path,
        title="Two cities sign",
        text=f"{TEXT}\r\nThey met.",
        url="https://example.org/a",
        published="2024-05-06",
        language="vi",
        publisher="The Paper",
        author="A. B.",
    )
    assert document.name == "https://example.org/a"
    assert document.text == f"Two cities sign\n\n{TEXT}\nThey met."
    assert (document.published, document.published_evidence) == ("2024-05-06", '"published": "2024-05-06"')
    assert (document.language, document.title) == ("vi", "Two cities sign")
    assert (document.publisher, document.author) == ("The Paper", "A. B.")
    assert document.source.endswith("texts.jsonl#1")
    assert document.original is not None
    assert msgspec.json.decode(document.original.data)["title"] == "Two cities sign"


def test_other_names_of_the_keys(tmp_path: Path) -> None:
    document = only(tmp_path, content=TEXT, id=7, date="2024-05-06T10:00:00+07:00")
    assert (document.name, document.text, document.language) == ("texts.jsonl#7", TEXT, "en")
    assert (document.published, document.published_evidence) == (
        "2024-05-06",
        '"date": "2024-05-06T10:00:00+07:00"',
    )
    assert only(tmp_path, text=TEXT).name == "texts.jsonl#1"


def test_evidence_of_its_own_is_kept(tmp_path: Path) -> None:
    document = only(tmp_path, text=TEXT, date="2024-05-06", published_evidence="Posted: May 6, 2024")
    assert document.published_evidence == "Posted: May 6, 2024"


@pytest.mark.parametrize(
    "told", ["May 6, 2024", "2024-05", "2024-02-30", "06/05/2024", 20240506, None, ["2024"]]
)
def test_a_date_that_is_no_day_is_none(tmp_path: Path, told: object) -> None:
    document = only(tmp_path, text=TEXT, published=told)
    assert (document.published, document.published_evidence) == (None, None)


def test_without_a_date_the_text_may_tell_it(tmp_path: Path) -> None:
    document = only(tmp_path, text=f"date 2024-05-06\n{TEXT}", date="soon")
    assert (document.published, document.published_evidence) == ("2024-05-06", "date 2024-05-06")


def test_a_title_that_begins_the_text_is_not_repeated(tmp_path: Path) -> None:
    assert (
        only(tmp_path, title="Two cities sign", text=f"Two cities sign\n\n{TEXT}").text.count("sign\n") == 1
    )


def test_characters_that_are_none_become_the_sign_for_unknown(tmp_path: Path) -> None:
    assert only(tmp_path, text="Hue\0 signed", title="a\0b").text == "a\ufffdb\n\nHue\ufffd signed"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"nope", "is a line that is no JSON"),
        (b'{"text": "a', "is a line that is no JSON"),
        (b'{"text": "\xff"}', "is a line that is no JSON"),
        (b"[" * 9_000, "is a line that is no JSON"),
        (b'["text"]', "holds no JSON object"),
        (b"{}", "without a text"),
        (b'{"text": "  "}', "without a text"),
        (b'{"text": 5}', "without a text"),
        (b'{"text": "' + b"a" * 20_000 + b'"}', "is larger than"),
    ],
)
def test_a_broken_line_is_refused_by_its_number_and_the_others_stand(
    tmp_path: Path, line: bytes, reason: str
) -> None:
    first, refused, last = opened(tmp_path, {"text": TEXT}, line, b"", {"text": "Hue and Rennes met."})
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert last.source.endswith("texts.jsonl#4")
    assert isinstance(refused, DocumentRefused)
    assert refused.path.endswith("texts.jsonl#2")
    assert reason in refused.reason


def test_a_file_of_empty_lines_is_empty(tmp_path: Path) -> None:
    with pytest.raises(DocumentRefused, match="is empty"):
        opened(tmp_path, b"\n\n  \n")


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    (document,) = opened(tmp_path, b'\xef\xbb\xbf{"text": "Hue and Rennes met."}')
    assert isinstance(document, Document)
