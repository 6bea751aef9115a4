"""The words of a page, and which of them are ours and left in English for readers of another language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from comity.model.vocabularies import indicators, sectors, units
from comity.publish.words import speaking, wording
from comity.web.language import catalogue
from tests.web.crawling import Visit
from tools.words import said

_WHERE = (
    "//text()[not(ancestor::script or ancestor::code or ancestor::article)"
    " and not(ancestor::*[@lang][not(self::html)])]"
    " | //@title | //@aria-label | //@placeholder | //@alt | //figure/@*[starts-with(name(), 'data-')]"
)


def words_of(visit: Visit) -> set[str]:
    """The words of a page, piece by piece: between tags, and in the attributes that are shown or read out."""
    return {" ".join(words.split()) for words in visit.page.xpath(_WHERE)} - {""}


@cache
def sentences(language: str) -> frozenset[str]:
    """The English words of the interface and of findings that are others in a language."""
    if language == "en":
        return frozenset()
    return frozenset(
        one for one, other in (*_of_templates(language), *_of_findings(language)) if one != other
    )


def _of_templates(language: str) -> Iterator[tuple[str, str]]:
    kept = catalogue(language)
    for message in said():
        for form in [message.id] if isinstance(message.id, str) else message.id:
            yield form, kept.gettext(form)


def _of_findings(language: str) -> Iterator[tuple[str, str]]:
    with speaking("en"):
        ours = dict(_leaves(msgspec.to_builtins(wording())))
    with speaking(language):
        theirs = dict(_leaves(msgspec.to_builtins(wording())))
    for group, known in (("sectors", sectors()), ("indicators", indicators()), ("units", units())):
        ours |= {("terms", group, code): term.label for code, term in known.items()}
    for place, words in ours.items():
        if place[0] in ("terms", "headings", "sentences"):
            yield words, theirs.get(place, words)


def _leaves(told: object, *place: str) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(told, dict):
        for key, one in told.items():
            yield from _leaves(one, *place, str(key))
    elif isinstance(told, str):
        yield place, told
