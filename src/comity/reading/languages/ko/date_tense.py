"""Whether a Korean sentence tells behind a date of what is over or of what is to come."""

from __future__ import annotations

import re
from functools import cache

from comity.reading.languages.ko.date_shapes import words
from comity.reading.languages.ko.hangul import letters

_FINITE = re.compile(
    r"([가-힣])(?:고|으며|지만|는데|으나|던|습니다|다)(?![가-힣])|([가-힣])(?:다[.…”\"']|다고(?![가-힣]))"
)
_PAST, _PRESENT = "ㅆ", "ㄴ"
"""The finals of the syllable before an ending that tell its tense: 했다, 한다."""


def tells_past(text: str, start: int, end: int) -> bool:
    """Whether the next verb tells of what is over, and nothing of what is to come.

    >>> tells_past("열렸다.", 0, 4), tells_past("연다.", 0, 3), tells_past("열 예정이라고 했다.", 0, 11)
    (True, False, False)
    >>> tells_past("방문한다고 밝혔다.", 0, 10), tells_past("방문했다고 밝혔다.", 0, 10)
    (False, True)
    """
    if tells_future(text, start, end) or _agreed().search(text, start, end):
        return False
    for verb in _FINITE.finditer(text, start, end):
        syllable = verb[1] or verb[2]
        final = letters(syllable)[2]
        if final == _PAST and syllable not in words().group("not_past"):
            return True
        if final == _PRESENT and verb[2]:
            return False
    return False


def tells_future(text: str, start: int, end: int) -> bool:
    """Whether words of what is to come follow ("예정", "앞두고")."""
    return _future_words().search(text, start, end) is not None


@cache
def _agreed() -> re.Pattern[str]:
    return words().compiled("{agreed}")


@cache
def _future_words() -> re.Pattern[str]:
    return words().compiled("{future}")
