"""Elements of WordprocessingML: paragraphs, runs, links and tables, as trees of XML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from docx.oxml.ns import nsmap, qn
from lxml import etree
from lxml.builder import ElementMaker

Element: TypeAlias = etree._Element  # noqa: SLF001 (lxml names its class so)
_W = ElementMaker(namespace=nsmap["w"], nsmap={"w": nsmap["w"]})
_SPACE = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}


def made(name: str, /, *children: Element, **values: object) -> Element:
    """An element with attributes of its namespace, told without it."""
    element = _W(name, *children)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), str(value))
    return element


def text(words: str, style: str = "") -> Element:
    """A run of words in a style of characters."""
    run = made("r")
    if style:
        run.append(made("rPr", made("rStyle", val=style)))
    run.append(_W("t", words, _SPACE))
    return run


def link(words: str, anchor: str, style: str) -> Element:
    """Words that lead to a bookmark."""
    return made("hyperlink", text(words, style), anchor=anchor, history=1)


def bookmarked(run: Element, name: str, number: int) -> tuple[Element, Element, Element]:
    """A run between the two ends of a bookmark."""
    return made("bookmarkStart", id=number, name=name), run, made("bookmarkEnd", id=number)


def paragraph(style: str, content: Iterable[Element], *properties: Element) -> Element:
    """A paragraph in a style, with what else is said of it."""
    return made("p", made("pPr", made("pStyle", val=style), *properties), *content)


def table(style: str, widths: tuple[int, ...], rows: Iterable[Element]) -> Element:
    """A table with columns of so many twentieths of a point."""
    properties = made(
        "tblPr",
        made("tblStyle", val=style),
        made("tblW", w=sum(widths), type="dxa"),
        made("tblLayout", type="fixed"),
        made("tblLook", val="0020", firstRow=1),
    )
    return made("tbl", properties, made("tblGrid", *(made("gridCol", w=width) for width in widths)), *rows)


def row(cells: Iterable[Element], *, header: bool = False) -> Element:
    """A row that no page divides; a header stands on every page anew."""
    properties = made("trPr", made("cantSplit"), *([made("tblHeader")] if header else []))
    return made("tr", properties, *cells)


def cell(width: int, paragraphs: Iterable[Element], *, shaded: bool = False) -> Element:
    """A cell; it holds a paragraph at least."""
    properties = made("tcPr", made("tcW", w=width, type="dxa"))
    if shaded:
        properties.append(made("shd", val="clear", color="auto", fill="EBEBEB"))
    return made("tc", properties, *paragraphs)
