"""The words that do not tell two names apart, read from words.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from comity.errors import BadVocabulary


class LevelWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words, or words in a row, that mean a level after a locality's name and before it."""

    after: tuple[str, ...]
    before: tuple[str, ...]


class UnitWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words for a part of a body: behind its name, before it, and at the end of a Korean word."""

    after: frozenset[str]
    before: tuple[str, ...]
    korean: tuple[str, ...]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One list per use; the file's header says what each is for."""

    levels: dict[str, LevelWords]
    company_endings: frozenset[str]
    company_beginnings: tuple[str, ...]
    company_marks: tuple[str, ...]
    articles: frozenset[str]
    groups: frozenset[str]
    linking: frozenset[str]
    concepts: dict[str, tuple[str, ...]]
    unsaid: frozenset[str]
    slight: frozenset[str]
    everywhere: frozenset[str]
    institutions: frozenset[str]
    units: UnitWords
    formerly: tuple[str, ...]
    before_old: frozenset[str]
    possessives: tuple[str, ...]
    place_joints: tuple[str, ...]
    place_levels: frozenset[str]
    place_offices: tuple[str, ...]
    numbered: dict[str, str]
    another: frozenset[str]
    role_breaks: frozenset[str]
    role_places: frozenset[str]

    def level(self, parts: list[str]) -> tuple[list[str], str] | None:
        """A name's folded words without one that means a level, and that level; None where none does."""
        for level, words in self.levels.items():
            for word in words.after:
                if (own := word.split()) == parts[-len(own) :] != parts:
                    return parts[: -len(own)], level
            for word in words.before:
                if (own := word.split()) == parts[: len(own)] != parts:
                    return parts[len(own) :], level
        return None

    def possessive(self, name: str) -> str:
        """The name without the sign that joins an outer place to an inner one.

        >>> words().possessive("Ulsan's Jung-gu")
        'Ulsan Jung-gu'
        """
        for sign in self.possessives:
            name = name.replace(f"{sign} ", " ").removesuffix(sign)
        return name


@cache
def words() -> Words:
    """The lists; raises BadVocabulary where the page does not hold together."""
    page = files("comity.resolving").joinpath("words.yaml").read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(page), Words)
    except msgspec.ValidationError as error:
        raise BadVocabulary("resolving/words.yaml", "words", str(error)) from error
