"""People told of as the counterpart of somebody in office: "Mayor X and his counterpart from Y, Z"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.antecedents import Antecedents
from comity.reading.post.fitness import offices
from comity.reading.post.tenure import Tenure

_NAMED = re.compile(r"(?:[fi]t?(?P<of>[LY]))?(?:,|(?P<is>x))?R{0,2}(?P<who>Q|[NS]{2,4}(?=[,.|]))")
_RELATIONS = ("opposite", "placed", "in_turn", "under")
_REACH = 40
"""Within how many marks before, the one whose counterpart it is stands."""


def opposite_numbers(page: Page, labels: str, told: list[Tenure]) -> Iterator[Tenure]:
    """Who is told of beside a holder: the same office elsewhere, the one before or after, the deputy.

    The place stays open where the words beside do not say it.
    """
    told = [*told]
    for hit in page.hits("tenure", 0, len(page.text)) if told else ():
        if hit.words[0].code not in _RELATIONS:
            continue
        at = bisect_left(page.mark_starts, hit.end) - 1
        chunk, word = page.row[at], page.text[hit.start : hit.end]
        if chunk.label not in "xM" or not word.islower():
            continue
        named = _NAMED.match(labels, at + 1)
        like = _whose(page, at, told)
        if named is None or like is None or (named["is"] and not _is_being(page, at + 1)):
            continue
        parts = page.row[named.start("who") : named.end("who")]
        name = " ".join(page.text[parts[0].start : parts[-1].end].split())
        person = parts[0].entity or Entity("person", name, None)
        if any(one.at == named.start("who") for one in told) or person == like.person:
            continue
        seat = page.row[named.start("of")] if named["of"] else page.row[at - 1]
        office = _office(word, like, _place(page, seat))
        if office is None:
            continue
        code, of = office
        told.append(
            Tenure(
                person=person,
                role=code,
                code=code,
                kind=like.kind,
                of=of,
                at=named.start("who"),
                start=chunk.start,
                end=parts[-1].end,
                whose=like.person if of is None and _is_same_seat(word) else None,
            )
        )
        yield told[-1]


def _is_being(page: Page, at: int) -> bool:
    """Whether a verb only says who somebody is: "his successor was X"."""
    return page.word(page.row[at]) in particles("tenure", "being")


def _whose(page: Page, at: int, told: list[Tenure]) -> Tenure | None:
    """Whose counterpart it is: whoever a genitive names ("Roux's successor"), else who was told last."""
    holders = [one for one in told if _is_localitys(one)]
    owner = page.row[at - 2].entity if at > 1 and page.labels[at - 2 : at] == "Q'" else None
    if owner is not None:
        return next((one for one in holders if one.person == owner), None)
    return max((one for one in holders if at - _REACH < one.at < at), key=lambda one: one.at, default=None)


def _place(page: Page, seat: Chunk) -> Entity | None:
    """The place that a mark stands for: for a people, the first that the text names in their country."""
    if seat.label in "LY":
        return seat.entity
    country = seat.entity.id if seat.label == "A" and seat.entity is not None else None
    return Antecedents(page).first_in(country) if country is not None else None


def _is_localitys(tenure: Tenure) -> bool:
    return tenure.kind == "locality" or (tenure.of is not None and tenure.of.type == "locality")


def _is_same_seat(word: str) -> bool:
    """Whether the other held an office in the same place: a predecessor, a deputy."""
    return word in particles("tenure", "in_turn") | particles("tenure", "under")


def _office(word: str, like: Tenure, of: Entity | None) -> tuple[str, Entity | None] | None:
    """The code and the seat of whoever has this relation to a holder; None where that tells no office."""
    if word in particles("tenure", "in_turn"):
        return like.code, like.of
    deputy = next((code for code, office in offices().items() if office.attr("principal") == like.code), None)
    if word in particles("tenure", "under"):
        return (deputy, like.of) if deputy is not None else None
    if word in particles("tenure", "placed") and of is None and deputy is None:
        return None  # only who has no second one beside has colleagues elsewhere
    return like.code, of
