"""JSON Lines of texts: a JSON object a line, with a text and what is known about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from comity.errors import DocumentRefused
from comity.lexicon.language import OTHER, Language, language_of, languages
from comity.model.dates import is_edtf
from comity.model.document import Document, Original, content_id
from comity.sources.open import Opened, too_large
from comity.sources.published import Published, publication
from comity.sources.text import title_of, with_line_feeds

_MEDIA_TYPE = "application/json"
_TEXT, _NAME, _DATE = ("text", "content"), ("url", "name"), ("published", "date")
_EVIDENCE = "published_evidence"
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?")
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
_STEP = 1 << 20

Keys = tuple[str, ...]


def documents(file: BinaryIO, name: str, source: str, limit: int) -> Iterator[Opened]:
    """The texts in a file, one by one; a line that holds none is yielded as a DocumentRefused naming it."""
    found = False
    for number, line in enumerate(_lines(file, limit), start=1):
        place = f"{source}#{number}"
        if not line.strip():
            continue
        found = True
        try:
            if len(line) > limit:
                raise DocumentRefused(place, too_large(limit))
            yield _document(line, f"{name}#", number, place)
        except DocumentRefused as refused:
            yield refused
    if not found:
        raise DocumentRefused(source, "is empty")


def _lines(file: BinaryIO, limit: int) -> Iterator[bytes]:
    """The lines of a file; of one longer than the limit no more than tells so."""
    while line := file.readline(limit + 1):
        end = line
        while len(line) > limit and not end.endswith(b"\n") and (end := file.readline(_STEP)):
            pass
        yield line


def _document(line: bytes, name: str, number: int, place: str) -> Document:
    told = _object(line, place)
    title = _said(told, ("title",))
    text = _text(told, title, place)
    language = _language(told) or language_of(text)
    published = _published(told) or publication(text, language)
    called = _said(told, _NAME)
    return Document(
        id=content_id(text),
        name=called or f"{name}{_said(told, ('id',)) or number}",
        text=text,
        source=place,
        media_type=_MEDIA_TYPE,
        published=published.day if published else None,
        published_evidence=published.evidence if published else None,
        language=language,
        title=title or title_of(text),
        publisher=_said(told, ("publisher",)),
        author=_said(told, ("author",)),
        original=Original(data=line, media_type=_MEDIA_TYPE),
    )


def _object(line: bytes, place: str) -> dict[str, Any]:
    try:
        told = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise DocumentRefused(place, f"is a line that is no JSON ({error})") from error
    if not isinstance(told, dict):
        raise DocumentRefused(place, "is a line that holds no JSON object")
    return told


def _text(told: Mapping[str, Any], title: str | None, place: str) -> str:
    """The text under its title: the title states facts too, and must be there to be cited."""
    given = next((told[key] for key in _TEXT if isinstance(told.get(key), str)), "")
    body, _ = with_line_feeds(_NO_CHARACTER.sub("\ufffd", given).strip())
    if not body:
        raise DocumentRefused(place, "is a line without a text (under `text` or `content`)")
    return body if not title or title in body[: len(title) + 200] else f"{title}\n\n{body}"


def _said(told: Mapping[str, Any], keys: Keys) -> str | None:
    """The first of these keys that says something, on one line."""
    for key in keys:
        value = told.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and (words := " ".join(_NO_CHARACTER.sub("\ufffd", value).split())):
            return words
    return None


def _language(told: Mapping[str, Any]) -> Language | None:
    said = _said(told, ("language",))
    return said if said in (*languages(), OTHER) else None


def _published(told: Mapping[str, Any]) -> Published | None:
    """The day that a line states, with the words that state it; only what ISO 8601 calls a day is one."""
    for key in _DATE:
        said = _said(told, (key,))
        day = _DAY.fullmatch(said or "")
        if day and is_edtf(day[1]):
            return Published(day[1], _said(told, (_EVIDENCE,)) or f'"{key}": "{said}"')
    return None
