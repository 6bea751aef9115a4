"""The word that says what kind of locality is meant, on its name or beside it ("하남시", "tỉnh Huế")."""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from comity.lexicon.load import page_of
from comity.reading.marks.scanner import folded

_PAGE = "place_kinds"
_TOO_SMALL = 3


class KindWord(msgspec.Struct, frozen=True):
    """A word for a kind of locality, without its accents, and the kind's code in the page `place_kinds`."""

    form: str
    code: str


@lru_cache(maxsize=4096)
def kind_of(language: str, written: str, name: str) -> KindWord | None:
    """The kind that a locality is called with: by the end of its name, or by a word before or behind it.

    >>> kind_of("ko", "하남성 인민위원회", "하남성"), kind_of("vi", "UBND tỉnh Bình Dương", "Bình Dương")
    (KindWord(form='성', code='province'), KindWord(form='tinh', code='province'))

    Only Korean names have the word on them: "Cao Bằng" is no "bang".
    """
    before, _, behind = folded(written).partition(folded(name))
    before, behind, plain = before.rstrip(), behind.lstrip(), folded(name)
    for word in _words(language):
        on_it = not word.form.isascii() and plain.endswith(word.form) and plain != word.form
        if on_it or behind.startswith(word.form) or f" {before}".endswith(f" {word.form}"):
            return word
    return None


@lru_cache(maxsize=1024)
def kind_pointed_to(language: str, written: str) -> KindWord | None:
    """The kind that a pointing word names, by itself or with its hall ("도청").

    >>> kind_pointed_to("vi", "UBND tỉnh"), kind_pointed_to("ko", "도청")
    (KindWord(form='tinh', code='province'), KindWord(form='도', code='province'))
    """
    plain = folded(written)
    whole = next((word for word in _words(language) if f" {word.form} " in f" {plain} "), None)
    return whole or next((word for word in _words(language) if plain.startswith(word.form)), None)


@cache
def _words(language: str) -> tuple[KindWord, ...]:
    """The longest first; none for what is smaller than the localities of the tables."""
    words = [word for word in page_of(language, _PAGE) if word.attr("level", 0) < _TOO_SMALL]
    found = {folded(form): word.code for word in words for form in word.forms}
    return tuple(KindWord(form, found[form]) for form in sorted(found, key=lambda form: -len(form)))
