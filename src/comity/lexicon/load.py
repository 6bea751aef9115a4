"""The words of one language, read from its YAML pages and checked: grammars take their words from here."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

from comity.errors import BadVocabulary

_ENDING = ".yaml"


class _YamlLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML whose only truth values are `true` and `false`: On, No and Yes are words here."""


_YamlLoader.yaml_implicit_resolvers = {
    first: [(tag, shape) for tag, shape in rules if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, rules in _YamlLoader.yaml_implicit_resolvers.items()
}


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """One lexicon entry: the code its forms stand for, the forms, and examples that must (not) match.

    `page` is the file it stands in ("instruments"), `attrs` whatever else that page's header explains.
    `cased` forms match only as written; the others in any case.
    """

    page: str
    code: str
    forms: tuple[str, ...]
    attrs: dict[str, Any] = {}
    cased: bool = False
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()

    def attr(self, key: str, default: Any = None) -> Any:
        """What the page's header explains under this key."""
        return self.attrs.get(key, default)


class _Entry(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    code: str
    forms: list[str] = []
    verbs: list[str] = []
    nouns: list[str] = []
    attrs: dict[str, Any] = {}
    cased: bool = False
    examples: list[str] = []
    not_: list[str] = msgspec.field(default=[], name="not")


class _Page(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    layer: str = "words"
    entries: list[_Entry]


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """All pages of one language; `layers` says which pages are matched together, longest first."""

    language: str
    pages: dict[str, tuple[Word, ...]]
    layers: dict[str, str]

    def page(self, name: str) -> tuple[Word, ...]:
        """The entries of a page; BadVocabulary where the language has none of that name."""
        if name not in self.pages:
            raise BadVocabulary(f"lexicon/{self.language}", name, "is not a page of this language")
        return self.pages[name]

    def codes(self, page: str) -> dict[str, str]:
        """Every form of a page, lower case, to its code."""
        return {form.lower(): word.code for word in self.page(page) for form in word.forms}


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language ("en").

    A page's entry lists `forms` as they are met, `verbs` and `nouns` as dictionary forms whose regular
    inflections are added. Raises BadVocabulary naming the page and the entry at fault.
    """
    folder = files("comity.lexicon").joinpath(language)
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(_ENDING))
    read = {name: _read(language, name) for name in (one.removesuffix(_ENDING) for one in names)}
    return Lexicon(
        language=language,
        pages={name: words for name, (_, words) in read.items()},
        layers={name: layer for name, (layer, _) in read.items()},
    )


def page_of(language: str, name: str) -> tuple[Word, ...]:
    """The entries of one page of a language, the others left unread; none where it has no such page.

    Raises BadVocabulary naming the page and the entry at fault.
    """
    source = files("comity.lexicon").joinpath(language, name + _ENDING)
    return _read(language, name)[1] if source.is_file() else ()


@cache
def _read(language: str, name: str) -> tuple[str, tuple[Word, ...]]:
    """A page's layer and its entries."""
    source = files("comity.lexicon").joinpath(language, name + _ENDING)
    try:
        page = msgspec.convert(yaml.load(source.read_text("utf-8"), _YamlLoader), _Page)
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise BadVocabulary(source.name, name, str(error)) from error
    return page.layer, tuple(_word(name, entry) for entry in page.entries)


def _word(page: str, entry: _Entry) -> Word:
    forms = dict.fromkeys(entry.forms)
    for verb in entry.verbs:
        forms.update(dict.fromkeys(inflected_verb(verb)))
    for noun in entry.nouns:
        forms.update(dict.fromkeys((noun, plural(noun))))
    if not forms:
        raise BadVocabulary(f"{page}.yaml", entry.code, "has no form")
    return Word(
        page=page,
        code=entry.code,
        forms=tuple(forms),
        attrs=entry.attrs,
        cased=entry.cased,
        examples=tuple(entry.examples),
        counter=tuple(entry.not_),
    )


def inflected_verb(verb: str) -> tuple[str, ...]:
    """Base, -s, -ed and -ing of a regular English verb; only its first word is inflected.

    >>> inflected_verb("carry out")
    ('carry out', 'carries out', 'carried out', 'carrying out')
    """
    head, space, tail = verb.partition(" ")
    rest = space + tail
    if head.endswith("e"):
        forms = (head, head + "s", head + "d", head[:-1] + "ing")
    elif head.endswith("y") and head[-2] not in "aeiou":
        forms = (head, head[:-1] + "ies", head[:-1] + "ied", head + "ing")
    elif head.endswith(("s", "sh", "ch", "x", "z")):
        forms = (head, head + "es", head + "ed", head + "ing")
    else:
        forms = (head, head + "s", head + "ed", head + "ing")
    return tuple(form + rest for form in forms)


def plural(noun: str) -> str:
    """The regular plural of an English noun phrase, on its last word.

    >>> plural("letter"), plural("city"), plural("business")
    ('letters', 'cities', 'businesses')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    return noun + "s"
