"""Words that stand side by side: the tokens they leave, and how they look in a folded text."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain

from comity.register.search.tokens import CHARACTERS, SYLLABLES, pieces, tokens_of_piece

_LETTER = rf"[^\W_{SYLLABLES}{CHARACTERS}]"
_PAIRED = re.compile(rf"[{SYLLABLES}{CHARACTERS}]")


class Phrase:
    """Words in a row, whatever stands between them that is no letter or digit."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    @classmethod
    def of(cls, text: str) -> Phrase:
        """The phrase of a text; it has no words where there are no letters or digits."""
        return cls(tuple(pieces(text)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrase) and self.words == other.words

    def __hash__(self) -> int:
        return hash(self.words)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The tokens of its words, each once."""
        return tuple(dict.fromkeys(chain.from_iterable(map(tokens_of_piece, self.words))))

    @property
    def is_told_by_tokens(self) -> bool:
        """Whether a text with its tokens has the phrase in it for certain."""
        return len(self.words) == 1 and len(self.tokens) == 1

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """How it stands in a folded text: Latin words whole, Hangul within words too, but a syllable alone.

        >>> [bool(Phrase.of(word).pattern.search("자매결연을 tourism")) for word in ("자매결연", "tour")]
        [True, False]
        """
        return re.compile(r"[\W_]*".join(map(_pattern_of, self.words)))

    def covers(self, other: Phrase) -> bool:
        """Whether every text with the other phrase has this one in it."""
        return bool(self.pattern.search(" ".join(other.words)))


def _pattern_of(word: str) -> str:
    if not _PAIRED.match(word):
        return rf"(?<!{_LETTER}){re.escape(word)}(?!{_LETTER})"
    if len(word) > 1:
        return re.escape(word)
    script = SYLLABLES if re.match(f"[{SYLLABLES}]", word) else CHARACTERS
    return rf"(?<![{script}]){word}(?![{script}])"
