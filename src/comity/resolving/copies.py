"""Which documents carry one text: syndicated and near-identical copies, which count as one source.

Documents that may be copies share a band (`bands`, worth keeping beside each document); whether they
are is seen from the two texts (`alike`). Both depend on texts alone, so that documents which come later
only add to what hangs together through copies, in whatever order they come.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import msgspec
from rensa import RMinHash

from comity.model.names import fold

VERSION = f"1.{RMinHash.ALGORITHM_VERSION}"
"""Another one where the same text gives other bands than before."""

_BANDS, _ROWS = 20, 2  # texts that have a third of their runs in common share a band 9 times in 10
_SEED = 2022
_PRIME = (1 << 61) - 1  # so that a band fits a signed column of 64 bits

_RUN = 8  # words looked up by: a stock phrase is shorter, so that texts in one jargon share no band
_PHRASE = 4  # words compared: a changed word spoils only a few phrases
_WITHIN = 0.5  # of the shorter text's phrases stand in the longer one
_CUT = 0.3  # the shorter text is at least this much of the longer one
_SHORT = 40  # words; below this, a text is a copy only where it is the same in nearly everything
_SHORT_WITHIN, _SHORT_CUT = 0.8, 0.75

_SPACING = bytes(c if c > 127 or chr(c).isalnum() else 32 for c in range(256))
_LOWERING = _SPACING.lower()
_DROPPED = b".,'"  # as 4,008 is 4.008 and People's is People’s
_COLON = b":"  # what sorts before it begins with a digit
_NAME = b"A"  # no word: those are in lower case
_DIGITS = re.compile(rb"[0-9]+")

Place = tuple[bytes, bytes, bytes]
Particulars = dict[Place, set[bytes]]
"""Numbers, or names, by where they stand: the word before, how they are masked, the word behind."""


def bands(text: str) -> tuple[int, ...]:
    """Numbers of which two copies share at least one: what candidates are looked up by.

    The same on every machine and in every run; each fits a signed 64-bit column.
    """
    sketch = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update(_phrases(_words(text), _RUN))
    slots = sketch.digest()
    found = []
    for number in range(_BANDS):
        mixed = number
        for slot in slots[number * _ROWS : (number + 1) * _ROWS]:
            mixed = (mixed * 1_000_003 + slot + 1) * 0x9E3779B1 % _PRIME
        found.append(mixed)
    return tuple(found)


def alike(one: str, other: str) -> bool:
    """Whether two texts are one: the same words, perhaps cut, added to or edited a little.

    Two texts in one frame with other numbers or names in it (the reports of two years) are two.

    >>> report = "By the end of {} the province had {} projects of {} countries, and {} of them were new."
    >>> alike(report.format(2020, 3008, 60, 55), report.format(2021, 4008, 65, 59))
    False
    """
    shorter, longer = sorted((_read(one), _read(other)), key=lambda read: (len(read.phrases), read.length))
    within, cut = (_WITHIN, _CUT) if shorter.length >= _SHORT else (_SHORT_WITHIN, _SHORT_CUT)
    if len(shorter.phrases) < cut * len(longer.phrases):
        return False
    if len(shorter.phrases & longer.phrases) < within * len(shorter.phrases):
        return False
    (numbers, names), (others, called) = _particulars(shorter.text), _particulars(longer.text)
    short = shorter.length < _SHORT
    return _same(numbers, others, short) and _same(names, called, short)


class _Text(msgspec.Struct, frozen=True):
    """A text with the phrases it is compared by."""

    text: str
    length: int
    phrases: frozenset[bytes]


@lru_cache(maxsize=1024)
def _read(text: str) -> _Text:
    words = _words(text)
    return _Text(text=text, length=len(words), phrases=frozenset(_phrases(words, _PHRASE)))


def _words(text: str) -> list[bytes]:
    """The words in UTF-8, without case, accents and points, so that encodings and quotes do not matter."""
    words = _split(text, _LOWERING)
    return words if text.isascii() else list(filter(None, map(_plain, words)))


def _split(text: str, table: bytes) -> list[bytes]:
    spelt = unicodedata.normalize("NFKC", text)
    return spelt.encode("utf-8", "replace").translate(table, _DROPPED).split()


@lru_cache(maxsize=200_000)
def _plain(word: bytes) -> bytes:
    return word.lower() if word.isascii() else fold(word.decode()).encode()


@lru_cache(maxsize=200_000)
def _is_capital(spelt: bytes) -> bool:
    return spelt.decode()[0].isupper()


def _phrases(words: list[bytes], length: int) -> list[bytes]:
    """All runs of so many words; a text too short for one is one."""
    if len(words) < length:
        return [b" ".join(words)]
    return list(map(b" ".join, zip(*(words[at:] for at in range(length)), strict=False)))


@lru_cache(maxsize=1024)
def _particulars(text: str) -> tuple[Particulars, Particulars]:
    """The numbers of a text, and its names, which begin with a capital."""
    told = [(word, spelt) for spelt in _split(text, _SPACING) if (word := _plain(spelt))]
    words = [word for word, _ in told]
    counted = [_DIGITS.sub(b"#", word) if word < _COLON else word for word in words]
    named = [_NAME if _is_capital(spelt) else kind for kind, (_, spelt) in zip(counted, told, strict=True)]
    return _placed(words, counted), _placed(counted, named)


def _placed(words: list[bytes], masked: list[bytes]) -> Particulars:
    """The words that are masked, by what stands before and behind them."""
    around = [b"", *masked, b""]
    found: Particulars = {}
    for at, (word, mask) in enumerate(zip(words, masked, strict=True)):
        if mask != word:
            found.setdefault((around[at], mask, around[at + 2]), set()).add(word)
    return found


def _same(shorter: Particulars, longer: Particulars, short: bool) -> bool:
    """Whether what stands between the same words in both is mostly the same; in a short text all of it is.

    A dateline may differ.
    """
    shared = shorter.keys() & longer.keys()
    other = sum(shorter[place].isdisjoint(longer[place]) for place in shared)
    return other == 0 if short else other < 2 or 3 * other <= len(shared)
