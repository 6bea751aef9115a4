"""HTML pages: the main text, its title, and a publication date the page states."""

from __future__ import annotations

import logging
import re
from copy import deepcopy

import lxml.html
import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.metadata import extract_opengraph, extract_title
from trafilatura.settings import Document as Page
from trafilatura.settings import Extractor

from comity.errors import DocumentRefused
from comity.lexicon.language import Language, language_of
from comity.model.document import Document, content_id
from comity.sources.charset import Undecodable, decode
from comity.sources.pages.frame import labelled_title, pairs, without_frame
from comity.sources.pages.headline import SHORT, Headlines
from comity.sources.pages.stated import stated
from comity.sources.published import Published, publication
from comity.sources.text import title_of, with_line_feeds

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})""", re.IGNORECASE)
_HEAD = re.compile(r"^(?:\s|\ufeff|<\?xml[^>]*>|<!--.*?-->|<!doctype[^>]*>)*", re.IGNORECASE | re.DOTALL)
_PARSER = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
# One class for all elements: the parser then asks no Python code which, each time it hands one out.
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
_WITHOUT_XML = re.compile(r"<\?[^>]*>|[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NO_TEXT = ("script", "style", "noscript", "template", "iframe")
# Elements that begin a line of their own.
_OWN_LINE = re.compile(r"p|div|br|li|tr|h[1-6]|blockquote|section|table|d[dt]|figcaption")
# Characters and elements of a page; no page that people read has more.
_LARGEST, _ELEMENTS = 3_000_000, 40_000
# An element of two hundred attributes: the parser compares each with each.
_CROWDED = re.compile(
    r"""<[a-z](?:\s*+[^\s<>"'=]++(?:\s*+=\s*+(?:"[^"]{0,300}+"|'[^']{0,300}+'|[^\s<>"']*+))?+){200}""",
    re.IGNORECASE,
)
_LEAST = 40  # characters of main text: less is a leftover of the page's frame

# Made once, not for every page: its settings are read from a file.
_OPTIONS = Extractor(output_format="python", comments=False, tables=True)

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
    tree = _bounded(decoded, source)
    page = _main_text(tree) if tree is not None else None
    if tree is None or page is None or _says_nothing(page.text or ""):
        raise DocumentRefused(source, "is a page without a main text")
    title = labelled_title(tree) or _headline(tree)
    text = _with_title(page.text or "", title)
    language = language_of(text)
    headlines = Headlines(tree, title)
    told = stated(tree, headlines)
    found = told.published or publication(text, language) or _beside_headline(tree, headlines, language)
    return Document(
        id=content_id(text),
        name=name,
        text=text,
        source=source,
        media_type="text/html",
        published=found.day if found else None,
        published_evidence=found.evidence if found else None,
        language=language,
        title=title or title_of(text),
        publisher=told.publisher,
        author=told.author,
    )


def text_of(markup: str) -> str:
    """The text of a piece of HTML that is all about one thing, without what it shares or repeats."""
    page = _main_text(_tree(f"<html><body><article>{markup}</article></body></html>"))
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
        elif _OWN_LINE.fullmatch(element.tag):
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in str(tree.text_content()).splitlines())
    return "\n".join(line for line in lines if line)


def _bounded(page: str, source: str) -> HtmlElement | None:
    """The page as a tree, None where nothing is in it; refused where looking through it would not end."""
    try:
        tree = None if len(page) > _LARGEST or _CROWDED.search(page) else _tree(page)
    except etree.ParserError:
        return None
    if tree is None or tree.xpath("count(//*)") > _ELEMENTS:
        raise DocumentRefused(source, "is too large or has too many elements for a page to be read")
    return tree


def _says_nothing(text: str) -> bool:
    return len(text.strip()) < _LEAST or not any(letter.isalpha() for letter in text)


def _tree(page: str) -> HtmlElement:
    """The page as a tree, whatever stands before its first element."""
    return lxml.html.document_fromstring(f"<!doctype html>{_HEAD.sub('', page)}", parser=_PARSER)


def _main_text(tree: HtmlElement) -> Page | None:
    # The extractor works on the tree it is given; dates are looked for in the whole page afterwards.
    found = trafilatura.bare_extraction(without_frame(deepcopy(tree)), options=_OPTIONS)
    return found if isinstance(found, Page) else None


def _headline(tree: HtmlElement) -> str:
    """The title a page gives those who link to it, else its headline."""
    return " ".join((extract_opengraph(tree)["title"] or extract_title(tree) or "").split())


def _with_title(main: str, title: str) -> str:
    """The main text under its title: the title states facts too, and must be there to be cited."""
    body, _ = with_line_feeds(main.strip())
    first = body.partition("\n")[0].strip()
    there = title in body[: len(title) + 200] or first in title  # page titles often end with the site's name
    return body if not title or there else f"{title}\n\n{body}"


def _beside_headline(tree: HtmlElement, headlines: Headlines, language: Language) -> Published | None:
    """A date line that stands right after a headline, or a labelled date of a board, left out of the text."""
    labelled = (f"{label}: {value}" for label, value in pairs(tree) if len(value) <= SHORT)
    near = ("\n".join(lines) for lines in headlines.followed_by)
    return next(filter(None, (publication(lines, language) for lines in (*near, *labelled))), None)
