"""Which documents carry one text: syndicated and near-identical copies, which count as one source.

Documents that may be copies share a band (`bands`, worth keeping beside each document); whether they
are is seen from the two texts (`alike`). Both depend on texts alone, so that documents which come later
only add to what hangs together through copies, in whatever order they come.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
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

_SPACING = bytes(c if c > 127 else ord(chr(c).lower()) if chr(c).isalnum() else 32 for c in range(256))
_DROPPED = b".,'"  # as 4,008 is 4.008 and People's is People’s
_COLON = b":"  # what sorts before it begins with a digit
_DIGITS = re.compile(rb"[0-9]+")

Place = tuple[bytes, bytes, bytes]


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

    Two texts in one frame with other numbers in it (the reports of two years) are two.

    >>> report = "By the end of {} the province had {} projects of {} countries, and {} of them were new."
    >>> alike(report.format(2020, 3008, 60, 55), report.format(2021, 4008, 65, 59))
    False
    """
    shorter, longer = sorted((_read(one), _read(other)), key=lambda text: (len(text.phrases), text.length))
    within, cut = (_WITHIN, _CUT) if shorter.length >= _SHORT else (_SHORT_WITHIN, _SHORT_CUT)
    if len(shorter.phrases) < cut * len(longer.phrases):
        return False
    if len(shorter.phrases & longer.phrases) < within * len(shorter.phrases):
        return False
    return _same_numbers(shorter, longer)


class _Text(msgspec.Struct, frozen=True):
    """What a text is compared by: its phrases, and the numbers it has between which words."""

    length: int
    phrases: frozenset[bytes]
    numbers: dict[Place, frozenset[bytes]]


@lru_cache(maxsize=1024)
def _read(text: str) -> _Text:
    words = _words(text)
    return _Text(length=len(words), phrases=frozenset(_phrases(words, _PHRASE)), numbers=_numbers(words))


def _words(text: str) -> list[bytes]:
    """The words in UTF-8, without case, accents and points, so that encodings and quotes do not matter."""
    spelt = unicodedata.normalize("NFKC", text)
    words = spelt.encode("utf-8", "replace").translate(_SPACING, _DROPPED).split()
    return words if spelt.isascii() else list(filter(None, map(_plain, words)))


@lru_cache(maxsize=200_000)
def _plain(word: bytes) -> bytes:
    return word if word.isascii() else fold(word.decode()).encode()


def _phrases(words: list[bytes], length: int) -> list[bytes]:
    """All runs of so many words; a text too short for one is one."""
    if len(words) < length:
        return [b" ".join(words)]
    return list(map(b" ".join, zip(*(words[at:] for at in range(length)), strict=False)))


def _numbers(words: list[bytes]) -> dict[Place, frozenset[bytes]]:
    """The numbers by the words before and behind them, numbers among which are masked."""
    masked = [_DIGITS.sub(b"#", word) if word < _COLON else word for word in words]
    around = [b"", *masked, b""]
    found: dict[Place, set[bytes]] = defaultdict(set)
    for at, word in enumerate(words):
        if word < _COLON:
            found[around[at], around[at + 1], around[at + 2]].update(_DIGITS.findall(word))
    return {place: frozenset(told) for place, told in found.items()}


def _same_numbers(shorter: _Text, longer: _Text) -> bool:
    """Whether the numbers that stand between the same words in both are mostly the same.

    A dateline may differ; in a short text nothing may.
    """
    shared = shorter.numbers.keys() & longer.numbers.keys()
    other = sum(shorter.numbers[place].isdisjoint(longer.numbers[place]) for place in shared)
    if shorter.length < _SHORT:
        return other == 0
    return other < 2 or 3 * other <= len(shared)
