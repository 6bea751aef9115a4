"""Strengths: sectors in which a locality is said to be strong, or which it seeks or puts first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from comity.model.claim import Sense, Strength
from comity.model.entity import Entity
from comity.reading.figure.candidates import aside
from comity.reading.figure.counting import words
from comity.reading.figure.possessors import describes, led
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.modality import modality
from comity.reading.marks.scanner import Hit
from comity.reading.marks.sectors import codes
from comity.reading.page import Page, Sentence
from comity.reading.profile.makers import makings
from comity.reading.profile.strength_cue import TOO_WIDE, Cue, strength_cues, strength_words
from comity.reading.setting.delegates import Delegates

_PLACES = frozenset("LY")
_FOREIGN = 30
_TO = "to "


def strengths(page: Page) -> Iterator[Strength]:
    """Every strength the page states, each sector of a locality once."""
    if not page.has("sectors"):
        return
    delegates = Delegates(page)
    told: set[tuple[str, str]] = set()
    last: tuple[Sense, tuple[Entity, ...]] | None = None
    for sentence in page.sentences:
        for cue in strength_cues(page, sentence):
            if cue.hit.words[0].attr("again"):
                owners = last[1] if last else ()
            else:
                owners = _owners(page, sentence, cue, delegates)
            if owners:
                last = (cue.sense, owners)
            yield from _claims(page, sentence, cue, owners, told)
        for made in makings(page, sentence):
            cue = Cue("has", made.hit, made.hit.start, made.hit.end, made.sectors)
            yield from _claims(page, sentence, cue, (made.owner,), told)


def _claims(
    page: Page, sentence: Sentence, cue: Cue, owners: tuple[Entity, ...], told: set[tuple[str, str]]
) -> Iterator[Strength]:
    firm = modality(page, cue.hit.start, cue.hit.end)
    for owner in owners:
        for sector in dict.fromkeys(
            code for hit in cue.sectors if _names_a_sector(hit, cue.sense) for code in codes(hit.words[0])
        ):
            key = (owner.id or owner.name, sector)
            if sector in TOO_WIDE or key in told:
                continue
            told.add(key)
            yield Strength(
                document=page.document.name,
                quote=page.text[sentence.start : sentence.end],
                span=(sentence.start, sentence.end),
                modality="denied" if firm == "denied" else "asserted",
                locality=owner,
                sector=sector,
                sense=cue.sense,
            )


def _names_a_sector(hit: Hit, sense: Sense) -> bool:
    """Whether the word is the sector itself: who looks for students does not look for education."""
    word = hit.words[0]
    return not word.attr("vague") and not (sense == "seeks" and word.attr("concrete"))


def _owners(page: Page, sentence: Sentence, cue: Cue, delegates: Delegates) -> tuple[Entity, ...]:
    """Whose strength it is: the clause's subject, the locality nearest to the list, the speaker's own."""
    if cue.hit.words[0].attr("theirs"):
        told_by_us = _we().match(page.text[cue.hit.end :][:_FOREIGN].lower())
        return _home_of_speaker(sentence, delegates) if told_by_us else _possessor(page, sentence, cue)
    listed = cue.sectors[0].start
    mark = listed if listed > cue.hit.start else cue.hit.end
    clause = [chunk for chunk in sentence.chunks if cue.start <= chunk.start < mark]
    foreign = any(chunk.label == "A" and 0 <= cue.hit.start - chunk.end < _FOREIGN for chunk in clause)
    if (foreign and cue.sense == "has") or _wanted_abroad(page, clause, cue):
        return ()
    clause = [chunk for chunk in clause if chunk.label not in _PLACES or _speaks_for_itself(sentence, chunk)]
    owners = (
        _possessor(page, sentence, cue)
        or _speakers_own(page, sentence, clause, cue, delegates)
        or _in_row(page, sentence, clause, cue)
        or _in_clause(page, clause, cue)
    )
    if owners:
        return owners
    if any(chunk.label == "C" and chunk.start < cue.hit.start for chunk in clause):
        return ()
    earlier = [chunk for chunk in sentence.chunks if chunk.start < cue.start]
    spoken = _home_of_speaker(sentence, delegates)
    if spoken and (cue.sense == "seeks" or not earlier):
        return spoken
    behind = [chunk for chunk in sentence.chunks if chunk.start >= cue.hit.end]
    if any(chunk.label in "QXh" for chunk in sentence.chunks):
        return _last(earlier) or spoken
    owners = _last(earlier) or spoken or _last(behind[:12])
    return owners or (_before_sentence(page, sentence) if not cue.hit.words[0].attr("both") else ())


def _speakers_own(
    page: Page, sentence: Sentence, clause: list[Chunk], cue: Cue, delegates: Delegates
) -> tuple[Entity, ...]:
    """ "his province", "whose state" or "us" is the home of the person who speaks."""
    pointed = any(
        chunk.label == "Y" and _his().match(page.text[chunk.start :][:6].lower()) for chunk in clause
    )
    if not pointed and not _ours().search(page.text[cue.start : cue.hit.end].lower()):
        return ()
    return _home_of_speaker(sentence, delegates)


def _home_of_speaker(sentence: Sentence, delegates: Delegates) -> tuple[Entity, ...]:
    """The locality that the first person of a sentence acts for."""
    for chunk in sentence.chunks:
        if chunk.label in "QXh" and chunk.entities:
            home = delegates.side(chunk.entities[0])
            if home is not None and home.type == "locality":
                return (home,)
    return ()


@cache
def _we() -> re.Pattern[str]:
    return strength_words().compiled(r"\s{us}\b")


@cache
def _his() -> re.Pattern[str]:
    return words().compiled(r"{his}\s")


@cache
def _ours() -> re.Pattern[str]:
    return strength_words().compiled(r"\b(?:{us}|{whose}\s(?:\w+\s)?{home_ground})\b")


def _speaks_for_itself(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a locality is not only named to say where firms come from or where another place lies."""
    text = sentence.page.text
    if _of_firms(text, chunk) or aside(text, chunk) or _is_asked(text, chunk):
        return False
    return not describes(sentence, sentence.chunks.index(chunk))


def _is_asked(text: str, chunk: Chunk) -> bool:
    """Whether a place is the one asked, so that another seeks ("asked Hue for advice on lotus")."""
    before = text[max(0, chunk.start - _FOREIGN) : chunk.start].lower()
    return chunk.label == "L" and _asked().search(before) is not None


@cache
def _asked() -> re.Pattern[str]:
    return strength_words().compiled(r"\b{asked}\s(?:{article}\s)?$")


def _wanted_abroad(page: Page, clause: list[Chunk], cue: Cue) -> bool:
    """Whether those of another country want something ("the German side wants"), not what they are to do."""
    near = [chunk for chunk in clause if chunk.label == "A" and 0 <= cue.hit.start - chunk.end < _FOREIGN]
    return (
        bool(near)
        and page.text[cue.hit.start : cue.hit.start + 3] != _TO
        and _side().fullmatch(page.text[near[-1].end : cue.hit.start].lower()) is not None
    )


@cache
def _side() -> re.Pattern[str]:
    return strength_words().compiled(r"\s(?:\w+\s)?{side}\s")


def _of_firms(text: str, chunk: Chunk) -> bool:
    """Whether it only says where firms or people come from ("Kobe firms")."""
    return chunk.label == "L" and bool(_firms().match(text[chunk.end : chunk.end + 40].lower()))


@cache
def _firms() -> re.Pattern[str]:
    return words().compiled(r"(?:['’]s)?\s(?:\w+\s)?{firms}\b")


def _possessor(page: Page, sentence: Sentence, cue: Cue) -> tuple[Entity, ...]:
    """The locality in "the strengths of the city", "what the city does best": right after the cue."""
    word = cue.hit.words[0]
    if word.attr("both"):
        return ()
    for chunk in sentence.chunks:
        if cue.hit.end <= chunk.start <= cue.hit.end + 5 and chunk.label in "LY" and chunk.is_locality:
            if word.attr("theirs"):
                well = not word.attr("doing") or _does_well().match(page.text[chunk.end :][:_FOREIGN].lower())
                return chunk.entities[:1] if well else ()
            joint = f"{page.text[cue.hit.start : chunk.start].lower().rstrip()} "
            return chunk.entities[:1] if _of_end().search(joint) else ()
    return ()


@cache
def _does_well() -> re.Pattern[str]:
    return strength_words().compiled(r"\s{doing_well}\b")


def _in_row(page: Page, sentence: Sentence, clause: list[Chunk], cue: Cue) -> tuple[Entity, ...]:
    """The subject of a row of verbs that the cue ends: "the city will open …, visit X and seek …"."""
    if cue.sense != "seeks" or not _joined().search(page.text[cue.start : cue.hit.start].lower()):
        return ()
    row = sentence.chunks
    for chunk in clause:
        if chunk.start < cue.hit.start and _owns(chunk) and not led(sentence.labels, row.index(chunk)):
            return _entities(chunk)
    return ()


@cache
def _joined() -> re.Pattern[str]:
    return words().compiled(r",\s{and}\s$")


def _in_clause(page: Page, clause: list[Chunk], cue: Cue) -> tuple[Entity, ...]:
    """A strength's owner is the subject of "is", "has" …; an aim's the locality nearest to the list."""
    if cue.sense == "has":
        before = [chunk for chunk in clause if chunk.end <= cue.hit.start and _owns(chunk)]
        relative = _relative().search(page.text[max(cue.start, cue.hit.start - 28) : cue.hit.start].lower())
        if before and not relative:
            subject = before[0]
            told = page.text[subject.end : cue.hit.start].lower()
            if not subject.data.get("where") and _copula().search(told):
                return _entities(subject)
    return _last(clause)


def _owns(chunk: Chunk) -> bool:
    return (chunk.label == "Z" and bool(chunk.entities)) or (chunk.label in "LYq" and chunk.is_locality)


def _entities(chunk: Chunk) -> tuple[Entity, ...]:
    return chunk.entities if chunk.label == "Z" else chunk.entities[:1]


def _last(chunks: list[Chunk]) -> tuple[Entity, ...]:
    """The last locality named, else the last one a pronoun points to."""
    fitting = [chunk for chunk in chunks if _owns(chunk)]
    named = [chunk for chunk in fitting if chunk.label != "q"] or fitting
    return _entities(named[-1]) if named else ()


def _before_sentence(page: Page, sentence: Sentence) -> tuple[Entity, ...]:
    """The locality the sentence before speaks of."""
    if not sentence.index:
        return ()
    return _last([chunk for chunk in page.sentences[sentence.index - 1].chunks if chunk.label in "LY"])


@cache
def _of_end() -> re.Pattern[str]:
    return words().compiled(r"\b{possessive}\s$")


@cache
def _copula() -> re.Pattern[str]:
    return words().compiled(r"\b{copula}\b")


@cache
def _relative() -> re.Pattern[str]:
    return words().compiled(r"\b{relative}\s(?:\S+\s){0,3}$")
