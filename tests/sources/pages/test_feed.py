"""Feeds: their entries as documents, dates as they are written, and what would swell or hang refused."""

from __future__ import annotations

import time
from io import BytesIO

import pytest

from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.sources.open import DEFAULT_LIMIT, Opened, PassedOver
from comity.sources.pages import feed

SENTENCE = "The mayor of Daegu and the chairman of Da Nang met on Monday and agreed to exchange students."
SECOND = "Both sides said that the programme would begin with twenty students from each of the cities."


def opened(data: str | bytes, limit: int = DEFAULT_LIMIT) -> list[Opened]:
    return list(
        feed.documents(BytesIO(data.encode() if isinstance(data, str) else data), "f.xml", "d/f.xml", limit)
    )


def documents(data: str | bytes) -> list[Document]:
    found = opened(data)
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def rss(item: str, channel: str = "<title>City Gazette</title>") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel>{channel}{item}</channel></rss>"
    )


def item(told: str = "", text: str = SENTENCE) -> str:
    return f"<item><title>Two cities agree</title>{told}<description>{text}</description></item>"


def test_an_entry_is_a_document_with_what_the_feed_says_of_it() -> None:
    told = (
        "<link>https://example.org/a?x=1&amp;y=2</link><pubDate>Mon, 06 May 2024 01:30:00 +0900</pubDate>"
        "<dc:creator>Kim Min-su</dc:creator>"
        f"<content:encoded><![CDATA[<p>{SENTENCE}</p><p>{SECOND}</p><script>track()</script>]]></content:encoded>"
    )
    (document,) = documents(rss(item(told, "Short.")))
    assert document.text == f"Two cities agree\n\n{SENTENCE}\n{SECOND}"
    assert document.name == "https://example.org/a?x=1&y=2"
    assert document.source == "d/f.xml#https://example.org/a?x=1&y=2"
    assert (document.title, document.publisher) == ("Two cities agree", "City Gazette")
    assert (document.author, document.language) == ("Kim Min-su", "en")
    assert (document.published, document.published_evidence) == (
        "2024-05-06",
        "Mon, 06 May 2024 01:30:00 +0900",
    )
    assert document.media_type == "application/rss+xml"
    assert document.original
    assert document.original.data.startswith(b"<?xml")


def test_an_atom_entry_is_read() -> None:
    (document,) = documents(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Tòa soạn</title><entry>'
        '<title type="html">Hai thành phố &lt;b&gt;ký kết&lt;/b&gt;</title>'
        '<link rel="alternate" href="https://example.org/vi/1"/><updated>2024-05-07T00:10:00+07:00</updated>'
        "<author><name>Trần Bình</name></author>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Thành phố Đà Nẵng và'
        " thành phố Daegu đã ký thỏa thuận hợp tác về giáo dục và du lịch vào sáng thứ hai.</p></div>"
        "</content></entry></feed>"
    )
    assert document.text.startswith("Hai thành phố ký kết\n\nThành phố Đà Nẵng")
    assert (document.language, document.author, document.publisher) == ("vi", "Trần Bình", "Tòa soạn")
    assert (document.published, document.media_type) == ("2024-05-07", "application/atom+xml")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("<pubDate>Mon, 06 May 2024 23:59:00 -1100</pubDate>", "2024-05-06"),
        ("<pubDate>6 May 2024 08:00:00 GMT</pubDate>", "2024-05-06"),
        ("<pubDate>2024-05-06 08:00:00</pubDate>", "2024-05-06"),
        ("<dc:date>2024-05-06T00:30:00+09:00</dc:date>", "2024-05-06"),
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 +0000</pubDate>", None),
        ("<pubDate>Mon, 31 Feb 2024 00:00:00 +0000</pubDate>", None),
        ("<pubDate>yesterday</pubDate>", None),
        ("", None),
    ],
)
def test_the_day_is_the_one_that_is_written(written: str, day: str | None) -> None:
    assert documents(rss(item(written)))[0].published == day


def test_a_korean_feed_in_its_own_encoding_is_read() -> None:
    text = "대구광역시와 다낭시는 6일 관광과 창업 분야에서 협력하기로 하는 업무협약을 체결했다고 밝혔다."
    data = rss(item(text=text)).replace("utf-8", "euc-kr").encode("cp949")
    (document,) = documents(data)
    assert document.text.endswith(text)
    assert document.language == "ko"


def test_an_entry_without_a_link_is_named_by_its_number() -> None:
    assert documents(rss(item() + item(text=SECOND)))[1].name == "d/f.xml#2"


def test_an_entry_without_a_text_is_refused_and_stops_no_other() -> None:
    first, second = opened(rss("<item><title>Only a title</title></item>" + item()))
    assert isinstance(first, DocumentRefused)
    assert first.reason == "is an entry of a feed without a text"
    assert isinstance(second, Document)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "/a"])
def test_only_web_links_are_names(link: str) -> None:
    assert documents(rss(item(f"<link>{link}</link>")))[0].name == "d/f.xml#1"


def test_a_feed_that_is_not_quite_xml_is_read() -> None:
    (document,) = documents(rss(item(text=f"Tom & Ann&nbsp;say: {SENTENCE}")))
    assert SENTENCE in document.text


def test_entries_beyond_many_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "_MOST", 3)
    found = opened(rss("".join(item(text=f"{SENTENCE} {number}") for number in range(10))))
    assert len(found) == 4
    assert found[-1] == PassedOver("beyond the first 3 entries of a feed", 7)


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (f"{BOMB}]>" + rss(item(text="&i;")).split("?>")[1], "declares entities"),
        (
            '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel/></rss>',
            "declares entities",
        ),
        ("<svg xmlns='http://www.w3.org/2000/svg'><a/></svg>", "no RSS or Atom feed"),
        ("<rss>" + "<a>" * 200 + "</a>" * 200 + "</rss>", "too deep"),
        ("<rss>" + "<a/>" * 200_000 + "</rss>", "too many elements"),
        ("<rss>" + "<" * 1_500_000, "too large to be read nevertheless"),
        (b"\x00\x01\x02" * 100, "no RSS or Atom feed"),
        ("<rss>" + " " * 6_000_000 + "</rss>", "too large for a feed"),
    ],
)
def test_what_would_swell_or_hang_is_refused_at_once(data: str | bytes, reason: str) -> None:
    began = time.monotonic()
    with pytest.raises(DocumentRefused, match=reason) as refused:
        opened(data)
    assert refused.value.path == "d/f.xml"
    assert time.monotonic() - began < 10


def test_the_limit_holds_for_feeds() -> None:
    with pytest.raises(DocumentRefused, match="larger than"):
        opened(rss(item(text=SENTENCE * 30)), limit=1000)


@pytest.mark.parametrize(
    "part", ["<", "&", "<![CDATA[", "<a>", "<!--", "<item><title>", "&#x;", "\x00", "<!"]
)
def test_rubbish_ends_soon(part: str) -> None:
    began = time.monotonic()
    data = f"<rss><channel><item><title>{part * (900_000 // len(part))}"
    try:
        opened(data)
    except DocumentRefused as refused:
        assert "\n" not in str(refused)
    assert time.monotonic() - began < 20
