"""Plain text: the characters of the file as they stand, with line ends as Python reads them."""

from __future__ import annotations

import re

from comity.errors import DocumentRefused
from comity.lexicon.language import language_of
from comity.model.document import Document, content_id
from comity.model.span import OffsetMap
from comity.sources.charset import Undecodable, decode
from comity.sources.published import publication

_FOREIGN_LINE_END = re.compile(r"\r\n?")


def read(data: bytes, name: str, source: str) -> Document:
    """The document a plain text's bytes hold; DocumentRefused where they are no text, or an empty one."""
    try:
        decoded, _ = decode(data)
    except Undecodable as error:
        raise DocumentRefused(source, str(error)) from error
    if not decoded.strip():
        raise DocumentRefused(source, "is empty")
    text, offsets = with_line_feeds(decoded)
    language = language_of(text)
    found = publication(text, language)
    return Document(
        id=content_id(text),
        name=name,
        text=text,
        source=source,
        published=found.day if found else None,
        published_evidence=found.evidence if found else None,
        language=language,
        title=title_of(text),
        offsets=offsets,
    )


def with_line_feeds(text: str) -> tuple[str, OffsetMap | None]:
    r"""The text with `\r\n` and `\r` as `\n`, and the way back where that moved anything.

    Python and everything that opens a file as text reads line ends so: spans fit what they see.

    >>> with_line_feeds("a\r\nb")
    ('a\nb', OffsetMap(clean=(0, 2), original=(0, 3)))
    """
    if "\r" not in text:
        return text, None
    clean, original, removed = [0], [0], 0
    for end in _FOREIGN_LINE_END.finditer(text):
        if len(end.group()) == 2:
            removed += 1
            clean.append(end.end() - removed)
            original.append(end.end())
    return _FOREIGN_LINE_END.sub("\n", text), OffsetMap(tuple(clean), tuple(original)) if removed else None


def title_of(text: str) -> str | None:
    """The first line where it is short and does not end as a sentence does; else None.

    >>> title_of("Two cities become sisters\\n\\nThey signed.")
    'Two cities become sisters'
    """
    first, _, rest = text.strip().partition("\n")
    first = re.sub(r"^date \d{4}-\d{2}-\d{2}\s*", "", first.strip())
    if not rest or not first or len(first) > 200 or first.endswith((".", "!", "。")):
        return None
    return first
