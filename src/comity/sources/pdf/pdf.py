"""PDF documents: the text layer as paragraphs, without what the paper repeats on every page."""

from __future__ import annotations

import re

import msgspec

from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.sources.apart import Worker
from comity.sources.pdf.lines import Extracted
from comity.sources.pdf.paragraphs import text_of_pages
from comity.sources.pdf.running_heads import without_running_heads
from comity.sources.properties import Properties

MEDIA_TYPE = "application/pdf"
_SCAN = "is a scan without a text layer: its text must be recognised (OCR) first"
_MOST = 0.5  # share of a text layer's characters that may be none
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = re.compile("[\ue000-\uf8ff\ufffd]")  # no characters of a text: numbers of shapes in a font

_worker = Worker("comity.sources.pdf.lines", "extract")


def read(data: bytes, name: str, source: str) -> Document:
    """The document a PDF's bytes hold; DocumentRefused where they are damaged, closed, or only pictures."""
    found = msgspec.msgpack.decode(_worker.do(data, source), type=Extracted)
    pages = without_running_heads(found.pages)
    written = "".join(line.text for page in pages for line in page)
    if not _LETTER.search(written):
        raise DocumentRefused(source, _SCAN if found.has_pictures else "holds no text")
    if len(_FOREIGN.findall(written)) > _MOST * len(written):
        raise DocumentRefused(source, "has a text layer whose fonts do not tell which characters they show")
    text = text_of_pages(pages)
    properties = Properties(title=found.title, author=found.author)
    return properties.of(text, name=name, source=source, media_type=MEDIA_TYPE)
