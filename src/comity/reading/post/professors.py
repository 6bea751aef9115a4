"""Professors: an honorific that is a post where a university follows the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.tenure import Tenure

_AT = re.compile(r"(?P<title>R)R?(?P<who>Q),?[fi]t?(?P<of>O)")


def professors(page: Page, labels: str) -> Iterator[Tenure]:
    """As in "Prof. X of the University of Y", "Professor X from Y University"."""
    for found in _AT.finditer(labels):
        title, who, of = (page.row[found.start(part)] for part in ("title", "who", "of"))
        if page.word(title) not in particles("name_words", "professor"):
            continue
        if who.entities and of.entities:
            yield Tenure(
                person=who.entities[0],
                role=page.text[title.start : title.end],
                code="professor",
                kind="body",
                of=of.entities[0],
                at=found.start("who"),
                start=title.start,
                end=of.end,
            )
