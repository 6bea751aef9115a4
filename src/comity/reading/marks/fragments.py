"""Patterns put together from the words of lexicon pages, so that code holds grammar and data holds words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from comity.errors import BadVocabulary
from comity.lexicon.load import Word
from comity.reading.marks.scanner import folded

_SLOT = re.compile(r"\{([a-z_]+)\}")


class Fragments:
    """The words of some lexicon pages by their group, ready to stand in a pattern.

    A pattern names a group in braces: `{month}` becomes every month's name. Patterns are matched
    against folded text (lower case, no accents), or against text `spelt` in another way.
    """

    def __init__(self, *pages: Iterable[Word], spelt: Callable[[str], str] = folded) -> None:
        self._words: dict[str, dict[str, Word]] = {}
        for page in pages:
            for word in page:
                group = self._words.setdefault(str(word.attr("group", word.code)), {})
                for form in word.forms:
                    group.setdefault(spelt(form), word)

    def group(self, name: str) -> dict[str, Word]:
        """The folded forms of a group and the word each stands for; BadVocabulary for an unknown group."""
        if name not in self._words:
            raise BadVocabulary("lexicon", name, f"is no group; there are {', '.join(sorted(self._words))}")
        return self._words[name]

    def fill(self, pattern: str) -> str:
        """The pattern with each `{group}` replaced by its words, longest first; a space is any space."""
        return _SLOT.sub(lambda slot: self._alternation(slot.group(1)), pattern)

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """The filled pattern, compiled."""
        return re.compile(self.fill(pattern))

    def _alternation(self, name: str) -> str:
        forms = sorted(self.group(name), key=lambda form: (-len(form), form))
        return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms) + ")"


def one_pattern(named: dict[str, str]) -> re.Pattern[str]:
    """One pattern out of many, tried in order; `match.lastgroup` says which one matched.

    >>> one_pattern({"number": "[0-9]+", "word": "[a-z]+"}).match("abc").lastgroup
    'word'
    """
    parts = (f"(?P<{name}>{ungrouped(pattern)})" for name, pattern in named.items())
    return re.compile(r"(?<![\w])(?:" + "|".join(parts) + ")")


def ungrouped(pattern: str) -> str:
    """The pattern without group names, so that it can stand beside others of the same names.

    >>> ungrouped("(?P<year>[0-9]{4})")
    '(?:[0-9]{4})'
    """
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
