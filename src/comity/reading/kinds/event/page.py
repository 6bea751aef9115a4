"""The small words of a language that tell how far the name of an occasion reaches, and what is over."""

from __future__ import annotations

from functools import cache

from comity.lexicon.load import lexicon
from comity.reading.clauses.passage import Passage
from comity.reading.clauses.words import is_accented
from comity.reading.marks.scanner import folded

_PAGE = "occasion_names"
_BEFORE = "before"


def forms(passage: Passage, code: str) -> frozenset[str]:
    """The forms of a code of the page, without accents where the text is."""
    return _forms(passage.language, code, _is_plain(passage))


def endings(passage: Passage, code: str) -> tuple[str, ...]:
    """The same as `str.endswith` takes them."""
    return _endings(passage.language, code, _is_plain(passage))


def _is_plain(passage: Passage) -> bool:
    return not nouns_last(passage) and not is_accented(passage.text)


def nouns_last(passage: Passage) -> bool:
    """Whether what describes a noun stands before it in the language of a text."""
    return _are_last(passage.language)


@cache
def _are_last(language: str) -> bool:
    return _BEFORE in _forms(language, "reach", False)


@cache
def _forms(language: str, code: str, plain: bool) -> frozenset[str]:
    told = (form for word in lexicon(language).page(_PAGE) if word.code == code for form in word.forms)
    return frozenset(folded(form) if plain else form for form in told)


@cache
def _endings(language: str, code: str, plain: bool) -> tuple[str, ...]:
    return tuple(_forms(language, code, plain))
