"""The name of a person taken apart: family and given name, script, sound, and when two are one name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from comity.errors import BadVocabulary
from comity.model.names import fold, unaccented
from comity.resolving.identity.sounds import Sound, distance, may_be_alike, outline, skeleton, sound

Agreement = Literal["", "same", "marks", "order", "sound", "near", "initials"]
"""How two names agree: not; letter for letter; but for marks or spacing; but for the order; as they
sound, or nearly; or as initials and a name."""

_WORDS = re.compile(r"[^\s,]+")
_INITIAL = re.compile(r"[A-ZĐ]\.?|[A-Z]\.-?[A-Z]\.?|[A-Z]\.[A-Z]\.")
_FUSED = re.compile(r"(?<=[aeiouyw])ng(?=[aeiouyw])", re.IGNORECASE)
_HANGUL = re.compile(r"[가-힣]+")
SAME_SOUND = 0.55
"""Sounds no further apart than this are one name in two spellings: two glides, not a syllable."""


class Titles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before and behind a name that do not belong to it."""

    before: frozenset[str]
    after: tuple[str, ...]


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The page people.yaml; its header says what each list is for."""

    titles: Titles
    korean: tuple[tuple[str, ...], ...]
    vietnamese: tuple[tuple[str, ...], ...]
    not_vietnamese: str
    alike: tuple[tuple[str, ...], ...]
    apart: tuple[tuple[str, str], ...]


class Family(msgspec.Struct, frozen=True):
    """A family name: its sound, how common it is (0 the commonest), and whose it is."""

    sound: Sound
    rank: int
    country: str


class PersonName(msgspec.Struct, frozen=True):
    """One spelling of a name. `letters` are folded, the family name first; `marked` keep the marks;
    `heard` is how family and given name sound, the likeliest way to part them first."""

    words: tuple[str, ...]
    letters: str
    marked: str
    heard: tuple[tuple[Sound, Sound], ...]
    country: str
    initials: str
    keys: tuple[str, ...]

    @property
    def is_hangul(self) -> bool:
        """Whether it is written in Hangul."""
        return bool(_HANGUL.search(self.letters))

    @property
    def first_letters(self) -> str:
        """The first letters of the syllables of a given name, as far as its spelling parts them."""
        at, _ = _family(self.words)
        given = [word for place, word in enumerate(self.words) if place != at]
        parts = [part for word in given for part in re.split(r"[-‐–]", word) if part]
        return "".join(unaccented(part)[0].lower() for part in parts)

    @property
    def syllables(self) -> list[str]:
        """The parts of the name between spaces and hyphens, folded."""
        return [_looked_up(part) for word in self.words for part in re.split(r"[-‐–]", word) if part]

    @property
    def is_exact(self) -> bool:
        """Whether its spelling leaves nothing open in its language: Korean in Hangul, Vietnamese in Latin."""
        return self.is_hangul == (self.country == "kr") and self.country != ""

    @property
    def plain(self) -> str:
        """The name without titles, for an id."""
        return "".join(self.words) if self.is_hangul and self.country == "kr" else " ".join(self.words)


@cache
def page() -> Page:
    """The packaged page; BadVocabulary where it does not hold together."""
    text = files("comity.resolving.identity").joinpath("people.yaml").read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(text), Page)
    except msgspec.ValidationError as error:
        raise BadVocabulary("resolving/identity/people.yaml", "page", str(error)) from error


@cache
def _families() -> dict[str, tuple[Family, ...]]:
    """What family names a folded word can be, by the word."""
    found: dict[str, tuple[Family, ...]] = {}
    for country, rows in (("kr", page().korean), ("vn", page().vietnamese)):
        for rank, spellings in enumerate(rows):
            family = Family(sound(spellings[0]), rank, country)
            for spelling in spellings:
                key = _looked_up(spelling)
                found[key] = (*found.get(key, ()), family)
    return found


def _keys(words: tuple[str, ...], at: int | None, heard: tuple[tuple[Sound, Sound], ...]) -> Iterator[str]:
    """What every spelling of a name shares one of: a family name's row, and the outline of the given name."""
    if at is None:
        yield skeleton(heard[0])
        return
    ends = _ends(words, at)
    for number, (_, given) in enumerate(heard):
        end = ends[number % len(ends)]
        found = _families()[_looked_up(words[end or 0])]
        wanted = {_country(words, end, found[0])} if not _is_either(words) else {"kr", "vn"}
        for family in found:
            if family.country in wanted:
                yield f"{family.country}{family.rank} {outline(given, family.country)}"


def _is_either(words: tuple[str, ...]) -> bool:
    """Whether nothing in a short plain name tells whether it is Korean or Vietnamese."""
    return (
        len(words) == 2
        and not any("-" in word for word in words)
        and all(unaccented(word) == word and not _HANGUL.search(word) for word in words)
    )


def _looked_up(word: str) -> str:
    """A word as family names are found: Lý is Lí."""
    return fold(word).replace("y", "i")


@lru_cache(maxsize=200_000)
def person_name(name: str) -> PersonName:
    """A name taken apart.

    >>> person_name("Cheolwoo Lee").keys == person_name("이철우").keys
    True
    """
    words = _without_titles(tuple(_WORDS.findall(unicodedata.normalize("NFC", name)))) or (name,)
    initials = _initials(words)
    if len(words) == 1 and _HANGUL.fullmatch(words[0]):
        words = _split(words[0])
    at, family = _family(words)
    country = _country(words, at, family)
    ends = _ends(words, at)
    heard = tuple(_heard(parted, end, country) for parted in _parted(words, country) for end in ends)
    ordered = (*([words[at]] if at is not None else []), *(w for n, w in enumerate(words) if n != at))
    return PersonName(
        words=words,
        letters=_folded(ordered),
        marked=_marked(ordered),
        heard=heard,
        country=country,
        initials=initials,
        keys=tuple(dict.fromkeys(_keys(words, at, heard))) or (fold(name) or name,),
    )


def agreement(one: PersonName, other: PersonName) -> Agreement:
    """Whether two spellings can be of one name, and how they agree.

    >>> agreement(person_name("Võ Văn Minh"), person_name("보 반 민"))
    'sound'
    >>> agreement(person_name("Lee Cheol-woo"), person_name("Lee Woo-cheol"))
    ''
    """
    if one.initials or other.initials:
        return _by_initials(one, other)
    if one.letters == other.letters:
        return _by_marks(one, other) if _parted_alike(one, other) else ""
    if one.is_hangul == other.is_hangul and (one.is_exact or other.is_exact):
        return "order" if _turned(one, other) else ""
    if not one.country and not other.country and sorted(one.words) == sorted(other.words):
        return "order"
    return "sound" if _sound_alike(one, other) else ""


def _sound_alike(one: PersonName, other: PersonName) -> bool:
    """Whether two names are at most SAME_SOUND apart, in any way to part them."""
    for family, own in one.heard:
        for other_family, other_own in other.heard:
            if not (may_be_alike(own, other_own) and may_be_alike(family, other_family)):
                continue
            if _one_family(family, other_family) and distance(own, other_own) <= SAME_SOUND:
                return True
    return False


def _one_family(one: Sound, other: Sound) -> bool:
    """Whether two family names are one: of those known the sounds are the tables', so that they are equal."""
    known = _family_sounds()
    return one == other if one in known and other in known else distance(one, other) <= SAME_SOUND


@cache
def _family_sounds() -> frozenset[Sound]:
    return frozenset(family.sound for families in _families().values() for family in families)


def apart(one: PersonName, other: PersonName) -> float:
    """How far two names are apart in sound, parted in the ways that bring them nearest."""
    found = [
        given
        for family, own in one.heard
        for other_family, other_own in other.heard
        if _one_family(family, other_family)
        for given in [distance(own, other_own)]
    ]
    return min(found, default=9.0)


def differ(one: PersonName, other: PersonName) -> bool:
    """Whether two spellings are surely of two names: exact ones of one script that do not agree."""
    if one.is_hangul != other.is_hangul or not (one.is_exact and other.is_exact):
        return False
    return not agreement(one, other)


def _parted_alike(one: PersonName, other: PersonName) -> bool:
    """Whether both names part their syllables alike, where both part them: No-hwan is not Noh-wan."""
    mine, theirs = one.syllables, other.syllables
    return len(mine) < 3 or len(theirs) < 3 or len(mine) != len(theirs) or sorted(mine) == sorted(theirs)


def _by_marks(one: PersonName, other: PersonName) -> Agreement:
    if one.marked == other.marked:
        return "same" if one.words == other.words else "order"
    return "" if not one.marked.isascii() and not other.marked.isascii() else "marks"


def _by_initials(one: PersonName, other: PersonName) -> Agreement:
    if one.initials and other.initials:
        return "same" if one.letters == other.letters else ""
    short, full = (one, other) if one.initials else (other, one)
    if distance(short.heard[0][0], full.heard[0][0]) > SAME_SOUND:
        return ""
    return "initials" if full.first_letters == short.initials else ""


def _turned(one: PersonName, other: PersonName) -> bool:
    """Whether a Vietnamese name has only its family name at the other end."""
    mine, theirs = [fold(word) for word in one.words], [fold(word) for word in other.words]
    return len(mine) == len(theirs) and theirs in (mine[1:] + mine[:1], mine[-1:] + mine[:-1])


def _without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    titles = page().titles
    while len(words) > 1:
        size = next((n for n in (2, 1) if len(words) > n and _plain(words[:n]) in titles.before), 0)
        if not size:
            break
        words = words[size:]
    while len(words) > 1 and words[-1] in titles.after:
        words = words[:-1]
    return (*words[:-1], _untitled(words[-1])) if len(words) == 1 else words


def _untitled(word: str) -> str:
    """A Korean name of three syllables without the title written together with it."""
    for title in page().titles.after:
        bare = word.removesuffix(title)
        if bare != word and len(bare) == 3 and _HANGUL.fullmatch(bare) and _looked_up(bare[0]) in _families():
            return bare
    return word


def _plain(words: Sequence[str]) -> str:
    return " ".join(unaccented(word).lower().rstrip(".") for word in words)


def _initials(words: tuple[str, ...]) -> str:
    """The initials of a name that gives no more of the given name, in lower case."""
    short = [word for word in words if _INITIAL.fullmatch(word)]
    if not short or len(words) - len(short) != 1:
        return ""
    return "".join(letter.lower() for word in short for letter in word if letter.isalpha())


@cache
def _korean() -> frozenset[str]:
    return frozenset(_looked_up(spelling) for spellings in page().korean for spelling in spellings)


def _split(word: str) -> tuple[str, ...]:
    """A name in Hangul without spaces as family and given name."""
    families, korean = _families(), _korean()
    for size in (2, 1) if len(word) > 3 else (1,):
        if len(word) - size in (1, 2) and _looked_up(word[:size]) in korean:
            return word[:size], word[size:]
    for size in (3, 2, 1):
        if len(word) > size and _looked_up(word[:size]) in families:
            return word[:size], word[size:]
    return (word,)


def _family(words: tuple[str, ...]) -> tuple[int | None, Family | None]:
    """Which end of a name is the family name: the commoner one, and the first of equals."""
    if len(words) < 2:
        return None, None
    ends = [
        (family.rank, at, family)
        for at in (0, len(words) - 1)
        for family in _families().get(_looked_up(words[at]), ())
        if not (at and family.country == "vn" and _looked_up(words[0]) in _families())
    ]
    if not ends:
        return None, None
    _, at, family = min(ends, key=lambda end: end[:2])
    return at, family


def _country(words: tuple[str, ...], at: int | None, family: Family | None) -> str:
    """Whose name it is by its family name; one of both is Vietnamese in three words or with marks."""
    if at is None or family is None:
        return ""
    countries = {each.country for each in _families()[_looked_up(words[at])]}
    if len(countries) == 1:
        return family.country
    if any("-" in word for word in words):
        return "kr"
    if any(_HANGUL.fullmatch(word) and len(word) > 2 for word in words):
        return "vn"
    if re.search(page().not_vietnamese, " ".join(words).lower()):
        return "kr"
    looks = len(words) > 2 or any(unaccented(word) != word for word in words)
    return "vn" if looks else "kr"


def _family_sound(words: tuple[str, ...], at: int | None, country: str) -> Sound:
    if at is None:
        return ()
    known = [family for family in _families().get(_looked_up(words[at]), ()) if family.country == country]
    return known[0].sound if known else sound(words[at], country == "vn")


def _heard(words: tuple[str, ...], at: int | None, country: str) -> tuple[Sound, Sound]:
    given = (word for place, word in enumerate(words) if place != at)
    return _family_sound(words, at, country), tuple(
        place for word in given for place in sound(word, country == "vn")
    )


def _parted(words: tuple[str, ...], country: str) -> Iterator[tuple[str, ...]]:
    """A name as written, and with the "ng" inside a word of a Korean name parted: Mingon is Min-gon."""
    yield words
    if country == "kr" and any(_FUSED.search(word) for word in words):
        yield tuple(_FUSED.sub("n-g", word) for word in words)


def _ends(words: tuple[str, ...], at: int | None) -> list[int | None]:
    """The places where the family name may stand, the likeliest first."""
    ends = [end for end in (0, len(words) - 1) if _looked_up(words[end]) in _families() and len(words) > 1]
    return [at, *(end for end in dict.fromkeys(ends) if end != at)]


def _folded(words: Sequence[str]) -> str:
    return fold("".join(words)).replace("y", "i")


def _marked(words: Sequence[str]) -> str:
    """The letters with their marks in one order: Hòa is Hoà, and Sỹ is Sĩ."""
    letters = unicodedata.normalize("NFD", "".join(words).lower().replace("đ", "d\u0335"))
    kept = [letter for letter in letters if letter.isalnum() or unicodedata.combining(letter)]
    return "".join(_syllables("".join(kept).replace("y", "i")))


def _syllables(text: str) -> Iterator[str]:
    """Runs of vowels with their tone marks moved behind them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    for run in re.findall(r"[aeiou\u0300-\u036f]+|[^aeiou]", text):
        yield "".join(c for c in run if c not in tones) + "".join(c for c in run if c in tones)
