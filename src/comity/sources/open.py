"""Files on disk to documents: which files there are, and which format reads each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol, cast

import msgspec

from comity.errors import DocumentRefused, NothingToRead
from comity.model.document import Document, Original

DEFAULT_LIMIT = 20_000_000
_HEAD = 4096  # bytes that tell a format

# The formats Comity reads: a file name's ending, and the module that reads it. Each module is loaded
# on first use, so that reading plain text does not wait for the HTML extractor.
FORMATS = {
    ".txt": "comity.sources.text",
    ".text": "comity.sources.text",
    ".md": "comity.sources.text",
    ".html": "comity.sources.html",
    ".htm": "comity.sources.html",
    ".xhtml": "comity.sources.html",
}
# A file without an ending is told by its first characters.
_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|\?xml[^>]*\?>\s*<(?:!doctype\s+)?html)", re.IGNORECASE
)


class Format(Protocol):
    """What the module of a format promises whose files hold one document each."""

    def read(self, data: bytes, name: str, source: str) -> Document:
        """The document the bytes hold; DocumentRefused with one sentence where they hold none."""


class PassedOver(NamedTuple):
    """Parts of a container that were not opened, since they cannot be what Comity reads; why, and how many."""

    reason: str
    number: int


Opened = Document | DocumentRefused | PassedOver
"""What comes out of a file: a document, one that is refused while others stand, or what was passed over."""


class Container(Protocol):
    """What the module of a format promises whose files hold many documents: feeds, lists, crawl archives."""

    def documents(self, file: BinaryIO, name: str, source: str, limit: int) -> Iterator[Opened]:
        """The documents in the file, one by one, each with its `original`.

        A broken part is yielded as a DocumentRefused and stops no other; DocumentRefused is raised where
        the file as a whole cannot be read. `limit` is the size in bytes beyond which a part is refused.
        """


class Found(NamedTuple):
    """The files to read, in order, and the files of folders that are in no format Comity reads."""

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...]


def find_files(paths: Sequence[Path | str]) -> Found:
    """The files that paths name, folders searched to the bottom and sorted, hidden files left out, each once.

    Raises NothingToRead for a path that does not exist, or where all of them together hold no document.
    """
    files: dict[Path, None] = {}
    passed_over: dict[Path, None] = {}
    seen: set[Path] = set()
    for path in map(Path, paths):
        if not path.exists():
            raise NothingToRead(path, "there is no such file or folder")
        for file in _walk(path) if path.is_dir() else [path]:
            place = file.resolve()
            if place not in seen:
                seen.add(place)
                wanted = file == path or file.suffix.lower() in FORMATS
                (files if wanted else passed_over).setdefault(file)
    if not files:
        raise NothingToRead(" ".join(map(str, paths)))
    return Found(tuple(files), tuple(passed_over))


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder, onerror=_unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if not name.startswith("."))


def _unreadable(error: OSError) -> None:
    raise NothingToRead(error.filename, f"cannot be opened ({error.strerror})")


def open_all(path: Path | str, limit: int = DEFAULT_LIMIT) -> Iterator[Opened]:
    """The documents in a file, one by one; raises DocumentRefused where the file as a whole holds none.

    `limit` is the size in bytes beyond which a file, or a part of a container, is refused.
    """
    path = Path(path)
    module = import_module(_module_for(path, _bytes_of(path, _HEAD, whole=False)))
    if hasattr(module, "documents"):
        with path.open("rb") as file:
            yield from cast(Container, module).documents(file, path.name, str(path), limit)
    else:
        yield open_document(path, limit)


def open_document(path: Path | str, limit: int = DEFAULT_LIMIT) -> Document:
    """The document in a file; DocumentRefused with the reason where there is none.

    `limit` is the size in bytes beyond which a file is refused.
    """
    path = Path(path)
    data = _bytes_of(path, limit)
    if not data.strip():
        raise DocumentRefused(path, "is empty")
    reader = cast(Format, import_module(_module_for(path, data)))
    document = reader.read(data, path.name, str(path))
    return msgspec.structs.replace(document, original=Original(data=data, media_type=document.media_type))


def _bytes_of(path: Path, limit: int, whole: bool = True) -> bytes:
    try:
        if not path.is_file():
            raise DocumentRefused(path, "is not a regular file" if path.exists() else "there is no such file")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise DocumentRefused(path, f"cannot be read ({error.strerror})") from error
    if whole and len(data) > limit:
        raise DocumentRefused(
            path, f"is larger than {limit / 1_000_000:g} MB (COMITY_MAX_MB raises the limit)"
        )
    return data


def _module_for(path: Path, data: bytes) -> str:
    suffix = path.suffix.lower()
    if suffix in FORMATS:
        return FORMATS[suffix]
    if suffix:
        known = ", ".join(FORMATS)
        raise DocumentRefused(path, f"is in no format that Comity reads ({known})")
    return FORMATS[".html" if _PAGE.match(data) else ".txt"]
