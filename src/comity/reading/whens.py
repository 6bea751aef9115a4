"""When something a sentence tells of happened: the date written nearest to its words, if it can be that."""

from __future__ import annotations

import re

from comity.reading.dates import DateMark
from comity.reading.page import Sentence

_HEADER = re.compile(r"\s*date\s")


def told_date(sentence: Sentence, at: int, to: int, start: int | None = None, end: int | None = None) -> str | None:
    """The date nearest to the characters `at`-`to`, looked for between `start` and `end` first, then in the sentence.

    The bound of a state ("as of"), years of validity and the date a document opens with are no such date.
    """
    marks = [mark for mark in sentence.dates() if mark.edtf and happens(mark) and not _heads(sentence, mark)]
    inside = [mark for mark in marks if start is not None and end is not None and start <= mark.start < end]
    fit = inside or marks
    if not fit:
        return None
    return min(fit, key=lambda mark: max(mark.start - to, at - mark.end, 0)).edtf


def happens(mark: DateMark) -> bool:
    """Whether a date can be the day of something, and not the bound of a state or a stretch of years."""
    return not mark.as_of and not mark.is_now and mark.shape not in ("years", "decade", "span")


def _heads(sentence: Sentence, mark: DateMark) -> bool:
    """Whether this is the publication date with which a stored document begins."""
    head = _HEADER.match(sentence.page.text)
    return bool(head) and mark.start <= head.end()  # type: ignore[union-attr]
