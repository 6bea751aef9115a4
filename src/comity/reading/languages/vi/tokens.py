"""What Vietnamese sentences are cut by: names, words of clauses and signs, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import TypeVar

import msgspec

from comity.lexicon.load import Word, lexicon
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.clauses.words import is_accented
from comity.reading.marks.dates import DateMark
from comity.reading.marks.quantities import Quantity
from comity.reading.marks.scanner import Hit, folded

_SIGN = re.compile(
    r"[,;:(\"“–-](?:(?<=[,;:])|(?<=[–-])(?= )|(?<=\()[^()\n]*\)|(?<=\")[^\"\n]{1,60}\"|(?<=“)[^”\n]{1,60}”)"
)
"""It begins with a class of characters, so that all others are passed over fast."""
_LAYERS = ("verbs", "modality", "linking", "prepositions")
"""The layers of words, the first of them where two have words of the same characters."""
_START = attrgetter("start")


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word or sign that clauses are cut by: `kind` is its layer, its sign, or "name" for a mention.

    `code` is that of its word.
    """

    start: int
    end: int
    kind: str
    code: str = ""
    word: Word | None = None


Marked = TypeVar("Marked", Token, Mention)


class Content(msgspec.Struct, gc=False):
    """What one sentence has: words of clauses in order, dates and numbers."""

    words: list[Token]
    dates: list[DateMark]
    quantities: list[Quantity]


def contents_of(passage: Passage) -> list[Content]:
    """The content of each sentence of a passage; gives the sentences their mentions."""
    sentences = passage.sentences
    for sentence, mentions in zip(sentences, _parted(passage.mentions, sentences), strict=True):
        sentence.mentions = mentions
    words = _parted(_words(passage), sentences)
    return [
        Content(own, sentence.dates(), sentence.quantities())
        for own, sentence in zip(words, sentences, strict=True)
    ]


def _parted(marks: Sequence[Marked], sentences: list[Sentence]) -> list[list[Marked]]:
    """Marks by the sentence they begin in."""
    parts: list[list[Marked]] = [[] for _ in sentences]
    at, count = 0, len(sentences)
    for mark in marks:
        while at < count and sentences[at].end <= mark.start:
            at += 1
        if at < count and sentences[at].start <= mark.start:
            parts[at].append(mark)
    return parts


def _words(passage: Passage) -> list[Token]:
    ambiguous = frozenset() if is_accented(passage.text) else _ambiguous()
    found = [
        (hit.start, -hit.end, rank, hit)
        for rank, layer in enumerate(_LAYERS)
        for hit in passage.hits(layer)
        if not ambiguous or passage.text[hit.start : hit.end].lower() not in ambiguous
    ]
    found.sort()
    tokens: list[Token] = []
    for start, _, _, hit in found:
        word = hit.words[0] if len(hit.words) == 1 else _firmest(hit)
        tokens.append(Token(start, hit.end, hit.layer, word.code, word))
    return tokens


@cache
def _ambiguous() -> frozenset[str]:
    """Short words that without accents are too often others."""
    return frozenset(folded(form) for word in lexicon("vi").page("unmarked") for form in word.forms)


def _firmest(hit: Hit) -> Word:
    """The word a hit stands for where two codes share a form: the one that is firmer a verb."""
    return min(hit.words, key=lambda word: bool(word.attr("weak")))


def tokens_of(sentence: Sentence, content: Content) -> list[Token]:
    """What a sentence is cut by, in order; nothing from within names, brackets, numbers, short quotations."""
    passage = sentence.passage
    tokens = [Token(*phrase_of(mention), "name") for mention in sentence.mentions]
    asides = [
        (mark.start, mark.end)
        for mark in content.dates
        if not mark.is_now or " " in passage.text[mark.start : mark.end]
    ]
    asides += [(count.core, count.end) for count in content.quantities]
    for sign in _SIGN.finditer(passage.text, sentence.start, sentence.end):
        start, end = sign.span()
        if end - start > 1:
            if passage.speech_at(start + 1) is None:
                asides.append((start, end))
        else:
            tokens.append(Token(start, end, passage.text[start]))
    tokens += content.words
    tokens.sort(key=_START)
    asides.sort()
    return _free(tokens, asides)


def phrase_of(mention: Mention) -> tuple[int, int]:
    """The characters of a mention with its titles."""
    start, end = mention.phrase
    if end <= start:
        return mention.start, mention.end
    return min(start, mention.start), max(end, mention.end)


def _free(tokens: list[Token], asides: list[tuple[int, int]]) -> list[Token]:
    """Tokens outside the asides, the first of what begins at one place; names stand inside asides, too."""
    kept: list[Token] = []
    reached = number = aside = 0
    count = len(asides)
    for token in tokens:
        start = token.start
        while number < count and asides[number][0] <= start:
            aside = max(aside, asides[number][1])
            number += 1
        if start >= reached and (start >= aside or token.kind == "name"):
            kept.append(token)
            reached = token.end
    return kept
