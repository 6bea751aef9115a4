"""Hangul syllables taken apart: initial, vowel and final letter by their numbers."""

from __future__ import annotations

import re
from functools import cache

_FIRST, _LAST = 0xAC00, 0xD7A3
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_HANGUL = re.compile("[가-힣]+")
FINALS = "\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"


def is_syllable(char: str) -> bool:
    """Whether a character is one Hangul syllable.

    >>> is_syllable("시"), is_syllable("a")
    (True, False)
    """
    return _FIRST <= ord(char) <= _LAST


@cache
def letters(syllable: str) -> tuple[str, str, str]:
    """Initial, vowel and final of a syllable; the final is empty in an open one.

    >>> letters("성"), letters("도")
    (('ㅅ', 'ㅓ', 'ㅇ'), ('ㄷ', 'ㅗ', ''))
    """
    code = ord(syllable) - _FIRST
    return INITIALS[code // 588], VOWELS[code % 588 // 28], FINALS[code % 28].strip("\0")


def is_hangul(word: str) -> bool:
    """Whether a word is written in Hangul alone."""
    return _HANGUL.fullmatch(word) is not None
