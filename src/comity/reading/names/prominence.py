"""How much a text is about each of its localities, and which it only names to say where something is."""

from __future__ import annotations

import re
from collections import defaultdict

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk

_COUNCIL = 0.7
"""How much a text is about the locality whose council it names."""
_LEAD = 5
"""Sentences whose mentions count double."""
_GOVERNED = re.compile(r"(?<=[if])t?L")
_LISTED = re.compile(r"L(?:,?&|,)t?L")
_DATELINE = re.compile(
    r"(?:^|(?<=\|))L(?:,[CLpc])?(?:,?[NWxd.]{1,5}|,[^|x]{1,6})?(?:\([^|()]{1,3}\))?,?(?P<dash>\.)"
)


def seat_of(chunk: Chunk) -> Entity | None:
    """The locality whose council this is."""
    if chunk.label != "O" or not chunk.data.get("council"):
        return None
    of = chunk.data.get("of")
    return of if isinstance(of, Entity) else None


def weights(named: list[Chunk]) -> defaultdict[str, float]:
    """How much a text is about each locality: each mention counts, early ones more, "in Seoul" less."""
    weight: defaultdict[str, float] = defaultdict(float)
    sentence = 0
    for chunk in named:
        if chunk.label == "|":
            sentence += 1
        elif chunk.label == "L" and chunk.entities:
            once = 0.4 if chunk.data.get("where") else 1.0
            weight[chunk.entities[0].key] += once * (2 if sentence < _LEAD else 1)
        elif (seat := seat_of(chunk)) is not None:
            weight[seat.key] += _COUNCIL
    return weight


def mark_settings(row: list[Chunk], text: str) -> str:
    """The row's labels; "in Seoul" and a dateline are marked, for they say where, seldom who acts."""
    labels = "".join([chunk.label for chunk in row])
    for found in _GOVERNED.finditer(labels):
        chunk, before = row[found.end() - 1], row[found.start() - 1]
        chunk.data["governed"] = True
        chunk.data["where"] = text[before.start : before.end].lower() in {"in", "at"}
    for found in _DATELINE.finditer(labels):
        if text[row[found.start("dash")].start] in "–—-:":
            row[found.start()].data.update(governed=True, where=True, listed=True)
            dash = found.start("dash")
            row[dash].label = "|"  # what is told begins behind it
            labels = f"{labels[:dash]}|{labels[dash + 1 :]}"
    for found in _LISTED.finditer(labels):
        row[found.start()].data["listed"] = True
    return labels
