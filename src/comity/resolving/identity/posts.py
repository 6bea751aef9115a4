"""What a post is, whatever language and words it is told in (posts.yaml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
import yaml

from comity.errors import BadVocabulary
from comity.model.names import unaccented
from comity.reference.affix import is_hangul


class PostClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one class of posts, with examples."""

    words: tuple[str, ...]
    examples: tuple[str, ...]
    no_examples: tuple[str, ...] = msgspec.field(name="not")


class Posts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The page; its header says what each list is for."""

    deputy: tuple[str, ...]
    nations: frozenset[str]
    single: frozenset[str]
    full_time: frozenset[str]
    classes: dict[str, PostClass]


@cache
def posts() -> Posts:
    """The packaged page; BadVocabulary where it does not hold together."""
    page = files("comity.resolving.identity").joinpath("posts.yaml").read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(page), Posts)
    except msgspec.ValidationError as error:
        raise BadVocabulary("resolving/identity/posts.yaml", "posts", str(error)) from error


@lru_cache(maxsize=100_000)
def post_class(role: str) -> str | None:
    """The class of a post, "deputy …" of a deputy's; None where the page does not know it.

    >>> post_class("Phó Chủ tịch UBND tỉnh"), post_class("부시장"), post_class("Governor of Gyeonggi")
    ('deputy head', 'deputy head', 'head')
    """
    plain = unaccented(role).lower().replace("’", "'")
    for word, class_ in _words():
        at = plain.find(word) if is_hangul(word) else _word_at(plain, word)
        if at >= 0:
            return f"deputy {class_}" if _is_deputy(plain, at) else class_
    return None


@cache
def _words() -> tuple[tuple[str, str], ...]:
    rows = [
        (unaccented(word).lower(), class_) for class_, page in posts().classes.items() for word in page.words
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


def _word_at(plain: str, word: str) -> int:
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain)
    return found.start() if found else -1


def _is_deputy(plain: str, at: int) -> bool:
    before = plain[:at]
    return any(
        before.endswith(word) if is_hangul(word) else _word_at(before, word) >= 0 for word in posts().deputy
    )
