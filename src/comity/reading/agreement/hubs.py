"""Agreements of one place with several: whose partners the places of a sentence are."""

from __future__ import annotations

from itertools import pairwise

from comity.model.entity import Entity
from comity.reading.agreement.agreement_dates import told_in_passing
from comity.reading.agreement.instruments import Mention
from comity.reading.marks.chunks import Chunk
from comity.reading.setting.counterparts import Counterparts

_NEXT = 12
_PAIR = 2
_WITH = "with"


def grouped(
    mention: Mention, places: list[Entity], bodies: list[Entity], counterparts: Counterparts
) -> list[tuple[Entity, ...]]:
    """One agreement of all of them, or one with each where the words speak of several."""
    apart = _each_with(mention, places)
    if apart:
        return apart
    pointed = _pointed_owner(mention)
    if pointed is not None and not pointed.entities and len(places) == _PAIR and not mention.plural:
        return [tuple(places)]
    if pointed is not None and (not pointed.entities or _is_confused(mention, pointed)):
        return []
    owner = pointed.entities[0] if pointed is not None else None
    if owner is not None and all(counterparts.foreign([owner, place]) for place in places):
        return [(owner, place) for place in places]
    groups: dict[str | None, list[Entity]] = {}
    for place in places:
        groups.setdefault(counterparts.country(place), []).append(place)
    hub = _counted_from(mention, places, counterparts)
    if hub is not None:
        return [(hub, place) for place in places]
    single = _owner(mention, places) or [group[0] for group in groups.values() if len(group) == 1]
    if len(places) > 2 and (mention.plural or mention.tie or told_in_passing(mention)) and single:
        hub = single[0]
        return [(hub, place) for place in places if place != hub]
    return [(*places, *bodies)]


def _counted_from(mention: Mention, places: list[Entity], counterparts: Counterparts) -> Entity | None:
    """The page's own place whose partners are counted ("Eight twins remain, from A to B")."""
    counts = [
        count
        for count in mention.sentence.quantities()
        if not count.ordinal and count.unit != "duration" and 0 <= mention.at - count.end < _NEXT
    ]
    pair = counterparts.pair()
    if any(chunk.label == "L" and chunk.end < mention.at for chunk in mention.sentence.chunks):
        return None
    if not counts or not mention.tie or not pair or pair[0] in places:
        return None
    return pair[0] if all(counterparts.foreign([pair[0], place]) for place in places) else None


def _owner(mention: Mention, places: list[Entity]) -> list[Entity]:
    """The place whose partners the others are: "Perth's sisters", "sister cities of Perth"."""
    text = mention.page.text
    for chunk in mention.sentence.chunks:
        if chunk.label != "L" or not chunk.entities or chunk.entities[0] not in places:
            continue
        owns = 0 < mention.at - chunk.end < _NEXT * 2 and text[chunk.end : chunk.end + 2] in ("'s", "’s")
        if owns or (0 < chunk.start - mention.to < _NEXT // 2 and " of " in text[mention.to : chunk.start]):
            return [chunk.entities[0]]
    return []


def _each_with(mention: Mention, places: list[Entity]) -> list[tuple[Entity, ...]]:
    """One with each, where every partner has a "with" of its own ("with Kobe in 1990, with Bonn")."""
    row, text = mention.sentence.chunks, mention.page.text
    partners = [
        chunk.entities[0]
        for link, chunk in pairwise(row)
        if chunk.label == "L"
        and mention.at < chunk.start < mention.end
        and text[link.start : link.end] == _WITH
        and chunk.entities
    ]
    others = [place for place in places if place not in partners]
    return [(others[0], partner) for partner in partners] if len(partners) > 1 and others else []


def _pointed_owner(mention: Mention) -> Chunk | None:
    """The words for a place whose partners are told: "its sister cities", "the county's partners"."""
    if not mention.tie:
        return None
    row = [chunk for chunk in mention.sentence.chunks if chunk.label in "Yq" and chunk.end < mention.at]
    near = next((chunk for chunk in row if mention.at - chunk.end < _NEXT * 2), None)
    if near is None or near.label != "q" or row[0] is near or not row[0].entities:
        return near
    named = [chunk.entities[:1] for chunk in mention.sentence.chunks if chunk.label == "L"]
    return row[0] if near.entities[:1] in named and row[0].entities[:1] not in named else near


def _is_confused(mention: Mention, owner: Chunk) -> bool:
    """Whether "the county", whose partners are told, was taken for one of those named behind the words."""
    later = [chunk.entities[:1] for chunk in mention.sentence.chunks if chunk.label == "L"]
    return owner.label == "Y" and owner.start == mention.start and owner.entities[:1] in later
