"""Mails: text, subject, sender, day; what is attached and carried; odd encodings, broken and hostile ones."""

from __future__ import annotations

import base64
import random
from email.header import Header
from io import BytesIO

import pytest

from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.sources.mail import eml
from comity.sources.open import DEFAULT_LIMIT, Opened, PassedOver, open_file
from tests.sources.make_docx import docx, p
from tests.sources.make_mail import TEXT, mail, raw

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def opened(data: bytes, limit: int = DEFAULT_LIMIT) -> list[Opened]:
    return list(eml.documents(BytesIO(data), "a.eml", "box/a.eml", limit))


def read(data: bytes) -> Document:
    [document] = opened(data)
    assert isinstance(document, Document)
    return document


def test_the_text_stands_under_the_subject_and_is_dated_by_the_head() -> None:
    data = mail().as_bytes()
    document = read(data)
    assert document.text == f"Two cities sign\n\n{TEXT.strip()}"
    assert (document.title, document.author, document.language) == ("Two cities sign", "Kim Min-su", "en")
    assert document.published == "2024-05-03"
    assert document.published_evidence == "Date: Fri, 03 May 2024 23:30:00 +0900"
    assert (document.name, document.source, document.media_type) == ("a.eml", "box/a.eml", "message/rfc822")
    assert document.original is not None
    assert document.original.data == data


def test_a_mail_without_a_date_that_holds_is_dated_by_its_text_or_not_at_all() -> None:
    for date in ("", "yesterday", "Thu, 1 Jan 1970 00:00:00 +0000", "Fri, 99 May 2024 00:00:00 +0000"):
        head = f"From: a@city.example\nSubject: Sisters\nDate: {date}"
        assert read(raw(head)).published is None
        assert read(raw(head, f"Posted: May 4, 2024\n\n{TEXT}")).published == "2024-05-04"


def test_the_plain_text_goes_before_the_page_and_the_page_before_nothing() -> None:
    page = "<html><body><p>The page says that both mayors of the cities met in spring.</p></body></html>"
    assert "The page says" not in read(mail(markup=page).as_bytes()).text
    assert "The page says that both mayors" in read(mail(None, markup=page).as_bytes()).text
    assert "The page says that both mayors" in read(mail("  \n", markup=page).as_bytes()).text


@pytest.mark.parametrize("charset", ["cp949", "euc-kr", "ks_c_5601-1987", "iso-2022-kr", "utf-8"])
def test_korean_mails_are_read_in_every_encoding(charset: str) -> None:
    text = "두 도시는 오월 삼일 자매결연 협약을 체결하고 앞으로 청소년 교류를 확대하기로 했다."
    head = (
        b"From: =?euc-kr?B?" + base64.b64encode("김민수".encode("euc-kr")) + b"?= <kim@city.example>\n"
        b"Subject: =?" + charset.encode() + b"?B?" + base64.b64encode("협약 체결".encode(charset)) + b"?=\n"
        b"Date: Fri, 3 May 2024 09:00:00 +0900\n"
        b'Content-Type: text/plain; charset="' + charset.encode() + b'"'
    )
    document = read(raw(head, text.encode(charset)))
    assert document.text == f"협약 체결\n\n{text}"
    assert (document.title, document.author, document.language) == ("협약 체결", "김민수", "ko")


def test_a_vietnamese_mail_in_quoted_letters_is_read() -> None:
    document = read(mail("Hai thành phố Đà Nẵng và Daegu đã ký kết.\n", subject="Hợp tác Đà Nẵng").as_bytes())
    assert document.text == "Hợp tác Đà Nẵng\n\nHai thành phố Đà Nẵng và Daegu đã ký kết."


def test_heads_that_are_written_in_bare_bytes_are_read() -> None:
    head = "From: 김민수\nSubject: 자매결연 협약 체결\nContent-Type: text/plain; charset=euc-kr"
    assert read(raw(head.encode("cp949"), "두 도시".encode("cp949"))).title == "자매결연 협약 체결"
    assert read(raw(head.encode(), "두 도시")).title == "자매결연 협약 체결"


def test_a_subject_over_several_lines_is_one_line() -> None:
    subject = Header("자매결연 협약 체결 소식을 알려 드립니다 " * 4, "utf-8", maxlinelen=60).encode()
    document = read(raw(f"From: a@city.example\nSubject: {subject}\nDate: x"))
    assert document.title == " ".join(["자매결연 협약 체결 소식을 알려 드립니다"] * 4)


def test_what_is_attached_and_can_be_read_is_documents_of_their_own() -> None:
    inner = docx(p("Minutes of the meeting"), p("The cities agreed to exchange students."))
    files = [
        ("의사록.docx", DOCX, inner),
        ("noname", "application/octet-stream", inner),
        ("photo.png", "image/png", b"\x89PNG"),
        ("old.hwp", "application/octet-stream", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ]
    letter, minutes, same, old, passed = opened(mail(files=files).as_bytes())
    assert isinstance(letter, Document)
    assert isinstance(minutes, Document)
    assert (minutes.name, minutes.source) == ("a.eml#의사록.docx", "box/a.eml#의사록.docx")
    assert minutes.text.startswith("Minutes of the meeting")
    assert minutes.original is not None
    assert minutes.original.data == inner
    assert minutes.published is None
    assert isinstance(same, Document)
    assert isinstance(old, DocumentRefused)
    assert str(old).startswith("box/a.eml#old.hwp: ")
    assert passed == PassedOver("attachments in no format that Comity reads", 1)


def test_mails_within_a_mail_are_documents_with_their_own_day() -> None:
    carried = mail(
        "The cities of Daegu and Da Nang met.\n", subject="First", date="Thu, 2 May 2024 10:00:00 +0700"
    )
    attached = ("first.eml", "application/octet-stream", carried.as_bytes())
    found = opened(mail(files=[attached], carried=[carried]).as_bytes())
    told = [(one.name, one.title, one.published) for one in found if isinstance(one, Document)]
    assert told == [
        ("a.eml", "Two cities sign", "2024-05-03"),
        ("a.eml#1", "First", "2024-05-02"),
        ("a.eml#first.eml", "First", "2024-05-02"),
    ]


def test_mails_within_mails_end_somewhere() -> None:
    data = mail().as_bytes()
    for _ in range(9):
        data = mail(files=[("a.eml", "application/octet-stream", data)]).as_bytes()
    *letters, last = opened(data)
    assert len(letters) == 5
    assert isinstance(last, DocumentRefused)
    assert last.reason == "is a mail within 5 others"


def test_a_mail_with_nothing_but_an_attachment_is_its_attachment() -> None:
    empty, minutes = opened(mail("", files=[("a.docx", DOCX, docx(p("They signed.")))]).as_bytes())
    assert empty == PassedOver("mails without a text of their own", 1)
    assert isinstance(minutes, Document)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (mail("").as_bytes(), "is a mail without a text, and without a file that Comity reads"),
        (b"Two cities met.\n\nThey signed.", "is no mail: it has no head"),
        (bytes(range(256)) * 9, "is no mail: it has no head"),
        (b"", "is no mail: it has no head"),
        (
            raw("From: a\nContent-Type: multipart/mixed; boundary=x", "--x\n\na\n" * 1500),
            "holds more than 1,000 parts",
        ),
        (
            raw(
                "From: a\nSubject: b",
                "".join(f"Content-Type: multipart/mixed; boundary=x{n}\n\n--x{n}\n" for n in range(3000)),
            ).replace(b"Subject: b\n\n", b"Subject: b\n"),
            "holds parts within parts, too deep to be a mail",
        ),
    ],
)
def test_what_is_no_mail_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        opened(data)
    assert refused.value.reason == reason


def test_a_text_in_no_known_encoding_is_refused() -> None:
    [refused] = opened(raw("From: a\nSubject: b", bytes(range(128, 256)) * 4))
    assert isinstance(refused, DocumentRefused)
    assert "encoding" in refused.reason


def test_the_limit_holds() -> None:
    with pytest.raises(DocumentRefused, match="larger than"):
        opened(mail().as_bytes(), limit=100)


def test_heads_that_break_parsers_are_read() -> None:
    for head in (
        "Subject: =?utf-8?B?broken?=",
        "Subject: =?no-such?Q?a?=",
        "Subject: =?utf-8?Q?=FF=FE?=",
        "Content-Type: text/plain; charset=no-such",
        'Content-Type: text/plain; charset="',
        "Content-Type: ; ;=;",
        "Content-Disposition: inline; filename*=no'such'%FF",
        "Content-Transfer-Encoding: no-such",
        "Date: " + "1" * 500,
        "From: <<>>,;:",
        "Subject: \x00\x01",
    ):
        for one in opened(raw(f"From: a@city.example\nTo: b@city.example\n{head}")):
            if isinstance(one, Document):
                assert "agreement" in one.text
                assert "\0" not in one.text


def test_what_cannot_be_printed_stands_in_no_head_and_no_name() -> None:
    head = (
        "From: a\x00b <a@city.example>\nDate: Fri, 3 May 2024 09:00:00 +0900\x00\n"
        "Subject: =?utf-8?Q?Sisters=00=1B?= \\ud800\nContent-Type: multipart/mixed; boundary=x"
    )
    named = 'Content-Type: text/plain; name="a\x00\x07\\ud800.txt"'
    letter, attached = opened(raw(head, f"--x\n\n{TEXT}\n--x\n{named}\n\n{TEXT}\n--x--\n"))
    assert isinstance(letter, Document)
    assert isinstance(attached, Document)
    told = (letter.title, letter.author, letter.published_evidence, attached.name, attached.source)
    assert all(one and one.isprintable() for one in told)
    assert letter.published == "2024-05-03"


def test_any_broken_mail_is_refused_or_read() -> None:
    files = [("a.docx", DOCX, docx(p("They signed.")))]
    whole, chance = mail(markup="<p>text</p>", files=files, carried=[mail()]).as_bytes(), random.Random(11)
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            opened(bytes(broken))
        except DocumentRefused as refused:
            assert "\n" not in str(refused)


def test_a_mail_is_told_by_its_look() -> None:
    [document] = open_file(BytesIO(mail().as_bytes()), "message", "message")
    assert isinstance(document, Document)
    assert document.media_type == "message/rfc822"
