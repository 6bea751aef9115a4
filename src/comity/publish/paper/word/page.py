"""The page that an office's Word file has."""

from __future__ import annotations

import msgspec
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length, Pt

from comity.publish.paper.layout import Closeness, Layout, Margins
from comity.publish.paper.word.base import PLACE
from comity.publish.paper.word.elements import Element

_PITCH = 1.2  # lines by how high their letters are, where a file tells nothing
_AFTER = 6


def of_document(document: Document, layout: Layout) -> Layout:
    """The layout with the page, the margins and the letters of a document; what it does not tell is ours.

    What stands above the place for the paper is counted to the margin.
    """
    section, ours = document.sections[-1], layout.margins
    size = document.styles["Normal"].font.size
    step = Closeness(size.pt, _PITCH, _AFTER) if size else layout.steps[-1]
    above = Pt(_rows_above(document) * (step.size * step.pitch + step.after)).mm
    margins = Margins(
        top=_millimetres(section.top_margin, ours.top) + above,
        bottom=_millimetres(section.bottom_margin, ours.bottom),
        left=_millimetres(section.left_margin, ours.left),
        right=_millimetres(section.right_margin, ours.right),
    )
    return msgspec.structs.replace(
        layout,
        margins=margins,
        width=_millimetres(section.page_width, layout.width),
        height=_millimetres(section.page_height, layout.height),
        steps=(step,),
    )


def _rows_above(document: Document) -> int:
    """About how many rows an office's letterhead takes."""
    place, rows = place_of(document), 0
    for element in document.element.body.iterchildren():
        if element is place:
            break
        rows += _rows(element)
    return rows


def _rows(element: Element) -> int:
    """A paragraph is a row; a row of a table has as many as its fullest cell."""
    if element.tag == qn("w:p"):
        return 1 + len(list(element.iter(qn("w:br"))))
    return sum(
        max((sum(map(_rows, cell.iter(qn("w:p")))) for cell in row.iter(qn("w:tc"))), default=0)
        for row in element.iter(qn("w:tr"))
    )


def place_of(document: Document) -> Element | None:
    """The paragraph in whose place a paper is put."""
    for paragraph in document.element.body.iterchildren(qn("w:p")):
        if "".join(text.text or "" for text in paragraph.iter(qn("w:t"))).strip() == PLACE:
            return paragraph
    return None


def _millimetres(told: Length | None, ours: float) -> float:
    return told.mm if told is not None else ours
