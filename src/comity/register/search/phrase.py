"""Words that stand side by side: the tokens they leave, and how they look in a folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import chain

from comity.register.search.tokens import CHARACTERS, SYLLABLES, pieces, tokens_of_piece

_LETTER = (
    "[0-9a-z\u00df-\u00ff]"  # folded; a class of all letters takes longer to compile than texts to search
)
_SYLLABLE, _CHARACTER = "[\uac00-\ud7a3]", "[\u4e00-\u9fff]"
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

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """How it stands in a folded text: Latin words whole, Hangul within words too, but a syllable alone.

        >>> [bool(Phrase.of(word).pattern.search("자매결연을 tourism")) for word in ("자매결연", "tour")]
        [True, False]
        """
        return _compiled(self.words)

    def is_in(self, folded: str) -> bool:
        """Whether it stands in a folded text."""
        return self._may_be_in(folded) and bool(self.pattern.search(folded))

    def places_in(self, folded: str) -> Iterator[re.Match[str]]:
        """Each place where it stands in a folded text."""
        return self.pattern.finditer(folded) if self._may_be_in(folded) else iter(())

    def covers(self, other: Phrase) -> bool:
        """Whether every text with the other phrase has this one in it."""
        return self.is_in(" ".join(other.words))

    def _may_be_in(self, folded: str) -> bool:
        """Whether its words stand there at all: most texts do not have them, and that is seen much faster."""
        return all(word in folded for word in self.words)


@lru_cache(maxsize=10_000)
def _compiled(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"[\W_]*".join(map(_pattern_of, words)))


def _pattern_of(word: str) -> str:
    if not _PAIRED.match(word):
        return rf"(?<!{_LETTER}){re.escape(word)}(?!{_LETTER})"
    if len(word) > 1:
        return re.escape(word)
    script = _SYLLABLE if re.match(f"[{SYLLABLES}]", word) else _CHARACTER
    return f"(?<!{script}){word}(?!{script})"
