"""People told of as the counterpart of somebody in office: "Mayor X and his counterpart from Y, Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.entity import Entity
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.tenure import Tenure

_NAMED = re.compile(r"(?:[fi]t?(?P<of>[LY]))?,?R{0,2}(?P<who>Q|[NS]{2,4}(?=[,.|]))")
_REACH = 40
"""Within how many marks before, the one whose counterpart it is stands."""


def opposite_numbers(page: Page, labels: str, told: list[Tenure]) -> Iterator[Tenure]:
    """Holders of the same office elsewhere; the place stays open where the words beside do not say it."""
    words = particles("tenure", "opposite") | particles("tenure", "placed")
    if not told or not any(word in page.text for word in words):
        return
    for at, chunk in enumerate(page.row):
        word = page.text[chunk.start : chunk.end].lower()
        if word not in words:
            continue
        named = _NAMED.match(labels, at + 1)
        before = [one for one in told if at - _REACH < one.at < at and one.kind == "locality"]
        if named is None or not before:
            continue
        if word in particles("tenure", "placed") and not named["of"]:
            continue
        parts, like = page.row[named.start("who") : named.end("who")], max(before, key=lambda one: one.at)
        name = " ".join(page.text[parts[0].start : parts[-1].end].split())
        person = parts[0].entity or Entity("person", name, None)
        if any(one.at == named.start("who") for one in told) or person == like.person:
            continue
        seat = page.row[named.start("of")] if named["of"] else page.row[at - 1]
        yield Tenure(
            person=person,
            role=like.code,
            code=like.code,
            kind=like.kind,
            of=seat.entity if seat.label in "LY" else None,
            at=named.start("who"),
            start=chunk.start,
            end=parts[-1].end,
        )
