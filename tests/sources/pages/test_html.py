"""HTML pages: main text, dates that the page states, refusals."""

from __future__ import annotations

import time

import pytest

from comity.errors import DocumentRefused
from comity.sources.pages import html

BODY = (
    "The mayor of Daegu and the chairman of Da Nang met on Monday and agreed to exchange students. "
    "Both sides said that the programme would begin with twenty students from each city. "
)
PAGE = """<!doctype html><html><head><title>Two cities exchange students</title>{head}</head><body>
<nav><a href="/">Home</a> <a href="/about">About us</a></nav>
<article><h1>Two cities exchange students</h1>{line}<p>{body}</p><p>{body}</p></article>
<footer>The city's office. All rights reserved.</footer></body></html>"""


def read(head: str = "", line: str = "", encoding: str = "utf-8") -> html.Document:
    return html.read(PAGE.format(head=head, line=line, body=BODY).encode(encoding), "a.html", "a.html")


def test_the_main_text_is_kept_under_its_title_and_the_rest_left() -> None:
    document = read()
    assert document.text.startswith("Two cities exchange students")
    assert "twenty students from each city" in document.text
    assert "About us" not in document.text
    assert document.media_type == "text/html"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-10-21T09:00:00+09:00">',
        '<meta itemprop="datePublished" content="2024-10-21">',
        '<meta name="pubdate" content="20241021">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-10-21"}</script>',
    ],
)
def test_a_date_stated_for_machines_is_taken(head: str) -> None:
    document = read(head)
    assert document.published == "2024-10-21"
    assert document.published_evidence


def test_a_date_line_beside_the_headline_is_taken() -> None:
    assert read(line='<div class="info"><span>Posted: Oct 21, 2024</span></div>').published == "2024-10-21"


def test_a_title_is_not_told_twice_for_the_sake_of_the_site_s_name() -> None:
    page = PAGE.format(head="", line="", body=BODY).replace("</title>", " - City Gazette</title>")
    text = html.read(page.encode(), "a.html", "a.html").text
    assert text.count("Two cities exchange students") == 1


def test_a_date_line_is_found_though_the_site_s_name_is_a_headline_too() -> None:
    page = PAGE.format(head="", line="<p>Posted: Oct 21, 2024</p>", body=BODY)
    page = page.replace("<nav>", "<h1>City Gazette</h1><p>All the news</p><nav>")
    assert html.read(page.encode(), "a.html", "a.html").published == "2024-10-21"


def test_a_page_without_a_date_gets_none() -> None:
    assert read().published is None
    assert read('<meta name="pubdate" content="soon">').published is None
    assert read('<meta name="pubdate" content="2024-99-99">').published is None


def test_a_declared_encoding_is_read() -> None:
    page = PAGE.format(head='<meta charset="euc-kr">', line="<p>부산시와 다낭시</p>", body=BODY)
    document = html.read(page.encode("cp949"), "a.html", "a.html")
    assert "부산시와 다낭시" in document.text


def test_an_xml_declaration_is_no_hindrance() -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + PAGE.format(head="", line="", body=BODY)
    assert "twenty students" in html.read(page.encode(), "a.xhtml", "a.xhtml").text


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body></body></html>",
        b"<html><head><title>x</title></head><body><nav><a href='/'>Home</a></nav></body></html>",
        b"<!doctype html>",
        b"<" * 3000,
        b"<div>" * 5000,
    ],
)
def test_a_page_without_a_main_text_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentRefused, match="main text"):
        html.read(data, "a.html", "a.html")


@pytest.mark.parametrize(
    "markup",
    [
        "<div " + " ".join(f"a{number}='x'" for number in range(100_000)) + ">",
        "<p>" + "<b>a</b>" * 50_000,
        "<p>" + "a " * 2_000_000,
    ],
)
def test_a_page_that_no_one_would_look_through_is_refused_at_once(markup: str) -> None:
    began = time.monotonic()
    with pytest.raises(DocumentRefused, match="too large or has too many"):
        html.read(f"<html><body>{markup}".encode(), "a.html", "a.html")
    assert time.monotonic() - began < 5


def test_several_headings_of_one_part_of_the_frame_are_left_out_together() -> None:
    part = "<div><div><h3>Related news</h3><b>Comments</b><p>Ferry back in service</p></div></div>"
    page = PAGE.format(head="", line="", body=BODY).replace("<footer>", f"{part}<footer>")
    text = html.read(page.encode(), "a.html", "a.html").text
    assert "Ferry" not in text
    assert "twenty students from each city" in text


def test_what_holds_no_text_is_taken_out_of_a_page() -> None:
    pictures = "<div><a href='/1'><img src='1.jpg'></a></div>" * 3
    tree = html._tree(f"<body>{pictures}<p>One <img src='2.jpg'> two</p></body>")
    assert [element.tag for element in html.without_frame(tree).iter("img", "a", "div")] == ["img"]


def test_a_small_part_is_left_out_and_a_large_one_kept_whatever_it_is_called() -> None:
    page = PAGE.format(head="", line="<div class='share'>Tell your friends about it all</div>", body=BODY)
    assert "Tell your friends" not in html.read(page.encode(), "a.html", "a.html").text
    called = page.replace("<article>", "<div class='related-cities'>").replace("</article>", "</div>")
    assert "twenty students" in html.read(called.encode(), "a.html", "a.html").text


def test_a_table_of_figures_is_kept() -> None:
    rows = "".join(
        f"<tr><td>{city}</td><td>{number} students</td></tr>" for city, number in [("Daegu", 20), ("Hue", 7)]
    )
    page = PAGE.format(head="", line=f"<table>{rows}</table>", body=BODY)
    assert "7 students" in html.read(page.encode(), "a.html", "a.html").text


def test_binary_is_refused() -> None:
    with pytest.raises(DocumentRefused, match="binary"):
        html.read(b"<html>\0\0\0</html>", "a.html", "a.html")
