"""Cuts Vietnamese sentences into clauses."""

from __future__ import annotations

from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Passage


def parse_clauses(passage: Passage) -> None:
    """Gives each sentence its mentions and clauses."""
    for sentence in passage.sentences:
        sentence.mentions = passage.mentions_within(sentence.start, sentence.end)
        link = "heading" if sentence.heading else "main"
        sentence.clauses = [
            Clause(sentence, 0, (sentence.start, sentence.end), link, None, sentence.mentions)
        ]
