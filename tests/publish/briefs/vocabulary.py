"""The words a paper may use whatever it cites, and how days and numbers are told in a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from comity.model.vocabularies import indicators, sectors
from comity.publish.words import (
    count,
    indicator,
    length,
    listed,
    quantity,
    sector,
    speaking,
    wording,
)
from tests.publish.briefs.support import Support

_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"{\w+}")


class Vocabulary:
    """The words of a language's page, and of its labels."""

    def __init__(self, language: str) -> None:
        self._words = _words(language)

    def __contains__(self, word: str) -> bool:
        return word in self._words


@cache
def _words(language: str) -> frozenset[str]:
    with speaking(language):
        page = wording()
        told = [*page.sentences.values(), *page.headings.values(), *page.rules.values()]
        told += [words for group in page.terms.values() for words in group.values()]
        told += [code.replace("_", " ") for group in page.terms.values() for code in group]
        told += [*map(sector, sectors()), *map(indicator, indicators())]
        told += [listed(["1", "2", "3"]), listed(["1", "2"], "or")]
        told += [quantity(1, unit) for unit in ("percent", "m2", "km2", "ha")]
    return frozenset(word.casefold() for words in told for word in _WORD.findall(_PART.sub(" ", words)))


def rendered(support: Support) -> Iterator[str]:
    """The numbers and lengths of time that a source tells, as a reader is told them."""
    for value, unit in support.values:
        yield quantity(value, unit)
        if value == int(value):
            yield count(int(value))
    for duration in support.durations:
        yield length(duration)


def _longest(template: str) -> str:
    """The longest of the words between the parts of a sentence."""
    return max(_PART.split(template), key=len)


def hedges() -> set[str]:
    """Words that say that something was not done, or not yet; and those of what is open."""
    terms = wording().terms
    told = {terms["stage"]["planned"], *terms["unmade"].values(), terms["why"]["plan"].partition("{")[0]}
    told |= {words for code, words in terms["modality"].items() if code != "asserted"}
    told |= {terms["legal"][state] for state in ("proposed", "planned", "denied")}
    open_ = [words for group in ("open", "raise", "lack") for words in terms[group].values()]
    open_ += [words for key, words in wording().sentences.items() if key.startswith("promise_")]
    told |= {_longest(words) for words in (*open_, wording().sentences["differ"])}
    return {words.strip().casefold() for words in told} - {""}
