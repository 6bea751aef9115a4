"""Word documents (.docx): the first header, then paragraphs and tables in order, then the footnotes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from comity.model.document import Document
from comity.sources.office.body import Markup, Writing, local_name, text_of
from comity.sources.office.package import Package
from comity.sources.properties import Properties
from comity.sources.text import title_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = "[Content_Types].xml"
_MARKUP = Markup(
    characters={"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"},
    # `Fallback` tells the same once more for older programs, `moveFrom` what is told where it went.
    left_out=frozenset(["del", "moveFrom", "Fallback", "rt"]),
    notes=frozenset(["footnoteReference", "endnoteReference"]),
    filled_in=frozenset(["fldSimple", "instrText", "pgNum"]),
)
_HEADERS = ("first", "default")  # kinds of a section's header, that of its first page before the others'
_OTHERS = {"spreadsheetml": "is a workbook, not a text", "presentationml": "is a presentation, not a text"}


def read(data: bytes, name: str, source: str) -> Document:
    """The document a Word file's bytes hold; DocumentRefused where they hold none."""
    file = _File(Package(data, source))
    writing = Writing(_MARKUP)
    lines = writing.lines(file.body)
    body = text_of(lines)
    notes = [line for kind, id_ in _references(writing.notes) for line in file.note(kind, id_)]
    text = text_of([*file.header(), "", *lines, "", *notes])
    return file.properties(title_of(body)).of(text, name=name, source=source, media_type=MEDIA_TYPE)


class _File:
    """The parts of a Word file, found by their relations: no name but that of the list of types is sure."""

    def __init__(self, package: Package) -> None:
        self._package = package
        if _TYPES not in package.names:
            raise package.refused("is a zipped file, but no Word document")
        kinds = " ".join(package.tree(_TYPES).xpath("//@ContentType"))
        main = next((target for kind, _, target in self._relations("") if kind == "officeDocument"), None)
        if main is None or "wordprocessingml" not in kinds:
            found = next((reason for mark, reason in _OTHERS.items() if mark in kinds), None)
            raise package.refused(found or "is a zipped file, but no Word document")
        self.body = package.tree(main)
        self._related = list(self._relations(main))
        self._notes: dict[str, dict[str, etree._Element]] = {}

    def note(self, kind: str, id_: str) -> list[str]:
        """The lines of a footnote or an endnote."""
        note = self._notes_of(kind).get(id_)
        return [] if note is None else [line for line in Writing(_MARKUP).lines(note) if line.strip()]

    def header(self) -> list[str]:
        """The lines above the first page, as of a letter's head, without those a program fills in."""
        section = next(self.body.iter("{*}sectPr"), None)
        if section is None:
            return []
        wanted = _HEADERS if section.find("{*}titlePg") is not None else _HEADERS[1:]
        headers = section.iter("{*}headerReference")
        referred = {_attribute(header, "type"): _attribute(header, "id") for header in headers}
        parts = {id_: target for _, id_, target in self._related}
        found = next((parts[referred[kind]] for kind in wanted if referred.get(kind) in parts), None)
        return Writing(_MARKUP).authored(self._package.tree(found)) if found else []

    def properties(self, headline: str | None) -> Properties:
        """Title and author as the file states them."""
        part = next((target for kind, _, target in self._relations("") if kind == "core-properties"), None)
        if part not in self._package.names:
            return Properties(headline=headline)
        stated = {local_name(element): element.text for element in self._package.tree(part)}
        return Properties(title=stated.get("title"), author=stated.get("creator"), headline=headline)

    def _notes_of(self, kind: str) -> dict[str, etree._Element]:
        if kind not in self._notes:
            part = next((target for type_, _, target in self._related if type_ == f"{kind}s"), None)
            notes = self._package.tree(part).iter(f"{{*}}{kind}") if part else ()
            self._notes[kind] = {_attribute(note, "id"): note for note in notes}
        return self._notes[kind]

    def _relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """What a part is related to: the kind of relation, its id, and the other part's name."""
        folder, file = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        if listed in self._package.names:
            for relation in self._package.tree(listed):
                if relation.get("TargetMode") != "External":
                    target = posixpath.join("/", folder, relation.get("Target", ""))
                    kind = relation.get("Type", "").rpartition("/")[2]
                    yield kind, relation.get("Id", ""), posixpath.normpath(target).lstrip("/")


def _references(met: Sequence[etree._Element]) -> Iterable[tuple[str, str]]:
    """The notes referred to, by kind and id, each once."""
    return dict.fromkeys((local_name(one).removesuffix("Reference"), _attribute(one, "id")) for one in met)


def _attribute(element: etree._Element, name: str) -> str:
    """An attribute's value in whatever namespace."""
    return next((value for key, value in element.items() if etree.QName(key).localname == name), "")
