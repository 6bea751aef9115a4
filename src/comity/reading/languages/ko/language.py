"""Korean: particles tell what a name is to its clause, endings how clauses hang together."""

from __future__ import annotations

from comity.lexicon.load import lexicon
from comity.reading.clauses.passage import Passage
from comity.reading.clauses.words import Words
from comity.reading.languages.ko.clauses import parse_clauses
from comity.reading.languages.ko.dates import find_dates
from comity.reading.languages.ko.names import Names
from comity.reading.languages.ko.numbers import find_quantities
from comity.reading.languages.ko.quotations import find_speeches
from comity.reading.languages.ko.sentences import find_sentences
from comity.reference.gazetteer import Gazetteer


class Korean:
    """Reads Korean."""

    code = "ko"

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._names = Names(gazetteer)
        self._words = Words(lexicon("ko"), joined=True)

    def mark(self, passage: Passage) -> None:
        """Finds words, sentences, quotations, dates and numbers."""
        passage.note_hits(self._words.find(passage.text))
        find_sentences(passage)
        find_speeches(passage)
        passage.dates = find_dates(passage)
        passage.quantities = find_quantities(passage)

    def name(self, passage: Passage) -> None:
        """Finds whom and what the text names."""
        passage.mentions = self._names.find(passage)

    def parse(self, passage: Passage) -> None:
        """Cuts sentences into clauses and tells what each mention is to its own."""
        parse_clauses(passage)


def make(gazetteer: Gazetteer) -> Korean:
    """Korean, ready to read."""
    return Korean(gazetteer)
