"""What a text is found by: folded words, pairs of syllables, and marks for what is known of it.

Both engines are given the same tokens, so that neither's own idea of a word decides what is found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from comity.model.names import unaccented

SYLLABLES = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
"""Hangul: words are written with their particles, so that a word is found by pairs of its syllables."""
CHARACTERS = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts without spaces between words."""

_RUN = re.compile(r"[\w\u0300-\u036f]+")
_PIECE = re.compile(rf"[{SYLLABLES}]+|[{CHARACTERS}]+|[^\W_{SYLLABLES}{CHARACTERS}]+")
_PAIRED = re.compile(rf"[{SYLLABLES}{CHARACTERS}]")
_UNSAFE = re.compile(r"[^\w/.-]")
_LONGEST = 64  # characters of a word that count
_COUNTRY = 2  # letters of a country's code, with which the ids of localities begin
_MOST = 500_000  # words whose tokens are remembered

HEADING, ENTITY, EXACT, KIND, SECTOR, LANGUAGE = "^@=#+~"
"""What a token begins with that is no word of the text; a word has letters and digits only."""


class _Letters(dict[int, str]):
    """Each character folded: lower case, no accent; a mark that only combines is nothing."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = "" if unicodedata.combining(char) else unaccented(char.lower())
        self[code] = plain if len(plain) < 2 else char
        return self[code]


class _Words(dict[str, str]):
    """The tokens of what stands between two spaces, as it is written; texts repeat their words."""

    def __missing__(self, word: str) -> str:
        found = (piece for run in _RUN.findall(word) for piece in pieces(run))
        made = " ".join(chain.from_iterable(map(tokens_of_piece, found)))
        if len(word) > _LONGEST:  # a sentence in a script without spaces, which will not come again
            return made
        if len(self) > _MOST:
            self.clear()
        self[word] = made
        return made


def plain(text: str) -> str:
    """The text in lower case and without accents.

    >>> plain("Đà Lạt, 강남구")
    'da lat, 강남구'
    """
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", text).translate(LETTERS)


def pieces(text: str) -> list[str]:
    """The words of a text, folded, each of one script.

    >>> pieces("Đà Lạt의 K-pop")
    ['da', 'lat', '의', 'k', 'pop']
    """
    return _PIECE.findall(plain(text))


def tokens_of_piece(piece: str) -> tuple[str, ...]:
    """What one word of `pieces` is found by.

    >>> tokens_of_piece("자매결연"), tokens_of_piece("시"), tokens_of_piece("mou")
    (('자매', '매결', '결연'), ('시',), ('mou',))
    """
    if not _PAIRED.match(piece):
        return (piece[:_LONGEST],)
    if len(piece) == 1:
        return (piece,)
    return tuple(piece[at : at + 2] for at in range(len(piece) - 1))


def tokens(text: str) -> str:
    """What a text is found by, in the order of the text; engines count a token once.

    >>> tokens("Da Lat, Đà Lạt, 자매결연을")
    'da lat da lat 자매 매결 결연 연을'
    """
    return " ".join(filter(None, map(_tokens_of_word, dict.fromkeys(text.split()))))


@lru_cache(maxsize=10_000)
def mark(sign: str, value: str) -> str:
    """The token for something known of an item, as its kind or an entity.

    >>> mark(KIND, "agreement"), mark(ENTITY, "vn/da-nang")
    ('#agreement', '@vn/da-nang')
    """
    return sign + _UNSAFE.sub("-", value)


def entity_marks(ids: Iterable[str]) -> dict[str, None]:
    """The marks of entities, and of what they lie in by their ids: these end in a stroke.

    >>> list(entity_marks(["kr/seoul/gangnam"]))
    ['@kr/seoul/gangnam', '@kr/seoul/', '@kr/']
    """
    return dict.fromkeys(chain.from_iterable(map(_marks_of.__getitem__, ids)))


class _Marks(dict[str, tuple[str, ...]]):
    """The marks of each entity id."""

    def __missing__(self, id_: str) -> tuple[str, ...]:
        if len(self) > _MOST:
            self.clear()
        parts = id_.split("/")
        depth = len(parts) - 1 if len(parts[0]) == _COUNTRY else 0
        around = ("/".join(parts[:number]) + "/" for number in range(depth, 0, -1))
        self[id_] = (mark(ENTITY, id_), *(mark(ENTITY, parent) for parent in around))
        return self[id_]


LETTERS = _Letters()
_tokens_of_word = _Words().__getitem__
_marks_of = _Marks()
