"""A short way to a passage of Korean or Vietnamese."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.model.document import Document, content_id
from comity.reading import languages
from comity.reading.clauses.passage import Passage
from comity.reading.clauses.passages import passage_of
from comity.reference.gazetteer import load

PassageIn = Callable[[str, str], Passage]


@pytest.fixture(scope="session")
def passage_in() -> PassageIn:
    made = {code: languages.load(code, load()) for code in ("ko", "vi")}

    def passage(language: str, text: str) -> Passage:
        return passage_of(document_of(language, text), made[language])

    return passage


def document_of(language: str, text: str) -> Document:
    return Document(
        id=content_id(text),
        name="own.txt",
        text=text,
        source="own.txt",
        published="2024-05-14",
        language=language,
    )
