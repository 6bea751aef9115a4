"""Earlier partners that a count of them names: "its third sister city, after Hue and Lyon"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from comity.model.claim import AgreementType
from comity.model.entity import Entity
from comity.reading.agreement.instruments import Mention
from comity.reading.agreement.kinds import tie_type
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence
from comity.reading.setting.counterparts import Counterparts

_NEXT = 6
_REACH = 80


def predecessors(
    sentence: Sentence, counterparts: Counterparts
) -> Iterator[tuple[Mention, tuple[Entity, Entity]]]:
    """The ties a sentence tells of by counting: each with the locality whose partners are counted."""
    after = _after(sentence)
    if after is None:
        return
    told = _counted(sentence, after)
    listed = _listed(sentence, after)
    hub = _hub(sentence, after, [chunk.entities[0] for chunk in listed], counterparts)
    if told is None or hub is None:
        return
    for chunk in listed:
        partner = chunk.entities[0]
        if counterparts.country(partner) != counterparts.country(hub):
            yield _mention(sentence, told, chunk), (hub, partner)


def _after(sentence: Sentence) -> Hit | None:
    """An "after" that stands right before a place, behind a number in order ("third … after Hue")."""
    words = sentence.words("linking")
    if not any(hit.words[0].code == "after" for hit in words):
        return None
    ordinals = [count.end for count in sentence.quantities() if count.ordinal]
    ordinals += [hit.end for hit in words if hit.words[0].code == "ordinal"]
    for hit in words:
        if hit.words[0].code == "after" and any(0 < hit.start - end < _REACH for end in ordinals):
            return hit
    return None


def _counted(sentence: Sentence, after: Hit) -> AgreementType | None:
    """What is counted before the "after": sister cities, friends, or mere partners."""
    ties = sentence.page.hits("ties", sentence.start, after.start)
    if ties:
        return tie_type(ties[-1])
    return None


def _listed(sentence: Sentence, after: Hit) -> list[Chunk]:
    found: list[Chunk] = []
    end = after.end
    for chunk in sentence.chunks:
        if chunk.start < after.end or not chunk.entities or chunk.label not in "Lpc":
            continue
        if not found and chunk.start - after.end > _NEXT:
            break
        if chunk.label == "L" and not chunk.data.get("where"):
            if found and chunk.start - end > _NEXT * 5:
                break
            found.append(chunk)
        end = chunk.end
    return found


def _hub(sentence: Sentence, after: Hit, partners: list[Entity], counterparts: Counterparts) -> Entity | None:
    """The locality before the "after" that lies in no partner's country, else one of the page's pair."""
    if not partners:
        return None
    abroad = {counterparts.country(partner) for partner in partners}
    before = [chunk for chunk in sentence.chunks if chunk.entities and chunk.start < after.start]
    owners = [
        chunk.entities[0]
        for link, chunk in pairwise(sentence.chunks)
        if link.label == "f" and chunk.label == "L" and chunk.entities and chunk.end < after.start
    ]
    named = (
        _counting(sentence, after)
        + owners[-1:]
        + [chunk.entities[0] for chunk in before if chunk.label == "L"]
    )
    pointed = [chunk.entities[0] for chunk in before if chunk.label in "Yq"]
    for place in [*named, *pointed, *counterparts.pair()]:
        if counterparts.country(place) not in abroad and place.key not in {
            partner.key for partner in partners
        }:
            return place
    return None


def _counting(sentence: Sentence, after: Hit) -> list[Entity]:
    """The place whose partners an ordinal behind its "'s" counts ("Suwon's fourth sister after …")."""
    text = sentence.page.text
    return [
        chunk.entities[0]
        for chunk in sentence.chunks
        if chunk.label == "L"
        and chunk.entities
        and chunk.end < after.start
        and text[chunk.end : chunk.end + 2] in ("'s", "’s")
    ][-1:]


def _mention(sentence: Sentence, kind: AgreementType, chunk: Chunk) -> Mention:
    return Mention(
        sentence,
        sentence.start,
        sentence.end,
        chunk.start,
        chunk.end,
        type=kind,
        act="",
        verb=None,
        modality="asserted",
        plural=False,
        known=False,
        more=False,
        tie=True,
        generic=False,
    )
