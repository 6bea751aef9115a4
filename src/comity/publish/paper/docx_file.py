"""Papers as Word files."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import docx
import msgspec
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError

from comity.errors import BadTemplate
from comity.publish.paper.composed import Composed
from comity.publish.paper.layout import Closeness, Layout
from comity.publish.paper.word.base import PLACE, base, tag
from comity.publish.paper.word.body import Body
from comity.publish.paper.word.page import of_document, place_of
from comity.publish.paper.word.styles import styles

_SPARE = 6  # millimetres kept free at the end of a page: other programs break lines elsewhere
_NARROWER = 0.985


def written(paper: Composed, look: Layout, step: Closeness, template: Path | None = None) -> bytes:
    """The paper as a Word file, in an office's own file where one is given."""
    ours = docx.Document(BytesIO(base(look, step, paper.language)))
    document = _opened(template) if template else ours
    place = place_of(document)
    if place is None:
        raise BadTemplate(template or "document.xml", f"no paragraph of it says {PLACE}")
    for element in Body(document, styles(document, ours), look.inner).of(paper):
        place.addprevious(element)
    place.getparent().remove(place)
    _tell(document, paper)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def look(layout: Layout, template: Path | None) -> Layout:
    """The layout with the page and the letters of an office's file, where one is given."""
    return of_document(_opened(template), layout) if template else layout


def measured(look: Layout) -> Layout:
    """The layout with a little less room, so that what fits it fits the page of any program."""
    spare = msgspec.structs.replace(
        look.margins,
        right=look.margins.right + look.inner * (1 - _NARROWER),
        bottom=look.margins.bottom + _SPARE,
    )
    return msgspec.structs.replace(look, margins=spare)


def _opened(template: Path) -> Document:
    try:
        return docx.Document(str(template))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise BadTemplate(template, "is no Word file (.docx)") from error


def _tell(document: Document, paper: Composed) -> None:
    """Says in the file's properties what it is."""
    properties = document.core_properties
    properties.title, properties.subject = paper.title[:255], paper.subtitle[:255]
    properties.author, properties.comments = "Comity", ""
    properties.language = tag(paper.language)
    properties.created = properties.modified = datetime.fromisoformat(paper.on)
