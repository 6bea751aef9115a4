"""Hangul documents (.hwpx, Korea's office format): the header, then all in order, then the footnotes."""

from __future__ import annotations

import re

from comity.model.document import Document
from comity.sources.office.body import Markup, Writing, text_of
from comity.sources.office.package import Package
from comity.sources.properties import Properties
from comity.sources.text import title_of

MEDIA_TYPE = "application/hwp+zip"
_PROPERTIES, _MANIFEST = "Contents/content.hpf", "META-INF/manifest.xml"
_SECTION = re.compile(r"Contents/section(\d{1,6})\.xml")
_MARKUP = Markup(
    texts=frozenset(["t", "mainText"]),
    characters={"tab": "\t", "lineBreak": "\n", "nbSpace": "\u00a0", "fwSpace": " ", "hyphen": "-"},
    # Headers and footers stand in the paragraph they begin at; `subText` says how a word is read, `default`
    # the same once more for older programs.
    left_out=frozenset(
        ["header", "footer", "shapeComment", "parameters", "subText", "hiddenComment", "default"]
    ),
    deleted=("deleteBegin", "deleteEnd"),
    notes=frozenset(["footNote", "endNote"]),
    filled_in=frozenset(["autoNum", "pageNum"]),
)


def read(data: bytes, name: str, source: str) -> Document:
    """The document an HWPX file's bytes hold; DocumentRefused where they hold none."""
    package = Package(data, source)
    numbers = sorted(int(found[1]) for part in package.names if (found := _SECTION.fullmatch(part)))
    if not numbers:
        raise package.refused("is a zipped file, but no HWPX document")
    _check_password(package)
    writing = Writing(_MARKUP)
    sections = [package.tree(f"Contents/section{number}.xml") for number in numbers]
    lines = [line for section in sections for line in writing.lines(section)]
    header = next(sections[0].iter("{*}header"), None)
    above = [] if header is None else Writing(_MARKUP).authored(header)
    notes = [line for note in writing.notes for line in Writing(_MARKUP).lines(note) if line.strip()]
    text = text_of([*above, "", *lines, "", *notes])
    properties = _properties(package, title_of(text_of(lines)))
    return properties.of(text, name=name, source=source, media_type=MEDIA_TYPE)


def _check_password(package: Package) -> None:
    if _MANIFEST in package.names:
        encrypted = package.tree(_MANIFEST).iter("{*}encryption-data")
        if next(encrypted, None) is not None:
            raise package.refused("is protected by a password")


def _properties(package: Package, headline: str | None) -> Properties:
    if _PROPERTIES not in package.names:
        return Properties(headline=headline)
    told = package.tree(_PROPERTIES)
    title = next(told.iter("{*}title"), None)
    author = next((meta for meta in told.iter("{*}meta") if meta.get("name") == "creator"), None)
    return Properties(
        title=None if title is None else title.text,
        author=None if author is None else author.text,
        headline=headline,
    )
