"""What a mail holds: its head, its text, and what is attached to it; run in a process apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

import msgspec

from comity.errors import DocumentRefused
from comity.sources.charset import Undecodable, decode

_HEAD = ("from", "subject", "date", "to", "received", "content-type")
_FEWEST = 2  # of these a mail has
_PARTS = 1000
_DEEPEST = "holds parts within parts, too deep to be a mail"
_EARLIEST, _LATEST = 1980, 2100  # years; a clock that was never set tells others
_STATEFUL = re.compile(r"iso-2022-|utf-?7|hz-gb", re.IGNORECASE)  # encodings that look like ASCII


class Text(msgspec.Struct, frozen=True):
    """A piece of a mail's text: its bytes in UTF-8 where that could be told, and whether it is HTML."""

    data: bytes
    is_html: bool


class Attachment(msgspec.Struct, frozen=True):
    """A file that came with a mail."""

    name: str
    media_type: str
    data: bytes


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """A mail: `day` is when it was sent, by its `date` line; `mails` are those it carries."""

    subject: str
    author: str
    day: str | None
    date: str
    texts: list[Text]
    attachments: list[Attachment]
    mails: list[Mail]


def extract(data: bytes) -> bytes:
    """The Mail in the bytes, encoded; DocumentRefused where they are none."""
    try:
        # The newer policies parse headers by the letter, and raise on many that mails have.
        message = message_from_bytes(data, policy=policy.compat32)
        if sum(name in message for name in _HEAD) < _FEWEST:
            raise DocumentRefused("", "is no mail: it has no head")
        if sum(1 for _ in message.walk()) > _PARTS:
            raise DocumentRefused("", f"holds more than {_PARTS:,} parts")
        return msgspec.msgpack.encode(_mail(message))
    except RecursionError as error:
        raise DocumentRefused("", _DEEPEST) from error


def _mail(message: Message) -> Mail:
    texts, attachments, mails = [], [], []
    for part in _leaves(message):
        kind, name = part.get_content_type(), _name(part)
        if kind == "message/rfc822" and _parts(part):
            mails.append(_mail(_parts(part)[0]))
        elif kind in ("text/plain", "text/html") and not name and not _is_attached(part):
            texts.append(Text(_decoded(part), kind == "text/html"))
        else:
            attachments.append(Attachment(name, kind, _bytes(part)))
    charset = next(
        (part.get_content_charset() for part in message.walk() if part.get_content_charset()), None
    )
    sender, address = parseaddr(_header(message, "from", charset))
    date = _header(message, "date", charset)
    return Mail(
        subject=_header(message, "subject", charset),
        author=sender or address,
        day=_day(date),
        date=date,
        texts=texts,
        attachments=attachments,
        mails=mails,
    )


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something; of what is told in several ways, the plainest that says something."""
    kind, parts = message.get_content_type(), _parts(message)
    if kind == "message/rfc822" or not message.is_multipart():
        yield message
    elif kind == "multipart/alternative" and (best := _plainest(parts)):
        yield from best
    else:
        for part in parts:
            yield from _leaves(part)


def _parts(message: Message) -> list[Message]:
    payload = message.get_payload()
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def _plainest(parts: list[Message]) -> list[Message] | None:
    told = [list(_leaves(part)) for part in parts]
    for wanted in ("text/plain", "text/html"):
        for leaves in told:
            if any(leaf.get_content_type() == wanted and _bytes(leaf).strip() for leaf in leaves):
                return leaves
    return None


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _decoded(part: Message) -> bytes:
    """A text's bytes in UTF-8, or as they are where their encoding cannot be told."""
    data, charset = _bytes(part), part.get_content_charset()
    if charset and _STATEFUL.match(charset):
        with suppress(LookupError, UnicodeDecodeError):
            return data.decode(charset).encode("utf-8", "replace")
    with suppress(Undecodable):
        return decode(data, charset)[0].encode("utf-8", "replace")
    return data


def _name(part: Message) -> str:
    """The name of an attached file, however it is encoded."""
    try:
        told = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""
    return _in_words(_undamaged(str(told), None)).replace("/", "_")


def _header(message: Message, name: str, charset: str | None) -> str:
    """A header's first value in words; `charset` is the encoding of one whose sender tells none."""
    told = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    return _in_words(_undamaged(told, charset))


def _undamaged(told: str, charset: str | None) -> str:
    """A header's characters where its sender wrote them as bare bytes."""
    data = told.encode("utf-8", "surrogateescape")
    if data.isascii():
        return told
    with suppress(Undecodable):
        return decode(data, charset)[0]
    return data.decode("utf-8", "replace")


def _in_words(told: str) -> str:
    try:
        pieces = decode_header(told)
    except (HeaderParseError, ValueError):
        return _in_one_line(told)
    return _in_one_line("".join(_piece(piece, charset) for piece, charset in pieces))


def _in_one_line(told: str) -> str:
    """What can be printed of it, in one line: heads may hold any character, by error or malice."""
    return "".join(character for character in " ".join(told.split()) if character.isprintable())


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    if charset is None:
        return piece.decode("raw-unicode-escape", "replace")
    with suppress(LookupError, UnicodeDecodeError):
        if _STATEFUL.match(charset):
            return piece.decode(charset)
    with suppress(Undecodable):
        return decode(piece, charset)[0]
    return piece.decode("utf-8", "replace")


def _day(date: str) -> str | None:
    """The day a date line tells, in its sender's time zone."""
    try:
        sent = parsedate_to_datetime(date)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return sent.date().isoformat() if _EARLIEST <= sent.year <= _LATEST else None
