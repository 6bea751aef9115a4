"""Crawl archives: each page that may be relevant is a document; what is broken is refused alone."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.sources.crawl.warc import documents
from comity.sources.open import Opened, PassedOver, open_all
from tests.sources.archives import STORY, packed, page, record

LIMIT = 1_000_000
GZIPPED = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
PAGE = page().encode()


def opened(data: bytes, limit: int = LIMIT) -> list[Opened]:
    return list(documents(BytesIO(data), "crawl.warc", "crawls/crawl.warc", limit))


def named(found: list[Opened]) -> list[str]:
    return [one.name for one in found if isinstance(one, Document)]


def refused(found: list[Opened]) -> list[str]:
    return [str(one) for one in found if isinstance(one, DocumentRefused)]


@pytest.mark.parametrize(
    "join", [b"".join, lambda records: packed(*records), lambda r: gzip.compress(b"".join(r))]
)
def test_each_page_is_a_document_of_its_address(join: Callable[[list[bytes]], bytes]) -> None:
    found = opened(join([record(PAGE, number) for number in (1, 2, 3)]))
    assert named(found) == [f"https://news.example/{number}" for number in (1, 2, 3)]
    first = found[0]
    assert isinstance(first, Document)
    assert first.source == first.name
    assert first.media_type == "text/html"
    assert first.original is not None
    assert first.original.data == PAGE
    assert "signed a memorandum" in first.text
    assert first.published is None, "the day of the crawl is no publication date"


def test_archives_are_opened_as_files(tmp_path: Path) -> None:
    for name, data in (("a.warc", record(PAGE)), ("a.warc.gz", packed(record(PAGE)))):
        (tmp_path / name).write_bytes(data)
        assert named(list(open_all(tmp_path / name))) == ["https://news.example/1"]


def test_other_records_and_answers_are_no_documents() -> None:
    found = opened(
        record(b"GET / HTTP/1.1\r\n\r\n", 1, http="", kind="request")
        + record(b"fetched: yes", 2, http="", kind="metadata")
        + record(PAGE, 3, kind="revisit")
        + record(PAGE, 4, http="HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n")
        + record(b"\x89PNG....", 5, http="HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n")
        + record(PAGE, 6)
    )
    assert named(found) == ["https://news.example/6"]
    assert [one.number for one in found if isinstance(one, PassedOver)] == [2]


def test_plain_texts_and_resources_are_read() -> None:
    text = b"Da Nang and Daegu signed a sister city agreement. Both mayors were there.\nSouth Korea is far."
    found = opened(
        record(text, 1, http="HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n")
        + record(PAGE, 2, http="", kind="resource").replace(
            b"application/http; msgtype=resource", b"text/html"
        )
    )
    assert named(found) == ["https://news.example/1", "https://news.example/2"]


def test_pages_that_cannot_be_relevant_are_counted_and_not_kept() -> None:
    dull = page(
        "<p>The cake needs an hour in the oven, and then it must rest until it is cold.</p>" * 9, "Cake"
    )
    found = opened(b"".join(record(dull.encode(), number) for number in range(7)) + record(PAGE, 8))
    assert named(found) == ["https://news.example/8"]
    assert [one for one in found if isinstance(one, PassedOver)] == [
        PassedOver("cannot be about cooperation between localities of different countries", 7)
    ]


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", lambda data: gzip.compress(data[:60]) + gzip.compress(data[60:])),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("gzip", bytes),  # undone by the crawler, which kept the header
        ("br", bytes),
        ("identity", bytes),
    ],
)
@pytest.mark.parametrize("chunked", [False, True])
def test_what_was_done_for_the_way_is_undone(
    coding: str, pack: Callable[[bytes], bytes], chunked: bool
) -> None:
    body = pack(PAGE)
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n"
    if chunked:
        http += "Transfer-Encoding: chunked\r\n"
        body = b"%x\r\n%s\r\n%x;a=b\r\n%s\r\n0\r\n\r\n" % (50, body[:50], len(body) - 50, body[50:])
    (document,) = opened(record(body, http=http))
    assert isinstance(document, Document)
    assert document.original is not None
    assert document.original.data == PAGE


def test_brotli_is_unpacked() -> None:
    brotli = pytest.importorskip("brotli")
    http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n"
    assert named(opened(record(brotli.compress(PAGE), http=http))) == ["https://news.example/1"]


def test_the_charset_of_the_server_counts() -> None:
    story = "<p>춘천시는 베트남 달랏시와 자매결연 협약을 맺었다. 두 도시의 시장이 서명했다.</p>" * 3
    data = page(story, "춘천시와 달랏시").encode("cp949")
    (document,) = opened(record(data, http="HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=EUC-KR\r\n"))
    assert isinstance(document, Document)
    assert "자매결연 협약" in document.text
    assert document.original is not None
    assert document.original.data == data


@pytest.mark.parametrize("pack", [b"".join, lambda records: packed(*records)])
@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (record(PAGE, 2, length=2_000_000_000), "https://news.example/2 at byte .* says it has 2000 MB"),
        (record(PAGE, 2, length=-5), "broken|no HTTP"),
        (record(PAGE, 2, length=120), "broken"),
        (record(PAGE, 2, http="what is this\r\n"), "no HTTP response"),
        (b"no record at all\r\n\r\n", "broken"),
        (record(b"5\r\nab", 2, http="HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"), "is cut off"),
        (record(b"\x1f\x8b\x08ab", 2, http=GZIPPED), "gzip|cut off"),
        (record(PAGE * 9000, 2), "says it has|larger than"),
        (
            record(gzip.compress(b" " * 9_000_000), 2, http=GZIPPED),
            "1 MB when",
        ),
    ],
)
def test_a_broken_record_is_refused_and_stops_no_other(
    pack: Callable[[list[bytes]], bytes], broken: bytes, reason: str
) -> None:
    found = opened(pack([record(PAGE, 1), broken, record(PAGE, 3)]))
    assert named(found) == ["https://news.example/1", "https://news.example/3"]
    sentences = refused(found)
    assert len(sentences) in (1, 2)
    for sentence in sentences:
        assert sentence.startswith("crawls/crawl.warc: ")
        assert "\n" not in sentence
    with pytest.raises(DocumentRefused, match=reason):
        raise next(one for one in found if isinstance(one, DocumentRefused))


@pytest.mark.parametrize("pack", [b"".join, lambda records: packed(*records)])
def test_an_archive_that_is_cut_off_keeps_what_came_before(pack: Callable[[list[bytes]], bytes]) -> None:
    data = pack([record(PAGE, 1), record(PAGE, 2)])
    found = opened(data[: -len(data) // 4])
    assert named(found) == ["https://news.example/1"]
    assert len(refused(found)) == 1


def test_a_flipped_byte_costs_one_record() -> None:
    first = packed(record(PAGE, 1))
    data = bytearray(packed(*(record(PAGE, number) for number in (1, 2, 3))))
    data[len(first) + 150] ^= 0xFF
    found = opened(bytes(data))
    assert "https://news.example/1" in named(found)
    assert "https://news.example/3" in named(found)


@pytest.mark.parametrize(
    "data", [b"WARC/1.0\r\n", b"hello\n" * 9, b"\n", gzip.compress(b"no archive" * 99, mtime=0)]
)
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentRefused, match=r"crawls/crawl\.warc: "):
        found = opened(data)
        raise next(one for one in found if isinstance(one, DocumentRefused))


def test_an_address_cannot_break_a_sentence() -> None:
    found = opened(record(b"", 1, http="what is this\r\n", uri="https://a.example/\x1b[31m \x07b"))
    assert refused(found)[0].isprintable()


def test_an_archive_within_an_archive_is_passed_over() -> None:
    inner = record(PAGE, 9)
    found = opened(record(inner, http="HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"))
    assert named(found) == []


def test_the_body_is_no_larger_than_the_limit() -> None:
    found = opened(record(page(STORY * 400).encode(), 1), limit=1000)
    assert named(found) == []
    assert "larger than" in refused(found)[0] or "says it has" in refused(found)[0]
