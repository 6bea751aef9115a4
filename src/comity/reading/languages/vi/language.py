"""Vietnamese: words are whole, verbs bear no endings; order and prepositions tell what a name is to it."""

from __future__ import annotations

from comity.lexicon.load import lexicon
from comity.reading.clauses.passage import Passage
from comity.reading.clauses.words import Words
from comity.reading.languages.vi.clauses import parse_clauses
from comity.reading.languages.vi.dates import find_dates
from comity.reading.languages.vi.names import find_mentions
from comity.reading.languages.vi.numbers import find_quantities
from comity.reading.languages.vi.quotations import find_speeches
from comity.reading.languages.vi.sentences import find_sentences
from comity.reading.languages.vi.spelling import respelt
from comity.reading.languages.vi.spelt import spelt
from comity.reference.gazetteer import Gazetteer


class Vietnamese:
    """Reads Vietnamese, with the marks of its alphabet or without."""

    code = "vi"

    def __init__(self) -> None:
        self._words = Words(lexicon("vi"), joined=False, respell=respelt)

    def mark(self, passage: Passage) -> None:
        """Finds words, sentences, quotations, dates and numbers."""
        passage.note_hits(self._words.find(passage.text))
        find_sentences(passage)
        find_speeches(passage)
        plain = spelt(passage.text)
        passage.dates = find_dates(plain, passage.published)
        passage.quantities = find_quantities(plain, [(date.start, date.end) for date in passage.dates])

    def name(self, passage: Passage) -> None:
        """Finds whom and what the text names."""
        passage.mentions = find_mentions(passage)

    def parse(self, passage: Passage) -> None:
        """Cuts sentences into clauses and tells what each mention is to its own."""
        parse_clauses(passage)


def make(gazetteer: Gazetteer) -> Vietnamese:
    """Vietnamese, ready to read."""
    return Vietnamese()
