"""A language that is read by clauses: the passage, relevance, a grammar per kind for every such language."""

from __future__ import annotations

from comity.model.document import Document
from comity.reading.clauses.grading import graded
from comity.reading.clauses.language import Language
from comity.reading.clauses.passage import Passage
from comity.reading.clauses.passages import passage_of
from comity.reading.clauses.relevance import judge
from comity.reading.kinds import GRAMMARS
from comity.reading.told import Told


class ByClauses:
    """Reads texts of one language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def read(self, document: Document, everything: bool) -> Told:
        """The claims of a document; none of one that is not relevant, unless `everything` is asked for."""
        passage = passage_of(document, self._language)
        told = self._told(passage, everything)
        passage.let_go()
        return told

    def _told(self, passage: Passage, everything: bool) -> Told:
        verdict = judge(passage)
        if not verdict.relevant and not everything:
            return Told((), verdict)
        claims = tuple(graded(claim, passage) for grammar in GRAMMARS for claim in grammar(passage))
        return Told(claims, verdict)
