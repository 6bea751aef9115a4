"""HTML pages: the main text, its title, and a publication date the page states."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import lxml.html
import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document as Page

from comity.errors import DocumentRefused
from comity.model.document import Document, content_id
from comity.sources.charset import Undecodable, decode
from comity.sources.language import Language, language_of
from comity.sources.published import Published, publication, stated_day
from comity.sources.text import title_of, with_line_feeds

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})""", re.IGNORECASE)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
# Where a page states its publication date for machines, the surest first: XPath of the value.
STATED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='article:published_time' or @name='datePublished']/@content",
    "//meta[@name='pubdate' or @name='publishdate' or @name='publish_date' or @name='publish-date']/@content",
    "//meta[@name='DC.date.issued' or @name='dcterms.issued' or @name='citation_publication_date']/@content",
    "//time[@pubdate]/@datetime",
)
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_WITHOUT_XML = re.compile(r"<\?[^>]*>|[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NO_TEXT = ("script", "style", "noscript", "template", "iframe")
_OWN_LINE = (
    "p",
    "div",
    "br",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "section",
    "table",
)
_LEAST = 40  # characters of main text: less is a leftover of the page's frame
_NEAR, _SHORT = 60, 120  # elements looked at after the headline; characters of a line that may be a date line

# What the extractor says about pages it cannot read is said here, as a refusal.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def read(data: bytes, name: str, source: str) -> Document:
    """The document an HTML page's bytes hold; DocumentRefused where no main text is found in them."""
    declared = _DECLARED.search(data[:4096])
    try:
        decoded, _ = decode(data, declared[1].decode("ascii") if declared else None)
    except Undecodable as error:
        raise DocumentRefused(source, str(error)) from error
    if not decoded.strip():
        raise DocumentRefused(source, "is empty")
    tree = trafilatura.load_html(_XML_HEAD.sub("", decoded))
    page = _main_text(tree)
    if tree is None or page is None or len((page.text or "").strip()) < _LEAST:
        raise DocumentRefused(source, "is a page without a main text")
    text = _with_title(page)
    language = language_of(text)
    found = _stated(tree) or publication(text, language) or _beside_headline(tree, language)
    return Document(
        id=content_id(text),
        name=name,
        text=text,
        source=source,
        media_type="text/html",
        published=found.day if found else None,
        published_evidence=found.evidence if found else None,
        language=language,
        title=page.title or title_of(text),
        publisher=page.sitename or None,
        author=page.author or None,
    )


def text_of(markup: str) -> str:
    """The text of a piece of HTML that is all about one thing, without what it shares or repeats."""
    page = _main_text(trafilatura.load_html(f"<html><body><article>{markup}</article></body></html>"))
    found = with_line_feeds((page.text or "").strip())[0] if page else ""
    whole = plain_text(markup)
    return found if len(found) * 2 >= len(whole) else whole


def plain_text(markup: str) -> str:
    """Every word of a piece of HTML, a line for each paragraph.

    >>> plain_text("<p>Two <b>cities</b></p><p>signed<br>today</p>")
    'Two cities\\nsigned\\ntoday'
    """
    if not markup.strip():
        return ""
    tree = lxml.html.fragment_fromstring(_WITHOUT_XML.sub("", markup), create_parent="div")
    for element in tree.iter(etree.Element):
        if element.tag in _NO_TEXT:
            element.text = None
        elif element.tag in _OWN_LINE:
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in str(tree.text_content()).splitlines())
    return "\n".join(line for line in lines if line)


def _main_text(tree: HtmlElement | None) -> Page | None:
    if tree is None:
        return None
    # The extractor works on the tree it is given; dates are looked for in the whole page afterwards.
    copy = trafilatura.load_html(etree.tostring(tree, encoding="unicode", method="html"))
    found = trafilatura.bare_extraction(copy, include_comments=False, include_tables=True, with_metadata=True)
    return found if isinstance(found, Page) else None


def _with_title(page: Page) -> str:
    """The main text under its title: the title states facts too, and must be there to be cited."""
    body, _ = with_line_feeds((page.text or "").strip())
    title = " ".join((page.title or "").split())
    first = body.partition("\n")[0].strip()
    there = title in body[: len(title) + 200] or first in title  # page titles often end with the site's name
    return body if not title or there else f"{title}\n\n{body}"


def _stated(tree: HtmlElement) -> Published | None:
    """A publication date the page states for machines: never the extractor's own guess."""
    for path in STATED:
        for value in tree.xpath(path):
            if day := stated_day(str(value)):
                return Published(day, str(value).strip())
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        for value in _LINKED_DATA.findall(str(script)):
            if day := stated_day(value):
                return Published(day, value)
    return None


def _beside_headline(tree: HtmlElement, language: Language) -> Published | None:
    """A date line that stands right after a headline, where the extractor leaves it out."""
    stated = (publication("\n".join(_short_lines_after(headline)), language) for headline in tree.iter("h1"))
    return next((found for found in stated if found), None)


def _short_lines_after(headline: HtmlElement) -> Iterator[str]:
    seen = set()
    following = headline.xpath(
        f"following::*[self::p or self::div or self::span or self::time or self::li][position() <= {_NEAR}]"
    )
    for element in following:
        line = " ".join(element.text_content().split())
        if line and len(line) <= _SHORT and line not in seen:
            seen.add(line)
            yield line
