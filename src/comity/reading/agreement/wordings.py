"""What the wording of a mention says by itself: whether it stands alone, is firm, is one of several."""

from __future__ import annotations

from itertools import pairwise

from comity.model.dates import bounds
from comity.model.entity import Entity
from comity.reading.agreement.agreement_dates import is_anniversary
from comity.reading.agreement.instruments import Mention
from comity.reading.agreement.sides import Sides
from comity.reading.marks.particles import particles

_BESIDE = 5
_BEFORE = 25
_OF = " of "


def lies_ahead(date: str, published: str | None) -> bool:
    """Whether a date comes after the day of publication."""
    return published is not None and bounds(date)[0] > bounds(published)[1]


def follows_a_number(mention: Mention) -> bool:
    """Whether a count of agreements stands right before ("has signed 88 memoranda")."""
    return any(
        0 <= mention.at - count.end < _BESIDE for count in mention.sentence.quantities() if not count.ordinal
    )


def is_alike(mention: Mention) -> bool:
    """Whether it is told as another of the same kind ("a similar agreement with Kiel")."""
    before = mention.page.hits("determiners", max(mention.start, mention.at - _BEFORE), mention.at)
    return any(hit.words[0].code == "like" for hit in before)


def points_back(mention: Mention) -> bool:
    """Whether it only points to a paper told before, with which nothing is done here."""
    return mention.known and not mention.act and not mention.tie


def is_titled(mention: Mention) -> bool:
    """Whether the paper has a title of its own ("the Work Plan for Exchanges"), so that it is a new one."""
    text = mention.page.text
    titled = text[mention.at].isupper() and not text[mention.at : mention.to].isupper()
    return titled and text.startswith((" for ", " on "), mention.to)


def _is_item(mention: Mention) -> bool:
    """Whether it is one of a list behind a colon ("Four papers were signed: an MoU …; a pact …")."""
    text = mention.page.text
    return (
        mention.end - mention.start < len(mention.sentence.text)
        and ":" in text[mention.sentence.start : mention.at]
    )


def stands_alone(mention: Mention, date: str | None) -> bool:
    """Whether a mention without names still tells of an agreement of the text's two sides."""
    if _is_item(mention):
        return False
    if mention.modality == "denied":
        return not mention.known or mention.tie or bool(mention.act)
    if mention.tie:
        told = bool(mention.act) or is_anniversary(mention)
        return mention.act == "end" or (told and date is not None)
    if mention.act and mention.modality == "asserted":
        return mention.known or not (mention.act == "end" and mention.paper)
    if mention.known and not mention.act:
        return False
    return date is not None or mention.modality in ("planned", "wished")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters without signs at either end, and without the "and" that leads on to the next clause."""
    while start < end and text[start] in " ,;:\n":
        start += 1
    while end > start and text[end - 1] in " ,;:\n":
        end -= 1
    last = text.rfind(" ", start, end)
    joins = text[last + 1 : end].lower() in particles("clauses", "addition")
    return trimmed(text, start, last) if joins else (start, end)


def place_of(mention: Mention) -> Entity | None:
    """Where it was signed: the place or house after "in" or "at" that stands nearest to the verb."""
    chunks = [chunk for chunk in mention.sentence.chunks if mention.start <= chunk.start < mention.end]
    found: list[tuple[int, Entity]] = []
    anchor = mention.verb.start if mention.verb else mention.at
    for before, chunk in pairwise(chunks):
        at = before.label in "it" and chunk.data.get("venue")
        if chunk.label in "LO" and chunk.entities and (at or chunk.data.get("where")):
            found.append((abs(chunk.start - anchor), chunk.data.get("venue") or chunk.entities[0]))
    if found:
        return min(found, key=lambda item: item[0])[1]
    links = mention.page.hits("linking", anchor, mention.end)
    there = next((link.start for link in links if link.words[0].code == "there"), None)
    named = [
        chunk.entities[0] for chunk in chunks if chunk.label == "L" and chunk.entities and chunk.end < anchor
    ]
    return named[-1] if there is not None and named else None


def is_firm(sides: Sides, mention: Mention) -> bool:
    """Whether a mere "link" or "tie" stands, or is one to be made with somebody who is named at once."""
    named = sides.partner_follows(mention) or mention.page.text.startswith(_OF, mention.to)
    return mention.modality not in ("planned", "wished") or named


def has_not_ended(sides: Sides, mention: Mention) -> bool:
    """Whether only an end is told of that has not come, and none somebody reported of two sides."""
    ahead = mention.modality in ("planned", "wished")
    denied = mention.modality == "denied" and not sides.both_named(mention)
    return mention.act == "end" and (ahead or denied)


def is_of_several(sides: Sides, mention: Mention, named: bool) -> bool:
    """Whether the words speak of several agreements that the text goes on to tell apart."""
    if not mention.plural or not (not named or _is_counted(sides, mention)):
        return False
    acted = bool(mention.act) or mention.modality == "denied"
    return not (mention.tie and acted and not follows_a_number(mention))


def _is_counted(sides: Sides, mention: Mention) -> bool:
    """Whether the words only count agreements ("has signed 88 MoUs") without naming who with."""
    if mention.tie or not mention.plural or sides.both_named(mention):
        return False
    return follows_a_number(mention) or sides.partner_unnamed(mention)


def is_vague(sides: Sides, mention: Mention) -> bool:
    """A wish for closer ties that names no two sides tells of no agreement."""
    return (
        mention.tie
        and not mention.alluded
        and mention.modality in ("planned", "wished")
        and not sides.both_named(mention)
        and not sides.both_pointed(mention)
        and not sides.both_meant(mention)
    )
