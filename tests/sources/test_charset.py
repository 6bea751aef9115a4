"""Encodings: those that are read, and those that are refused."""

from __future__ import annotations

import unicodedata

import pytest

from comity.sources.charset import Undecodable, decode

KOREAN = "부산시와 호찌민시는 자매결연 협약을 맺고 무역과 관광 분야에서 협력하기로 했다."
VIETNAMESE = "Hai bên đã trao đổi về hợp tác và đầu tư, các doanh nghiệp của tỉnh mong muốn được hỗ trợ."


def cp1258(text: str) -> bytes:
    """Vietnamese as Windows wrote it: letters composed, tones after them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        out += (base + "".join(part for part in parts if part in tones)).encode("cp1258")
    return out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp949"])
def test_korean_is_read_in(encoding: str) -> None:
    assert decode(KOREAN.encode(encoding))[0] == KOREAN


def test_vietnamese_is_read_in_its_windows_code_page_and_composed() -> None:
    assert decode(cp1258(VIETNAMESE * 3)) == (VIETNAMESE * 3, "cp1258")


def test_english_with_windows_quotes_is_read() -> None:
    text = "The mayor said: “We are friends” – and he meant it…"
    assert decode(text.encode("cp1252")) == (text, "cp1252")


def test_a_declared_encoding_is_believed_before_detection() -> None:
    assert decode("시".encode("cp949"), "EUC-KR")[0] == "시"


@pytest.mark.parametrize("declared", [None, "no-such-thing", "euc-kr"])
def test_bytes_of_no_encoding_are_refused(declared: str | None) -> None:
    with pytest.raises(Undecodable):
        decode(b"\xff\xfe\xfd".join(bytes([200 + i % 50, 3]) for i in range(300)), declared)


def test_binary_is_refused() -> None:
    with pytest.raises(Undecodable, match="binary"):
        decode(b"PK\x03\x04" + b"\0" * 30)


def test_truncated_utf16_is_refused() -> None:
    with pytest.raises(Undecodable, match="utf-16"):
        decode("협약".encode("utf-16")[:-1])
