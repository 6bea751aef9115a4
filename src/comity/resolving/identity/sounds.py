"""How a name sounds, in whatever script and romanization it is written (sounds.yaml)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
import yaml

from comity.errors import BadVocabulary
from comity.model.names import unaccented
from comity.reference.affix import is_hangul

Sound = tuple[frozenset[str], ...]
"""One letter a place, or the several that a spelling leaves open; vowels are small."""

_PLACES = re.compile(r"\[(\w+)\]|(\w)")
_RUNS = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("aeiouxy")
_LATIN_VOWELS = frozenset("aeiouyw")
_SYLLABLES, _MEDIALS, _FINALS = 0xAC00, 21, 28


class Sounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The page sounds.yaml; its header says what each list is for."""

    initials: tuple[str, ...]
    vowels: tuple[str, ...]
    finals: tuple[str, ...]
    letters: dict[str, str]
    marks: dict[str, str]
    vietnamese: dict[str, str]
    either: dict[str, str]
    plain: str
    alike: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...]


@cache
def sounds() -> Sounds:
    """The packaged page; BadVocabulary where it does not hold together."""
    page = files("comity.resolving.identity").joinpath("sounds.yaml").read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(page), Sounds)
    except msgspec.ValidationError as error:
        raise BadVocabulary("resolving/identity/sounds.yaml", "sounds", str(error)) from error


@lru_cache(maxsize=100_000)
def sound(word: str, vietnamese: bool = False) -> Sound:
    """The sound of one word of a name; of what is neither Hangul nor Latin, its characters.

    >>> "".join(min(letter) for letter in sound("Gon")), distance(sound("곤"), sound("Gon"))
    ('KoN', 0.0)
    """
    if is_hangul(word):
        return tuple(_of_hangul(word, vietnamese))
    return tuple(place for part in _RUNS.findall(word) for place in _of_latin(part, vietnamese))


def skeleton(parts: tuple[Sound, ...]) -> str:
    """The consonants that every spelling of a name keeps, turned to the same beginning.

    What spellings lose or add goes: H, the K behind N and ng, doubled letters. The least rotation
    makes the order of family and given name not matter.

    >>> skeleton((sound("Kim"), sound("Hyun-gon"))) == skeleton((sound("현곤"), sound("김")))
    True
    """
    letters = [_broad(place) for part in parts for place in part]
    ring = [letter for letter in letters if letter]
    kept = [letter for at, letter in enumerate(ring) if letter != " " and _stays(ring[at - 1], letter)]
    turns = (kept[at:] + kept[:at] for at in range(len(kept)))
    return "".join(min(turns, default=[]))


_VIETNAMESE = {"J": "T", "G": "N", "x": "a", "o": "a", "u": "a", "y": "a", "e": "i"}
_KOREAN = {"x": "u", "o": "u", "y": "u"}
_STRONGEST = "aeiu"


def outline(whole: Sound, country: str = "") -> str:
    """A sound without what spellings of one name differ in: of each run of vowels the strongest one's class.

    >>> outline(sound("Hyun-gon"), "kr") == outline(sound("현곤"), "kr") == "HuNKuN"
    True
    """
    classes = _VIETNAMESE if country == "vn" else _KOREAN
    letters: list[str] = []
    for place in whole:
        found = {classes.get(letter, letter) for letter in place}
        if not _is_vowel(place):
            consonant = "T" if country == "vn" and "T" in found else min(found)
            letters += [consonant] if letters[-1:] != [consonant] else []
            continue
        letter = next(each for each in _preferred(found, place, country))
        if letters and letters[-1] in _STRONGEST:
            letters[-1] = min(letters[-1], letter, key=_STRONGEST.index)
        else:
            letters.append(letter)
    return "".join(letters)


def _preferred(classes: set[str], place: frozenset[str], country: str) -> Iterator[str]:
    """The class of an open vowel: "ai" is ㅐ in Korean names, and what may be ㅣ is."""
    order = "eiau" if country != "vn" and len(place) > 1 else _STRONGEST
    yield from (letter for letter in order if letter in classes)


_BROAD = {"T": "T", "J": "T", "G": "N", "H": ""}


def _broad(place: frozenset[str]) -> str:
    """A consonant's class, a blank for a vowel, nothing for what is lost."""
    first = min(place)
    if first in _VOWELS:
        return " "
    return "T" if "J" in place else _BROAD.get(first, first)


def _stays(before: str, letter: str) -> bool:
    return letter != before and not (before == "N" and letter == "K")


@lru_cache(maxsize=200_000)
def bones(whole: Sound) -> Sound:
    """The consonants of a sound without H, each once where doubled."""
    kept: list[frozenset[str]] = []
    before: frozenset[str] | None = None
    for place in whole:
        if place == frozenset("H"):
            continue
        if not _is_vowel(place) and place != before:
            kept.append(place)
        before = place
    return tuple(kept)


def may_be_alike(one: Sound, other: Sound) -> bool:
    """Whether no consonant differs: what is false here is a distance of 1 or more."""
    left, right = bones(one), bones(other)
    return len(left) == len(right) and all(a & b for a, b in zip(left, right, strict=True))


@lru_cache(maxsize=400_000)
def distance(one: Sound, other: Sound) -> float:
    """How far two sounds are apart: about 1 for each consonant or syllable that differs."""
    if one == other:
        return 0.0
    left, right = _losses(one), _losses(other)
    row = [0.0]
    for loss in right:
        row.append(row[-1] + loss)
    for place, lost in zip(one, left, strict=True):
        above, row = row, [row[0] + lost]
        for at, letter in enumerate(other):
            row.append(min(above[at] + _changed(place, letter), above[at + 1] + lost, row[at] + right[at]))
    return row[-1]


@lru_cache(maxsize=100_000)
def _losses(whole: Sound) -> tuple[float, ...]:
    """What it costs to leave each place out: little for a glide beside a vowel."""
    return tuple(_loss(whole, at) for at in range(len(whole)))


def _loss(whole: Sound, at: int) -> float:
    place = whole[at]
    if not _is_vowel(place):
        if place in (*whole[max(at - 1, 0) : at], *whole[at + 1 : at + 2]):
            return 0.2  # Doubled letters: Hannuri, Hanuri.
        return 0.6 if place == frozenset("H") else 1.0
    if not any(_is_vowel(other) for other in (*whole[max(at - 1, 0) : at], *whole[at + 1 : at + 2])):
        return 1.0
    return 0.25 if place <= _GLIDES else 0.6


_GLIDES = frozenset("iyuo")


def _is_vowel(place: frozenset[str]) -> bool:
    return min(place) in _VOWELS


_NEAR = (frozenset("uy"),)


def _changed(one: frozenset[str], other: frozenset[str]) -> float:
    if one & other:
        return 0.0
    if _is_vowel(one) != _is_vowel(other):
        return 2.0
    if not _is_vowel(one):
        return 1.0
    return 0.35 if any(one & near and other & near for near in _NEAR) else 0.8


def _of_hangul(word: str, vietnamese: bool) -> Iterator[frozenset[str]]:
    spelt = [(_parts(letter) if "가" <= letter <= "힣" else None) for letter in word]
    for at, parts in enumerate(spelt):
        if parts is None:
            continue
        initial, vowel, final = parts
        after = spelt[at + 1] if at + 1 < len(spelt) else None
        if (initial, vowel, final) == ("", "y", "G") and after is not None and after[0] == "":
            yield frozenset("G")  # 응우옌, 응언: the ng that begins a Vietnamese syllable.
            continue
        # Vietnamese has no "ing": 밍 and 민 are both Minh.
        yield from _places(
            initial + vowel + ("[NG]" if vietnamese and (vowel, final) == ("i", "G") else final)
        )


def _parts(letter: str) -> tuple[str, str, str]:
    page, code = sounds(), ord(letter) - _SYLLABLES
    initial, rest = divmod(code, _MEDIALS * _FINALS)
    vowel, final = divmod(rest, _FINALS)
    return page.initials[initial], page.vowels[vowel], page.finals[final]


def _of_latin(word: str, vietnamese: bool) -> Iterator[frozenset[str]]:
    marked = unicodedata.normalize("NFC", word.lower())
    plain = unaccented(marked)
    if len(plain) != len(marked):
        marked = plain
    at = 0
    while at < len(plain):
        size, spelt = _group(plain, at, vietnamese)
        if size == 1:
            spelt = _letter(marked[at], spelt, vietnamese, marked.isascii())
        yield from _places(spelt)
        at += size


def _letter(letter: str, spelt: str, vietnamese: bool, unmarked: bool) -> str:
    """What a single letter stands for, with the help of its mark where there is one."""
    page, bare = sounds(), _without_tone(letter)
    if vietnamese and unmarked:
        return page.vietnamese.get(bare, spelt)
    if vietnamese and bare in page.plain:
        return bare
    return page.marks.get(bare, spelt)


@lru_cache(maxsize=1000)
def _without_tone(letter: str) -> str:
    kept = "".join(c for c in unicodedata.normalize("NFD", letter) if c not in _TONES)
    return unicodedata.normalize("NFC", kept)


_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def _group(word: str, at: int, vietnamese: bool) -> tuple[int, str]:
    """How many letters of a word belong together here, and what they stand for."""
    for size in range(min(4, len(word) - at), 0, -1):
        letters, end = word[at : at + size], at + size
        vowel_before = at > 0 and word[at - 1] in _LATIN_VOWELS
        vowel_behind = end < len(word) and word[end] in _LATIN_VOWELS
        if vietnamese and letters in sounds().either:
            return size, sounds().either[letters]
        spelt = _spelt(letters, vowel_before, vowel_behind)
        if spelt is not None:
            return size, spelt
    return 1, word[at] if word[at].isalnum() and not word[at].isascii() else ""


def _spelt(letters: str, vowel_before: bool, vowel_behind: bool) -> str | None:
    page = sounds().letters
    if vowel_before and vowel_behind and f"+{letters}" in page:
        return page[f"+{letters}"]
    if vowel_before and not vowel_behind and f"-{letters}" in page:
        return page[f"-{letters}"]
    if vowel_behind and f"{letters}-" in page:
        return page[f"{letters}-"]
    return page.get(letters)


def _places(spelt: str) -> Iterator[frozenset[str]]:
    for found in _PLACES.finditer(spelt):
        yield frozenset(found[1] or found[2])
