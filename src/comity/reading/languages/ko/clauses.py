"""Cuts Korean sentences into clauses."""

from __future__ import annotations

from comity.reading.clauses.clause import Clause, Link
from comity.reading.clauses.passage import Passage


def parse_clauses(passage: Passage) -> None:
    """Gives each sentence its mentions and clauses."""
    for sentence in passage.sentences:
        sentence.mentions = passage.mentions_within(sentence.start, sentence.end)
        link: Link = "heading" if sentence.heading else "main"
        span = (sentence.start, sentence.end)
        sentence.clauses = [Clause(sentence, 0, span, link, None, sentence.mentions)]
