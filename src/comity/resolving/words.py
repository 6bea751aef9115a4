"""The words that do not tell two names apart, read from words.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from comity.errors import BadVocabulary


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One list per use; the file's header says what each is for."""

    levels: dict[str, frozenset[str]]
    company_endings: frozenset[str]
    articles: frozenset[str]
    role_breaks: frozenset[str]
    role_places: frozenset[str]

    def level(self, word: str) -> str | None:
        """The level a folded word means, if any."""
        return next((level for level, words in self.levels.items() if word in words), None)


@cache
def words() -> Words:
    """The lists; raises BadVocabulary where the page does not hold together."""
    page = files("comity.resolving").joinpath("words.yaml").read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(page), Words)
    except msgspec.ValidationError as error:
        raise BadVocabulary("resolving/words.yaml", "words", str(error)) from error
