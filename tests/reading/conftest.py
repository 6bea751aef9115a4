"""One reader for all tests of reading, and a short way to a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.model.document import Document, content_id
from comity.reading.page import Page
from comity.reading.reader import Reader
from comity.reference.gazetteer import load

PageOf = Callable[..., Page]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(load())


@pytest.fixture(scope="session")
def page_of(reader: Reader) -> PageOf:
    def page(text: str, published: str | None = "2024-05-14") -> Page:
        return reader.page(written(text, published))

    return page


def written(text: str, published: str | None = "2024-05-14") -> Document:
    return Document(
        id=content_id(text), name="own.txt", text=text, source="own.txt", published=published, language="en"
    )
