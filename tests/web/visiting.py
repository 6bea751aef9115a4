"""A small register served, for tests that ask its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from starlette.testclient import TestClient

from comity.model.claim import Claim
from comity.model.document import Document
from comity.register.view import opened
from comity.web.door import door
from comity.web.site import Site
from tests.make import BINH_DUONG, BUSAN, DAEJEON, GANGNAM, SEOUL, agreement, document, event, register

Source = tuple[Document, Iterable[Claim]]


def article(number: int, *claims: Claim, **told: Any) -> Source:
    """A document of its own with claims that quote its beginning."""
    name = f"{number}.txt"
    made = document(f"They agreed. So says article {number}.", name, told.pop("published", "2022-01-07"))
    said = [msgspec.structs.replace(claim, document=name) for claim in claims]
    return msgspec.structs.replace(made, **{"language": "en", "title": f"Article {number}", **told}), said


ARTICLES = (
    article(1, agreement(BINH_DUONG, GANGNAM, date="2022-01-06", fields=("trade",))),
    article(2, agreement(BINH_DUONG, DAEJEON, date="2019-05-02", type="sister")),
    article(3, agreement(BINH_DUONG, BUSAN, date="2021-03", fields=("tourism",)), language="vi"),
    article(4, event(SEOUL, who=[BINH_DUONG], start="2020-02-01", type="forum"), published="2020-02-02"),
    article(5, event(BUSAN, who=[DAEJEON], start="2018-02-01"), published=None),
)
"""Three agreements and two events, told by five documents."""


@contextmanager
def visiting(path: Path, *sources: Source) -> Iterator[TestClient]:
    """Asks a register of these documents, in English unless told otherwise."""
    with opened(register(path, *(sources or ARTICLES))) as view:
        yield TestClient(door(Site(view, path.name)), headers={"accept-language": "en"})
