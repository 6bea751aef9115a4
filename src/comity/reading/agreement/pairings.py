"""Several agreements told in one list: two lists matched one to one, or pairs one after the other."""

from __future__ import annotations

import re

from comity.model.entity import Entity
from comity.reading.agreement.instruments import Mention
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.scanner import Hit
from comity.reading.setting.counterparts import Counterparts, unique

_WITH, _OF = "with", "of"
_AND = " and "
_TWO = 2
_LINKED = (f" {_WITH} ", f" {_OF} ")
_PARTED = re.compile(r",|\sand\s")


def matched(chunks: list[Chunk], links: list[Hit], counterparts: Counterparts) -> list[tuple[Entity, ...]]:
    """Two lists of one length matched one to one ("…, respectively")."""
    if not any(link.words[0].code == "each" for link in links):
        return []
    places = unique([chunk.entities[0] for chunk in chunks if chunk.label == "L" and chunk.entities])
    groups: dict[str | None, list[Entity]] = {}
    for place in places:
        groups.setdefault(counterparts.country(place), []).append(place)
    sides = list(groups.values())
    if len(sides) == _TWO and len(sides[0]) == len(sides[1]) > 1:
        return list(zip(*sides, strict=True))
    return []


def paired(mention: Mention, chunks: list[Chunk], counterparts: Counterparts) -> list[tuple[Entity, ...]]:
    """Several pairs in one list: "Bern with Riga, Kiel with Brest", "Bern with Riga and with Brest"."""
    if not mention.plural and not mention.tie:
        return []
    links = (_WITH,) if mention.plural else (_OF, _WITH)
    text = mention.page.text
    pairs: list[tuple[Entity, Entity]] = []
    joined = 0
    one: Chunk | None = None
    for link, chunk in zip([None, *chunks], chunks, strict=False):
        if chunk.label != "L" or not chunk.entities:
            continue
        word = text[link.start : link.end] if link is not None else ""
        beside = one is not None and word in links and _PARTED.search(text, one.end, chunk.start) is None
        if one is not None and beside:
            pairs.append((one.entities[0], chunk.entities[0]))
            one = None
        elif word == _WITH or (word == _OF and link is not None and text.endswith(_AND, 0, link.start)):
            pairs += [(owner, chunk.entities[0]) for owner, _ in pairs[-1:]]
        elif pairs and not text.startswith(_LINKED, chunk.end):
            pairs.append((pairs[-1][0], chunk.entities[0]))
            joined += 1
        else:
            one = chunk
    if len(pairs) - joined < _TWO:
        return []
    foreign = [pair for pair in pairs if counterparts.foreign(list(pair))]
    return list(foreign) if len(foreign) > 1 else []
