"""Statements: what somebody said, in quotation marks or reported, with the words that say who said it."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Statement
from comity.model.entity import Entity
from comity.reading.attributions import attributed
from comity.reading.page import Page, Sentence
from comity.reading.speakers import Speakers

_OPENING = "“\"«"
_CLOSING = "”\"»"
_ENDS = ".!?…”\"»’':;/)"


def statements(page: Page) -> Iterator[Statement]:
    """One claim a stretch of speech: a quotation of several sentences with one attribution is one."""
    if not page.has("speech") and not any(mark in page.text for mark in _OPENING):
        return
    speakers = Speakers(page)
    stretch: tuple[int, int, Entity] | None = None
    quoting = _Quoting(page)
    waiting: int | None = None
    for sentence in page.sentences:
        quoted = quoting.enters(sentence)
        speaker = attributed(page, sentence, speakers) if _is_prose(sentence) else None
        speakers.hear(sentence, speaker)
        if speaker is None:
            if quoted and stretch is not None and _same_line(page, stretch[1], sentence.start):
                stretch = (stretch[0], sentence.end, stretch[2])
            else:
                if stretch is not None:
                    yield _statement(page, stretch)
                stretch = None
                waiting = (waiting if waiting is not None else sentence.start) if quoted else None
            continue
        if stretch is not None:
            yield _statement(page, stretch)
        start = sentence.start
        if waiting is not None and _same_line(page, waiting, sentence.start) and quoting.continued:
            start = waiting
        stretch, waiting = (start, sentence.end, speaker), None
    if stretch is not None:
        yield _statement(page, stretch)


def _statement(page: Page, stretch: tuple[int, int, Entity]) -> Statement:
    start, end, speaker = stretch
    return Statement(document=page.document.name, quote=page.text[start:end], span=(start, end), speaker=speaker)


def _is_prose(sentence: Sentence) -> bool:
    """A line without a full stop is a headline or a caption; it repeats what the text says."""
    return sentence.text[-1:] in _ENDS


def _same_line(page: Page, start: int, end: int) -> bool:
    return "\n" not in page.text[start:end]


class _Quoting:
    """Whether the sentences of a text stand in quotation marks, one after the other."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._open = False
        self._line = 0
        self.continued = False

    def enters(self, sentence: Sentence) -> bool:
        """Whether the sentence begins inside a quotation or with one; `continued` says it began inside."""
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
