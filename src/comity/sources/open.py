"""Files to documents: which format reads each, told by the first bytes and the name's ending."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol, cast

import msgspec

from comity.errors import DocumentRefused
from comity.model.document import Document, Original
from comity.sources.charset import as_utf8
from comity.sources.lists.columns import Columns
from comity.sources.magic import format_of, written_as

DEFAULT_LIMIT = 20_000_000
_HEAD = 65_536  # bytes that tell a format
_WITH_CHARSET = (
    "comity.sources.text",
    "comity.sources.pages.html",
)  # formats whose encoding may be told outside the file

_LISTS = (
    "comity.sources.lists.separated",
    "comity.sources.lists.sheet",
)  # formats whose columns a mapping tells

# The formats Comity reads: a file name's ending, and the module that reads it. Each module is loaded
# on first use, so that reading plain text does not wait for the HTML extractor.
FORMATS = {
    ".txt": "comity.sources.text",
    ".text": "comity.sources.text",
    ".md": "comity.sources.text",
    ".html": "comity.sources.pages.html",
    ".htm": "comity.sources.pages.html",
    ".xhtml": "comity.sources.pages.html",
    ".rss": "comity.sources.pages.feed",
    ".atom": "comity.sources.pages.feed",
    ".xml": "comity.sources.pages.feed",
    ".pdf": "comity.sources.pdf.pdf",
    ".docx": "comity.sources.office.docx",
    ".hwpx": "comity.sources.office.hwpx",
    ".hwp": "comity.sources.office.legacy",
    ".doc": "comity.sources.office.legacy",
    ".eml": "comity.sources.mail.eml",
    ".xlsx": "comity.sources.lists.sheet",
    ".csv": "comity.sources.lists.separated",
    ".tsv": "comity.sources.lists.separated",
    ".jsonl": "comity.sources.jsonl",
    ".ndjson": "comity.sources.jsonl",
    ".warc": "comity.sources.crawl.warc",
    ".warc.gz": "comity.sources.crawl.warc",
}
_PROLOG = rb"\s*+(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*\?>\s*+)?(?:<!--.{0,2000}?-->\s*+)*"
_FEED = re.compile(_PROLOG + rb"(?:<!doctype[^>]*>\s*)?<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL)
_PAGE = re.compile(_PROLOG + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


class Format(Protocol):
    """What the module of a format promises whose files hold one document each."""

    def read(self, data: bytes, name: str, source: str) -> Document:
        """The document the bytes hold; DocumentRefused with one sentence where they hold none."""


class PassedOver(NamedTuple):
    """Parts of a container that were not opened, as they cannot be what Comity reads; why, and how many."""

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


class Lists(Protocol):
    """What the module of a format promises whose files hold lists of ties, a row each."""

    def documents(
        self, file: BinaryIO, name: str, source: str, limit: int, columns: Columns | None = None
    ) -> Iterator[Opened]:
        """The rows of the file, as a Container gives them; `columns` is a mapping given for it."""


def ending_of(name: str) -> str | None:
    """The ending of a file's name that tells its format, or None.

    >>> ending_of("News.HTML"), ending_of("picture.png")
    ('.html', None)
    """
    endings = (ending for ending in FORMATS if name.lower().endswith(ending))
    return max(endings, key=len, default=None)


def told_by_bytes(head: bytes) -> str | None:
    """The format that a file's first bytes tell, as an ending, or None where they tell nothing."""
    if _FEED.match(head):
        return ".rss"
    return ".html" if _PAGE.match(head) else format_of(head)


def open_all(
    path: Path | str, limit: int = DEFAULT_LIMIT, columns: Columns | None = None
) -> Iterator[Opened]:
    """The documents in a file, one by one; raises DocumentRefused where the file as a whole holds none.

    `limit` is the size in bytes beyond which a file, or a part of a container, is refused; `columns` says
    what the columns of lists mean.
    """
    path = Path(path)
    with _opened(path) as file:
        yield from open_file(file, path.name, str(path), limit, columns=columns)


def open_document(path: Path | str, limit: int = DEFAULT_LIMIT) -> Document:
    """The one document in a file; DocumentRefused with the reason where there is none, or are several."""
    found = list(islice(open_all(path, limit), 2))
    if len(found) != 1:
        raise DocumentRefused(path, "does not hold one document")
    match found[0]:
        case Document() as document:
            return document
        case DocumentRefused() as refused:
            raise refused
        case PassedOver(reason=reason):
            raise DocumentRefused(path, reason)


def open_file(
    file: BinaryIO,
    name: str,
    source: str,
    limit: int = DEFAULT_LIMIT,
    ending: str | None = None,
    charset: str | None = None,
    columns: Columns | None = None,
) -> Iterator[Opened]:
    """The documents in a file that can be read from its beginning again.

    `ending` and `charset` are the format and the encoding that whoever sent the bytes says they have; what
    the bytes show goes before both. Raises DocumentRefused where the file as a whole holds no document.
    """
    head = file.read(_HEAD)
    if not head.strip() and len(head) < _HEAD:
        raise DocumentRefused(source, "is empty")
    file.seek(0)
    ending = _format(head, name, source, ending)
    module = import_module(FORMATS[ending])
    if module.__name__ in _LISTS:
        yield from cast(Lists, module).documents(file, name, source, limit, columns)
        return
    if hasattr(module, "documents"):
        yield from cast(Container, module).documents(file, name, source, limit)
        return
    data = file.read(limit + 1)
    if len(data) > limit:
        raise DocumentRefused(source, too_large(limit))
    told = charset if module.__name__ in _WITH_CHARSET else None
    document = cast(Format, module).read(as_utf8(data, told), name, source)
    yield msgspec.structs.replace(document, original=Original(data=data, media_type=document.media_type))


def too_large(limit: int) -> str:
    """Why something larger than the limit is refused."""
    return f"is larger than {limit / 1_000_000:g} MB (COMITY_MAX_MB raises the limit)"


def _format(head: bytes, name: str, source: str, ending: str | None) -> str:
    """The ending whose module reads the file: by its bytes, by what its sender says, by its name."""
    told = told_by_bytes(head) or ending or ending_of(name)
    if told in FORMATS:
        return told
    if told or Path(name).suffix:
        known = ", ".join(FORMATS)
        raise DocumentRefused(source, f"is in no format that Comity reads ({known})")
    return written_as(head) or ".txt"


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        if not path.is_file():
            raise DocumentRefused(path, "is not a regular file" if path.exists() else "there is no such file")
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise DocumentRefused(path, f"cannot be read ({error.strerror or error})") from error
