"""A document prepared for the grammars: sentences, clauses, mentions, dates, numbers and words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

import msgspec

from comity.model.claim import Modality
from comity.model.document import Document
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.mention import Mention
from comity.reading.marks.dates import DateMark
from comity.reading.marks.quantities import Quantity
from comity.reading.marks.scanner import Hit

Marked = TypeVar("Marked", DateMark, Quantity, Mention)
_start = attrgetter("start")


class Speech(msgspec.Struct, frozen=True, gc=False):
    """Characters `start` to `end` are words somebody said, between quotation marks."""

    start: int
    end: int


class Sentence:
    """One sentence: its clauses in the order of the text, and all its mentions.

    Its words, dates and numbers are sorted out when first asked for: no sooner than all of them are marked.
    """

    __slots__ = (
        "_dates",
        "_quantities",
        "clauses",
        "end",
        "heading",
        "index",
        "mentions",
        "paragraph",
        "passage",
        "start",
    )

    def __init__(
        self, passage: Passage, index: int, span: tuple[int, int], paragraph: int, heading: bool = False
    ) -> None:
        self.passage, self.index, self.paragraph, self.heading = passage, index, paragraph, heading
        self.start, self.end = span
        self.clauses: list[Clause] = []
        self.mentions: list[Mention] = []
        self._dates: list[DateMark] | None = None
        self._quantities: list[Quantity] | None = None

    @property
    def text(self) -> str:
        """Its characters."""
        return self.passage.text[self.start : self.end]

    @property
    def modality(self) -> Modality:
        """How firmly its last clause with a verb is said."""
        verbs = [clause.verb for clause in self.clauses if clause.verb is not None]
        return verbs[-1].modality if verbs else "asserted"

    def of(self, *whats: str) -> list[Mention]:
        """Its mentions of these sorts that stand for something."""
        return [mention for mention in self.mentions if mention.what in whats and mention.entities]

    def clause_at(self, offset: int) -> Clause | None:
        """The innermost clause a character stands in."""
        found = None
        for clause in self.clauses:
            around = clause.start <= offset < clause.end
            if around and (found is None or clause.length < found.length):
                found = clause
        return found

    def words(self, layer: str) -> list[Hit]:
        """Lexicon hits of a layer within it."""
        return self.passage.words_by_sentence[layer].get(self.index, [])

    def codes(self, layer: str) -> set[str]:
        """Codes of a layer's words within it."""
        return {word.code for hit in self.words(layer) for word in hit.words}

    def dates(self) -> list[DateMark]:
        """Dates that begin within it."""
        if self._dates is None:
            self._dates = self.passage.dates_within(self.start, self.end)
        return self._dates

    def quantities(self) -> list[Quantity]:
        """Numbers that begin within it."""
        if self._quantities is None:
            self._quantities = self.passage.quantities_within(self.start, self.end)
        return self._quantities


class _WordsBySentence(dict[str, dict[int, list[Hit]]]):
    """Hits of each layer by the index of the sentence they begin in; sorted out when first asked for."""

    def __init__(self, passage: Passage) -> None:
        super().__init__()
        self._passage = passage

    def __missing__(self, layer: str) -> dict[int, list[Hit]]:
        sentences = self._passage.sentences
        told: dict[int, list[Hit]] = {}
        at, last = 0, len(sentences) - 1
        for hit in self._passage.hits(layer) if sentences else ():
            while at < last and sentences[at + 1].start <= hit.start:
                at += 1
            if sentences[at].start <= hit.start < sentences[at].end:
                told.setdefault(at, []).append(hit)
        self[layer] = told
        return told


class Passage:
    """One text in one language. `home` is the locality it is told from, where that is known.

    Its text is in normal form C; a reader puts spans back onto the characters that were read.
    """

    def __init__(self, document: Document, language: str) -> None:
        self.document, self.language = document, language
        self.text = document.text
        self.published = document.published
        self.home: Entity | None = None
        self.sentences: list[Sentence] = []
        self.mentions: list[Mention] = []
        self.dates: list[DateMark] = []
        self.quantities: list[Quantity] = []
        self.speeches: list[Speech] = []
        self._hits: dict[str, list[Hit]] = {}
        self._starts: dict[str, tuple[list[int], list[Hit]]] = {}
        self._codes: dict[str, frozenset[str]] = {}
        self.words_by_sentence = _WordsBySentence(self)

    def note_hits(self, hits: dict[str, list[Hit]]) -> None:
        """Takes the lexicon hits of every layer, each in the order of the text."""
        self._hits, self._codes = hits, {}
        self.words_by_sentence.clear()
        self._starts = {layer: ([hit.start for hit in found], found) for layer, found in hits.items()}

    def let_go(self) -> None:
        """Unties what refers to each other, once all is read: its memory is then free for the next passage.

        Else it waits for the collector, and the texts read meanwhile push each other out of the caches.
        """
        for sentence in self.sentences:
            sentence.clauses.clear()
        vars(self).clear()

    @property
    def clauses(self) -> list[Clause]:
        """Every clause in the order of the text."""
        return [clause for sentence in self.sentences for clause in sentence.clauses]

    def hits(self, layer: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Lexicon hits of a layer that begin within these characters."""
        told = self._starts.get(layer)
        if told is None:
            return []
        starts, found = told
        low = bisect_left(starts, start)
        return found[low:] if end is None else found[low : bisect_left(starts, end, low)]

    def sentences_with(self, *layers: str) -> list[Sentence]:
        """The sentences that have a word of any of these layers, in order."""
        indices = sorted({index for layer in layers for index in self.words_by_sentence[layer]})
        return [self.sentences[index] for index in indices]

    def has(self, layer: str, code: str | None = None) -> bool:
        """Whether any word of a layer (of this code) occurs at all."""
        if code is None:
            return bool(self._hits.get(layer))
        codes = self._codes.get(layer)
        if codes is None:
            found = self._hits.get(layer, ())
            codes = self._codes[layer] = frozenset(word.code for hit in found for word in hit.words)
        return code in codes

    def tells(self, layer: str, code: str, start: int, end: int) -> bool:
        """Whether a word of a layer and this code begins within these characters."""
        return self.has(layer, code) and any(
            word.code == code for hit in self.hits(layer, start, end) for word in hit.words
        )

    def dates_within(self, start: int, end: int) -> list[DateMark]:
        """Dates that begin within these characters."""
        return _within(self.dates, start, end)

    def quantities_within(self, start: int, end: int) -> list[Quantity]:
        """Numbers that begin within these characters."""
        return _within(self.quantities, start, end)

    def mentions_within(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin within these characters."""
        return _within(self.mentions, start, end)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence a character stands in, or the last before it."""
        return self.sentences[max(0, bisect_right(self.sentences, offset, key=_start) - 1)]

    def speech_at(self, offset: int) -> Speech | None:
        """The quoted words a character stands in."""
        at = bisect_right(self.speeches, offset, key=_start) - 1
        return self.speeches[at] if at >= 0 and offset < self.speeches[at].end else None


def _within(marks: Sequence[Marked], start: int, end: int) -> list[Marked]:
    if not marks or marks[-1].start < start or end <= marks[0].start:
        return []
    low = bisect_left(marks, start, key=_start)
    return list(marks[low : bisect_left(marks, end, low, key=_start)])
