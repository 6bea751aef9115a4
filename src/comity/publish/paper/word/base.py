"""The Word file a paper is written into where an office gives none: styles, lists, page, and a place."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jinja2 import Environment

from comity.publish.paper.layout import Closeness, Layout

PLACE = "{{paper}}"
"""The words of the paragraph in whose place the paper is put."""

_PARTS = {
    "[Content_Types].xml": "content_types",
    "_rels/.rels": "package_rels",
    "word/document.xml": "document",
    "word/_rels/document.xml.rels": "document_rels",
    "word/styles.xml": "styles",
    "word/numbering.xml": "numbering",
    "word/settings.xml": "settings",
    "word/fontTable.xml": "fontTable",
    "word/header1.xml": "header",
    "word/footer1.xml": "footer",
}
_TAGS = {"en": "en-GB", "ko": "ko-KR", "vi": "vi-VN"}
_TWENTIETHS = 20  # of a point
_POINTS = 72 / 25.4  # in a millimetre


def base(look: Layout, step: Closeness, language: str) -> bytes:
    """A Word file of a layout that holds nothing but the place for a paper."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"mm": _twentieths_of_millimetres, "pt": _twentieths}
    folder = files("comity.publish.paper").joinpath("templates", "word")
    words = {
        "look": look,
        "step": step,
        "latin": tag(language) if language != "ko" else _TAGS["en"],
        "eastern": _TAGS["ko"],
        "fonts": _fonts(look),
    }
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, part in _PARTS.items():
            page = environment.from_string(folder.joinpath(f"{part}.xml").read_text("utf-8"))
            package.writestr(ZipInfo(name), page.render(words))
    return made.getvalue()


def tag(language: str) -> str:
    """A language as Word tags it.

    >>> tag("vi")
    'vi-VN'
    """
    return _TAGS.get(language, language)


def _fonts(look: Layout) -> tuple[tuple[str, ...], ...]:
    named: Mapping[str, tuple[str, ...]] = {
        names[0]: names for names in (look.fonts.latin, look.fonts.hangul)
    }
    return tuple(names for names in named.values() if len(names) > 1)


def _twentieths(points: float) -> int:
    return round(points * _TWENTIETHS)


def _twentieths_of_millimetres(millimetres: float) -> int:
    return round(millimetres * _POINTS * _TWENTIETHS)
