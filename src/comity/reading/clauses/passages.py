"""A document made a passage: words, names and clauses, then whom words that point mean."""

from __future__ import annotations

from comity.model.document import Document
from comity.reading.clauses.language import Language
from comity.reading.clauses.passage import Passage
from comity.reading.clauses.setting import settle


def passage_of(document: Document, language: Language) -> Passage:
    """The document prepared for the grammars of the kinds; its text is in normal form C."""
    passage = Passage(document, language.code)
    language.mark(passage)
    language.name(passage)
    language.parse(passage)
    settle(passage)
    return passage
