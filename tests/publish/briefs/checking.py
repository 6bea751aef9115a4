"""Checks papers: every sentence cites what says it, and what it cites contains the values that it states.

`faults` gives a sentence for whatever does not hold; papers of any sort are checked with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from comity.publish.page import Line, Part
from comity.publish.paper.paper import Block, Grid, Paper, Picture
from comity.publish.words import speaking, term
from comity.reference.affix import is_hangul
from comity.register.view import View
from tests.publish.briefs.days import dates_in
from tests.publish.briefs.support import Support, Supports
from tests.publish.briefs.vocabulary import Vocabulary, hedges, rendered

WORD = re.compile(r"[^\W\d_]+")
_LONG = 7  # letters of what a claim says that is looked for as a whole
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def faults(paper: Paper, view: View, given: Iterable[str] = ()) -> list[str]:
    """What does not hold; `given` are words of who asked for the paper, which nothing need say."""
    with speaking(paper.language):
        return list(_Checker(paper, view, tuple(given)).faults())


class _Checker:
    def __init__(self, paper: Paper, view: View, given: tuple[str, ...]) -> None:
        self._paper = paper
        cited = {id_ for part in paper.parts() for id_ in part.claims}
        self._supports = Supports(view, paper, cited, given)
        self._vocabulary = Vocabulary(paper.language)

    def faults(self) -> Iterator[str]:
        for chapter in (*self._paper.front, *self._paper.annex):
            for block in chapter.blocks:
                for lines in _rows(block):
                    for fault in self._of_row(lines):
                        yield f"{chapter.heading}: {fault}"

    def _of_row(self, lines: list[Line]) -> Iterator[str]:
        """What does not hold of a line and those beneath it, or of a row of a table."""
        every = [one for line in lines for one in _with_notes(line)]
        parts = [part for line in every for part in line.parts]
        self._supports.jubilee = any(term("ahead", "anniversary") in part.text for part in parts)
        around = self._supports.of({id_ for part in parts for id_ in part.claims}, {})
        context = around.entities | {id_ for part in parts for _, _, id_ in part.of}
        for line in every:
            for part in line.parts:
                yield from self._of_part(part, context)
            if line.margin:
                ids = {id_ for part in line.parts for id_ in part.claims}
                yield from self._of_words(line.margin, self._supports.of(ids, context))
        yield from self._of_modality(parts)

    def _of_part(self, part: Part, context: set[str]) -> Iterator[str]:
        if not part.claims:
            yield f"cites nothing: {part.text!r}"
            return
        unknown = [id_ for id_ in part.claims if not self._supports.knows(id_)]
        if unknown:
            yield f"cites what is not there ({unknown[0]}): {part.text!r}"
            return
        support = self._supports.of(set(part.claims), context)
        strange = [id_ for _, _, id_ in part.of if id_ not in support.entities]
        if strange:
            yield f"names {strange[0]}, of which what it cites says nothing: {part.text!r}"
        yield from self._of_words(part.text, support)

    def _of_words(self, text: str, support: Support) -> Iterator[str]:
        rest = text
        whole = support.names.union(one for one in support.texts if len(one) > _LONG)
        for words in sorted(whole, key=len, reverse=True):
            rest = _without(rest, words)
        for words, told in dates_in(rest, self._paper.language):
            if told not in support.dates:
                yield f"states {told}, which what it cites does not: {text!r}"
            rest = rest.replace(words, " ", 1)
        for words in sorted(rendered(support), key=len, reverse=True):
            rest = _without(rest, words)
        for number in NUMBER.findall(rest):
            if number not in support.numbers and not support.counts(number):
                yield f"states {number}, which what it cites does not: {text!r}"
        strange = [word for word in WORD.findall(rest) if not self._is_told(word.casefold(), support)]
        if strange:
            apart = _words_apart(support)
            strange = [word for word in strange if word.casefold() not in apart]
        if strange:
            yield f"says “{strange[0]}”, which what it cites does not: {text!r}"

    def _is_told(self, word: str, support: Support) -> bool:
        return word in self._vocabulary or word in support.words

    def _of_modality(self, parts: list[Part]) -> Iterator[str]:
        """What is only planned, hoped for or denied must be told as that."""
        told = {id_ for part in parts for id_ in part.claims if id_ in self._paper.citations}
        if not told or any(self._paper.citations[id_].modality == "asserted" for id_ in told):
            return
        words = " ".join(part.text for part in parts).casefold()
        if not any(hedge in words for hedge in hedges()):
            yield f"tells as done what is not: {words!r}"


def _without(text: str, name: str) -> str:
    """The text without a name; what begins like it is another word, but for what Korean puts behind names."""
    end = "" if is_hangul(name[-1]) else r"(?![^\W가-힣])"
    return re.sub(rf"(?<!\w){re.escape(name)}{end}", " ", text) if name in text else text


def _words_apart(support: Support) -> set[str]:
    """The words of sources where names are taken out, so that what Korean puts behind them stands alone."""
    found = set()
    for text in support.texts:
        for name in sorted(support.names, key=len, reverse=True):
            text = _without(text, name)
        found |= {word.casefold() for word in WORD.findall(text)}
    return found


def _rows(block: Block) -> Iterator[list[Line]]:
    if isinstance(block, Grid):
        yield from (list(row) for row in block.rows)
    elif isinstance(block, Picture):
        yield [block.caption]
    else:
        yield [block]


def _with_notes(line: Line) -> Iterator[Line]:
    yield line
    for note in line.notes:
        yield from _with_notes(note)
