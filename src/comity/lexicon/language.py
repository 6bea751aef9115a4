"""Which language a text is written in, told by its letters and its function words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import islice

import msgspec

from comity.lexicon.load import page_of

Language = str
"""A code of BCP 47 that has a folder here ("en", "ko", "vi"), or "other"."""

OTHER = "other"
_PAGE = "telling"
_SAMPLE = 6000  # characters: enough to be sure, and long documents cost no more than short ones
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_HEAD = re.compile(r"(?:^|[.!?:–—“\"]\s*|[-*•]\s+)\w", re.MULTILINE)
_ENOUGH = 0.12
"""The share of words from which on function words tell the language of a text."""
_LINE_WORDS = 0.2
_FEWEST_LETTERS, _FEWEST_WORDS = 8, 3
"""What a single line must have of a language's letters, or of its function words, to be of that language."""


class _Signs(msgspec.Struct, frozen=True):
    """What a text of a language has: letters only it has, as a share of all, and function words."""

    language: Language
    letters: re.Pattern[str] | None
    share: float
    words: frozenset[str]


@cache
def languages() -> tuple[Language, ...]:
    """The languages that can be told: each has a folder with the page `telling`."""
    folders = files("comity.lexicon").iterdir()
    return tuple(sorted(each.name for each in folders if each.joinpath(f"{_PAGE}.yaml").is_file()))


def language_of(text: str) -> Language:
    """The language of a text, from its script and its function words.

    >>> language_of("The two cities signed an agreement on trade and tourism.")
    'en'
    >>> language_of("Goseong and Da Lat signed a friendship agreement on 10 June 2024.")
    'en'
    >>> language_of("두 도시는 자매결연을 맺었다"), language_of("Hai thành phố đã ký kết hợp tác")
    ('ko', 'vi')
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    letters = len(_LETTER.findall(sample))
    if not letters:
        return OTHER
    by_letters = _lettered(sample.lower(), letters)
    return by_letters or _worded(_WORD.findall(_without_heads(sample)), _ENOUGH, 1) or OTHER


def _without_heads(text: str) -> str:
    """The text with a small letter at the head of its sentences, so that words with a capital are names."""
    if text.isupper():
        return text.lower()
    return _HEAD.sub(lambda head: head.group().lower(), text)


def language_of_line(line: str) -> Language | None:
    """The language of a line of some text, or None where it has too little of any to be sure.

    Names tell nothing of a line: words with a capital do not count, nor do a few letters.

    >>> language_of_line("Thanh Hoa, Quang Nam to meet Han Quoc's best")
    >>> language_of_line("쩐 시 타잉(Tran Sy Thanh) 위원장이 참석했다")
    'ko'
    """
    words = _WORD.findall(line)
    by_words = _worded(words, _LINE_WORDS, _FEWEST_WORDS)
    if line.isascii() or len(words) < _FEWEST_WORDS:
        return by_words
    return by_words or _lettered(line.lower(), sum(map(len, words)), _FEWEST_LETTERS)


def languages_shown(text: str) -> set[Language]:
    """The languages a text shows any signs of; a text of several may have sentences in each.

    >>> sorted(languages_shown("그는 이렇게 말했다. It is one of the cities in the bay."))
    ['en', 'ko']
    """
    words = _WORD.findall(text)
    lower = "" if text.isascii() else text.lower()
    return {signs.language for signs in _signs() if _shows(signs, words, lower)}


def shows_others(text: str, language: Language) -> bool:
    """Whether a text shows signs of any language but one.

    >>> shows_others("두 도시는 자매결연을 맺었다.", "ko"), shows_others("두 도시는 자매결연을 맺었다.", "en")
    (False, True)
    """
    words = _WORD.findall(text)
    lower = "" if text.isascii() else text.lower()
    return any(_shows(signs, words, lower) for signs in _signs() if signs.language != language)


def _shows(signs: _Signs, words: list[str], lower: str) -> bool:
    if _own_words(signs, words) >= _FEWEST_WORDS:
        return True
    if signs.letters is None:
        return False
    return any(True for _ in islice(signs.letters.finditer(lower), _FEWEST_LETTERS - 1, None))


def _lettered(text: str, letters: int, fewest: int = 1) -> Language | None:
    """The language of whose own letters there are the most, where they have the share that tells it."""
    best, most = None, fewest - 1
    for signs in _signs():
        own = len(signs.letters.findall(text)) if signs.letters is not None else 0
        if own > max(most, signs.share * letters):
            best, most = signs.language, own
    return best


def _worded(words: list[str], enough: float, fewest: int) -> Language | None:
    """The language of which the most words are, where they are enough of all; of two alike the first."""
    best, most = None, max(enough * len(words), fewest - 1)
    for signs in _signs():
        own = _own_words(signs, words)
        if own > most:
            best, most = signs.language, own
    return best


def _own_words(signs: _Signs, words: list[str]) -> int:
    """How many of some words are a language's function words."""
    return len([word for word in words if word in signs.words])


@cache
def _signs() -> tuple[_Signs, ...]:
    return tuple(_of(language) for language in languages())


def _of(language: Language) -> _Signs:
    page = page_of(language, _PAGE)
    letters = next((word for word in page if word.code == "letters"), None)
    return _Signs(
        language=language,
        letters=re.compile(f"[{''.join(letters.forms)}]") if letters else None,
        share=letters.attr("share", _ENOUGH) if letters else 0.0,
        words=frozenset(form for word in page if word.code == "words" for form in word.forms),
    )
