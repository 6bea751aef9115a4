"""Where a text speaks of something people attend: the words that name it, its kind, its date and its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from comity.model.claim import EventType, Modality
from comity.reading.chunks import Chunk
from comity.reading.modality import modality
from comity.reading.page import Page, Sentence
from comity.reading.scanner import Hit
from comity.reading.whens import told_date

_PLURAL = re.compile(r"(?:s|fora|symposia)$")
_QUOTED = re.compile(r"\s?[,:]?\s?[“\"‘']([^”\"’\n]{6,160})[”\"’]")
_NAME_LEFT = "NSVLPCAOWcpdeTBE&'.-Qf"
_NAME_RIGHT = "NSVLPCAOcpdTBEf&i,tM"
_REACH = 60


class Occasion(msgspec.Struct, frozen=True):
    """One mention of something people attend, at `at`-`to` of its sentence.

    `name` is its proper name where it has one; `known` says the words point back to one told before;
    `host` which side receives ("subject", "object" or "").
    """

    sentence: Sentence
    type: EventType
    at: int
    to: int
    modality: Modality
    name: str | None = None
    span: tuple[int, int] = (0, 0)
    known: bool = False
    noun: bool = False
    host: str = ""

    @property
    def page(self) -> Page:
        return self.sentence.page

    def date(self) -> str | None:
        """When it is said to take place: the date nearest to its words, unless that only bounds a state."""
        return told_date(self.sentence, self.at, self.to)


def occasions(sentence: Sentence) -> Iterator[Occasion]:
    """Meetings, visits and events a sentence tells of, in order."""
    yield from _gatherings(sentence)
    yield from _named(sentence)


def _gatherings(sentence: Sentence) -> Iterator[Occasion]:
    page = sentence.page
    for hit in sentence.words("gatherings"):
        word = hit.words[0]
        if word.code not in ("meeting", "visit"):
            continue
        known = bool(word.attr("noun")) and _definite(sentence, hit)
        yield Occasion(
            sentence, word.code, hit.start, hit.end, modality(page, hit.start, hit.end),  # type: ignore[arg-type]
            known=known, noun=bool(word.attr("noun")), host=str(word.attr("host", "")),
        )  # fmt: skip


def _named(sentence: Sentence) -> Iterator[Occasion]:
    page = sentence.page
    reached = sentence.start
    for hit in sentence.words("events"):
        surface = page.text[hit.start : hit.end]
        if hit.start < reached:
            continue
        name, start, end = _name(sentence, hit)
        if name is None and _PLURAL.search(surface) and hit.words[0].code != "signing":
            continue
        reached = end
        held = _verb_of(sentence, hit)
        firmness = modality(page, held.start, held.end) if held else modality(page, start, hit.end)
        yield Occasion(
            sentence, hit.words[0].code, start, end, firmness,  # type: ignore[arg-type]
            name=name, known=name is None and _definite(sentence, hit), noun=True,
        )  # fmt: skip


def _verb_of(sentence: Sentence, hit: Hit) -> Hit | None:
    held = [word for word in sentence.words("gatherings") if word.words[0].code == "held"]
    near = [word for word in held if max(word.start - hit.end, hit.start - word.end) < _REACH]
    return min(near, key=lambda word: max(word.start - hit.end, hit.start - word.end), default=None)


def _definite(sentence: Sentence, hit: Hit) -> bool:
    """Whether "the", "this" or the like stands before the noun and nothing names it anew."""
    page = sentence.page
    before = [chunk for chunk in sentence.chunks if hit.start - 40 < chunk.start < hit.start]
    for chunk in reversed(before):
        word = page.text[chunk.start : chunk.end].lower()
        if chunk.label == "t":
            return word == "the"
        if word in {"this", "that", "its", "their", "his", "her"}:
            return True
        if chunk.label in ",.iz" or chunk.label in "LYOQC":
            break
    return not before


def _name(sentence: Sentence, hit: Hit) -> tuple[str | None, int, int]:
    """The proper name an event noun stands in, or the quoted title after it, with its characters."""
    text = sentence.page.text
    quoted = _QUOTED.match(text, hit.end, sentence.end + 1)
    if quoted:
        return quoted[1].strip(" ,."), hit.start, quoted.end()
    start, end = hit.start, hit.end
    if not text[start].isupper():
        return None, start, end
    chunks = sentence.chunks
    at = next((i for i, chunk in enumerate(chunks) if chunk.start <= hit.start < chunk.end), None)
    if at is None:
        return None, start, end
    left = at
    while left > 0 and _belongs(text, chunks[left - 1], chunks[left], _NAME_LEFT):
        left -= 1
    while left < at and (chunks[left].label in "f&'.-i" or text[chunks[left].start : chunks[left].end].lower() in {"of"}):
        left += 1
    right = at
    while right + 1 < len(chunks) and _belongs(text, chunks[right], chunks[right + 1], _NAME_RIGHT, after=True):
        right += 1
    while right > at and chunks[right].label in "f&i,t":
        right -= 1
    start, end = min(chunks[left].start, hit.start), max(chunks[right].end, hit.end)
    if end - start <= hit.end - hit.start and " " not in text[start:end]:
        return None, start, end
    return " ".join(text[start:end].split()), start, end


def _belongs(text: str, before: Chunk, chunk: Chunk, labels: str, after: bool = False) -> bool:
    part = chunk if after else before
    if part.label not in labels or chunk.start - before.end > 1:
        return False
    word = text[part.start : part.end]
    if after:
        return part.label in "f&,t" or (part.label == "i" and word in {"for", "between", "on"}) or word[0].isupper() or word[0].isdigit()
    return word[0].isupper() or word[0].isdigit() or part.label in "&'.-"
