"""Where a body sits and what it is a part of, told beside its name: "Hana Labs, a research center in Hue"."""

from __future__ import annotations

import re

from comity.model.claim import Relation
from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.profile.organisation_names import Told, named

_CHILD = r"(?P<child>O|(?<![NSWVHRQL])[NSWV]{1,4})(?:\([NSOaW]\))?"
DESCRIBED_IN = re.compile(
    rf"{_CHILD},t(?P<told>[xATNSWVMd.&]{{1,8}}?)(?P<link>i)t?(?:x|A|[Cc]')?(?P<place>[LYpO])"
)
DESCRIBED_OF = re.compile(rf"{_CHILD},t(?P<told>[xATNSWVM&]{{1,6}})ft?(?:x|A){{0,2}}(?P<place>[LY])")
OF_A_TOWN = re.compile(r"(?P<child>O)(?:\([NSOaW]\))?,f(?P<place>L)(?=,)")
IN_BRACKETS = re.compile(r"(?P<child>O)\((?P<place>L),[pcLC]\)")
BRANCH = re.compile(r"t(?P<child>[xLAp]{1,2}(?P<noun>x))ft?(?P<place>O)")
BODYS_OWN = re.compile(r"(?P<place>O)'[xJ]{0,2}(?P<child>O)")
WITHIN = re.compile(r"(?P<child>O)")
BRACKETED = re.compile(r"(?P<child>O|[NSWV]{2,4})\((?P<parent>[OL])\)")
IN_PLACE = re.compile(r"(?P<child>O)(?:\([NSOaW]\))?,?(?P<link>i)t?(?:x|A|[Cc]'){0,2}(?P<place>[LYp])")
APPOSED = re.compile(
    r"(?P<child>O|(?<![NSWVLQ])[NSWVL]{0,4}[NSWV])(?:\([NSOaW]\))?,t[xJATNSWVM&]{0,5}[xB]f(?:t?(?:x|A){0,2})(?P<place>[LY])"
)
UNCAPITALISED = re.compile(r"(?<!,)t(?P<name>[x&J]{2,7})ft?(?:[Cc]')?(?P<place>[Ll])")
_UNDER = re.compile(r"(?P<child>\S.*?) under (?:the )?(?P<parent>[^\W\d_a-z].*)")


def told_beside(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """Two that stand beside each other: "Hana Foods, of Hue", "the Council's Youth Group"."""
    if page.text[row[found.start("place")].end : row[found.start("place")].end + 1] == "-":
        return None
    parts = row[found.start("child") : found.end("child")]
    if page.dates_within(parts[0].start, parts[-1].end):
        return None
    return _told(row, found, named(page, parts), "based_in")


def described(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "Hana Labs, a research center in Hue", "Hana Water, the water utility of the city"."""
    if not _is_kind_of_body(page, row[found.end("told") - 1]):
        return None
    link = row[found.start("link")] if found.groupdict().get("link") else None
    seated = particles("pointers", "place") | particles("houses", "whence")
    if link is not None and page.word(link) not in seated:
        return None
    return told_beside(page, row, found)


def branch(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "the Hue branch of VCCI": the branch goes by the words before it."""
    if page.word(row[found.start("noun")]) not in particles("houses", "offshoot"):
        return None
    parts = row[found.start("child") : found.end("child")]
    name = " ".join(page.text[parts[0].start : parts[-1].end].split())
    return _told(row, found, Entity("organisation", name, None), "part_of")


def within(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "the Investment Agency under the Ministry of Planning", which reads as one name."""
    mark = row[found.start("child")]
    told = _UNDER.fullmatch(" ".join(page.text[mark.start : mark.end].split()))
    if told is None:
        return None
    child, parent = Entity("organisation", told["child"], None), Entity("organisation", told["parent"], None)
    return child, parent, "part_of", mark.start, mark.end


def _told(row: list[Chunk], found: re.Match[str], child: Entity | None, relation: Relation) -> Told | None:
    place, first = row[found.start("place")], row[found.start("child")]
    if child is None or not place.entities or first.data.get("council"):
        return None
    start, end = min(first.start, place.start), max(place.end, row[found.end("child") - 1].end)
    owned = place.label == "O" or relation == "part_of"
    return child, place.entities[0], "part_of" if owned else relation, start, end


def _is_kind_of_body(page: Page, noun: Chunk) -> bool:
    word = page.word(noun)
    kinds = ("firm", "house", "society", "post", "child", "offshoot", "department")
    return any(word in particles("houses", kind) for kind in kinds) or bool(
        page.hits("bodies", noun.start, noun.end)
    )


def bracketed(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """A ministry in brackets is what the name belongs to, a place where it sits: "Hansol Vina (Tay Ninh)"."""
    parts = row[found.start("child") : found.end("child")]
    parent = row[found.start("parent")]
    child = named(page, parts)
    if child is None or not parent.entities:
        return None
    if (
        parent.label == "L"
        and parts[0].label != "O"
        and last_word(page, parts[-1]) not in particles("houses", "company")
    ):
        return None
    if parent.label == "O" and (
        parts[0].label != "O" or _is_short(page, parent) or _is_short(page, parts[0])
    ):
        return None
    relation: Relation = "part_of" if parent.label == "O" else "based_in"
    return child, parent.entities[0], relation, parts[0].start, row[found.end() - 1].end


def in_place(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "the Wonju Office in Hue", "an office called Hana House in Hue"."""
    child, place, link = row[found.start("child")], row[found.start("place")], row[found.start("link")]
    if (
        not child.entities
        or not place.entities
        or page.text[link.start : link.end].lower() not in particles("pointers", "place")
    ):
        return None
    before = row[max(0, found.start() - 4) : found.start()]
    seated = any(page.text[part.start : part.end].lower() in particles("houses", "house") for part in before)
    seated = seated or last_word(page, child) in particles("houses", "academe")
    if not (seated or last_word(page, child) in particles("houses", "house")):
        return None
    entity = (
        child.entities[0]
        if seated
        else Entity("organisation", page.text[child.start : place.end], child.entities[0].id)
    )
    return entity, place.entities[0], "based_in", child.start, place.end


def apposed(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "WEDA, the economic development agency of Wonju"."""
    parts, place = row[found.start("child") : found.end("child")], row[found.start("place")]
    child = named(page, parts)
    if child is None or not place.entities or not page.hits("bodies", parts[-1].end, place.start):
        return None
    if page.dates_within(parts[0].start, parts[-1].end):
        return None
    return child, place.entities[0], "part_of", parts[0].start, place.end


def uncapitalised(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "the fruit growers' association of Wonju"."""
    parts, place = row[found.start("name") : found.end("name")], row[found.start("place")]
    if not place.entities or last_word(page, parts[-1]) not in particles("houses", "society"):
        return None
    name = " ".join(page.text[parts[0].start : parts[-1].end].split())
    return Entity("organisation", name, None), place.entities[0], "based_in", parts[0].start, place.end


def last_word(page: Page, chunk: Chunk) -> str:
    """The last word of a mark, lower case."""
    return page.text[chunk.start : chunk.end].split()[-1].lower()


def _is_short(page: Page, chunk: Chunk) -> bool:
    """Whether the name is an acronym: brackets around it, or before it, only spell it out."""
    name = page.text[chunk.start : chunk.end]
    return name.isupper() or " " not in name
