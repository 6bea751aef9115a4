"""Pictures in a Word file: vectors, with dots beside them for programs that draw no vectors."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from comity.publish.paper.composed import Drawing
from comity.publish.paper.typeset import png
from comity.publish.paper.word.elements import Element, made

if TYPE_CHECKING:
    from docx.document import Document

_VECTORS = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def picture(document: Document, drawing: Drawing, width: float) -> Element:
    """A run with a picture of at most so many millimetres, and words for who cannot see it."""
    wide = min(drawing.width, width)
    part = document.part
    inline = part.new_pic_inline(BytesIO(png(drawing.svg, wide)), width=Mm(wide))
    properties = inline.find(qn("wp:docPr"))
    properties.set("descr", drawing.words)
    properties.set("name", drawing.name)
    vectors = Part(
        PackURI(f"/word/media/{drawing.name}"), "image/svg+xml", drawing.svg.encode(), part.package
    )
    blip = next(inline.iter(qn("a:blip")))
    blip.append(_extension(part.relate_to(vectors, RELATIONSHIP_TYPE.IMAGE)))
    return made("r", made("drawing", inline))


def _extension(relation: str) -> Element:
    listed = etree.Element(qn("a:extLst"))
    extension = etree.SubElement(listed, qn("a:ext"), {"uri": _EXTENSION})
    etree.SubElement(extension, f"{{{_VECTORS}}}svgBlip", {qn("r:embed"): relation}, nsmap={"asvg": _VECTORS})
    return listed
