"""The styles of a Word file: those an office's file has, and ours for the others."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from comity.publish.paper.word.elements import Element, made

if TYPE_CHECKING:
    from docx.document import Document

_EMPTY = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


def styles(document: Document, ours: Document) -> Mapping[str, str]:
    """The ids of the styles by their names; what the document lacks is taken over from ours."""
    there, known = document.styles.element, _ids(document.styles.element)
    normal = next((id_ for name, id_ in known.items() if name == "Normal"), "")
    lists = _Lists(document, ours)
    for style in ours.styles.element.findall(qn("w:style")):
        name = _name(style)
        if name not in known:
            known[name] = _free(style.get(qn("w:styleId"), ""), set(known.values()))
            there.append(_taken_over(style, known[name], normal, lists))
    return known


def _ids(page: Element) -> dict[str, str]:
    return {_name(style): style.get(qn("w:styleId"), "") for style in page.findall(qn("w:style"))}


def _name(style: Element) -> str:
    """A style's name as Word's own styles are named, in whatever case a file writes them."""
    found = style.find(qn("w:name"))
    name = "" if found is None else found.get(qn("w:val"), "")
    return _CASES.get(name.lower(), name)


_CASES = {name.lower(): name for name in ("Title", "Subtitle", "List Bullet", "Table Grid", "Normal")} | {
    name: name for name in ("heading 1", "heading 2", "heading 3", "caption")
}


def _free(id_: str, taken: set[str]) -> str:
    return id_ if id_ not in taken else f"Comity{id_}"


def _taken_over(style: Element, id_: str, normal: str, lists: _Lists) -> Element:
    taken = deepcopy(style)
    taken.set(qn("w:styleId"), id_)
    if qn("w:default") in taken.attrib:
        del taken.attrib[qn("w:default")]
    for based in taken.iter(qn("w:basedOn")):
        based.set(qn("w:val"), normal)
    for number in taken.iter(qn("w:numId")):
        number.set(qn("w:val"), lists.taken_over(number.get(qn("w:val"), ""), id_))
    return taken


class _Lists:
    """Takes the lists that styles stand in over from our file to another."""

    def __init__(self, document: Document, ours: Document) -> None:
        self._document, self._ours = document, ours.part.numbering_part.element
        self._numbers: dict[str, str] = {}

    def taken_over(self, number: str, style: str) -> str:
        """The number of our list in the other file."""
        if number not in self._numbers:
            self._numbers[number] = self._add(number)
        return self._numbers[number]

    def _add(self, number: str) -> str:
        page = _numbering(self._document)
        lists, numbers = page.findall(qn("w:abstractNum")), page.findall(qn("w:num"))
        form = str(max((int(one.get(qn("w:abstractNumId"))) for one in lists), default=0) + 1)
        free = str(max((int(one.get(qn("w:numId"))) for one in numbers), default=0) + 1)
        taken = deepcopy(_by_id(self._ours, "w:abstractNum", "w:abstractNumId", number))
        taken.set(qn("w:abstractNumId"), form)
        for style in taken.findall(f"{qn('w:lvl')}/{qn('w:pStyle')}"):
            style.getparent().remove(style)  # the styles tell it; there they may have other ids
        page.insert(len(lists), taken)
        page.append(made("num", made("abstractNumId", val=form), numId=free))
        return free


def _by_id(page: Element, tag: str, key: str, value: str) -> Element:
    return next(one for one in page.findall(qn(tag)) if one.get(qn(key)) == value)


def _numbering(document: Document) -> Element:
    """The page of lists, made where a file has none."""
    part = document.part
    if all(relation.reltype != RELATIONSHIP_TYPE.NUMBERING for relation in part.rels.values()):
        made_part = NumberingPart.load(
            PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, _EMPTY, part.package
        )
        part.relate_to(made_part, RELATIONSHIP_TYPE.NUMBERING)
    return part.numbering_part.element
