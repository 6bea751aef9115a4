"""What of a text is written in which language: its lines, and the sentences of a line of several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

import msgspec

from comity.lexicon.language import Language, language_of_line, languages_shown, shows_others

_LINE = re.compile(r"[^\n]*\n?")
_SENTENCE = re.compile(r".+?(?:[.!?。？！…]+[\"”’»)\]]*(?:\s+|$)|$)", re.DOTALL)
_CHARACTER = re.compile(r"[^\n]")


class _Piece(msgspec.Struct):
    """A line or a sentence, and its language where it tells."""

    text: str
    language: Language | None


def runs(text: str, language: Language) -> dict[Language, str]:
    """The text once for each language something of it is written in, what is not in it as spaces.

    So the sentences of one language are read together, and every character keeps its offset. `language`
    is the one of the whole text, which lines that tell of none have unless they stand among others.

    >>> runs("They met in the city of Daegu.\\n대구시와 다낭시는 손을 잡기로 했다.\\n", "en")["ko"].split()
    ['대구시와', '다낭시는', '손을', '잡기로', '했다.']
    """
    if not shows_others(text, language):
        return {language: text}
    pieces = list(_pieces(text))
    languages = _settled(pieces, language)
    return {
        each: "".join(
            piece.text if own == each else _CHARACTER.sub(" ", piece.text)
            for piece, own in zip(pieces, languages, strict=True)
        )
        for each in dict.fromkeys([language, *languages])
        if each in languages
    }


def _pieces(text: str) -> Iterator[_Piece]:
    for line in _LINE.findall(text):
        if len(languages_shown(line)) > 1:
            for sentence in _SENTENCE.findall(line):
                yield _Piece(sentence, language_of_line(sentence))
        elif line:
            yield _Piece(line, language_of_line(line))


def _settled(pieces: list[_Piece], language: Language) -> list[Language]:
    """The language of every piece: where it tells of none, that of the pieces around it if they agree.

    Else that of the whole text, if it is the one of either side; else that of the next piece.
    """
    settled: list[Language] = []
    groups = [(own, list(group)) for own, group in groupby(pieces, key=lambda piece: piece.language)]
    for at, (own, group) in enumerate(groups):
        before = groups[at - 1][0] if at else None
        behind = groups[at + 1][0] if at + 1 < len(groups) else None
        found = own or _between(before or behind, behind or before, language)
        settled += [found] * len(group)
    return settled


def _between(before: Language | None, behind: Language | None, language: Language) -> Language:
    if before is None or behind is None or (before != behind and language in (before, behind)):
        return language
    return behind
