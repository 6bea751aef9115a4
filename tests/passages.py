"""Texts of tests as passages, and what is named in them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from comity.reading import languages
from comity.reading.clauses.language import Language
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage
from comity.reference import gazetteer
from tests.make import document


@cache
def language(code: str) -> Language:
    """A language, made ready once a process."""
    return languages.load(code, gazetteer.load())


def named(text: str, code: str, published: str) -> Passage:
    """A text with its words and mentions."""
    passage = Passage(document(text, published=published), code)
    language(code).mark(passage)
    language(code).name(passage)
    return passage


def parsed(text: str, code: str, published: str) -> Passage:
    """A text with its clauses, too."""
    passage = named(text, code, published)
    language(code).parse(passage)
    return passage


def ids_of(mentions: Iterable[Mention], whats: tuple[str, ...] = ()) -> list[str]:
    """The ids, or the names where there is none, of whom mentions (of some sorts) stand for."""
    return [
        entity.id or entity.name
        for mention in mentions
        if not whats or mention.what in whats
        for entity in mention.entities
    ]


def posts_of(mentions: Iterable[Mention]) -> set[tuple[str, str, str]]:
    """Who holds which post of what: name, role, id or name."""
    return {
        (mention.entities[0].name, title.role, title.of.id or title.of.name)
        for mention in mentions
        if mention.what == "person"
        for title in mention.titles
        if title.of is not None
    }
