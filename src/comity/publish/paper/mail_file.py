"""Papers as a mail that nobody has sent: plain text and a web page, for a mail program to open and send."""

from __future__ import annotations

from datetime import UTC, datetime, time
from datetime import date as day
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from comity.publish.paper import html_file, text_file
from comity.publish.paper.composed import Composed
from comity.publish.paper.layout import Layout

_PARTS = "comity-parts"  # the same paper gives the same bytes


def written(paper: Composed, layout: Layout) -> bytes:
    """The mail: without a sender or anybody it goes to, marked as one still to be sent."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = " – ".join(told for told in (paper.title, paper.subtitle) if told)
    mail["Date"] = format_datetime(datetime.combine(day.fromisoformat(paper.on), time(), UTC))
    mail["X-Unsent"] = "1"
    mail.set_content(text_file.text(paper), cte="base64")
    mail.add_alternative(html_file.written(paper, layout).decode(), subtype="html", cte="base64")
    mail.set_boundary(_PARTS)
    mail["Content-Language"] = paper.language
    return mail.as_bytes()
