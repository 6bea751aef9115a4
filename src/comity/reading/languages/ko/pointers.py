"""Words that point to what a text told before: 두 도시, 시는, 대표단, 그는."""

from __future__ import annotations

from functools import lru_cache, partial

from comity.lexicon.load import Word, lexicon
from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention
from comity.reading.languages.ko.nouns import Nouns
from comity.reading.languages.ko.tokens import Token

_GROUP, _SHORTEST, _LONGEST = "단", 3, 9
_DOING = frozenset(
    ("는", "은", "가", "이", "의", "에서는", "에서", "에", "와", "과", "를", "을", "측은", "측이", "측", "도")
)


class Pointers:
    """Finds pointers among the words of a text."""

    def __init__(self, nouns: Nouns) -> None:
        self._tails = nouns.tails
        self._is_word = partial(nouns.is_none, "place")
        self._alone: dict[str, Word] = {}
        self._single: dict[str, Word] = {}
        self._double: dict[str, list[tuple[str, Word]]] = {}
        for word in lexicon("ko").page("pointers"):
            for form in word.forms:
                if word.attr("alone"):
                    self._alone[form] = word
                elif " " in form:
                    first, rest = form.split(" ", 1)
                    self._double.setdefault(first, []).append((rest, word))
                else:
                    self._single[form] = word
        self._groups = {
            form: word
            for form, word in self._single.items()
            if word.code == "delegation" and form[-1] == _GROUP and len(form) == _SHORTEST
        }
        self._open = frozenset((*self._double, *self._alone))
        self._told = lru_cache(maxsize=30_000)(self._one)
        self._beside = frozenset(
            form for word in lexicon("ko").page("beside_pointers") for form in word.forms
        )

    def find(self, words: list[Token]) -> list[Mention]:
        """Every pointer in the order of the text."""
        found: list[Mention] = []
        for at, token in enumerate(words):
            single = self._told(token.text)
            if single is not None:
                start, end, word = single
                found.append(_mention(token.start + start, token.start + end, word))
            elif token.text in self._open and at + 1 < len(words) and words[at + 1].joined:
                mention = self._before(token, words[at + 1])
                if mention is not None:
                    found.append(mention)
        return found

    def _before(self, token: Token, behind: Token) -> Mention | None:
        """A pointer that the next word completes: 두 도시, or 시 before 관계자."""
        for rest, word in self._double.get(token.text, ()):
            if behind.text.startswith(rest) and self._tails.is_one(behind.text[len(rest) :]):
                return _mention(token.start, behind.start + len(rest), word)
        alone = self._alone.get(token.text)
        if alone is not None and self._is_beside(behind.text):
            return _mention(token.start, token.end, alone)
        return None

    def _one(self, text: str) -> tuple[int, int, Word] | None:
        """Which part of a word is a pointer by itself, and which pointer."""
        alone = self._alone.get(text[0])
        if alone is not None and text[1:] in _DOING and not self._is_word(text):
            return 0, 1, alone
        for stem in self._tails.stems(text):
            word = self._single.get(stem)
            if word is not None and (stem == text or not word.attr("whole")):
                return 0, len(stem), word
            group = self._groups.get(stem[-_SHORTEST:])
            if group is not None and len(stem) <= _LONGEST:  # 경제무역대표단
                return len(stem) - _SHORTEST, len(stem), group
        return None

    def _is_beside(self, text: str) -> bool:
        return any(stem in self._beside for stem in self._tails.stems(text))


def _mention(start: int, end: int, word: Word) -> Mention:
    country = word.attr("country")
    if country:
        entity = Entity("country", word.forms[0], country)
        return Mention(start=start, end=end, what="country", entities=(entity,), phrase=(start, end))
    return Mention(start=start, end=end, what="pointer", code=word.code, phrase=(start, end))
