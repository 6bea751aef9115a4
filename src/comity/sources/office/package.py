"""Office files that are zipped folders of XML: looked through before anything in them is believed."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from pathlib import PurePosixPath

from lxml import etree

from comity.errors import DocumentRefused

PARTS = 10_000
TOTAL, RATIO = 250_000_000, 250
"""Bytes that all parts may unpack to, and how many times the file's size: a bomb's is a thousand."""
TREE, MARKS = 64_000_000, 2_000_000
"""Bytes of a part that is read as a tree, and tags and attributes of all such parts: 130 bytes each."""
_SMALL = 10_000_000  # bytes that are no bomb, whatever their ratio
_ENTRY = b"PK\x01\x02"  # begins each part's entry in the file's list of parts
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # those of office files; both are unpacked in steps
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, OSError, ValueError, EOFError, RuntimeError)
_LONGEST = 300  # characters of a part's name
_HEAD, _STEP, _SEAM = 4096, 1 << 20, 64
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_UTF_32 = (b"\xff\xfe\0\0", b"\0\0", b"<\0\0\0")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([^\"']{1,40})")
_KNOWN = (b"utf-8", b"utf-16", b"us-ascii", b"ascii")
# A picture or a page put into the file may have a DOCTYPE; it is harmless without entities of its own.
_DOCTYPE = re.compile(rb"<!DOCTYPE\s++(?!svg\b|html\b)", re.IGNORECASE)


def check(data: bytes, source: str) -> None:
    """Raises DocumentRefused, with the reason, where a zipped file is not safe to hand to a library."""
    Package(data, source).check()


class Package:
    """The parts of a zipped office file, within bounds; DocumentRefused where it is damaged or hostile."""

    def __init__(self, data: bytes, source: str) -> None:
        self._source = source
        self._marks = 0
        if data.count(_ENTRY) > PARTS:
            raise self.refused(f"holds more than {PARTS:,} parts")
        try:
            self._file = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise self.refused("is damaged: its list of parts cannot be read") from error
        self._parts = self._listed(len(data))

    @property
    def names(self) -> tuple[str, ...]:
        """The parts' names, in the file's order."""
        return tuple(self._parts)

    def refused(self, reason: str) -> DocumentRefused:
        """The error that says why this file is not read."""
        return DocumentRefused(self._source, reason)

    def check(self) -> None:
        """Unpacks every part that is markup, and looks for what would be done behind a library's back."""
        for name in self._parts:
            steps = self._steps(name)
            head = next(steps)
            if _is_markup(head):
                self._check_encoding(name, head)
                seam = b""
                for step in chain([head], steps):
                    self._check_markup(name, seam + step)
                    seam = step[-_SEAM:]

    def tree(self, name: str) -> etree._Element:
        """A part as XML: no entity is resolved, nothing is fetched, and no DOCTYPE is allowed."""
        if name not in self._parts:
            raise self.refused(f"is damaged: it has no part {name}")
        if self._parts[name].file_size > TREE:
            raise self.refused(f"has a part of more than {TREE // 1_000_000} MB ({name})")
        data = b"".join(self._steps(name))
        self._check_encoding(name, data)
        self._check_markup(name, data)
        self._marks += sum(map(data.count, (b"<", b'="', b"='")))
        if self._marks > MARKS:
            raise self.refused(f"has more than {MARKS:,} tags and attributes")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.refused(f"is damaged: its part {name} is no well-formed XML") from error

    def _listed(self, size: int) -> dict[str, zipfile.ZipInfo]:
        if not all(part.filename for part in self._file.infolist()):
            raise self.refused("has a part without a name")
        parts = [part for part in self._file.infolist() if not part.is_dir()]
        total = sum(part.file_size for part in parts)
        if total > TOTAL or (total > _SMALL and total > RATIO * size):
            raise self.refused(f"would unpack to {total / 1_000_000:,.0f} MB, more than an office file may")
        for part in parts:
            if not _is_plain(part.orig_filename):
                raise self.refused(f"has a part whose name is no plain path ({part.orig_filename[:80]!r})")
            if part.flag_bits & _ENCRYPTED:
                raise self.refused("is protected by a password")
            if part.compress_type not in _METHODS:
                raise self.refused("is packed in a way that office files are not")
        name, times = Counter(part.filename for part in parts).most_common(1)[0] if parts else ("", 0)
        if times > 1:
            raise self.refused(f"holds two parts of one name ({name[:80]})")
        return {part.filename: part for part in parts}

    def _steps(self, name: str) -> Iterator[bytes]:
        """A part's bytes step by step, its head first: the library holds them to the size it claims."""
        try:
            with self._file.open(self._parts[name]) as part:
                yield part.read(_HEAD)
                while step := part.read(_STEP):
                    yield step
        except _BROKEN as error:
            raise self.refused(f"is damaged: its part {name} cannot be unpacked") from error

    def _check_encoding(self, name: str, data: bytes) -> None:
        declared = _ENCODING.match(data)
        if data.startswith(_UTF_32) or (declared and declared[1].lower() not in _KNOWN):
            raise self.refused(f"has a part in an encoding that office files do not use ({name})")

    def _check_markup(self, name: str, data: bytes) -> None:
        if b"\0" in data:  # UTF-16: what is looked for is ASCII
            data = data.replace(b"\0", b"")
        if b"<!ENTITY" in data or _DOCTYPE.search(data):
            raise self.refused(f"has a DOCTYPE or entities in a part, as no office file has ({name})")


def _is_plain(name: str) -> bool:
    """Whether a part's name can mean nothing outside its file, and fits a sentence."""
    path = PurePosixPath(name.replace("\\", "/"))
    leads_out = path.is_absolute() or ".." in path.parts or ":" in name[:3]
    return not leads_out and name.isprintable() and len(name) <= _LONGEST


def _is_markup(head: bytes) -> bool:
    stripped = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return not stripped or stripped.startswith((b"<", *_UTF_16, *_UTF_32))
