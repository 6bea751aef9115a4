"""Firms told of with their town before the name: "Wonju-based Hana Foods", "a Wonju company, Hana Foods"."""

from __future__ import annotations

import re

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.profile.organisation_names import NAME, Told, named

FROM_PLACE = re.compile(rf"(?P<place>[Lp])(?P<link>x)(?:(?P<nouns>[xAM&]{{0,4}}){NAME}|(?P<firm>Q))")
APPOSED_FROM = re.compile(r"(?P<name>O|(?<![NSWVHRQ])[NSWV]{1,4}),t(?P<place>[Lp])(?P<link>x)(?P<nouns>x)")
FIRM_BEFORE = re.compile(r"(?P<place>[Lp])[xA]{0,2}(?P<noun>x)(?P<name>O)")
FIRM_BEHIND = re.compile(r"(?P<name>O),t[xAJ]{0,2}(?P<place>[Lp])[xA]{0,2}(?P<noun>x)(?=[,.&])")
WORKS_IN = re.compile(r"(?P<owner>O)'[xAJ]{0,2}(?P<noun>x)(?P<link>i)t?(?:x|A|[Cc]'){0,2}(?P<place>[Lp])")
FIRM_OF_PLACE = re.compile(r"(?P<place>L)[xA]{0,2}(?P<noun>x),(?P<name>O|[NSWV]{1,4})(?=[,.&]|x)")


def from_place(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "Wonju-based Hana Foods"."""
    place, link = row[found.start("place")], row[found.start("link")]
    if not place.entities or page.word(link).lstrip("-") not in particles("houses", "suffix"):
        return None
    if found.groupdict().get("firm"):
        return _taken_for_person(page, row, found)
    parts = row[found.start("name") : found.end("name")]
    nouns = row[found.start("nouns") : found.end("nouns")]
    if nouns and page.word(nouns[-1]) not in particles("houses", "firm"):
        return None
    child = named(page, parts)
    start, end = min(place.start, parts[0].start), max(parts[-1].end, place.end)
    return (child, place.entities[0], "based_in", start, end) if child is not None else None


def _taken_for_person(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "Wonju-based Hana Foods", where the name looks like a person's, who would have a noun before."""
    place, firm = row[found.start("place")], row[found.start("firm")]
    if firm.data.get("posts"):
        return None
    name = " ".join(page.text[firm.start : firm.end].split())
    return Entity("organisation", name, None), place.entities[0], "based_in", place.start, firm.end


def firm_of_place(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "a Wonju company, Hana Foods"."""
    place, noun = row[found.start("place")], row[found.start("noun")]
    parts = row[found.start("name") : found.end("name")]
    if not place.entities or page.text[noun.start : noun.end].lower() not in particles("houses", "firm"):
        return None
    child = named(page, parts)
    start, end = min(place.start, parts[0].start), max(parts[-1].end, noun.end)
    return (child, place.entities[0], "based_in", start, end) if child is not None else None


def works_in(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "Hana's plant in Wonju"."""
    owner, noun, place = row[found.start("owner")], row[found.start("noun")], row[found.start("place")]
    seated = page.word(row[found.start("link")]) in particles("pointers", "place")
    if not seated or not place.entities or page.word(noun) not in particles("houses", "works"):
        return None
    name = f"{page.text[owner.start : owner.end]} {page.text[noun.start : noun.end]}"
    return Entity("organisation", name, None), place.entities[0], "based_in", owner.start, place.end
