"""A reader of one sentence form, "A signed with B on D.", and a program that reads a folder with it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import msgspec

from comity.model.claim import Agreement, Claim
from comity.model.document import Document
from comity.model.entity import Entity
from comity.pipeline import put_together, read
from comity.reference import gazetteer
from comity.register import store as stores
from comity.sources.places import find_files

_SIGNED = re.compile(r"(\w+) signed with (\w+) on (\d{4}-\d{2}-\d{2})\.")


class Read(msgspec.Struct, frozen=True):
    claims: tuple[Claim, ...]
    relevant: bool
    reason: str
    ungrounded: int = 0


class PlainReader:
    """Finds agreements; trips over "trip" and misquotes what says "misquoted"."""

    def read(self, document: Document, everything: bool = False) -> Read:
        if "trip" in document.text:
            raise ValueError("tripped")
        claims = tuple(self._claim(document, found) for found in _SIGNED.finditer(document.text))
        relevant = "weather" not in document.text
        reason = "it tells of a tie" if relevant else "it tells of the weather"
        return Read(claims if relevant or everything else (), relevant, reason)

    def _claim(self, document: Document, found: re.Match[str]) -> Agreement:
        return Agreement(
            document=document.name,
            quote=found[0],
            span=(0, len(found[0])) if "misquoted" in document.text else found.span(),
            type="mou",
            stage="signed",
            parties=(Entity("locality", found[1]), Entity("locality", found[2])),
            date=found[3],
        )


def main(folder: Path, register: Path) -> None:
    tables = gazetteer.load()
    with stores.opened(register) as store:
        for _ in read(find_files([folder]).files, PlainReader(), store):
            pass
        put_together(store, tables)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
