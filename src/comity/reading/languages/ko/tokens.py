"""A Korean text as words: what stands between spaces and signs, with the bracket behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from comity.lexicon.load import lexicon

_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_LATIN_WORD = rf"[{_LATIN}0-9]+(?:[-&.'’][{_LATIN}0-9]+)*"
_PAIR = r"(?:(?<![가-힣])[한베][·-](?=[가-힣]))?"
"""What is left of a country's name before another's: a body's name goes on behind it (한·아세안센터)."""
_WORD = rf"{_PAIR}(?:[가-힣]++|{_LATIN_WORD}|[\u4e00-\u9fff]++)++"
_CHINESE_KIND = re.compile(r"[省市州郡道縣區](?<=[가-힣].)")
_KINDS = dict(zip("省市州郡道縣區", "성시주군도현구", strict=True))
"""A locality's kind in Chinese letters behind a name in Korean ones (빈푹省)."""
_STATE_SIGN = re.compile(r"[中日美越獨佛英露](?<!\w.)(?=[가-힣])")
"""A country's Chinese letter written onto a name, which headlines have (日가나자와시)."""
_BEGINNING = rf"(?=[가-힣{_LATIN}0-9\u4e00-\u9fff(㈜])"
"""Lets the pattern fail at once at a space or a sign."""
_PIECE = re.compile(rf"{_BEGINNING}(?:({_WORD})|\(([^()\n]{{1,80}})\)|㈜)")
"""A word, a bracket with what is in it, or a company's mark."""
_INNER = re.compile(_WORD)
_MARKS = frozenset("주사재유합의")
"""What a bracket holds that is part of a company's or a society's name: (주), (사), (재) …"""
_SPACES = frozenset(("", " ", "  "))
_LONGEST_TAIL = 5
_LONGEST_RUN = 100
"""Words without any sign between them are no phrase beyond this; lists of words cost no more than texts."""


class Token(msgspec.Struct, eq=False, gc=False):
    """One word. `joined`: only a space, or the bracket of the word before, parts it from that one.

    `bracket` are the ends of the bracket right behind it, `inner` the words within, `mark` the start of a
    company's mark before it ("(주)", "㈜").
    """

    start: int
    end: int
    text: str
    joined: bool
    bracket: tuple[int, int] | None = None
    inner: list[Token] = []
    mark: int | None = None

    @property
    def stop(self) -> int:
        """Where it ends with its bracket."""
        return self.bracket[1] if self.bracket else self.end


def tokens(text: str) -> list[Token]:
    """The words of a text in their order; those within a bracket hang on the word before it."""
    found: list[Token] = []
    text = _STATE_SIGN.sub(" ", _CHINESE_KIND.sub(lambda sign: _KINDS[sign[0]], text))
    end, mark, parted = 0, -1, True
    for piece in _PIECE.finditer(text):
        start, stop = piece.span()
        gap = text[end:start]
        word = piece[1]
        if word is not None:
            token = Token(start, stop, word, not parted and gap in _SPACES)
            if mark >= 0 and gap in ("", " "):
                token.mark = mark
            found.append(token)
            mark, parted, end = -1, False, stop
            continue
        inner = piece[2]
        if inner is None or (len(inner) == 1 and inner in _MARKS):
            if found and not parted and not gap and found[-1].bracket is None:
                found[-1].bracket = (start, stop)
            else:
                mark, parted = start, parted or gap not in ("", " ")
        elif found and not parted and gap in ("", " ") and found[-1].bracket is None:
            found[-1].bracket = (start, stop)
            found[-1].inner = _within(inner, start + 1)
        else:
            bare = _within(inner, start + 1)
            found += bare
            parted = True
        end = stop
    return found


def _within(inner: str, offset: int) -> list[Token]:
    found: list[Token] = []
    end = 0
    for word in _INNER.finditer(inner):
        gap = inner[end : word.start()]
        start, end = word.span()
        found.append(Token(offset + start, offset + end, word.group(), bool(found) and gap == " "))
    return found


def runs(words: list[Token]) -> Iterator[list[Token]]:
    """Words parted by spaces alone, together; those within brackets as runs of their own."""
    parted = [at for at, word in enumerate(words) if not word.joined or not at]
    for start, end in pairwise([*parted, len(words)]):
        for first in range(start, end, _LONGEST_RUN):
            run = words[first : min(end, first + _LONGEST_RUN)]
            for word in run:
                if word.inner:
                    yield from runs(word.inner)
            yield run


class Tails:
    """What may be written onto a noun: particles and the copula."""

    def __init__(self) -> None:
        self._forms = frozenset(form for word in lexicon("ko").page("noun_tails") for form in word.forms)

    def is_one(self, rest: str) -> bool:
        """Whether what follows a noun in its word is nothing or a particle."""
        return not rest or rest in self._forms

    def stems(self, text: str) -> Iterator[str]:
        """The word itself, then without each particle it may end in, the shortest particle first."""
        yield text
        for length in range(1, min(_LONGEST_TAIL, len(text) - 1) + 1):
            if text[-length:] in self._forms:
                yield text[:-length]
