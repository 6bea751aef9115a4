"""What makes two names the same name: a key for each type of entity."""

from __future__ import annotations

import re

import msgspec

from comity.model.names import fold
from comity.resolving.words import words

_BRACKETED = re.compile(r"\s*\(([^()]*)\)")
_WORDS = re.compile(r"[^\s\-–,./]+")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.\-]{1,9}")


class LocalityKey(msgspec.Struct, frozen=True, order=True):
    """A locality's bare name and the level its type word means, "" where it has none."""

    name: str
    level: str


def locality_key(name: str) -> LocalityKey:
    """The key of a locality that the reference tables do not know.

    >>> locality_key("Miyazaki prefecture"), locality_key("Can Giuoc")
    (LocalityKey(name='miyazaki', level='province'), LocalityKey(name='cangiuoc', level=''))
    """
    parts = [folded for part in _WORDS.findall(name) if (folded := fold(part))]
    level = ""
    while (found := words().level(parts)) and level in ("", found[1]):
        parts, level = found
    return LocalityKey("".join(parts) or fold(name), level)


def person_key(name: str) -> str:
    """Equal for one person's name with or without marks and hyphens, and with the family name first or last.

    The least rotation of the letters: moving the first name to the end rotates them.

    >>> person_key("Lee Cheol-woo") == person_key("Cheolwoo Lee")
    True
    >>> person_key("Võ Văn Minh") == person_key("Vo Van Minh")
    True
    """
    letters = fold(name)
    return min(letters[at:] + letters[:at] for at in range(len(letters))) if letters else name


def organisation_key(name: str) -> str:
    """Equal for one organisation with or without article, legal form, and acronym in brackets.

    >>> organisation_key("The Herald Corp."), organisation_key("Intelligent Community Forum (ICF)")
    ('herald', 'intelligentcommunityforum')
    """
    parts = [fold(part) for part in _WORDS.findall(_BRACKETED.sub(" ", name))]
    parts = [part for part in parts if part]
    if len(parts) > 1 and parts[0] in words().articles:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in words().company_endings:
        parts = parts[:-1]
    return "".join(parts) or fold(name) or name


def bracketed_acronym(name: str) -> str | None:
    """The acronym that a name carries in brackets.

    >>> bracketed_acronym("Korea International Trade Association (KITA)")
    'KITA'
    """
    found = _BRACKETED.search(name)
    return found[1].strip() if found and is_acronym(found[1].strip()) else None


def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym.

    >>> is_acronym("VKBIA"), is_acronym("Coex")
    (True, False)
    """
    return _ACRONYM.fullmatch(name) is not None
