"""Words that point to what a text told before: 두 도시, 시는, 대표단, 그는."""

from __future__ import annotations

from comity.lexicon.load import Word, lexicon
from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention
from comity.reading.languages.ko.nouns import Nouns
from comity.reading.languages.ko.tokens import Token

_DOING = frozenset(
    ("는", "은", "가", "이", "의", "에서는", "에서", "에", "와", "과", "를", "을", "측은", "측이", "측", "도")
)


class Pointers:
    """Finds pointers among the words of a text."""

    def __init__(self, nouns: Nouns) -> None:
        self._tails = nouns.tails
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
        self._beside = frozenset(
            form for word in lexicon("ko").page("beside_pointers") for form in word.forms
        )

    def find(self, words: list[Token], text: str) -> list[Mention]:
        """Every pointer in the order of the text."""
        found: list[Mention] = []
        for at, token in enumerate(words):
            behind = words[at + 1] if at + 1 < len(words) and words[at + 1].joined else None
            mention = self._one(token, behind)
            if mention is not None:
                found.append(mention)
        return found

    def _one(self, token: Token, behind: Token | None) -> Mention | None:
        text = token.text
        for rest, word in self._double.get(text, ()):
            if behind is not None and behind.text.startswith(rest) and self._ends(behind.text[len(rest) :]):
                return _mention(token.start, behind.start + len(rest), word)
        if text[0] in self._alone and len(text) <= 4:
            rest = text[1:]
            word = self._alone[text[0]]
            if rest in _DOING or (not rest and behind is not None and self._is_beside(behind.text)):
                return _mention(token.start, token.start + 1, word)
        for stem in self._tails.stems(text):
            word = self._single.get(stem)  # type: ignore[assignment]
            if word is not None and (stem == text or not word.attr("whole")):
                return _mention(token.start, token.start + len(stem), word)
        return None

    def _ends(self, rest: str) -> bool:
        return self._tails.is_one(rest)

    def _is_beside(self, text: str) -> bool:
        return any(stem in self._beside for stem in self._tails.stems(text))


def _mention(start: int, end: int, word: Word) -> Mention:
    country = word.attr("country")
    if country:
        entity = Entity("country", word.forms[0], country)
        return Mention(start=start, end=end, what="country", entities=(entity,), phrase=(start, end))
    return Mention(start=start, end=end, what="pointer", code=word.code, phrase=(start, end))
