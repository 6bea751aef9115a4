"""One text as published: content id, source, publication date, language."""

from __future__ import annotations

import hashlib

import msgspec

from comity.model.span import OffsetMap


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text that was read.

    `name` is where it came from in a reader's words (the file name for files); `id` is a hash of
    the text, so the same text is the same document wherever it lies. `published` is an EDTF day
    or None, and `published_evidence` says which words of the source gave it.
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
