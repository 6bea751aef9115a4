"""Titles and pointed-to offices read as somebody's posts: "mayor of Osaka", "the mayor of Wonju"."""

from __future__ import annotations

import re

from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page
from comity.reading.post.tenure import Tenure

OWNERS = "LOYCcpA"
"""The labels of what an office may be held in."""
# A title with what it is held in, over chunk labels: "Mayor of Osaka", "Chairman of the municipal council".
_TITLE = re.compile(
    rf"(?:(?P<owner>[{OWNERS}])'?)?(?P<mods>[MJ]*)(?P<head>H)(?P<comp>[fi]t?[xTAMJ]{{0,2}}(?P<of>[{OWNERS}]))?"
)
_POINTED = re.compile(r"Xft?[xA]{0,2}(?P<of>[LYO])")


class TitleReadings:
    """Reads the titles of one text for the people whom other grammars find them told of."""

    def __init__(self, page: Page) -> None:
        self._page, self._row, self._labels = page, page.row, page.labels

    def title_at(self, at: int, who: int) -> Tenure | None:
        """The post that a title at this place of the row gives the person at another."""
        title = _TITLE.match(self._labels, at)
        if title is None:
            return None
        head = self._row[title.start("head")]
        word = head.hit.words[0] if head.hit is not None and head.hit.words else None
        if word is None:
            return None
        where = "of" if title["of"] else "owner"
        person, last = self._row[who], self._row[title.end() - 1]
        first = self._row[title.start("mods" if title["mods"] else "head")]
        return Tenure(
            person=person.entities[0],
            role=" ".join(self._page.text[first.start : last.end].split()),
            code=word.code,
            kind=str(word.attr("of", "body")),
            of=self._row[title.start(where)].entity if title[where] else None,
            at=who,
            start=min(self._row[at].start, person.start),
            end=max(last.end, person.end),
            title=at,
            vague=bool(title[where]) and is_vague(self._row[title.start(where)]),
        )

    def pointed(self, at: int, who: int) -> Tenure | None:
        """The person as holder of the post pointed to at this place: "the mayor of Wonju"."""
        of = _POINTED.match(self._labels, at)
        if of is None or not self._row[of.start("of")].entities:
            return None
        person, seat = self._row[who], self._row[of.start("of")]
        return Tenure(
            person=person.entities[0],
            role=self._page.text[self._row[at].start : seat.end].split(" ", 1)[1],
            code=str(self._row[at].data["code"]),
            kind="locality",
            of=seat.entities[0],
            at=who,
            start=min(self._row[at].start, person.start),
            end=max(seat.end, person.end),
        )

    def names_another(self, tenure: Tenure) -> bool:
        """Whether a name follows right after the title, which is then that other person's."""
        after = self._page.mark_index(tenure.end)
        return self._labels[after : after + 1] in ("Q", "R")


def is_vague(of: Chunk) -> bool:
    """Whether a place is only pointed to ("the city"), and not by its government."""
    return of.label == "Y" and not of.data.get("government")
