"""The page that an office's Word file has."""

from __future__ import annotations

import msgspec
from docx.document import Document
from docx.shared import Length

from comity.publish.paper.layout import Closeness, Layout, Margins

_PITCH = 1.2  # lines by how high their letters are, where a file tells nothing
_AFTER = 6


def of_document(document: Document, layout: Layout) -> Layout:
    """The layout with the page, the margins and the letters of a document; what it does not tell is ours."""
    section, ours = document.sections[-1], layout.margins
    margins = Margins(
        top=_millimetres(section.top_margin, ours.top),
        bottom=_millimetres(section.bottom_margin, ours.bottom),
        left=_millimetres(section.left_margin, ours.left),
        right=_millimetres(section.right_margin, ours.right),
    )
    size = document.styles["Normal"].font.size
    step = Closeness(size.pt, _PITCH, _AFTER) if size else layout.steps[-1]
    return msgspec.structs.replace(
        layout,
        margins=margins,
        width=_millimetres(section.page_width, layout.width),
        height=_millimetres(section.page_height, layout.height),
        steps=(step,),
    )


def _millimetres(told: Length | None, ours: float) -> float:
    return told.mm if told is not None else ours
