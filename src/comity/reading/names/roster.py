"""The people of one text, and who a second mention of one word is."""

from __future__ import annotations

import re

from comity.model.entity import Entity
from comity.model.names import fold
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles

_MAY_BE_AGAIN = re.compile(r"[QNSCL]|(?<![NSVLBTEOAGt])[BTE](?=[xi,'.|&)\"])")
"""Names, and words for bodies and places that may be somebody's family name: "Park paid a visit"."""


class Roster:
    """People met so far, and the words a second mention keeps of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_name: dict[str, Entity] = {}
        self._by_word: dict[str, list[tuple[int, Entity]]] = {}

    def meet(self, parts: list[Chunk]) -> Entity:
        """The person of this full name; spellings that differ in case or accents are one."""
        words = " ".join([self._text[part.start : part.end] for part in parts]).split()
        name = " ".join(words)
        known = self._by_name.get(fold(name))
        if known is None:
            known = self._by_name[fold(name)] = Entity("person", name, None)
            for word in dict.fromkeys(_short_forms(parts[0], words)):
                self._by_word.setdefault(word.lower(), []).append((parts[0].start, known))
        return known

    def recall(self, word: str, at: int) -> Entity | None:
        """Whose short form a word is: the person last met before this offset, else the first after it."""
        met = self._by_word.get(word.lower(), ())
        before = [entity for start, entity in met if start <= at]
        return before[-1] if before else met[0][1] if met else None


def second_mentions(row: list[Chunk], text: str, roster: Roster) -> list[Chunk]:
    """The row with every word that names somebody again as that person."""
    labels = "".join([chunk.label for chunk in row])
    for found in _MAY_BE_AGAIN.finditer(labels):
        at = found.start()
        chunk = row[at]
        if chunk.label == "Q":
            if not chunk.entities:
                name = text[chunk.start : chunk.end]
                chunk.entities = (roster.recall(name, chunk.start) or Entity("person", name, None),)
            continue
        short = text[chunk.start : chunk.end]
        known = roster.recall(short, chunk.start) if short[:1].isupper() else None
        if known is None or (chunk.label == "L" and not _may_be_a_person(row, at, text)):
            continue
        chunk.label, chunk.entities, chunk.hit = "Q", (known,), None
        chunk.data["again"] = True
        before = row[at - 1] if at else None
        if before is not None and before.label == "N" and before.end + 1 == chunk.start:
            before.label = "R"  # a given name spelt otherwise than before
    return row


def _short_forms(first: Chunk, words: list[str]) -> list[str]:
    """What a second mention keeps: Korean the family name, Vietnamese the given one, others either."""
    while len(words) > 1 and words[-1].lower() in particles("name_words", "suffix"):
        words = words[:-1]
    if len(words) == 1:
        return words
    tradition = {word.code for word in first.hit.words} if first.label == "S" and first.hit else set()
    if "kr" in tradition and (len(words) == 2 or "vn" not in tradition):
        return [words[0], words[-1]] if "vn" in tradition else [words[0]]
    if "vn" in tradition:
        return [words[-1], " ".join(words[-2:])]
    if "cn" in tradition:
        return [words[0]]
    small = next((at for at, word in enumerate(words) if at and word[0].islower()), len(words))
    return [words[-1], words[0], *words[-1].split("-")[:1], " ".join(words[small:])]


def _may_be_a_person(row: list[Chunk], at: int, text: str) -> bool:
    """Whether a small place of one word may be somebody named in full before ("Son stressed")."""
    chunk = row[at]
    if " " in text[chunk.start : chunk.end] or at + 1 >= len(row):
        return False
    before, after = row[at - 1].label if at else "|", row[at + 1].label
    if before == "R":
        return True  # "Mr. Holt"
    place = chunk.data.get("place")
    if place is None or place.level == 1:
        return False
    return before != "i" and (after in "x'," or (before == "x" and after in '|."'))
