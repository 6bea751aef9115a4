"""What reads a language that has a folder of words and no module of its own."""

from __future__ import annotations

import re

from comity.lexicon.load import lexicon
from comity.reading.clauses.passage import Passage, Sentence, Speech
from comity.reading.clauses.words import Words
from comity.reading.marks.sentences import paragraph_numbers, sentences
from comity.reading.plain.amounts import find_quantities
from comity.reading.plain.dates import find_dates
from comity.reading.plain.names import Names
from comity.reading.plain.roles import parse
from comity.reference.gazetteer import Gazetteer

_QUOTED = re.compile(r"“[^”“\n]+”|«[^»\n]+»|„[^“”\n]+[“”]|(?<!\w)\"[^\"\n]+\"(?!\w)")
_FEWEST_WORDS = 5
"""Words from which on a quotation is somebody's speech."""
_STOPS = ".!?…。"


class Plain:
    """Reads a language whose words stand apart and whose small words stand before names."""

    def __init__(self, code: str, gazetteer: Gazetteer) -> None:
        self.code = code
        self._words = Words(lexicon(code), joined=False)
        self._names = Names(gazetteer)

    def mark(self, passage: Passage) -> None:
        """Finds words, sentences, quotations, dates and numbers."""
        passage.note_hits(self._words.find(passage.text))
        spans = sentences(passage.text, self.code)
        numbers = paragraph_numbers(passage.text, spans)
        for index, span in enumerate(spans):
            heading = not span.of(passage.text).rstrip('”»")]').endswith(tuple(_STOPS))
            passage.sentences.append(
                Sentence(passage, index, (span.start, span.end), numbers[index], heading)
            )
        for quoted in _QUOTED.finditer(passage.text):
            if quoted.group().count(" ") + 1 >= _FEWEST_WORDS:
                passage.speeches.append(Speech(quoted.start() + 1, quoted.end() - 1))
        passage.dates = find_dates(passage)
        passage.quantities = find_quantities(passage)

    def name(self, passage: Passage) -> None:
        """Finds whom and what the text names."""
        passage.mentions = self._names.find(passage)

    def parse(self, passage: Passage) -> None:
        """Cuts sentences into clauses and tells what each mention is to its own."""
        parse(passage)
