"""Strengths: sectors in which a locality is said to be strong, or which it seeks or puts first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from comity.lexicon.load import Word
from comity.model.claim import Sense, Strength
from comity.model.entity import Entity
from comity.reading.figure.candidates import aside
from comity.reading.figure.counting import words
from comity.reading.figure.possessors import led
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.modality import modality
from comity.reading.marks.scanner import Hit
from comity.reading.marks.sectors import codes, sector_hits
from comity.reading.page import Page, Sentence
from comity.reading.setting.homes import homes_of

LAYER = "strength"
_TOO_WIDE = frozenset({"economy", "investment", "information_exchange", "people_exchange", "administration"})
_RANKED_ANYWAY = "trade"
_PLACES = frozenset("LY")
_DIGIT = re.compile(r"[0-9]")
_LIST_GAP, _FIRST_GAP, _NEAR_GAP, _FOREIGN = 45, 70, 28, 30


class _Cue(msgspec.Struct, frozen=True):
    """A cue word in its clause, and the sectors it speaks of."""

    sense: Sense
    hit: Hit
    start: int
    end: int
    sectors: tuple[Hit, ...]


def strengths(page: Page) -> Iterator[Strength]:
    """Every strength the page states, each sector of a locality once."""
    if not page.has("sectors"):
        return
    seats = homes_of(page)
    told: set[tuple[str, str]] = set()
    last: tuple[Sense, tuple[Entity, ...]] | None = None
    for sentence in page.sentences:
        for cue in _cues(page, sentence):
            if cue.hit.words[0].attr("again"):
                owners = last[1] if last else ()
            else:
                owners = _owners(page, sentence, cue, seats)
            if owners:
                last = (cue.sense, owners)
            yield from _claims(page, sentence, cue, owners, told)


def _claims(
    page: Page, sentence: Sentence, cue: _Cue, owners: tuple[Entity, ...], told: set[tuple[str, str]]
) -> Iterator[Strength]:
    firm = modality(page, cue.hit.start, cue.hit.end)
    for owner in owners:
        for sector in dict.fromkeys(
            code for hit in cue.sectors if _names_a_sector(hit, cue.sense) for code in codes(hit.words[0])
        ):
            key = (owner.id or owner.name, sector)
            if sector in _TOO_WIDE or key in told:
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


def _cues(page: Page, sentence: Sentence) -> list[_Cue]:
    """The cue words of a sentence that have sectors to speak of."""
    hits = sentence.words(LAYER)
    if not hits:
        return []
    found: list[_Cue] = []
    for hit in hits:
        word = hit.words[0]
        if word.code == "joint":
            continue
        if not _borne_out(word, page.text[hit.end : min(sentence.end, hit.end + 120)].lower()):
            continue
        start, end = _clause(page.text, sentence, hit)
        sectors = _spoken_of(page, hit, start, end, hits)
        if sectors:
            found.append(_Cue(_sense(word.code, found, start), hit, start, end, tuple(sectors)))
    return found + [more for cue in found if (more := _gapped(page, sentence, cue)) is not None]


def _gapped(page: Page, sentence: Sentence, cue: _Cue) -> _Cue | None:
    """A next clause that leaves the cue out: "A is known for silk; B for ships"."""
    preposition = page.text[cue.hit.start : cue.hit.end].rsplit(" ", 1)[-1]
    for chunk in sentence.chunks:
        if chunk.label == "L" and cue.end < chunk.start <= cue.end + 12:
            opening = f" {preposition} "
            if page.text[chunk.end : chunk.end + len(opening)] != opening:
                return None
            hit = Hit(chunk.end + 1, chunk.end + len(opening), LAYER, cue.hit.words)
            _, end = _clause(page.text, sentence, hit)
            sectors = _run(page, sector_hits(page, hit.end, end), hit.end, _FIRST_GAP)
            return _Cue(cue.sense, hit, chunk.start, end, tuple(sectors)) if sectors else None
    return None


def _sense(code: str, earlier: list[_Cue], start: int) -> Sense:
    """A strength within what is aimed at is an aim ("wants to become a hub of logistics")."""
    if code == "has" and not (earlier and earlier[-1].sense == "seeks" and earlier[-1].start == start):
        return "has"
    return "seeks"


def _clause(text: str, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """The characters of the clause around a cue: between semicolons, or full stops inside a quotation."""
    before = [part.end() for part in _clause_ends().finditer(text, sentence.start, hit.start)]
    after = _clause_ends().search(text, hit.end, sentence.end)
    return (before[-1] if before else sentence.start), (after.start() if after else sentence.end)


def _spoken_of(page: Page, cue: Hit, start: int, end: int, hits: list[Hit]) -> list[Hit]:
    """The sectors a cue speaks of: the list after it, else the list before it; for some cues both."""
    word = cue.words[0]
    near = _NEAR_GAP if word.attr("near") or word.attr("both") else _FIRST_GAP
    others = [hit.start for hit in hits if hit.start >= cue.end and hit.words[0].code != "has"]
    stop = min([end, *others])
    listed = [hit for hit in sector_hits(page, cue.end, stop) if hit.end <= stop]
    after = _run(page, listed, cue.end, near)
    if word.attr("both") and not _leading().match(page.text[cue.end : cue.end + 5].lower()):
        after = []
    if word.attr("near"):
        return [hit for hit in after if hit.words[0].code != _RANKED_ANYWAY]
    if after and not word.attr("both") and not word.attr("before"):
        return after
    before = _run_back(sector_hits(page, start, cue.start), cue.start, bool(word.attr("both")))
    if before and word.attr("both") and not _predicate(page.text, start, before[0].start):
        before = []
    if before and (_shared(hits, before[-1].end, cue.start) or _has_object(page, cue)):
        before = []
    return before if before and word.attr("before") else before + after


def _predicate(text: str, start: int, listed: int) -> bool:
    """Whether a list before its cue says what a place is: "is a logistics hub", not "its training centre"."""
    return bool(_being().search(text[max(start, listed - 60) : listed].lower()))


@cache
def _leading() -> re.Pattern[str]:
    return words().compiled(r"\s(?:{possessive}|{within}|{destination})\s|:")


@cache
def _being() -> re.Pattern[str]:
    return words().compiled(
        r"^\s?(?:{article}\s)?(?:\w+\s)?$|(?:\b(?:{copula}|{being})\b|,\s{article}\b|[“\"(])\s?(?:[^\s,;:]+\s){0,5}$"
    )


def _has_object(page: Page, cue: Hit) -> bool:
    """Whether what is sought follows and is no sector: "exports silk and needs a consul"."""
    word = cue.words[0]
    if word.code != "seeks" or word.attr("before") or word.attr("both"):
        return False
    return bool(_object().match(page.text[cue.end : cue.end + _OBJECT].lower()))


_OBJECT = 40


@cache
def _object() -> re.Pattern[str]:
    return words().compiled(r"\s{indefinite}\s(?!(?:[a-z-]+\s){0,2}{sought}\b)")


def _shared(hits: list[Hit], start: int, end: int) -> bool:
    """Whether a word of cooperation stands between: then the sector is what two sides share."""
    return any(hit.words[0].code == "joint" and start <= hit.start < end for hit in hits)


def _run(page: Page, hits: list[Hit], at: int, first: int) -> list[Hit]:
    """Sectors that follow one another closely, the first within reach of the cue."""
    run: list[Hit] = []
    reach = first
    for hit in hits:
        if hit.start - at > reach or (run and _DIGIT.search(page.text, at, hit.start)):
            break
        run.append(hit)
        at, reach = hit.end, _LIST_GAP
    return run


def _run_back(hits: list[Hit], at: int, close: bool) -> list[Hit]:
    run: list[Hit] = []
    reach = _NEAR_GAP if close else _FIRST_GAP
    for hit in reversed(hits):
        if at - hit.end > reach:
            break
        run.insert(0, hit)
        at, reach = hit.start, _LIST_GAP
    return run


def _owners(page: Page, sentence: Sentence, cue: _Cue, seats: dict[Entity, Entity]) -> tuple[Entity, ...]:
    """Whose strength it is: the clause's subject, the locality nearest to the list, the speaker's own."""
    listed = cue.sectors[0].start
    mark = listed if listed > cue.hit.start else cue.hit.end
    clause = [chunk for chunk in sentence.chunks if cue.start <= chunk.start < mark]
    foreign = any(chunk.label == "A" and 0 <= cue.hit.start - chunk.end < _FOREIGN for chunk in clause)
    if foreign and cue.sense == "has":
        return ()
    clause = [chunk for chunk in clause if chunk.label not in _PLACES or _speaks_for_itself(page.text, chunk)]
    owners = (
        _possessor(page, sentence, cue)
        or _speakers_own(page, sentence, clause, seats)
        or _in_row(page, sentence, clause, cue)
        or _in_clause(page, clause, cue)
    )
    if owners:
        return owners
    if any(chunk.label == "C" and chunk.start < cue.hit.start for chunk in clause):
        return ()
    earlier = [chunk for chunk in sentence.chunks if chunk.start < cue.start]
    speakers = [chunk.entities[0] for chunk in sentence.chunks if chunk.label in "QXh" and chunk.entities]
    spoken = next(((seats[speaker],) for speaker in speakers if speaker in seats), ())
    if spoken and (cue.sense == "seeks" or not earlier):
        return spoken
    behind = [chunk for chunk in sentence.chunks if chunk.start >= cue.hit.end]
    owners = _last(earlier) or spoken or _last(behind[:12])
    return owners or (_before_sentence(page, sentence) if cue.hit.words[0].attr("carries") else ())


def _speakers_own(
    page: Page, sentence: Sentence, clause: list[Chunk], seats: dict[Entity, Entity]
) -> tuple[Entity, ...]:
    """ "his province" is the home of the person who speaks."""
    if not any(chunk.label == "Y" and _his().match(page.text[chunk.start :][:6].lower()) for chunk in clause):
        return ()
    people = [chunk.entities[0] for chunk in sentence.chunks if chunk.label in "QXh" and chunk.entities]
    return next(((seats[person],) for person in people if person in seats), ())


@cache
def _his() -> re.Pattern[str]:
    return words().compiled(r"{his}\s")


def _speaks_for_itself(text: str, chunk: Chunk) -> bool:
    """Whether a locality is not only named to say where firms come from or where another place lies."""
    return not (_of_firms(text, chunk) or aside(text, chunk))


def _of_firms(text: str, chunk: Chunk) -> bool:
    """Whether it only says where firms or people come from ("Kobe firms")."""
    return chunk.label == "L" and bool(_firms().match(text[chunk.end : chunk.end + 40].lower()))


@cache
def _firms() -> re.Pattern[str]:
    return words().compiled(r"(?:['’]s)?\s(?:\w+\s)?{firms}\b")


def _possessor(page: Page, sentence: Sentence, cue: _Cue) -> tuple[Entity, ...]:
    """The locality in "the strengths of the city", right after the cue."""
    if cue.hit.words[0].attr("both"):
        return ()
    for chunk in sentence.chunks:
        if cue.hit.end <= chunk.start <= cue.hit.end + 5 and chunk.label in "LY" and chunk.is_locality:
            joint = f"{page.text[cue.hit.start : chunk.start].lower().rstrip()} "
            return chunk.entities[:1] if _of_end().search(joint) else ()
    return ()


def _in_row(page: Page, sentence: Sentence, clause: list[Chunk], cue: _Cue) -> tuple[Entity, ...]:
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


def _in_clause(page: Page, clause: list[Chunk], cue: _Cue) -> tuple[Entity, ...]:
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


def _borne_out(word: Word, after: str) -> bool:
    """Whether what some cues ask for follows them: a share of the economy, whose the sectors are."""
    if word.attr("share"):
        return bool(_shared_out().search(after))
    return not word.attr("own") or bool(_of_ones_own().search(after))


@cache
def _of_ones_own() -> re.Pattern[str]:
    """ "of his area", "of the city": the place that the words before speak of."""
    return words().compiled(r"\b{possessive}\s(?:{his}|{own}|{article})\s(?:\w+\s)?{home_ground}\b")


@cache
def _shared_out() -> re.Pattern[str]:
    """A share of what a place makes: "61 percent of the economy", "two thirds of exports"."""
    return words().compiled(r"{portion}\s{possessive}\s(?:\S+\s){0,3}{output}\b")


@cache
def _of_end() -> re.Pattern[str]:
    return words().compiled(r"\b{possessive}\s$")


@cache
def _copula() -> re.Pattern[str]:
    return words().compiled(r"\b{copula}\b")


@cache
def _relative() -> re.Pattern[str]:
    return words().compiled(r"\b{relative}\s(?:\S+\s){0,3}$")


@cache
def _clause_ends() -> re.Pattern[str]:
    return words().compiled(r";|,\s{contrast}\s|[.!?][”\"’']?\s|”\s")
