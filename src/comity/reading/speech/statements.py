"""Statements: what somebody said, in quotation marks or reported, with the words that say who said it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from comity.model.claim import Statement
from comity.reading.page import Page, Sentence
from comity.reading.speech.attributions import Speech, attributed
from comity.reading.speech.speakers import Speakers

_OPENING = '“"«‘'
_ENDS = ".!?…”\"»’':;/)"


def statements(page: Page) -> Iterator[Statement]:
    """One claim a stretch of speech: a quotation of several sentences with one attribution is one."""
    if not page.has("speech") and not any(mark in page.text for mark in _OPENING + "?"):
        return
    speakers, quoting = Speakers(page), _Quoting(page)
    stretch: Speech | None = None
    waiting: int | None = None
    for sentence in page.sentences:
        quoted = quoting.enters(sentence)
        told = attributed(page, sentence, speakers) if _is_prose(sentence) else []
        speakers.hear(sentence, told[-1].speaker if told else None)
        if stretch is not None and told and speakers.dialogue.is_one_turn(stretch.start, sentence.start):
            stretch = msgspec.structs.replace(stretch, end=sentence.end)
            continue
        if not told and quoted and stretch is not None and _runs_on(page, stretch, sentence):
            stretch = msgspec.structs.replace(stretch, end=sentence.end)
            continue
        if stretch is not None:
            yield _statement(page, stretch)
            stretch = None
        if not told:
            waiting = (waiting if waiting is not None else sentence.start) if quoted else None
            continue
        if waiting is not None and quoting.continued and _same_line(page, waiting, sentence.start):
            told[0] = msgspec.structs.replace(told[0], start=waiting)
        waiting = None
        yield from (_statement(page, speech) for speech in told[:-1])
        stretch = told[-1]
    if stretch is not None:
        yield _statement(page, stretch)


def _runs_on(page: Page, stretch: Speech, sentence: Sentence) -> bool:
    """Whether a quotation goes on: in the same line, or in a paragraph that opens with a quotation mark."""
    return _same_line(page, stretch.end, sentence.start) or sentence.text[0] in _OPENING


def _statement(page: Page, speech: Speech) -> Statement:
    span = (speech.start, speech.end)
    return Statement(
        document=page.document.name, quote=page.text[span[0] : span[1]], span=span, speaker=speech.speaker
    )


def _is_prose(sentence: Sentence) -> bool:
    """A line without a full stop is a headline or a caption; it repeats what the text says."""
    return sentence.text[-1:] in _ENDS


def _same_line(page: Page, start: int, end: int) -> bool:
    return "\n" not in page.text[start:end]


class _Quoting:
    """Whether the sentences of a text stand in quotation marks, one after the other."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._any = any(mark in page.text for mark in _OPENING)
        self._open = False
        self._line = 0
        self.continued = False

    def enters(self, sentence: Sentence) -> bool:
        """Whether the sentence begins inside a quotation or with one; `continued` says it began inside."""
        if not self._any:
            return False
        if not _same_line(self._page, self._line, sentence.start):
            self._open = False
        self._line = sentence.end
        text = sentence.text
        self.continued = self._open
        quoted = self._open or text[0] in _OPENING
        if '"' in text and text.count('"') % 2:
            self._open = not self._open
        if "“" in text or "”" in text:
            self._open = text.rfind("“") > text.rfind("”")
        return quoted
