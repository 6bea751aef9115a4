"""Posts taken over from somebody: "X, who succeeded Y as chairman", "X replaced Y as mayor of Wonju"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.tenure import Tenure

_SUCCEEDED = re.compile(
    r"(?P<who>[QX]),?x{0,2}(?P<verb>x)R{0,2}(?P<before>Q)i[tx]{0,2}(?P<head>[MJ]*H)(?:ft?(?P<of>[LYO]))?"
)


def successors(page: Page, labels: str, told: list[Tenure]) -> Iterator[Tenure]:
    """Who holds what another held before; the seat is the other's where the words do not say it."""
    for found in _SUCCEEDED.finditer(labels) if page.has("tenure", "succeeding") else ():
        row = page.row
        person, before = row[found.start("who")].entity, row[found.start("before")].entity
        word = row[found.end("head") - 1].word
        if person is None or word is None:
            continue
        if page.word(row[found.start("verb")]) not in particles("tenure", "succeeding"):
            continue
        seats = (one.of for one in told if one.person == before and one.of is not None)
        of = row[found.start("of")].entity if found["of"] else next(seats, None)
        first, last = row[found.start("head")], row[found.end() - 1]
        yield Tenure(
            person=person,
            role=" ".join(page.text[first.start : last.end].split()),
            code=word.code,
            kind=str(word.attr("of", "body")),
            of=of,
            at=found.start("who"),
            start=row[found.start("who")].start,
            end=last.end,
            whose=before if of is None else None,
        )
