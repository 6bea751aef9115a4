"""Which chunks of a mention may name a party of the agreement, and which only stand by."""

from __future__ import annotations

from itertools import pairwise

from comity.model.entity import Entity
from comity.reading.agreement.appositions import described_away, source_of
from comity.reading.agreement.instruments import Mention
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.scanner import Hit

_OWNING: tuple[list[str], ...] = (["'s"], ["’s"])
_JOINING = frozenset({"and", "of", "with", "in", "to"})
_FEW = 3
_NEXT = 24
_BESIDE = 3
_BASED = "-based"
_IN = "in"
_GOAL = frozenset({"to", "in", "at", "from", "into"})
_SETTING = frozenset({"at", "in", "under", "on", "for"})


def within_limits(mention: Mention) -> list[Chunk]:
    """Chunks that may name a party: without onlookers, purposes, settings, and the offices people hold."""
    page = mention.page
    chunks = [chunk for chunk in mention.sentence.chunks if mention.start <= chunk.start < mention.end]
    anchor = max(mention.at, mention.verb.start if mention.verb else 0)
    low, high = mention.start, mention.end
    for hit in page.hits("limits", mention.start, mention.end):
        word = hit.words[0]
        if word.code == "witness" and word.attr("before"):
            high = min(high, max(page.text.rfind(" with ", mention.start, hit.start), mention.start)) or high
        elif word.code == "beside":
            low = max(low, _behind_aside(mention, hit))
        elif word.attr("ending") and mention.act != "end":
            continue
        elif hit.start > anchor and word.code != "mark":
            high = min(high, hit.start)
    high = min(high, _earlier_partners(mention))
    kept = [chunk for chunk in chunks if low <= chunk.start < high]
    kept = [chunk for chunk in kept if not chunk.data.get("where") or _is_called(mention, chunk)]
    kept = [chunk for chunk in kept if not (chunk.label == "O" and _is_setting(chunk, chunks, page.text))]
    kept = [
        chunk
        for chunk in kept
        if not (chunk.label == "O" and page.text[chunk.start - 1 : chunk.start] == "(")
    ]
    kept = without_source(mention, kept)
    around = _says_where(chunks, page.text)
    kept = [chunk for chunk in kept if chunk.start not in around]
    kept = described_away(mention.sentence, kept)
    kept = _without_neighbours(mention, kept)
    kept = [chunk for chunk in kept if not page.text.startswith(_BASED, chunk.end)]
    return [chunk for chunk in kept if chunk.label != "q" or _is_subject(mention, chunk)]


def _earlier_partners(mention: Mention) -> int:
    """Where partners counted before are told ("its third sister after Hue"), else where the stretch ends."""
    counted = mention.page.hits("linking", mention.start, mention.at) if mention.tie else []
    if not any(link.words[0].code == "ordinal" for link in counted):
        return mention.end
    links = mention.page.hits("linking", mention.to, mention.end)
    return next((link.start for link in links if link.words[0].code == "after"), mention.end)


def _is_called(mention: Mention, place: Chunk) -> bool:
    """Whether the words for a tie say what a place somebody went to is ("is in Lund, its Swedish twin")."""
    near = 0 < mention.at - place.end < _NEXT
    return mention.tie and near and mention.page.text.startswith(", ", place.end)


def _behind_aside(mention: Mention, beside: Hit) -> int:
    """Where a clause goes on that opens with partners told already ("Besides Kiel, Tallinn has …")."""
    comma = mention.page.text.find(",", beside.end, mention.end)
    return comma if beside.start - mention.start < _BESIDE and comma > 0 else mention.start


def _is_subject(mention: Mention, chunk: Chunk) -> bool:
    """Whether an "it" stands right before the verb, so that it is who signs."""
    return (
        mention.verb is not None
        and chunk.end - chunk.start == 2
        and 0 <= mention.verb.start - chunk.end < _NEXT
    )


def _is_setting(chunk: Chunk, chunks: list[Chunk], text: str) -> bool:
    """A body after "at", "in" or "under" is where it happened, or whose roof it was under."""
    before = [other for other in chunks if other.end <= chunk.start and other.label != "t"]
    return bool(chunk.data.get("held")) or (
        bool(before)
        and before[-1].label == "i"
        and text[before[-1].start : before[-1].end].lower() in _SETTING
    )


def _says_where(chunks: list[Chunk], text: str) -> set[int]:
    """Where places stand that only say where the one right before them lies ("Plouha in Brittany")."""
    return {
        around.start
        for place, link, around in zip(chunks, chunks[1:], chunks[2:], strict=False)
        if link.label == "i" and place.label == around.label == "L" and text[link.start : link.end] == _IN
    }


def _without_neighbours(mention: Mention, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks without a place that only says which other is meant ("Quang Nam's neighbour Hue")."""
    places = [chunk for chunk in chunks if chunk.label == "L"]
    neighbours = {
        chunk.start for chunk, other in pairwise(places) if _is_neighbour(mention, chunk.end, other.start)
    }
    return [chunk for chunk in chunks if chunk.start not in neighbours]


def _is_neighbour(mention: Mention, start: int, end: int) -> bool:
    """Whether a place owns the next, told by plain words between ("'s neighbour")."""
    between = mention.page.text[start:end].split()
    if between[:1] not in _OWNING or not 1 < len(between) <= _FEW:
        return False
    plain = all(word.isalpha() and word.islower() and word not in _JOINING for word in between[1:])
    return plain and not mention.page.hits("ties", start, end)


def without_source(mention: Mention, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks without the bodies of who is said to have told it (", the director of the port said")."""
    source = source_of(mention.sentence)
    return [chunk for chunk in chunks if not (chunk.label == "O" and chunk.start >= source)]


def without_settings(mention: Mention, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks without the places somebody only went to, and without what follows "after" or "because"."""
    page = mention.page
    anchor = mention.verb.start if mention.verb else mention.at
    links = page.hits("linking", max(anchor, mention.at), mention.end)
    end = min((hit.start for hit in links if hit.words[0].code in ("after", "cause")), default=mention.end)
    goals = {chunk.start for chunk in _goals(mention)}
    return [
        chunk for chunk in chunks if chunk.start < end and not (chunk.start < anchor and chunk.start in goals)
    ]


def _goals(mention: Mention) -> list[Chunk]:
    """The places that stand behind "to", "in" or "at"."""
    row = [chunk for chunk in mention.sentence.chunks if chunk.label != "t"]
    return [
        chunk
        for link, chunk in pairwise(row)
        if link.label == "i" and chunk.label in "LY" and mention.page.word(link) in _GOAL
    ]


def is_goal(mention: Mention, place: Entity) -> bool:
    """Whether a place is told as where somebody went or something happened."""
    return any(place in chunk.entities for chunk in _goals(mention))


def without_years_before(mention: Mention, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks without those of another event long before ("…, five years after Seoul and Hanoi …")."""
    page = mention.page
    spans = [count.end for count in mention.sentence.quantities() if count.unit == "duration"]
    for link in page.hits("linking", mention.to, mention.end):
        if link.words[0].code == "after" and any(0 < link.start - end < _BESIDE for end in spans):
            return [chunk for chunk in chunks if chunk.start < link.start]
    return chunks
