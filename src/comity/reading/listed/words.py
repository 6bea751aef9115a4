"""The words and shapes that the cells of lists are read with."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from comity.errors import BadVocabulary

_PAGE = "words.yaml"


class ListWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The page reading/listed/words.yaml, whose header explains it."""

    shapes: tuple[str, ...]
    months: dict[int, tuple[str, ...]]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    itself: frozenset[str]
    bodies: tuple[str, ...]


@cache
def list_words() -> ListWords:
    """The page, checked; raises BadVocabulary where it does not hold together."""
    text = files("comity.reading.listed").joinpath(_PAGE).read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(text), ListWords)
    except msgspec.ValidationError as error:
        raise BadVocabulary(f"reading/listed/{_PAGE}", "page", str(error)) from error
