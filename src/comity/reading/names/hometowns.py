"""Towns no table knows, recognised by how a text about twinned places speaks of them."""

from __future__ import annotations

import re
from collections import Counter

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk, rewrite, spanning
from comity.reading.names.fitness import HEADS_OF_PLACES

_BESIDE_A_COUNTRY = re.compile(r"(?<=[ixf&,])" + r"[NS]{1,2}(?=,[CLc](?:[,.|()]|$))")
_APPOSED = re.compile(r"(?<![NSVJRHLO])[NS]{1,2}(?=,t[xAJMVd]{0,4}T)")  # "Saint-Loup, the French twin town"
_OF_SOMEBODY = re.compile(r"(?<=Qf)[NS]{1,2}(?![NSVBTEOQH])")
_INSIDE = re.compile(r"(?<=[ixf&,])[NS]{1,2}(?=it?[xV]{0,2}[CLp])")
_SOMEWHERE = re.compile(r"(?<=[if])[NS]{1,2}(?![NSVBTEOQH])")
_ANYWHERE = re.compile(r"(?<![NSLVBTPGOHR])[NS]{1,2}(?![NSVBTEOQH])")


def hometowns(row: list[Chunk], text: str, twinning: bool) -> list[Chunk]:
    """The row with unknown towns as localities without an id.

    A capitalised name is a town where a country, a region or a type word in apposition follows it ("Brienz,
    Switzerland"; "Brienz, the lake town") or, in a text
    about `twinning`, where it is said to lie in one, or is spoken of again and again as somewhere to be.
    """
    towns = (
        _homes_of_mayors(row, text)
        | _homes_of_councils(row)
        | _told(row, text, _BESIDE_A_COUNTRY)
        | _told(row, text, _APPOSED)
    )
    if twinning:
        towns |= _told(row, text, _INSIDE) | _places_to_be(row, text)
    if not towns:
        return row

    def settle(parts: list[Chunk], _: re.Match[str]) -> list[Chunk] | None:
        name = _name(parts, text)
        town = name in towns and not name.isupper()  # a town is no acronym
        return [spanning("L", parts, Entity("locality", name, None))] if town else None

    return rewrite(row, (_ANYWHERE, settle))


def _homes_of_mayors(row: list[Chunk], text: str) -> set[str]:
    """What a mayor told without a place is said to be of ("Mayor Ann Cole of Wymond")."""
    labels = "".join([chunk.label for chunk in row])
    homes = set()
    for found in _OF_SOMEBODY.finditer(labels):
        posts = row[found.start() - 2].data.get("posts", ())
        if any(post.code in HEADS_OF_PLACES and post.of is None for post in posts):
            homes.add(_name(row[found.start() : found.end()], text))
    return homes


def _homes_of_councils(row: list[Chunk]) -> set[str]:
    """What a council is named for ("Hensley Town Council")."""
    homes = set()
    for chunk in row:
        if chunk.label == "O" and chunk.learned and chunk.data.get("council"):
            owner = chunk.data.get("of")
            if owner is not None and owner.id is None and owner.type == "locality":
                homes.add(owner.name)
    return homes


def _told(row: list[Chunk], text: str, shape: re.Pattern[str]) -> set[str]:
    labels = "".join([chunk.label for chunk in row])
    return {_name(row[found.start() : found.end()], text) for found in shape.finditer(labels)}


def _places_to_be(row: list[Chunk], text: str) -> set[str]:
    """Names that stand twice or more, once at least behind "in", "to", "from" or "of"."""
    labels = "".join([chunk.label for chunk in row])
    often = Counter(_name(row[found.start() : found.end()], text) for found in _ANYWHERE.finditer(labels))
    return {name for name in _told(row, text, _SOMEWHERE) if often[name] > 1}


def _name(parts: list[Chunk], text: str) -> str:
    return " ".join(text[parts[0].start : parts[-1].end].split())
