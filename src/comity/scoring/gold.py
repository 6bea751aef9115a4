"""Gold: documents with every claim that a careful reader finds in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from comity.errors import BadClaims, NothingToRead
from comity.model.claim import Claim

T = TypeVar("T")
_SUFFIX = ".gold.jsonl"


class Head(msgspec.Struct, frozen=True):
    """The first line of a gold file: which document it is about, and whether that is to yield claims."""

    document: str
    relevant: bool = True
    date: str | None = None
    lang: str | None = None


class GoldClaim(msgspec.Struct, frozen=True):
    """A claim the document makes; an optional one is neither required nor punished."""

    claim: Claim
    optional: bool = False


class GoldDocument(msgspec.Struct, frozen=True):
    """One document of a gold folder: its file, its text and its claims."""

    head: Head
    path: Path
    text: str
    claims: tuple[GoldClaim, ...]

    @property
    def name(self) -> str:
        """The document's name, which claims call it by."""
        return self.head.document


def read_gold(folder: Path, only: str = "") -> list[GoldDocument]:
    """The gold documents of a folder whose name begins with `only`, sorted.

    Raises NothingToRead where there are none or a text is missing, and BadClaims for a line that is no
    claim or whose quote does not stand in the text.
    """
    found = [document for path in sorted(folder.glob(f"*{_SUFFIX}")) if (document := _read(path, only))]
    if not found:
        raise NothingToRead(folder, f"holds no {only}*{_SUFFIX} file to score against")
    return found


def _read(path: Path, only: str) -> GoldDocument | None:
    lines = [row for row in enumerate(path.read_text("utf-8").splitlines(), 1) if row[1].strip()]
    if not lines:
        raise NothingToRead(path, "is empty")
    head = _decoded(path, lines[0], Head)
    if not head.document.startswith(only):
        return None
    source = path.with_name(head.document)
    if not source.is_file():
        raise NothingToRead(source, f"the text of {path.name} is missing")
    text = source.read_text("utf-8")
    return GoldDocument(head, source, text, tuple(_claims(path, lines[1:], text)))


def _claims(path: Path, lines: list[tuple[int, str]], text: str) -> Iterator[GoldClaim]:
    for line in lines:
        row = _decoded(path, line, dict[str, Any])
        start = text.find(row.get("quote") or "\0")
        if start < 0:
            raise BadClaims(path, line[0], "its quote does not stand in the text")
        row["span"] = (start, start + len(row["quote"]))
        yield GoldClaim(_converted(path, line[0], row), bool(row.get("optional")))


def _converted(path: Path, line: int, row: dict[str, Any]) -> Claim:
    try:
        claim: Claim = msgspec.convert(row, Claim)
        return claim
    except msgspec.ValidationError as error:
        raise BadClaims(path, line, str(error)) from error


def _decoded(path: Path, line: tuple[int, str], wanted: type[T]) -> T:
    try:
        return msgspec.json.decode(line[1], type=wanted)
    except msgspec.DecodeError as error:
        raise BadClaims(path, line[0], str(error)) from error
