"""What is new as an Atom feed, for readers that ask again and again."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

import msgspec

_NAMESPACE = "http://www.w3.org/2005/Atom"
_ALLOWED = {code: None for code in range(32) if chr(code) not in "\t\n"} | {0xFFFE: None, 0xFFFF: None}
"""What XML has no place for."""
_NEVER = "1970-01-01T00:00:00Z"  # when a feed without entries changed last


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is new: its id in the register, its page, when it came, and what it tells, in lines."""

    id: str
    title: str
    path: str
    updated: str
    published: str | None = None
    author: str | None = None
    lines: tuple[str, ...] = ()


def feed(title: str, path: str, entries: Iterable[Entry], site: str, language: str) -> bytes:
    """A feed of a page, which stands at `path` of a site; times are in ISO 8601, with their zone."""
    entries = tuple(entries)
    root = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": language})
    _say(root, "id", _urn(path))
    _say(root, "title", title)
    _say(root, "updated", max((entry.updated for entry in entries), default=_NEVER))
    _say(_in(root, "author"), "name", "Comity")
    _in(root, "link", rel="alternate", type="text/html", href=site + path)
    page, asked, told = path.partition("?")
    _in(root, "link", rel="self", type="application/atom+xml", href=f"{site}{page}.atom{asked}{told}")
    for entry in entries:
        _put(root, entry, site)
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _put(root: ET.Element, entry: Entry, site: str) -> None:
    made = _in(root, "entry")
    _say(made, "id", _urn(entry.id))
    _say(made, "title", entry.title)
    _say(made, "updated", entry.updated)
    if entry.published:
        _say(made, "published", entry.published)
    if entry.author:
        _say(_in(made, "author"), "name", entry.author)
    _in(made, "link", rel="alternate", type="text/html", href=site + entry.path)
    _say(made, "summary", "\n".join(entry.lines))


def _urn(id_: str) -> str:
    """A name that stays the same wherever the site is served."""
    return uuid5(NAMESPACE_URL, f"comity:{id_}").urn


def _in(parent: ET.Element, name: str, **told: str) -> ET.Element:
    return ET.SubElement(parent, name, told)


def _say(parent: ET.Element, name: str, text: str) -> None:
    _in(parent, name).text = text.translate(_ALLOWED)
