"""One text as published: content id, source, publication date, language."""

from __future__ import annotations

import hashlib
from functools import cached_property

import msgspec

from comity.model.span import OffsetMap, Span


class Original(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The bytes a document was read from, as they came, and their media type."""

    data: bytes
    media_type: str

    @cached_property
    def id(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()


class Cell(msgspec.Struct, frozen=True):
    """One cell of a row of an office's list: what it means, and where its value stands in the text."""

    means: str
    span: Span


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text that was read.

    `name` is where it came from in a reader's words (the file name for files); `id` is a hash of
    the text, so the same text is the same document wherever it lies. `published` is an EDTF day
    or None, and `published_evidence` says which words of the source gave it. `original` are the bytes
    it was read from; `cells` are told of a row of a list, whose columns say what each value means.
    """

    id: str
    name: str
    text: str
    source: str
    media_type: str = "text/plain"
    published: str | None = None
    published_evidence: str | None = None
    language: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    offsets: OffsetMap | None = None
    original: Original | None = None
    cells: tuple[Cell, ...] = ()


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A document as far as identity needs it: its content id, text, publication day and language."""

    id: str
    text: str
    published: str | None = None
    language: str | None = None


def content_id(text: str) -> str:
    """A document's id: the first 32 hexadecimal digits of the SHA-256 of its UTF-8 text.

    >>> content_id("a")
    'ca978112ca1bbdcafac231b39a23dc4d'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
