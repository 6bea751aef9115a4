"""A text as a row of labelled chunks: the marks that every grammar of the cascade reads and rewrites."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any

import msgspec

from comity.lexicon.load import Word
from comity.model.entity import Entity
from comity.reading.marks.particles import particles
from comity.reading.marks.scanner import Hit

# One character a chunk, so that a grammar is a regular expression over the labels of a sentence:
#   P known place   L locality   Y "the city", resolved   Z "the two sides"   C country   A demonym
#   p, c place and country that only say where another lies   O organisation   a its acronym in brackets
#   Q person   X "the mayor", resolved   h he, she   q it   z they   R honorific   S family or given name
#   T place type   J level adjective   B body head   H title   M title modifier   E event head
#   G first word of a place name   N capitalised word   V adjective   W other common capital
#   f of   t the, a   & and   i in, for, with …   ' possessive   d number   x other word
#   , ( ) " punctuation   | sentence end   . other sign
_TOKEN = re.compile(
    r"(?:[A-Z]\.){1,4}(?=\s?[A-Z])|(?:then|ex)(?=-[A-Z])|[^\W_]+(?:(?:[’'](?!s\b)|[-.&/](?=[^\W_]))[^\W_]+)*|[’']s\b|[^\w\s]|_"
)
_SIMPLE = {
    "of": "f",
    "the": "t",
    "a": "t",
    "an": "t",
    "and": "&",
    "&": "&",
    ",": ",",
    "(": "(",
    ")": ")",
    "in": "i",
    "for": "i",
    "at": "i",
    "to": "i",
    "from": "i",
    "with": "i",
    "by": "i",
    "on": "i",
    "under": "i",
    "between": "i",
    "into": "i",
    "as": "i",
    "he": "h",
    "she": "h",
    "it": "q",
    "its": "q",
    "they": "z",
    "their": "z",
    "'s": "'",
    "’s": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    '"': '"',
    "|": ".",
}


class Chunk(msgspec.Struct, eq=False, gc=False):
    """One chunk: its label, its characters, and what a grammar learned about it."""

    label: str
    start: int
    end: int
    hit: Hit | None = None
    entities: tuple[Entity, ...] = ()
    learned: dict[str, Any] | None = None

    def __repr__(self) -> str:
        return f"{self.label}[{self.start}:{self.end}]"

    @property
    def data(self) -> dict[str, Any]:
        """What else a grammar learned; most chunks have none, so it is made when first asked for."""
        if self.learned is None:
            self.learned = {}
        return self.learned

    @property
    def entity(self) -> Entity | None:
        """The first entity it stands for."""
        return self.entities[0] if self.entities else None

    @property
    def is_locality(self) -> bool:
        """Whether it stands for a locality."""
        return bool(self.entities) and self.entities[0].type == "locality"

    @property
    def word(self) -> Word | None:
        """The lexicon's word it is, if it is one."""
        return self.hit.words[0] if self.hit is not None and self.hit.words else None


# Of two marks of one length the later layer's stands.
_LAYERS = (
    ("capitals", "W"),
    ("prefixes", "G"),
    ("surnames", "S"),
    ("types", "T"),
    ("adjectives", "J"),
    ("events", "E"),
    ("sides", "Z"),
    ("modifiers", "M"),
    ("names", "P"),
    ("titles", "H"),
    ("bodies", "B"),
    ("honorifics", "R"),
)

_CHOSEN = frozenset({"capitals", "events", "bodies", "names"})
"""Layers whose hits are not all marks, or not all of one label."""
_BY_LENGTH = itemgetter(0, 1)
_START = attrgetter("start")


def simple_label(word: str) -> str | None:
    """The label of a function word, whatever its case; None for any other word."""
    return _SIMPLE.get(word.lower())


def chunks(text: str, hits: dict[str, list[Hit]], breaks: list[int]) -> list[Chunk]:
    """Tokens and hits as one row of chunks; `breaks` are the offsets where sentences end."""
    row: list[Chunk] = []
    add = row.append
    at = 0
    ends = iter([*breaks, len(text) + 1])
    stop = next(ends)
    covered = iter([*_covering(text, hits), None])
    span = next(covered)
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        while start >= stop:
            add(Chunk("|", stop, stop))
            stop = next(ends)
        if start < at:
            continue
        if span is None or span.start >= end:
            add(Chunk(_label(token.group()), start, end))
            at = end
            continue
        at = start
        while span is not None and span.start < end:
            if _goes_on(text, span.end, end):
                span = next(covered)
                continue
            if span.start == at or (span.start == at + 1 and at > start):
                add(span)
                at = span.end
            span = next(covered)
        if at == start:
            add(Chunk(_label(token.group()), start, end))
        elif at < end and text[at + 1 : end].islower():
            add(Chunk("x", at, end))
        at = max(at, end)
    add(Chunk("|", len(text), len(text)))
    return row


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether an apostrophe and more of the same name follow ("Su'ao" is no Su)."""
    return at + 1 < end and text[at] in "'’" and text[at + 1].isalpha()


@lru_cache(maxsize=50_000)
def _label(word: str) -> str:
    simple = _SIMPLE.get(word.lower())
    if simple:
        return simple
    first = word[0]
    if first.isdigit():
        return "d"
    if first.isupper():
        return "N"
    return "x" if first.isalpha() else "."


def _covering(text: str, hits: dict[str, list[Hit]]) -> list[Chunk]:
    """Hits of all layers as chunks in text order, none overlapping: longer first, later layers first."""
    found: list[tuple[int, int, int, Hit, str]] = []
    everyday = {(hit.start, hit.end) for hit in hits.get("capitals", ())}
    for rank, (layer, label) in enumerate(_LAYERS):
        of_layer = hits.get(layer)
        if not of_layer:
            continue
        chosen = layer in _CHOSEN
        for hit in of_layer:
            own = _own_label(text, layer, label, hit, everyday) if chosen else label
            if own:
                found.append((hit.start - hit.end, -rank, hit.start, hit, own))
    found.sort(key=_BY_LENGTH)
    taken = bytearray(len(text) + 1)
    kept: list[Chunk] = []
    for length, _, start, hit, own in found:
        end = start - length
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * -length
            kept.append(Chunk(own, start, end, hit))
    kept.sort(key=_START)
    return kept


def _own_label(text: str, layer: str, label: str, hit: Hit, everyday: set[tuple[int, int]]) -> str | None:
    """The label a hit gets as a chunk; None where it is no mark of its own."""
    if layer == "capitals":
        return _capital_label(text, hit)
    if layer == "events" and hit.words[0].code == "none":
        return None
    if layer == "bodies" and hit.words[0].code == "organisation" and not text[hit.start].isupper():
        return "x"
    if layer != "names":
        return label
    own = _name_label(hit)
    if text[hit.end : hit.end + 1] == "$":
        return None
    if own not in "PC":
        return own
    plain = (hit.start, hit.end) in everyday or _is_direction(text[hit.start : hit.end])
    return None if plain else own


@lru_cache(maxsize=50_000)
def _is_direction(name: str) -> bool:
    """Whether a name is but adjectives ("North-Central"), so more likely a part of the country spoken of."""
    words = re.split(r"[ -]", name.lower())
    return all(word in particles("common_capitals", "adjective") for word in words)


def _capital_label(text: str, hit: Hit) -> str | None:
    """Adjectives and features are parts of names; a pronoun keeps its own label whatever its case."""
    if hit.words[0].code != "common":
        return "V"
    return None if text[hit.start : hit.end].lower() in _SIMPLE else "W"


def _name_label(hit: Hit) -> str:
    kinds = {name.type for name in hit.names}
    if all(name.kind == "demonym" for name in hit.names):
        return "A"
    if "country" in kinds:
        return "C"
    return "P" if "locality" in kinds else "O"


Build = Callable[[list[Chunk], re.Match[str]], "list[Chunk] | None"]


def rewrite(row: list[Chunk], *steps: tuple[re.Pattern[str], Build]) -> list[Chunk]:
    """The row with every stretch whose labels match a step's pattern replaced by what its `build` makes.

    Steps follow one another. `build` gets the matched chunks and the match over their labels; None leaves
    them as they are.
    """
    labels = "".join([chunk.label for chunk in row])
    for pattern, build in steps:
        kept: list[Chunk] = []
        letters: list[str] = []
        at = 0
        for found in pattern.finditer(labels):
            start, end = found.span()
            made = build(row[start:end], found)
            if made is not None:
                kept += row[at:start]
                kept += made
                letters += (labels[at:start], *(chunk.label for chunk in made))
                at = end
        if at:
            row = kept + row[at:]
            labels = "".join(letters) + labels[at:]
    return row


def spanning(label: str, parts: list[Chunk], *entities: Entity) -> Chunk:
    """One chunk over all the parts."""
    chunk = Chunk(label, parts[0].start, parts[-1].end, parts[0].hit if len(parts) == 1 else None)
    chunk.entities = entities
    return chunk
