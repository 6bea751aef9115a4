"""What may be a person's name: Korean ones of one word, Vietnamese of several, others by what is beside."""

from __future__ import annotations

from comity.lexicon.load import lexicon
from comity.reading.languages.ko.hangul import is_hangul, letters
from comity.reading.languages.ko.nouns import Nouns
from comity.reading.languages.ko.transcription import sound_of, sounds_of_vietnamese

_KOREAN = range(3, 5)
_PARTS = range(2, 6)
_SHORT = 3
_SHORTEST = 2
_LONG = range(3, 6)
_LONGEST = 8
_CLEAR = 2
_GIVEN_SIZES = (1, 2, 3)
_WHOLE = range(3, 7)
_STRANGE = 5
_TENSE = "ㄲㄸㅃㅆㅉ"


class NameShapes:
    """The shapes of people's names."""

    def __init__(self, nouns: Nouns) -> None:
        self._nouns = nouns
        page = lexicon("ko").page("surnames")
        told = (*lexicon("ko").page("pointers"), *lexicon("ko").page("heads"))
        self._common_nouns = frozenset(form for word in told for form in word.forms if len(form) > 1)
        self._korean = frozenset(form for word in page if word.code == "korean" for form in word.forms)
        self._vietnamese = frozenset(
            sound
            for word in page
            if word.code == "vietnamese"
            for form in word.forms
            for sound in sounds_of_vietnamese(form)
        )
        self._spelt = frozenset(
            form for word in page if word.code == "vietnamese_spelt" for form in word.forms
        )
        self._words = frozenset(form for word in page if word.code == "word" for form in word.forms)
        self._clear = frozenset(form for word in page if word.code == "clear" for form in word.forms)
        self._common = frozenset(form for word in page if word.attr("common") for form in word.attr("common"))
        self._given = frozenset(form for word in lexicon("ko").page("given_syllables") for form in word.forms)

    def is_korean(self, text: str) -> bool:
        """Whether a word can be a whole Korean name: a surname and a given name of two syllables.

        A surname of two syllables may stand before one or two.
        """
        if len(text) not in _KOREAN or not is_hangul(text) or self._nouns.is_none("person", text):
            return False
        if text in self._nouns.titles or self._is_of_a_noun(text):
            return False
        double = text[:2] in self._korean
        if (
            len(text) == _SHORT
            and text[0] in self._korean
            and text[1] in self._given
            and text[2] in self._given
        ):
            return True
        return double and all(char in self._given for char in text[2:])

    def _is_of_a_noun(self, text: str) -> bool:
        """Whether a word is a common noun of two syllables and 의 (도시의 관계자)."""
        noun = text[:-1]
        return text[-1] == "의" and any(
            self._nouns.is_none(code, noun) for code in ("place", "body", "person")
        )

    def is_short_korean(self, text: str) -> bool:
        """Whether a word can be a Korean name of two syllables, which many a noun is like."""
        if len(text) != _SHORTEST or text[0] not in self._common or text[1] not in self._given:
            return False
        return not self._nouns.is_none("person", text) and not self._nouns.noun(text).sort

    def is_long_korean(self, text: str) -> bool:
        """Whether a word can be a Korean name with a given name of any syllables (송바우나)."""
        return (
            is_hangul(text)
            and len(text) in _LONG
            and text[0] in self._common
            and not self._nouns.noun(text).sort
        )

    def is_surname(self, text: str) -> bool:
        """Whether a word is a Korean surname alone."""
        return text in self._korean

    def is_vietnamese_word(self, text: str, clearly: bool = False) -> bool:
        """Whether one word is a whole Vietnamese name written without spaces (짠반녀).

        `clearly`: by a surname that is no Korean one (응우옌쑤언푹).
        """
        if not is_hangul(text) or len(text) not in _WHOLE:
            return False
        sizes = range(_CLEAR if clearly else 1, len(text))
        return any(len(text) - size in _GIVEN_SIZES and self._is_vietnamese(text[:size]) for size in sizes)

    def _is_vietnamese(self, word: str) -> bool:
        return word in self._spelt or (word not in self._words and sound_of(word) in self._vietnamese)

    def vietnamese(self, words: list[str]) -> int:
        """How many of the last words are a Vietnamese name; 0 where they are none.

        The name begins with the leftmost surname, all its words short.
        """
        best = 0
        for size in range(1, min(_PARTS[-1], len(words)) + 1):
            word = words[-size]
            surname = self._is_vietnamese(word)
            if not is_hangul(word) or len(word) > (_LONG[1] if surname else _SHORT):
                break
            common = len(word) > 1 and self._nouns.is_none("body", word)
            if not surname and (self._nouns.noun(word).sort == "title" or common):
                break
            if surname and size in _PARTS and (size > _SHORTEST or self._is_clear(word)):
                best = size
        return best

    def _is_clear(self, surname: str) -> bool:
        """Whether a surname is no Korean word or surname, so that two words are a name."""
        return len(surname) > 1 or letters(surname)[0] in _TENSE or surname in self._clear

    def is_open(self, text: str) -> bool:
        """Whether nothing is known of a word and it looks like no inflected one."""
        return not self._nouns.is_inflected(text) and not self._nouns.is_none("body", text)

    def foreign(self, words: list[str], bounded: bool = False) -> int:
        """How many of the last words may be another foreign name: no known words, none inflected.

        A particle's syllable may end the last of them, and any where a seat stands before (`bounded`).
        """
        size = 0
        for word in reversed(words[-4:]):
            if not is_hangul(word) or len(word) > _LONGEST or self._nouns.noun(word).sort:
                break
            if self._nouns.is_none("person", word):
                break
            if self._nouns.is_inflected(word, loosely=bounded or size == 0) or self._is_common_noun(word):
                break
            size += 1
        return size

    def strange(self, words: list[str]) -> int:
        """How many of the last words are a foreign name though no seat tells so: several long, open words."""
        size = self.foreign(words)
        for at, word in enumerate(reversed(words[-size:] if size else [])):
            if len(word) < _SHORTEST or not self.is_open(word):
                size = at
                break
        return size if size >= _SHORTEST and len("".join(words[-size:])) >= _STRANGE else 0

    def spelt(self, words: list[str], inner: list[str]) -> int:
        """How many of the last words the Latin words of a bracket spell, each a word (부 호(Vu Ho))."""
        size = len(inner)
        if size not in _PARTS or size > len(words) or not all(word[0].isupper() for word in inner):
            return 0
        named = all(is_hangul(word) and len(word) <= _LONGEST for word in words[-size:])
        return size if named and all(word.isascii() or word.isalpha() for word in inner) else 0

    def latin(self, words: list[str]) -> int:
        """How many of the last words are a name in Latin letters, each with a capital."""
        size = 0
        for word in reversed(words):
            if is_hangul(word[0]) or not word[0].isupper() or not word.replace("-", "").isalpha():
                break
            size += 1
        return size if size in _PARTS else 0

    def _is_common_noun(self, text: str) -> bool:
        """Whether a word is a noun for people who act, with or without a particle (대표단이)."""
        return any(stem in self._common_nouns for stem in self._nouns.tails.stems(text))
