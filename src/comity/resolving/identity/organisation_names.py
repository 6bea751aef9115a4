"""The name of an organisation taken apart: legal form, words of one meaning in three languages, the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from comity.model.names import fold, unaccented
from comity.resolving.identity.curated import place_words
from comity.resolving.identity.sounds import Sound, distance, outline, sound
from comity.resolving.words import words

_BRACKETED = re.compile(r"\s*\(([^()]*)\)")
_WORDS = re.compile(r"[가-힣]+|[^\s\-–,./·가-힣]+")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.\-]{1,9}")
_HANGUL = re.compile(r"[가-힣]")
_SAME_SOUND = 0.55


class OrganisationName(msgspec.Struct, frozen=True):
    """`letters` is folded and without legal form; `places` are the localities in the name, by id;
    `concepts` the words that have one meaning in three languages, `rest` the others, folded; `own` is how
    the rest sounds; `said` are the concepts without those that a short name leaves out. `key` is equal for
    one organisation across languages, though different ones may share it."""

    letters: str
    places: tuple[str, ...]
    concepts: tuple[str, ...]
    rest: tuple[str, ...]
    own: Sound
    is_hangul: bool
    said: tuple[str, ...]
    key: str

    @property
    def role(self) -> str:
        """What the body is, without its locality, in words that languages share where they do."""
        return "-".join((*self.concepts, *self.rest))

    @property
    def is_institution(self) -> bool:
        """Whether it is only a word for a body that many places have, like "the Women's Union"."""
        common = set(self.concepts) & words().institutions
        return (
            not self.rest and not self.places and bool(common) and not set(self.concepts) & words().everywhere
        )


@lru_cache(maxsize=200_000)
def organisation_name(name: str) -> OrganisationName:
    """A name taken apart.

    >>> organisation_name("The Herald Corp.").letters, organisation_name("㈜한빛정밀").concepts
    ('herald', ('precision',))
    """
    bare = without_form(_BRACKETED.sub(" ", name).strip() or name)
    parts = [part for part in _WORDS.findall(bare) if fold(part)] or [name]
    places, concepts, rest = _meant(parts)
    letters = "".join(fold(part) for part in parts) or name
    own = tuple(place for part in rest for place in sound(part))
    said = tuple(sorted(concept for concept in concepts if concept not in words().unsaid))
    heard = outline(own) or "".join(rest)
    is_telling = heard or places or len(said) > 1
    return OrganisationName(
        letters=letters,
        places=tuple(sorted(places)),
        concepts=tuple(sorted(concepts)),
        rest=tuple(rest),
        own=own,
        is_hangul=bool(_HANGUL.search(bare)),
        said=said,
        key="+".join((*sorted(places), *said, heard)) if is_telling else letters,
    )


def agree(one: OrganisationName, other: OrganisationName) -> bool:
    """Whether two spellings can be of one name.

    >>> agree(organisation_name("금호건설"), organisation_name("Kumho Construction"))
    True
    >>> agree(organisation_name("GS Group"), organisation_name("GS Power"))
    False
    """
    if one.letters == other.letters:
        return True
    if one.places != other.places or not (one.places or one.rest or one.concepts == other.concepts):
        return False
    if one.is_hangul == other.is_hangul:
        slight = words().slight if one.places else words().slight & words().groups
        mine = [concept for concept in one.concepts if concept not in slight]
        theirs = [concept for concept in other.concepts if concept not in slight]
        return mine == theirs and sorted(one.rest) == sorted(other.rest)
    return one.said == other.said and distance(one.own, other.own) <= _SAME_SOUND


def without_form(name: str) -> str:
    """A name without article and legal form.

    >>> without_form("Công ty TNHH Hanbit Precision"), without_form("Daewoo Co., Ltd.")
    ('Hanbit Precision', 'Daewoo')
    """
    parts = _unmarked(name).split()
    if len(parts) > 1 and fold(parts[0]) in words().articles:
        parts = parts[1:]
    parts = _without_beginning(parts)
    while len(parts) > 1 and fold(parts[-1]) in words().company_endings:
        parts = parts[:-1]
    bare = " ".join(parts).rstrip(" ,.")
    for ending in words().company_endings:
        if _HANGUL.search(ending):
            bare = bare.removesuffix(ending).removeprefix(ending).strip() or bare
    return bare or name


def _without_beginning(parts: list[str]) -> list[str]:
    plain = [unaccented(part).lower() for part in parts]
    for beginning in words().company_beginnings:
        own = beginning.split()
        if plain[: len(own)] == own != plain:
            return parts[len(own) :]
    return parts


def is_unit(name: str) -> bool:
    """Whether a name is that of a part of some body, which it does not name.

    >>> is_unit("International Relations Division"), is_unit("국제협력과"), is_unit("Korea Exim Bank")
    (True, True, False)
    """
    units, parts = words().units, [unaccented(part).lower() for part in _WORDS.findall(name)]
    if not parts or len(name) < 3:
        return False
    if _HANGUL.search(parts[-1]):
        # A word of its own that ends so is no part of a body: 치과 is a dental clinic.
        whole = any(len(w) > 1 and w.endswith(units.korean) and parts[-1].endswith(w) for w, _ in _korean())
        return parts[-1].endswith(units.korean) and not whole
    start = " ".join(parts)
    return parts[-1] in units.after or any(start.startswith(f"{word} ") for word in units.before)


def has_form(name: str) -> bool:
    """Whether a name is written with the legal form of a company."""
    return _unmarked(name) != name or fold(without_form(name)) != fold(_without_article(name))


def _unmarked(name: str) -> str:
    for mark in words().company_marks:
        name = name.replace(mark, " ")
    return name


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and fold(first) in words().articles else name


def variants(name: str) -> Iterator[str]:
    """A name in the ways a table may have it: without brackets, legal form, or word for a group."""
    unbracketed = _BRACKETED.sub(" ", name).strip()
    bare = without_form(unbracketed or name)
    inside = bracketed(name)
    made = [name, unbracketed, bare, *_without_group(bare), name.split(",")[0]]
    if inside and not (is_acronym(inside) and _is_short_for(inside, unbracketed)):
        made.append(inside)
    yield from dict.fromkeys(each for each in made if each)


def _without_group(name: str) -> Iterator[str]:
    plain = unaccented(name).lower()
    for group in sorted(words().groups):
        if plain.startswith(f"{group} "):
            yield name[len(group) + 1 :]
        elif plain.endswith(f" {group}"):
            yield name[: -len(group) - 1]


def _is_short_for(acronym: str, name: str) -> bool:
    """Whether an acronym is the initials of a name that no table has: then it is not another's acronym."""
    initials = [part[0].upper() for part in _WORDS.findall(name) if part[0].isupper()]
    return "".join(initials) == acronym


def bracketed(name: str) -> str | None:
    """What a name carries in brackets.

    >>> bracketed("Korea International Trade Association (KITA)")
    'KITA'
    """
    found = _BRACKETED.search(name)
    return found[1].strip() or None if found else None


def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym.

    >>> is_acronym("VKBIA"), is_acronym("Coex")
    (True, False)
    """
    return _ACRONYM.fullmatch(name) is not None


def explained(acronym: str, text: str) -> str | None:
    """The words in a text that an acronym beside them stands for, in brackets with or behind them.

    >>> explained("KFS", "The forest service (Korea Forest Service, KFS) planted trees.")
    'Korea Forest Service'
    """
    for found in re.finditer(rf"[(,]\s?{re.escape(acronym)}\s?\)", text):
        before = re.findall(r"[\w&'’-]+", text[: found.start()])
        for size in range(2, min(len(before), 2 * len(acronym)) + 1):
            some = before[-size:]
            initials = "".join(part[0] for part in some if part[0].isupper())
            if initials == acronym and some[0][0].isupper():
                at = text.rfind(some[0], 0, found.start())
                return text[at : found.start()].strip(" ,(")
    return None


def _meant(parts: list[str]) -> tuple[list[str], list[str], list[str]]:
    """The localities in a name, the concepts in its words, and the words that are neither."""
    places: list[str] = []
    concepts: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(parts):
        size, place = _place(parts, at)
        concept = ""
        if not place:
            size, concept = _concept(parts, at)
        if place:
            places.append(place)
        elif concept:
            concepts.append(concept)
        elif _HANGUL.search(parts[at]):
            found, more, left = _inside(parts[at])
            places += found
            concepts += more
            rest += left
        elif "".join(fold(part) for part in parts[at : at + 2]) in _linking():
            size = 2
        elif fold(parts[at]) not in _linking():
            rest.append(fold(parts[at]))
        at += size
    levels = words().place_levels if places else frozenset()
    return places, concepts, [word for word in rest if word not in levels]


def _place(parts: list[str], at: int) -> tuple[int, str]:
    """The locality that some words of a name are, the longest first; a name of capitals only."""
    for size in (3, 2, 1):
        some = parts[at : at + size]
        joined = "".join(fold(part) for part in some)
        is_name = all(part[0].isupper() or _HANGUL.match(part) for part in some)
        if len(some) == size and is_name and joined in place_words():
            return size, place_words()[joined]
    return 1, ""


def _concept(parts: list[str], at: int) -> tuple[int, str]:
    for size in (3, 2, 1):
        joined = "".join(fold(part) for part in parts[at : at + size])
        if at + size <= len(parts) and joined in _concepts():
            return size, _concepts()[joined]
    return 1, ""


def _inside(word: str) -> tuple[list[str], list[str], list[str]]:
    """The locality and the concepts that a Korean word is made of, and what is left of it."""
    places: list[str] = []
    for size in range(min(len(word) - 1, 6), 1, -1):
        if word[:size] in place_words():
            places, word = [place_words()[word[:size]]], word[size:]
            break
    concepts: list[str] = []
    left = [word]
    for part, concept in _korean():
        pieces = []
        for piece in left:
            before, met, behind = piece.partition(part)
            if met and len(before) != 1 and len(behind) != 1 and (len(part) > 1 or not behind):
                concepts.append(concept)
                pieces += [before, behind]
            else:
                pieces.append(piece)
        left = [piece for piece in pieces if piece]
    return places, concepts, [piece for piece in left if piece not in _linking()]


@cache
def _concepts() -> dict[str, str]:
    return {fold(word): concept for concept, spelt in words().concepts.items() for word in spelt}


@cache
def _korean() -> tuple[tuple[str, str], ...]:
    rows = [(word, concept) for word, concept in _concepts().items() if _HANGUL.search(word)]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


@cache
def _linking() -> frozenset[str]:
    return frozenset(fold(word) for word in words().linking)
