"""Addresses to documents: pages, feeds with the pages they link to, and what was met before."""

from __future__ import annotations

import pytest

from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.sources.open import Opened
from comity.sources.opener import Opener
from comity.sources.web.pages import Pages
from comity.sources.web.visits import Visits
from tests.loopback import Page, Site
from tests.sources.web.conftest import Quick

SHORT = "The mayor of Daegu and the chairman of Da Nang met on Monday."
LONG = (
    "The mayor of Daegu and the chairman of Da Nang met on Monday and agreed to exchange students. "
    "Both sides said that the programme would begin with twenty students from each of the cities. "
)
HTML = {"Content-Type": "text/html; charset=utf-8"}
RSS = {"Content-Type": "application/rss+xml"}


def page(text: str = LONG, head: str = "") -> Page:
    return Page(
        f"<!doctype html><html><head><title>Two cities agree</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Two cities agree</h1><p>{text}</p><p>{text}</p></article></body></html>".encode(),
        headers=HTML,
    )


def feed(*items: str) -> Page:
    entries = "".join(f"<item><title>Two cities agree</title>{item}</item>" for item in items)
    return Page(
        f"<rss version='2.0'><channel><title>City Gazette</title>{entries}</channel></rss>".encode(),
        headers=RSS,
    )


def item(link: str, text: str = SHORT) -> str:
    day = "<pubDate>Mon, 06 May 2024 10:00:00 +0900</pubDate>"
    return f"<link>{link}</link><description>{text}</description>{day}"


@pytest.fixture
def pages(fetcher: Quick) -> Pages:
    return Pages(fetcher, 100_000)


def one(found: list[Opened]) -> Document:
    (document,) = found
    assert isinstance(document, Document), document
    return document


def test_a_page_is_named_by_where_it_was_found(site: Site, pages: Pages) -> None:
    site.pages |= {"/short": Page(b"", 301, {"Location": "/a"}), "/a": page()}
    document = one(list(pages.documents(site("/short"))))
    assert (document.name, document.source) == (site("/a"), site("/short"))
    assert "twenty students" in document.text
    assert "Home" not in document.text
    assert document.original
    assert document.original.data == page().body
    assert document.original.media_type == "text/html"


def test_the_encoding_of_the_head_is_believed(site: Site, pages: Pages) -> None:
    text = "대구광역시와 다낭시는 6일 관광과 창업 분야에서 협력하기로 하는 업무협약을 체결했다고 밝혔다. " * 3
    body = page(text).body.decode().encode("cp949")
    site.pages["/a"] = Page(body, headers={"Content-Type": "text/html; charset=euc-kr"})
    document = one(list(pages.documents(site("/a"))))
    assert "대구광역시와" in document.text
    assert document.original
    assert document.original.data == body, "the bytes are kept as they came"


@pytest.mark.parametrize(
    ("path", "media_type", "read_as"),
    [
        ("/notes", "text/plain", "text/plain"),
        ("/notes.txt", "application/octet-stream", "text/plain"),
        ("/notes.md?a=b.html", "", "text/plain"),
    ],
)
def test_plain_text_is_read(site: Site, pages: Pages, path: str, media_type: str, read_as: str) -> None:
    site.pages[path] = Page(LONG.encode(), headers={"Content-Type": media_type} if media_type else {})
    assert one(list(pages.documents(site(path)))).media_type == read_as


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Page(b"\x89PNG", headers={"Content-Type": "image/png"}), "is image/png, which Comity does not read"),
        (Page(b"\x89PNG\0\0", headers={"Content-Type": "text/plain"}), "is a binary file"),
        (Page(b" ", headers=HTML), "is empty"),
        (Page(b"<html><body>Hi</body></html>", headers=HTML), "without a main text"),
    ],
)
def test_what_holds_no_text_is_refused(site: Site, pages: Pages, answer: Page, reason: str) -> None:
    site.pages["/a"] = answer
    with pytest.raises(DocumentRefused, match=reason) as refused:
        list(pages.documents(site("/a")))
    assert refused.value.path == site("/a")


def test_the_pages_a_feed_links_to_are_read_in_full(site: Site, pages: Pages) -> None:
    site.pages |= {"/feed": feed(item("/a"), item(site("/b"))), "/a": page(), "/b": page(LONG + SHORT)}
    first, second = (one([found]) for found in pages.documents(site("/feed")))
    assert first.name == first.source == site("/a")
    assert "twenty students" in first.text
    assert (first.published, first.published_evidence) == ("2024-05-06", "Mon, 06 May 2024 10:00:00 +0900")
    assert first.publisher == "City Gazette"
    assert second.name == site("/b")


def test_what_the_page_says_of_itself_goes_before_what_the_feed_says(site: Site, pages: Pages) -> None:
    head = (
        '<meta property="article:published_time" content="2024-05-05">'
        '<meta property="og:site_name" content="Daily">'
    )
    site.pages |= {"/feed": feed(item("/a")), "/a": page(head=head)}
    document = one(list(pages.documents(site("/feed"))))
    assert (document.published, document.publisher) == ("2024-05-05", "Daily")


@pytest.mark.parametrize(
    ("linked", "robots"),
    [
        (Page(b"", 404), b""),
        (Page(b"", 500), b""),
        (page(), b"User-agent: *\nDisallow: /a"),
        (Page(b"<html><body>Please accept cookies</body></html>", headers=HTML), b""),
        (Page(b"\x89PNG", headers={"Content-Type": "image/png"}), b""),
    ],
)
def test_where_the_page_cannot_be_had_the_feed_s_own_text_is_read(
    site: Site, pages: Pages, linked: Page, robots: bytes
) -> None:
    site.pages |= {"/robots.txt": Page(robots), "/feed": feed(item("/a")), "/a": linked}
    document = one(list(pages.documents(site("/feed"))))
    assert document.text == f"Two cities agree\n\n{SHORT}"
    assert (document.name, document.published) == (site("/a"), "2024-05-06")


def test_a_page_that_says_less_than_the_feed_gives_way(site: Site, pages: Pages) -> None:
    site.pages |= {
        "/feed": feed(item("/a", LONG + LONG + LONG)),
        "/a": page("Subscribe to read this article, please."),
    }
    assert "twenty students" in one(list(pages.documents(site("/feed")))).text


def test_an_entry_with_neither_is_refused_with_the_page_s_reason(site: Site, pages: Pages) -> None:
    site.pages["/feed"] = feed("<link>/none</link>", item("/b"))
    refused, document = pages.documents(site("/feed"))
    assert isinstance(refused, DocumentRefused)
    assert (refused.path, refused.reason) == (site("/none"), "answers 404 Not Found")
    assert isinstance(document, Document)


def test_a_feed_is_told_by_its_bytes_whatever_the_server_calls_it(site: Site, pages: Pages) -> None:
    site.pages["/feed"] = feed(item("/a"))._replace(headers=HTML)
    assert one(list(pages.documents(site("/feed")))).media_type == "application/rss+xml"


def test_what_did_not_change_gives_nothing_the_next_time(site: Site, fetcher: Quick) -> None:
    pages = Pages(fetcher, 100_000, Visits())
    tagged = {**RSS, "ETag": '"1"'}
    site.pages |= {"/feed": feed(item("/a"))._replace(headers=tagged), "/a": page(), "/b": page(LONG + SHORT)}
    assert len(list(pages.documents(site("/feed")))) == 1
    site.pages["/feed"] = lambda request: Page(b"", 304 if request.headers["If-None-Match"] == '"1"' else 200)
    assert list(pages.documents(site("/feed"))) == []
    site.pages["/feed"] = feed(item("/b"), item("/a"))
    assert one(list(pages.documents(site("/feed")))).name == site("/b")
    assert site.paths.count("/a") == 1, "an entry that was read is not fetched again"


def test_an_entry_that_changed_is_read_again(site: Site, fetcher: Quick) -> None:
    pages = Pages(fetcher, 100_000, Visits())
    site.pages["/feed"] = feed(item("/a"))
    list(pages.documents(site("/feed")))
    site.pages["/feed"] = feed(item("/a", LONG))
    assert LONG.strip() in one(list(pages.documents(site("/feed")))).text


def test_what_was_not_read_to_its_end_is_given_again(site: Site, fetcher: Quick) -> None:
    pages = Pages(fetcher, 100_000, Visits())
    site.pages["/feed"] = feed(item("/a"), item("/b"))._replace(headers={**RSS, "ETag": '"1"'})
    reading = pages.documents(site("/feed"))
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    assert len(list(pages.documents(site("/feed")))) == 2
    assert "if-none-match" not in site.asked[-1][1]


def test_the_opener_reads_addresses_where_it_may(site: Site) -> None:
    site.pages["/a"] = page()
    assert one(list(Opener(private=True).documents(site("/a")))).name == site("/a")
    with pytest.raises(DocumentRefused, match="--private"):
        list(Opener().documents(site("/a")))
