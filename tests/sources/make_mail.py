"""Mails for tests, as programs send them."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage, Message

TEXT = "The two cities signed an agreement on trade and tourism.\nThey will meet again in the spring.\n"


def mail(
    text: str | None = TEXT,
    *,
    subject: str = "Two cities sign",
    sender: str = "Kim Min-su <kim@city.example>",
    date: str = "Fri, 3 May 2024 23:30:00 +0900",
    markup: str | None = None,
    charset: str = "utf-8",
    files: Sequence[tuple[str, str, bytes]] = (),
    carried: Sequence[Message] = (),
) -> EmailMessage:
    """A mail; `files` are names, media types and bytes of what is attached, `carried` mails within it."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"], made["Date"] = sender, "press@city.example", subject, date
    if text is not None:
        made.set_content(text, charset=charset)
    if markup is not None:
        if text is None:
            made.set_content(markup, subtype="html", charset=charset)
        else:
            made.add_alternative(markup, subtype="html", charset=charset)
    for name, kind, data in files:
        main, _, sub = kind.partition("/")
        made.add_attachment(data, maintype=main, subtype=sub, filename=name)
    for other in carried:
        made.add_attachment(other)
    return made


def raw(head: str | bytes, body: str | bytes = TEXT) -> bytes:
    """A mail of just these bytes."""
    parts = [part.encode() if isinstance(part, str) else part for part in (head, body)]
    return b"\n\n".join(parts)
