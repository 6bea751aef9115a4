"""What a page's bytes say to a reader, without building its tree: rough, but some fifty times as fast."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from comity.sources.charset import Undecodable, decode

SEAM = "\x01"
"""Stands between two pieces of text that a tag parts."""
BREAK = "\x02"
"""Stands where a block of the page ends, as far as the white space around tags shows it."""

_PIECE = re.compile(rb">([^<]+)")
# What is no part of a page's text to the extractor, either.
_UNSEEN = re.compile(rb"<(?:s(?:cript|tyle)|!--|(?:nav|aside|footer)(?=[\s>]))")
_CODE = (b"<script", b"<style")
_PARAGRAPH = re.compile(rb">[^<]{150}")
_LINKED_DATA, _STORY = b"ld+json", b"articleBody"  # which the extractor reads where the page says little
_TAG = 200  # bytes within which a script's tag says what it is
_COMMENT, _COMMENT_ENDS = b"<!--", b"-->"
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[^\t\n\f <&#;]{1,32});?")
_SEAM = SEAM.encode()
_BETWEEN_BLOCKS = re.compile(rf"{SEAM}(?:[ \t\r]*\n[\s{SEAM}]*{SEAM}|(?<=\w{SEAM})(?=\w))")
_WIDE_GAPS = "\n\t\r\f\v\u00a0\u3000"  # signs, besides the space, that part words
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})""", re.IGNORECASE)
_LOOSE_MARKS = tuple(mark.encode() for mark in "\u0300\u0301\u0303\u0309\u0323")  # of Vietnamese tones
_FIRST_OF_MARKS = b"\xcc"  # the byte that all of them begin with
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def pieces(data: bytes, charset: str | None = None) -> bytes | None:
    """The text between a page's tags in UTF-8, with seams; None where its encoding cannot be told.

    `charset` is the encoding that the page's sender declares.

    >>> pieces(b"<p>Da Nang <b>and</b> Daegu<script>x < 1</script></p>")
    b'Da Nang \\x01and\\x01 Daegu'
    """
    if data.startswith(_WIDE) or b"\0" in data[:1000]:
        return _pieces_of(_decoded(data, charset))
    found = _SEAM.join([piece for start, end in _seen(data) for piece in _PIECE.findall(data, start, end)])
    if not found.isascii() and not _is_utf8(found):
        declared = _DECLARED.search(data[:4096])
        return _pieces_of(_decoded(data, charset or (declared[1].decode("ascii") if declared else None)))
    return composed(_unescaped(found))


def _pieces_of(page: str | None) -> bytes | None:
    return None if page is None else pieces(page.replace("\0", "").encode("utf-8", "replace"))


def blocks(found: bytes) -> str:
    r"""The pieces as text, a space before and behind every word; ends of blocks are `BREAK`.

    >>> blocks(b"Menu\x01News\x01\n \x01Da Nang \x01and\x01 Daegu")
    ' Menu\x02News\x02Da Nang and Daegu '
    """
    text = _BETWEEN_BLOCKS.sub(BREAK, found.strip().decode("utf-8", "replace"))
    text = f" {text.replace(SEAM, ' ')} "
    if any(sign in text for sign in _WIDE_GAPS):
        return f" {' '.join(text.split())} "
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _unescaped(found: bytes) -> bytes:
    """UTF-8 text with entities, and the escapes of data in scripts, as the characters they stand for."""
    if b"&" not in found and b"\\u" not in found:
        return found
    text = _REFERENCE.sub(lambda found: _character(found[0]), found.decode("utf-8", "replace"))
    if "\\u" in text:
        text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
    return text.encode("utf-8", "replace")


@lru_cache(maxsize=10_000)
def _character(reference: str) -> str:
    """What a reference such as &amp; stands for: a page in references has hundreds, few of them different."""
    return html.unescape(reference)


def _seen(data: bytes) -> Iterator[tuple[int, int]]:
    """The stretches of a page without what its readers, or those of its story, do not see.

    That is styles, comments, menus, what stands aside or at the foot, and scripts but for those that hold
    the story itself.
    """
    at = 0
    while opening := _UNSEEN.search(data, at):
        start = opening.start()
        end = _end(data, start, opening[0])
        if end < 0:
            end = opening.end()  # never closed, or not where it should be: what follows is seen
            yield at, end
        else:
            yield at, start
            if opening[0] in _CODE and _tells_the_story(data, start, end):
                yield start, end
        at = end
    yield at, len(data)


def _end(data: bytes, start: int, opening: bytes) -> int:
    """Where what begins here ends: at its closing tag, or a comment's last sign; -1 where it does not."""
    if opening == _COMMENT:
        stop = data.find(_COMMENT_ENDS, start + 2)
        return stop if stop < 0 else stop + len(_COMMENT_ENDS) - 1
    closing = b"</" + opening[1:]
    if opening not in _CODE:
        end = data.find(closing, start)
        return -1 if _may_be_a_story(data, start, end) else end
    end = data.find(b"<", start + 1)  # one sign is found many times as fast as a tag
    while end >= 0 and not data.startswith(closing, end):
        end = data.find(b"<", end + 1)
    return end


def _may_be_a_story(data: bytes, start: int, end: int) -> bool:
    """Whether a menu or aside is to be looked at: it has a paragraph, or is not closed where it should be."""
    if end < 0 or _PARAGRAPH.search(data, start, end):
        return True
    if data.find(b"div", start, end) < 0:
        return False
    return data.count(b"<div", start, end) != data.count(b"</div", start, end)


def _tells_the_story(data: bytes, start: int, end: int) -> bool:
    return data.find(_LINKED_DATA, start, start + _TAG) >= 0 and data.find(_STORY, start, end) >= 0


def composed(data: bytes) -> bytes:
    """UTF-8 text with tones as part of their letters, as names and words have them."""
    if _FIRST_OF_MARKS not in data or not any(mark in data for mark in _LOOSE_MARKS):
        return data
    return unicodedata.normalize("NFC", data.decode("utf-8")).encode("utf-8")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(data: bytes, charset: str | None) -> str | None:
    try:
        return decode(data, charset)[0]
    except Undecodable:
        return None
