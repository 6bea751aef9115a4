"""Places that a text says are a part of a larger one: "Yilan County, to which Su'ao belongs"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from comity.model.entity import Entity
from comity.reading.figure.possessors import describes
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.page import Page, Sentence
from comity.reading.profile.organisation_names import Told

PART_OF = re.compile(
    r"(?P<child>[LY])(?:,[pcC],?)?,?(?P<words>[xtJ]{1,6}?)(?P<link>[fi])t?[AJx]?(?P<parent>L)"
)
OF_WHICH = re.compile(r"(?P<parent>L),?[fi]?x(?P<child>L)(?P<words>[xt]{1,4})f?")
TAKEN_IN = re.compile(r"(?P<parent>[LY])(?:,t?A?Y?)?,?(?P<words>x{1,4})(?P<child>L)(?![LNx'])")


def part_of_place(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "Long An is now a part of Tay Ninh"."""
    if page.word(row[found.start("link")]) not in particles("houses", "whole"):
        return None
    return _told(page, row, found, "merging")


def of_which_part(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "Cuneo, of which Fossano is part", "Yilan, to which Su'ao belongs"."""
    return _told(page, row, found, "belonging")


def taken_in(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "Vinh Long, which swallowed Ben Tre"."""
    return _told(page, row, found, "swallowing")


def _told(page: Page, row: list[Chunk], found: re.Match[str], code: str) -> Told | None:
    words = (page.word(chunk) for chunk in row[found.start("words") : found.end("words")])
    if particles("houses", code).isdisjoint(words):
        return None
    child, parent = row[found.start("child")], row[found.start("parent")]
    if not child.is_locality or not parent.is_locality or child.entities[0].key == parent.entities[0].key:
        return None
    if code == "belonging" and child.entities[0].country != parent.entities[0].country:
        return None
    start, end = min(child.start, parent.start), max(child.end, parent.end)
    return child.entities[0], parent.entities[0], "part_of", start, end


def described_parts(sentence: Sentence) -> Iterator[Told]:
    """As in "Osmangazi, a district of the city of Bursa", "Pune is the second city of Maharashtra"."""
    row = sentence.chunks
    places = [at for at, label in enumerate(sentence.labels) if label in "Lp" and row[at].is_locality]
    for first, second in pairwise(places):
        child, parent = row[first].entities[0], row[second].entities[0]
        if child.key != parent.key and _in_one_region(child, parent) and describes(sentence, second):
            yield child, parent, "part_of", row[first].start, row[second].end


def _in_one_region(child: Entity, parent: Entity) -> bool:
    """Whether the tables allow one to be a part of the other: both of one country and one first level."""
    if child.id is None or parent.id is None:
        return child.country == parent.country
    return child.id.split("/")[:2] == parent.id.split("/")[:2]
