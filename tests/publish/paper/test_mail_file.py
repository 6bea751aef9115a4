"""Papers as plain text and as mails that nobody has sent."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from unicodedata import east_asian_width

import pytest

from comity.publish.paper.files import written
from tests.publish.paper.made_up import paper

LANGUAGES = ("en", "ko", "vi")


def columns(row: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_has_every_word_in_lines_that_fit(language: str) -> None:
    made = paper(language)
    text = written(made, ".txt").decode()
    flat = " ".join(text.split())
    for part in made.parts():
        assert all(word in flat for word in part.text.split())
    assert "[1]" in text
    assert all(columns(row) <= 76 or " " not in row.strip() for row in text.splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mail_has_both_parts_and_no_sender(language: str) -> None:
    made = paper(language)
    once = written(made, ".eml")
    mail = message_from_bytes(once, policy=default)
    assert not mail.defects
    assert made.title in str(mail["Subject"])
    assert (mail["From"], mail["To"], mail["X-Unsent"]) == (None, None, "1")
    assert mail["Content-Language"] == language
    plain, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None and page is not None
    assert plain.get_content().replace("\r\n", "\n") == written(made, ".txt").decode()
    assert page.get_content().replace("\r\n", "\n").strip() == written(made, ".html").decode().strip()
    assert once == written(made, ".eml")
    assert all(len(row) <= 998 for row in once.split(b"\r\n"))
