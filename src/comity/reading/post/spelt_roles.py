"""Posts whose role is spelt out before a comma and the name: "the head of the city's tax unit, X"."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.page import Page
from comity.reading.post.tenure import Tenure


def in_unit(page: Page, at: int, who: int) -> Tenure | None:
    """As in "the head of the city's international unit, X": the words before the comma are the role."""
    person, last = page.row[who], page.row[page.labels.index(",", at) - 1]
    return Tenure(
        person=person.entities[0],
        role=" ".join(page.text[page.row[at].start : last.end].split()).split(" ", 1)[1],
        code=str(page.row[at].data["code"]),
        kind="body",
        of=None,
        at=who,
        start=page.row[at].start,
        end=person.end,
        title=at,
    )


def owned(page: Page, at: int, who: int) -> Tenure | None:
    """As in "Wonju's vice president for culture, X": the words behind the owner are the role."""
    owner, head = page.row[at], page.row[page.labels.index("H", at)]
    word = head.hit.words[0] if head.hit is not None and head.hit.words else None
    if word is None or (not owner.entities and word.attr("of") != "locality"):
        return None
    of = owner.entity or Entity("locality", page.text[owner.start : owner.end], None)
    first, last = page.row[at + 2], page.row[page.labels.index(",", at) - 1]
    return Tenure(
        person=page.row[who].entities[0],
        role=" ".join(page.text[first.start : last.end].split()),
        code=word.code,
        kind=str(word.attr("of", "body")),
        of=of,
        at=who,
        start=owner.start,
        end=page.row[who].end,
        title=at + 2,
    )


def with_field(page: Page, at: int, who: int) -> Tenure | None:
    """As in "its director general of tourism, X", "its deputy mayor for culture, X"."""
    head, last = page.row[page.labels.index("H", at)], page.row[page.labels.index(",", at) - 1]
    word = head.word
    if word is None:
        return None
    return Tenure(
        person=page.row[who].entities[0],
        role=" ".join(page.text[page.row[at].start : last.end].split()),
        code=word.code,
        kind=str(word.attr("of", "body")),
        of=None,
        at=who,
        start=page.row[at].start,
        end=page.row[who].end,
        title=at,
    )
