"""A Vietnamese text as patterns are matched against it: lower case, one spelling, its accents if any."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

import msgspec

from comity.lexicon.load import lexicon
from comity.reading.clauses.words import is_accented
from comity.reading.languages.vi.spelling import respelt
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.scanner import folded


class Spelt(msgspec.Struct, frozen=True, gc=False):
    """The text, character for character; `accented` whether it is written with the marks of its alphabet."""

    plain: str
    accented: bool


@lru_cache(maxsize=8)
def spelt(text: str) -> Spelt:
    """A text made ready for patterns.

    >>> spelt("Tỉnh HOÀ Bình"), spelt("Tinh Hoa Binh")
    (Spelt(plain='tỉnh hoà bình', accented=True), Spelt(plain='tinh hoa binh', accented=False))
    """
    if not is_accented(text):
        return Spelt(respelt(folded(text)), False)
    lower = text.lower()
    if len(lower) != len(text):  # a capital whose small letter is two characters
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return Spelt(respelt(lower), True)


@cache
def fragments(accented: bool, *pages: str) -> Fragments:
    """The words of some pages for patterns; without accents those too common without are left out."""
    book = lexicon("vi")
    words = [[word for word in book.page(page) if accented or word.attr("bare", True)] for page in pages]
    spelling: Callable[[str], str] = _accented if accented else _bare
    return Fragments(*words, spelt=spelling)


def _accented(form: str) -> str:
    return respelt(form.lower())


def _bare(form: str) -> str:
    return respelt(folded(form))
