"""A document prepared for the grammars: its sentences, and in each the entities, words, dates and numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from comity.model.dates import bounds
from comity.model.document import Document
from comity.model.entity import Entity
from comity.model.span import Span
from comity.reading.marks.chunks import Chunk, chunks
from comity.reading.marks.dates import DateMark, find_dates
from comity.reading.marks.quantities import Quantity, find_quantities
from comity.reading.marks.scanner import Hit, Scanner
from comity.reading.marks.sentences import paragraph_numbers, sentences
from comity.reading.names.bodies import embody
from comity.reading.names.focus import resolve
from comity.reading.names.hometowns import hometowns
from comity.reading.names.localities import locate
from comity.reading.names.people import find_people
from comity.reading.names.places import PlaceChooser
from comity.reading.names.variants import Variants
from comity.reference.gazetteer import Gazetteer

_START = attrgetter("start")


class Sentence:
    """One sentence of a page and its chunks (see reading.chunks for the labels)."""

    __slots__ = ("chunks", "end", "index", "labels", "page", "paragraph", "start")

    def __init__(self, page: Page, index: int, span: Span, paragraph: int, row: list[Chunk]) -> None:
        self.page, self.index, self.start, self.end, self.paragraph = (
            page,
            index,
            span.start,
            span.end,
            paragraph,
        )
        self.chunks = row
        self.labels = "".join(chunk.label for chunk in row)

    @property
    def text(self) -> str:
        """Its characters."""
        return self.page.text[self.start : self.end]

    def of(self, *labels: str) -> list[Chunk]:
        """Chunks with any of these labels that stand for something."""
        wanted = "".join(labels)
        return [chunk for chunk in self.chunks if chunk.label in wanted and chunk.entities]

    def mark_index(self, offset: int) -> int:
        """The place among its marks of the first that begins at or behind a character."""
        return bisect_left(self.chunks, offset, key=_START)

    def words(self, layer: str) -> list[Hit]:
        """Lexicon hits of a layer within the sentence."""
        return self.page.in_sentence(layer, self.index)

    def codes(self, layer: str) -> set[str]:
        """Codes of a layer's words within the sentence."""
        return {word.code for hit in self.words(layer) for word in hit.words}

    def dates(self) -> list[DateMark]:
        """Dates that begin in the sentence."""
        return self.page.dates_within(self.start, self.end)

    def quantities(self) -> list[Quantity]:
        """Numbers that begin in the sentence."""
        return self.page.quantities_within(self.start, self.end)


class Page:
    """One document, prepared once and read by every grammar.

    After the cascade the labels that matter are: `L` a locality named, `Y` a locality pointed to
    ("the province"), `Z` several ("the two sides"), `C` a country, `A` a demonym, `O` an organisation,
    `Q` a person, `X` a person pointed to by post ("the mayor"), `h` he or she, `q` it; each with
    `entities`. `p` and `c` are places and countries that only say where another lies.
    """

    def __init__(
        self, document: Document, scanner: Scanner, gazetteer: Gazetteer, variants: Variants
    ) -> None:
        self.document = document
        self.text = text = document.text
        self.published = document.published
        self._hits = scanner.scan(text)
        self._starts = {layer: [hit.start for hit in found] for layer, found in self._hits.items()}
        spans = sentences(text)
        row = chunks(text, self._hits, [span.end for span in spans])
        surnames = {hit.start: hit for hit in self._hits.get("surnames", ())}
        row = variants.mend(row, text)
        row = locate(row, PlaceChooser(gazetteer, text, row, _day(document.published)), text, surnames)
        row = embody(row, text)
        speech = {offset for hit in self._hits.get("speech", ()) for offset in (hit.start, hit.end)}
        row = find_people(row, text, speech)
        row = hometowns(row, text, twinning=len(self._hits.get("ties", ())) > 1)
        self.row = resolve(row, text)
        self.dates = find_dates(text, document.published)
        self.quantities = find_quantities(text, [(mark.start, mark.end) for mark in self.dates])
        self.date_starts = [mark.start for mark in self.dates]
        self.quantity_starts = [mark.start for mark in self.quantities]
        self.mark_starts = [chunk.start for chunk in self.row]
        self.sentences = list(self._sentences(spans))
        self.sentence_starts = [span.start for span in spans]
        self._by_sentence: dict[str, dict[int, list[Hit]]] = {}
        self.labels = "".join([chunk.label for chunk in self.row])

    def _sentences(self, spans: list[Span]) -> Iterator[Sentence]:
        numbers = paragraph_numbers(self.text, spans)
        for index, span in enumerate(spans):
            row = [chunk for chunk in self.marks_within(span.start, span.end) if chunk.label != "|"]
            yield Sentence(self, index, span, numbers[index], row)

    def word(self, chunk: Chunk) -> str:
        """A mark's characters, lower case."""
        return self.text[chunk.start : chunk.end].lower()

    def mark_index(self, offset: int) -> int:
        """The place in the row of the first mark that begins at or behind a character."""
        return bisect_left(self.mark_starts, offset)

    def marks_within(self, start: int, end: int) -> list[Chunk]:
        """Marks that begin within these characters."""
        return self.row[self.mark_index(start) : self.mark_index(end)]

    def dates_within(self, start: int, end: int) -> list[DateMark]:
        """Dates that begin within these characters."""
        starts = self.date_starts
        return self.dates[bisect_left(starts, start) : bisect_left(starts, end)]

    def quantities_within(self, start: int, end: int) -> list[Quantity]:
        """Numbers that begin within these characters."""
        starts = self.quantity_starts
        return self.quantities[bisect_left(starts, start) : bisect_left(starts, end)]

    def hits(self, layer: str, start: int, end: int) -> list[Hit]:
        """Lexicon hits of a layer that begin within these characters."""
        starts = self._starts.get(layer)
        if not starts:
            return []
        return self._hits[layer][bisect_left(starts, start) : bisect_left(starts, end)]

    def in_sentence(self, layer: str, index: int) -> list[Hit]:
        """Lexicon hits of a layer that begin within a sentence."""
        by_sentence = self._by_sentence.get(layer)
        if by_sentence is None:
            by_sentence = self._by_sentence[layer] = self._sorted_by_sentence(layer)
        return by_sentence.get(index, [])

    def _sorted_by_sentence(self, layer: str) -> dict[int, list[Hit]]:
        found: dict[int, list[Hit]] = {}
        for hit in self._hits.get(layer, ()):
            index = bisect_right(self.sentence_starts, hit.start) - 1
            if index >= 0 and hit.start < self.sentences[index].end:
                found.setdefault(index, []).append(hit)
        return found

    def has(self, layer: str, code: str | None = None) -> bool:
        """Whether any word of a layer (of this code) occurs at all."""
        found = self._hits.get(layer, ())
        return bool(found) if code is None else any(word.code == code for hit in found for word in hit.words)

    def localities(self) -> dict[Entity, int]:
        """Localities the text names, each by its first mention's entity, with how often."""
        found: dict[str, tuple[Entity, int]] = {}
        for chunk in self.row:
            if chunk.label == "L" and chunk.entities:
                entity = chunk.entities[0]
                key = entity.id or entity.name.lower()
                first, count = found.get(key, (entity, 0))
                found[key] = (first, count + 1)
        return dict(found.values())


def _day(published: str | None) -> date | None:
    return bounds(published)[0] if published else None
