"""Mails (.eml): the text under its subject, dated by its head, and each attachment that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

import msgspec

from comity.errors import DocumentRefused
from comity.model.document import Original
from comity.sources.apart import Worker
from comity.sources.charset import Undecodable, decode
from comity.sources.mail.parts import Attachment, Mail, Text
from comity.sources.media_types import ending_for
from comity.sources.open import Opened, PassedOver, ending_of, open_file, told_by_bytes, too_large
from comity.sources.pages import html
from comity.sources.properties import Properties

MEDIA_TYPE = "message/rfc822"
_DEEPEST = 5  # mails within mails
_UNREAD = "attachments in no format that Comity reads"
_EMPTY = "mails without a text of their own"
_ANYTHING = "application/octet-stream"  # the media type that says nothing
_HEAD = 65_536  # bytes that tell a format

_worker = Worker("comity.sources.mail.parts", "extract")


def documents(file: BinaryIO, name: str, source: str, limit: int) -> Iterator[Opened]:
    """The mail as a document, then what is attached to it; DocumentRefused where there is nothing to read."""
    found = False
    for opened in _documents(file.read(limit + 1), name, source, limit, depth=1):
        found = found or not isinstance(opened, PassedOver)
        yield opened
    if not found:
        raise DocumentRefused(source, "is a mail without a text, and without a file that Comity reads")


def _documents(data: bytes, name: str, source: str, limit: int, depth: int) -> Iterator[Opened]:
    if len(data) > limit:
        raise DocumentRefused(source, too_large(limit))
    if depth > _DEEPEST:
        raise DocumentRefused(source, f"is a mail within {_DEEPEST} others")
    mail = msgspec.msgpack.decode(_worker.do(data, source), type=Mail)
    yield from _told(mail, Original(data=data, media_type=MEDIA_TYPE), name, source, limit, depth)


def _told(mail: Mail, original: Original, name: str, source: str, limit: int, depth: int) -> Iterator[Opened]:
    """What a mail holds; those it carries share its original, as they have no bytes of their own."""
    yield _letter(mail, original, name, source)
    for number, carried in enumerate(mail.mails, start=1):
        if depth < _DEEPEST:
            yield from _told(carried, original, f"{name}#{number}", f"{source}#{number}", limit, depth + 1)
    unread = 0
    for number, attachment in enumerate(mail.attachments, start=1):
        place = f"#{attachment.name or number}"
        ending = _ending(attachment)
        if ending is None:
            unread += 1
            continue
        try:
            if ending == ".eml":
                yield from _documents(attachment.data, name + place, source + place, limit, depth + 1)
            else:
                file = BytesIO(attachment.data)
                yield from open_file(file, name + place, source + place, limit, ending)
        except DocumentRefused as refused:
            yield refused
    if unread:
        yield PassedOver(_UNREAD, unread)


def _letter(mail: Mail, original: Original, name: str, source: str) -> Opened:
    """The mail's text under its subject, which states facts too and must be there to be cited."""
    try:
        body = "\n\n".join(piece for text in mail.texts if (piece := _text(text, name, source)))
        if not body:
            return PassedOver(_EMPTY, 1)
        told = body if body.startswith(mail.subject) else f"{mail.subject}\n\n{body}"
        properties = Properties(title=mail.subject, author=mail.author)
        document = properties.of(told, name=name, source=source, media_type=MEDIA_TYPE)
    except DocumentRefused as refused:
        return refused
    if mail.day:
        sent = {"published": mail.day, "published_evidence": f"Date: {mail.date}"}
        document = msgspec.structs.replace(document, **sent)
    return msgspec.structs.replace(document, original=original)


def _text(text: Text, name: str, source: str) -> str:
    """A piece of a mail's text; nothing where it is a page without words."""
    if text.is_html:
        try:
            return html.read(text.data, name, source).text
        except DocumentRefused:
            return ""
    try:
        return decode(text.data)[0].strip()
    except Undecodable as error:
        raise DocumentRefused(source, str(error)) from error


def _ending(attachment: Attachment) -> str | None:
    """The ending of the format that an attached file shows, is named for, or is said to have."""
    told = told_by_bytes(attachment.data[:_HEAD]) or ending_of(attachment.name)
    if told or attachment.media_type == _ANYTHING:
        return told
    return ending_for(attachment.media_type, attachment.name)
