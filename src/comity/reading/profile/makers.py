"""What a place makes: "Hue grows lotus", "a third of the lotus comes from Hue", "the lotus town of Hue"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from comity.lexicon.load import lexicon
from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.particles import particles
from comity.reading.marks.scanner import Hit, folded
from comity.reading.marks.sectors import sector_hits
from comity.reading.page import Page, Sentence
from comity.reading.setting.homeplace import homeliness

LAYER = "making"
_NEAR, _FAR, _NEXT = 24, 60, 45
"""How far what is made may stand from the verb: plainly, behind a share, and from one thing to the next."""
_BEFORE = 70
_STOPS = '.!?”"’'
_OF_THE_LAND = frozenset({"agriculture", "forestry", "fisheries", "livestock"})
_OF_A_VILLAGE = _OF_THE_LAND | {"mining", "textiles", "manufacturing", "industry", "food_processing"}
_NO_TOWN = frozenset({"urban_development", "administration", "economy", "services", "trade"})
_INDUSTRY = "industry"
_NO_WORKS = frozenset(
    {"fisheries", "tourism", "livestock", "agriculture", "culture", "arts", "media", "health"}
)
"""Sectors whose "industry" has no plants."""
_NO_PRODUCE = frozenset({"trade", "investment", "economy", "services", "people_exchange"})
_APPOSED = re.compile(r"[LY],t?[AxJC']{0,4}$")
_IS_ONE = re.compile(r"(?P<place>[LY])x{1,2}t?[AxJC']{0,5}$")


class Making(NamedTuple):
    """The word that tells it, what is made, and whose it is."""

    hit: Hit
    sectors: tuple[Hit, ...]
    owner: Entity


def makings(page: Page, sentence: Sentence) -> Iterator[Making]:
    """Everything a sentence tells of what places make."""
    found = [
        hit for hit in described(page, sentence.start, sentence.end) if hit.words[0].code not in _NO_PRODUCE
    ]
    if not found:
        return
    for hit in sentence.words(LAYER):
        for word in hit.words:
            made = _TELL[word.code](page, sentence, hit, found)
            if made is not None:
                yield made
                break
    for hit in found:
        owner = _of_a_town(page, sentence, hit)
        if owner is not None:
            yield Making(hit, (hit,), owner)


def described(page: Page, start: int, end: int) -> list[Hit]:
    """Words for sectors that describe and are no part of a name ("Science City of …").

    A "fishing industry" is fishing, and no industry.
    """
    found: list[Hit] = []
    last: Hit | None = None
    for hit in sector_hits(page, start, end):
        of_last = last is not None and last.words[0].code in _NO_WORKS and hit.start - last.end == 1
        last = hit
        if not _opens_a_name(page.text, hit) and not (of_last and hit.words[0].code == _INDUSTRY):
            found.append(hit)
    return found


def _opens_a_name(text: str, hit: Hit) -> bool:
    return (
        text[hit.start].isupper()
        and text[hit.end : hit.end + 1] == " "
        and text[hit.end + 1 : hit.end + 2].isupper()
    )


def _makes(page: Page, sentence: Sentence, hit: Hit, found: list[Hit]) -> Making | None:
    """As in "Hue, which grows lotus"; nobody's doing needs a place to compare with."""
    subject = _subject(page, sentence, hit) or _compared(page, sentence, hit)
    if subject is None:
        return None
    plain = any(word.attr("plain") for word in hit.words) and page.text[sentence.end - 1] in _STOPS
    made = _run([one for one in found if one.start >= hit.end], hit.end, _FAR)
    if not made:
        return None
    gap = folded(page.text[hit.end : made[0].start])
    behind = folded(page.text[hit.end : min(sentence.end, made[-1].end + _FAR)])
    told = _patterns()["distinct"].search(gap) or _patterns()["compared"].search(behind)
    if (
        told is None
        and not _patterns()["counted"].match(gap)
        and not (plain and len(gap) <= _NEAR and not _patterns()["particular"].search(gap))
    ):
        return None
    return Making(hit, tuple(made), subject)


def _made(page: Page, sentence: Sentence, hit: Hit, found: list[Hit]) -> Making | None:
    """As in "a third of the lotus eaten there is grown in Hue"."""
    before = [one for one in found if hit.start - _BEFORE < one.start and one.end <= hit.start]
    if not before:
        return None
    share = _patterns()["distinct"].search(folded(page.text[sentence.start : before[-1].start]))
    owner = _place_behind(page, sentence, hit)
    if share is None or owner is None:
        return None
    made = [one for one in before if one.start >= sentence.start + share.end()]
    return Making(hit, tuple(made[:1]), owner) if made else None


def _land(page: Page, sentence: Sentence, hit: Hit, found: list[Hit]) -> Making | None:
    """As in "Hue has 900 hectares of lotus"."""
    made = _run([one for one in found if one.start >= hit.end], hit.end, _NEAR)
    made = [one for one in made if one.words[0].code in _OF_THE_LAND]
    before = [chunk for chunk in sentence.chunks if chunk.start < hit.start]
    owner = next((chunk for chunk in reversed(before) if _owns(page, chunk)), None)
    return Making(hit, tuple(made), owner.entities[0]) if made and owner is not None else None


_TELL = {"makes": _makes, "made": _made, "land": _land}


def _run(hits: list[Hit], at: int, reach: int) -> list[Hit]:
    run: list[Hit] = []
    for hit in hits:
        if hit.start - at > reach:
            break
        run.append(hit)
        at, reach = hit.end, _NEXT // 2
    return run


def _owns(page: Page, chunk: Chunk) -> bool:
    if chunk.data.get("where") or not chunk.is_locality:
        return False
    return chunk.label in "LY" or (
        chunk.label == "q" and page.word(chunk) not in particles("pointers", "its")
    )


def _subject(page: Page, sentence: Sentence, hit: Hit) -> Entity | None:
    """The place right before a verb, over adverbs and asides; its farmers and mills stand for it."""
    row = sentence.chunks
    at = max((index for index, chunk in enumerate(row) if chunk.end <= hit.start), default=-1)
    at = _over_adverbs(page, row, at)
    if at < 0:
        return None
    if page.word(row[at]) in _group("which") or row[at].label == ",":
        return _before_aside(page, row, at)
    if page.word(row[at]) in _group("people"):
        return _whose_people(row, at)
    if page.word(row[at]) in _group("and"):
        first = next((one for one in sentence.words(LAYER) if one.end < hit.start), None)
        return _subject(page, sentence, first) if first is not None else _opening_place(page, row)
    of_another = at > 0 and row[at - 1].label in "fi"
    return row[at].entities[0] if _owns(page, row[at]) and not of_another else None


def _opening_place(page: Page, row: list[Chunk]) -> Entity | None:
    """The place a sentence opens with, whose next deed follows on "and"."""
    opening = row[1] if row[0].label == "t" and len(row) > 1 else row[0]
    return opening.entity if opening.label in "LYq" and _owns(page, opening) else None


def _over_adverbs(page: Page, row: list[Chunk], at: int) -> int:
    while at >= 0 and (page.word(row[at]) in _group("adverb") or page.word(row[at]).endswith("ly")):
        at -= 1
    return at


def _before_aside(page: Page, row: list[Chunk], at: int) -> Entity | None:
    """As in "Hue, population 350,000, grows", "Hue, a city in the centre which grows"."""
    commas = [index for index in range(at) if row[index].label == ","]
    opening = commas[-1] if commas else at if row[at].label != "," else 0
    place = row[opening - 1] if opening > 0 else None
    return place.entities[0] if place is not None and _owns(page, place) else None


def _whose_people(row: list[Chunk], at: int) -> Entity | None:
    """As in "Hue's growers"."""
    near = [chunk for chunk in row[max(0, at - 3) : at] if chunk.label in "LY" and chunk.is_locality]
    return near[-1].entities[0] if near else None


def _compared(page: Page, sentence: Sentence, hit: Hit) -> Entity | None:
    """As in "nobody grows more lotus than Hue"."""
    before = folded(page.text[max(sentence.start, hit.start - _FAR) : hit.start])
    if not _patterns()["nobody"].search(before):
        return None
    than = _patterns()["than"].search(folded(page.text[hit.end : sentence.end]))
    if than is None:
        return None
    at = hit.end + than.end()
    place = next(
        (chunk for chunk in sentence.chunks if at <= chunk.start < at + 5 and chunk.label in "LY"), None
    )
    return place.entity if place is not None and place.is_locality else None


def _place_behind(page: Page, sentence: Sentence, hit: Hit) -> Entity | None:
    """The place behind "grown in", or the one spoken of last where it is "there"."""
    behind = folded(page.text[hit.end : min(sentence.end, hit.end + _NEAR)])
    if _patterns()["there"].match(behind):
        return _last_named(page, sentence, hit.start)
    located = _patterns()["located"].match(behind)
    at = hit.end + (located.end() if located else 1)
    place = next(
        (chunk for chunk in sentence.chunks if at <= chunk.start < at + 5 and chunk.label in "LY"), None
    )
    return place.entity if place is not None and place.is_locality else None


def _last_named(page: Page, sentence: Sentence, before: int) -> Entity | None:
    rows = [*(page.sentences[sentence.index - 1].chunks if sentence.index else []), *sentence.chunks]
    named = [chunk for chunk in rows if chunk.start < before and chunk.label in "LY" and chunk.is_locality]
    return named[-1].entity if named else None


def _of_a_town(page: Page, sentence: Sentence, hit: Hit) -> Entity | None:
    """As in "the lotus-growing town of Hue", "Hue, a lotus town", "this lotus town"."""
    code = hit.words[0].code
    if code in _NO_TOWN:
        return None
    settled = _patterns()["town"].match(folded(page.text[hit.end : hit.end + _NEAR]))
    if settled is None:
        return None
    if settled["quarter"] and not settled["making"] and code not in _OF_A_VILLAGE:
        return None
    end = hit.end + settled.end()
    row = sentence.chunks
    first = next((index for index, chunk in enumerate(row) if chunk.end > hit.start), len(row))
    if settled["crown"] and (told := _told_before(page, sentence, first)) is not None:
        return told
    for chunk in row:
        if (
            chunk.label == "L"
            and chunk.is_locality
            and (chunk.start < end < chunk.end or 0 <= chunk.start - end < 5)
        ):
            return chunk.entity
    return _told_before(page, sentence, first)


def _told_before(page: Page, sentence: Sentence, first: int) -> Entity | None:
    """The place that what begins at a mark is said of: "Hue, a …", "Hue is a …", "this …"."""
    row, labels = sentence.chunks, sentence.labels[:first]
    apposed = _APPOSED.search(labels)
    if apposed is not None:
        return row[apposed.start()].entity if row[apposed.start()].is_locality else None
    told = _IS_ONE.search(labels)
    if told is not None and page.word(row[told.end("place")]) in _group("being"):
        return row[told.start("place")].entity if row[told.start("place")].is_locality else None
    if first and page.word(row[first - 1]) in _group("this"):
        homes = homeliness(page)
        places = [chunk.entities[0] for chunk in page.row if chunk.label == "L" and chunk.is_locality]
        return max(places, key=lambda place: homes.get(place.key, 0.0), default=None)
    return None


@cache
def _fragments() -> Fragments:
    return Fragments(lexicon("en").page("strength_grammar"))


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(_fragments().group(name))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    made = _fragments().compiled
    return {
        "distinct": made(r"(?:(?<!\w){share}\s{out_of}\b|\b{first_rate}\b)"),
        "compared": made(r"\b{than_others}\b"),
        "particular": made(r"\d|\b{one}\b"),
        "counted": made(r"\s(?:\S+\s){0,3}\d\S*\s(?:\S+\s){1,5}{out_of}\s(?:\S+\s){0,2}$"),
        "nobody": made(r"\b{nobody}\b"),
        "than": made(r"\b{than}\s"),
        "located": made(r"\s{located}\s"),
        "there": made(r"(?:\s{located})?\s{there}\b"),
        "town": made(
            r"(?:[\s-](?P<making>{making}))?\s(?:(?P<crown>{crown})|{settlement}|(?P<quarter>{quarter}))\b"
        ),
    }
