"""The noun phrases of a Korean sentence: which particle ends the phrase a name stands in."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from comity.lexicon.load import lexicon
from comity.reading.clauses.mention import Case
from comity.reading.languages.ko.eojeols import Eojeol, particle_of

_FARTHEST = 6
"""Words behind a name within which its phrase ends."""
_NEAR = 3
_PLACED: dict[str, Case] = {"at": "at", "to": "to", "from": "from"}
_ACTED: dict[str, Case] = {
    "topic": "topic",
    "also": "topic",
    "subject": "subject",
    "object": "object",
    "with": "with",
    "join": "with",
    "to": "to",
    "of": "of",
    "as": "as",
    "from": "from",
}


class Phrases:
    """The words of one sentence, asked for by where they stand."""

    def __init__(self, text: str, words: list[Eojeol], heading: bool) -> None:
        self._text, self._words, self._heading = text, words, heading
        self._ends = [word.end for word in words]

    def behind(self, past: int) -> Eojeol | None:
        """The word that ends next behind some character."""
        at = self._first(past)
        return self._words[at] if at < len(self._words) else None

    def between(self, past: int, start: int) -> list[Eojeol]:
        """The words between two characters that join no names by themselves."""
        found = self._words[self._first(past) : bisect_left(self._ends, start + 1)]
        return [word for word in found if word.word not in heads("and")]

    def has_doer(self, start: int, end: int) -> bool:
        """Whether any word between two characters is a topic or a subject."""
        found = self._words[self._first(start) : bisect_left(self._ends, end + 1)]
        return any(word.case in ("topic", "subject") for word in found)

    def next_code(self, past: int, skipped: int) -> str:
        """The code of the next particle of a phrase, behind some words skipped; "also" tells a topic."""
        first = self._first(past) + skipped
        for word in self._words[first : first + _NEAR]:
            if word.case:
                return {"also": "topic", "place": "to", "join": "with"}.get(word.case, word.case)
        return ""

    def listed_code(self, past: int) -> str:
        """The code of the particle at the end of a list that goes on with these words."""
        first = self._first(past)
        plain = 0
        for word in self._words[first : first + _FARTHEST]:
            if word.form is not None or plain > _NEAR:
                return ""
            if word.case and word.case != "join":
                return {"also": "topic", "place": "to"}.get(word.case, word.case)
            plain = 0 if word.case or word.comma else plain + 1
        return ""

    def case_of_head(self, past: int, standing: bool, local: bool) -> Case | None:
        """The case of the phrase that goes on behind a name, where its noun acts for the name or lies there.

        "하남성 대표단이" is the subject, "하남성 현지에서" tells where; of "하남성 산업" it is whose.
        `local`: the name is a place, so that what is somewhere in it is there ("하노이 대우호텔에서").
        """
        first = self._first(past)
        acting = False
        for index, word in enumerate(self._words[first : first + _FARTHEST]):
            if word.form is not None:
                return None
            stem = _stem(word)
            ends = not index and stem in heads("list_end")
            acting = acting or ends or stem.endswith(_acting())
            if word.comma and not word.case:
                if not acting:
                    return None
                if self._heading:
                    return "topic"
            if word.case:
                return self._case(word.case, stem, acting, standing, local and index < _NEAR)
        return None

    def _case(self, code: str, stem: str, acting: bool, standing: bool, local: bool) -> Case | None:
        if stem.endswith(heads("place")):
            return ("at" if standing else "to") if code == "place" else _PLACED.get(code)
        if code == "at" and local:
            return "at"
        if not acting:
            return None
        return ("at" if standing else "to") if code == "place" else _ACTED.get(code)

    def _first(self, past: int) -> int:
        return bisect_left(self._ends, past + 1)


def _stem(word: Eojeol) -> str:
    """A word without its particle."""
    if word.case:
        for length in range(1, len(word.word)):
            if particle_of(word.word[length - 1], word.word[length:]):
                return word.word[:length]
    return word.word


@cache
def heads(code: str) -> tuple[str, ...]:
    """The forms of a code of the page `heads`."""
    return tuple(form for word in lexicon("ko").page("heads") if word.code == code for form in word.forms)


@cache
def _acting() -> tuple[str, ...]:
    """Nouns that act for whom they belong to: delegations, officials, and whoever holds a post."""
    sure = [word for word in lexicon("ko").page("titles") if not word.attr("weak")]
    return (*heads("acting"), *(form for word in sure for form in word.forms))
