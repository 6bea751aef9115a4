"""Places and countries that only say where another place lies."""

from __future__ import annotations

import re

from comity.reading.marks.chunks import Chunk
from comity.reference.place import Place

_PLACE = re.compile("L")
# "Ghent, the second largest city of Flanders", "which is the wine capital of Flanders".
_DESCRIBED = re.compile(r"L(?:,t|,?x{1,2}t)[xAJMVWdNEf]{0,5}[Tx][fi]t?(?P<above>L)")


def mark_parents(row: list[Chunk], text: str) -> list[Chunk]:
    """Mark places and countries that only say where another place lies ("Gangnam District in Seoul")."""
    labels = "".join([chunk.label for chunk in row])
    for found in _PLACE.finditer(labels):
        at = found.start()
        chunk = row[at]
        if chunk.label != "L":
            continue  # told by now to be where another lies
        _mark_behind(row, labels, at, text)
        if at:
            _mark_touching(row[at - 1], chunk, chunk.data.get("place"))
        _mark_owner(row, labels, at)
    _mark_described(row, labels)
    return row


def _mark_behind(row: list[Chunk], labels: str, at: int, text: str) -> None:
    """ "Gangnam District in Seoul", "Suwon, Gyeonggi, South Korea"."""
    chunk = row[at]
    place = chunk.data.get("place")
    for step in (2, 3, 4):
        told = at + step < len(row) and row[at + step].label in "LC"
        if not told or not _links(labels[at + 1 : at + step], row[at + 1], text):
            continue
        other = row[at + step]
        if not _is_above(other, place):
            return
        other.data["above"] = chunk
        if other.label == "L":
            other.label = "p"
            chunk.data.setdefault("parent", other)
            beyond = at + step + 2
            if beyond < len(row) and row[beyond].label == "C" and labels[at + step + 1] == ",":
                row[beyond].label = "c"
            return
        other.label = "c"
        if place is None:
            chunk.data["country"] = other.entities[0].id
        return


def _mark_owner(row: list[Chunk], labels: str, at: int) -> None:
    """ "Seoul's Gangnam District"."""
    for step in (2, 3):
        if at >= step and row[at - step].label in "LCA" and labels[at - step + 1 : at] in ("'", "'x"):
            other = row[at - step]
            if _is_above(other, row[at].data.get("place")):
                other.data["above"] = row[at]
                other.label = "p" if other.label == "L" else "c"


def _mark_touching(before: Chunk, chunk: Chunk, place: Place | None) -> None:
    """ "The Hokkaido town of Numata": a place that another touches says where that lies."""
    touches = before.label == "L" and before.end + 1 == chunk.start
    if touches and place is not None and _is_above(before, place):
        before.label = "p"
        before.data["above"] = chunk
        chunk.data.setdefault("parent", before)


def _mark_described(row: list[Chunk], labels: str) -> None:
    """Mark what stands in the description of a place only to say where that lies."""
    for found in _DESCRIBED.finditer(labels):
        chunk, above = row[found.start()], row[found.start("above")]
        place, other = chunk.data.get("place"), above.data.get("place")
        if place is None or other is None or above.label != "L":
            continue
        if _is_above(above, place) or (other.country == place.country and other.level < place.level):
            above.label = "p"
            above.data["above"] = chunk
            chunk.data.setdefault("parent", above)


def _links(between: str, first: Chunk, text: str) -> bool:
    if between not in {",", "(", "i", "f", ",t", "(t", "it", "ft", ",i", ",T"}:
        return False
    return text[first.start : first.end].lower() not in {"to", "for", "with", "by", "as", "between", "from"}


def _is_above(other: Chunk, place: Place | None) -> bool:
    if place is None:
        return True
    if other.label in "CA":
        return bool(other.entities) and other.entities[0].id == place.country
    above = other.data.get("place")
    if above is None:
        return False
    if place.parent is not None and above.parent == place.parent and above.id != place.id:
        return _last(above.id) == _last(place.parent)  # the city called like their province
    parents = {place.parent, *(span.value for span in place.parents)}
    return above.id in parents or (
        above.level == 1
        and place.level == 2
        and above.country == place.country
        and place.id.startswith(above.id + "/")
    )


def _last(key: str) -> str:
    return key.rpartition("/")[2]
