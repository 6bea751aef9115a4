"""A text as a row of labelled chunks: the marks that every grammar of the cascade reads and rewrites."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from comity.model.entity import Entity
from comity.reading.scanner import Hit

# One character a chunk, so that a grammar is a regular expression over the labels of a sentence:
#   P known place   C country   A demonym   O organisation   L locality   Q person   Y locality meant by "the city" …
#   T place type    B body head H title     M title modifier J level adjective   R honorific   E event head
#   G first word of a place name   S family name   N other capitalised word   V capitalised adjective   W other common capital   d number
#   f of   t the, a   & and   i in, for, with …   ' possessive   h he, she   q it   z they   x other word
#   Z "the two sides"   , ( ) " punctuation   | sentence end   . other sign
_TOKEN = re.compile(r"(?:[A-Z]\.){1,4}(?=\s?[A-Z])|[^\W_]+(?:(?:[’'](?!s\b)|[-.&/](?=[^\W_]))[^\W_]+)*|[’']s\b|[^\w\s]|_")
_SIMPLE = {"of": "f", "the": "t", "a": "t", "an": "t", "and": "&", "&": "&", ",": ",", "(": "(", ")": ")",
           "in": "i", "for": "i", "at": "i", "to": "i", "from": "i", "with": "i", "by": "i", "on": "i", "under": "i",
          "between": "i", "into": "i", "as": "i", "he": "h", "she": "h", "it": "q", "its": "q", "they": "z", "their": "z",
          "'s": "'", "’s": "'", "’": "'", "“": '"', "”": '"', '"': '"', "|": "."}


class Chunk:
    """One chunk: its label, its characters, and what a grammar learned about it."""

    __slots__ = ("_data", "end", "entities", "hit", "label", "start")

    def __init__(self, label: str, start: int, end: int, hit: Hit | None = None) -> None:
        self.label = label
        self.start = start
        self.end = end
        self.hit = hit
        self.entities: tuple[Entity, ...] = ()
        self._data: dict[str, Any] | None = None

    @property
    def data(self) -> dict[str, Any]:
        """What else a grammar learned; most chunks have none, so it is made when first asked for."""
        if self._data is None:
            self._data = {}
        return self._data

    def __repr__(self) -> str:
        return f"{self.label}[{self.start}:{self.end}]"

    @property
    def entity(self) -> Entity | None:
        return self.entities[0] if self.entities else None


# Of two marks of one length the later layer's stands.
_LAYERS = (
    ("capitals", "W"), ("prefixes", "G"), ("surnames", "S"), ("types", "T"), ("adjectives", "J"), ("events", "E"), ("sides", "Z"),
    ("modifiers", "M"), ("names", "P"), ("titles", "H"), ("bodies", "B"), ("honorifics", "R"),
)


def simple_label(word: str) -> str | None:
    """The label of a function word, whatever its case; None for any other word."""
    return _SIMPLE.get(word.lower())


def chunks(text: str, hits: dict[str, list[Hit]], breaks: list[int]) -> list[Chunk]:
    """Tokens and hits as one row of chunks; `breaks` are the offsets where sentences end."""
    covering = _covering(text, hits)
    row: list[Chunk] = []
    at = 0
    ends = iter([*breaks, len(text) + 1])
    stop = next(ends)
    covered = iter([*covering, None])
    span = next(covered)
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        while start >= stop:
            row.append(Chunk("|", stop, stop))
            stop = next(ends)
        if start < at:
            continue
        at = start
        while span is not None and span.start < end:
            if span.start == at or (span.start == at + 1 and at > start):
                row.append(span)
                at = span.end
            span = next(covered)
        if at == start:
            row.append(Chunk(_label(token.group()), start, end))
        elif at < end and text[at + 1 : end].islower():
            row.append(Chunk("x", at, end))
        at = max(at, end)
    row.append(Chunk("|", len(text), len(text)))
    return row


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
    found: list[tuple[int, int, Chunk]] = []
    everyday = {(hit.start, hit.end) for hit in hits.get("capitals", ())}
    for rank, (layer, label) in enumerate(_LAYERS):
        for hit in hits.get(layer, ()):
            own: str | None = _name_label(hit) if layer == "names" else label
            if layer == "capitals":
                own = _capital_label(text, hit)
            elif layer == "bodies" and hit.words[0].code == "organisation" and not text[hit.start].isupper():
                own = "x"
            elif layer == "names" and text[hit.end : hit.end + 1] == "$":
                own = None
            elif own in ("P", "C") and (hit.start, hit.end) in everyday:
                own = None
            if own:
                found.append((hit.start - hit.end, -rank, Chunk(own, hit.start, hit.end, hit)))
    found.sort(key=lambda item: item[:2])
    taken = bytearray(len(text) + 1)
    kept: list[Chunk] = []
    for _, _, chunk in found:
        if taken.find(1, chunk.start, chunk.end) < 0:
            taken[chunk.start : chunk.end] = b"\1" * (chunk.end - chunk.start)
            kept.append(chunk)
    kept.sort(key=lambda chunk: chunk.start)
    return kept


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


def rewrite(row: list[Chunk], pattern: re.Pattern[str], build: Build) -> list[Chunk]:
    """The row with every stretch whose labels match replaced by what `build` makes of it.

    `build` gets the matched chunks and the match over their labels; None leaves them as they are.
    """
    labels = "".join([chunk.label for chunk in row])
    kept: list[Chunk] = []
    at = 0
    for found in pattern.finditer(labels):
        start, end = found.span()
        made = build(row[start:end], found)
        if made is not None:
            kept.extend(row[at:start])
            kept.extend(made)
            at = end
    if not at:
        return row
    kept.extend(row[at:])
    return kept


def spanning(label: str, parts: list[Chunk], *entities: Entity) -> Chunk:
    """One chunk over all the parts."""
    chunk = Chunk(label, parts[0].start, parts[-1].end, parts[0].hit if len(parts) == 1 else None)
    chunk.entities = entities
    return chunk
