"""The bases that Korean verbs give to their endings: 맺-고, 맺으-며, 맺어-서; 열-고, 여-는, 열어-서."""

from __future__ import annotations

from enum import IntFlag
from functools import cache
from unicodedata import normalize

import msgspec

from comity.lexicon.load import lexicon
from comity.reading.languages.ko.hangul import FINALS, INITIALS, VOWELS, letters

_DICTIONARY_FORM = "다"
_BRIGHT = "ㅏㅗㅑ"
"""Vowels after which the open base has ㅏ."""
_FUSED = {"ㅗ": "ㅘ", "ㅜ": "ㅝ", "ㅣ": "ㅕ", "ㅚ": "ㅙ"}
_OPEN_ALREADY = "ㅏㅓㅐㅔㅕ"


class Base(IntFlag):
    """Which endings a base takes."""

    PLAIN = 1
    """고, 지만, 다: 맺-고, 열-고."""
    NASAL = 2
    """는, 느라: 맺-는, 여-는."""
    SYLLABLE = 4
    """며, 면, 려고: 맺으-며, 열-며."""
    LETTER = 8
    """ㄴ, ㄹ, ㅂ니다: 맺으-ㄴ, 여-ㄴ."""
    OPEN = 16
    """서, 도, and nothing: 맺어, 열어."""
    CONSONANT = 32
    """나, only behind 으 or a past: 맺었으-나."""


class Stem(msgspec.Struct, frozen=True, gc=False):
    """A base of a verb: what endings it takes, the verb's code in the page `verbs`.

    `verb` is its dictionary form without 다; `past` 맺었-, `will` 맺겠-.
    """

    takes: Base
    code: str
    verb: str
    past: bool = False
    will: bool = False


def stem_of(form: str) -> str:
    """The verb of a dictionary form: 맺다 is 맺."""
    return form.removesuffix(_DICTIONARY_FORM)


@cache
def bases() -> dict[str, tuple[Stem, ...]]:
    """Every base of every verb of the page `verbs`, taken apart into letters."""
    return _all_bases("verbs")


@cache
def light_bases() -> dict[str, tuple[Stem, ...]]:
    """The bases of verbs that make a verb of any noun: 체결-하다, 체결-되다."""
    return _all_bases("light_verbs")


@cache
def helping_bases() -> dict[str, tuple[Stem, ...]]:
    """The bases of verbs that are written onto the open base of another: 이어-오다, 펼쳐-나가다."""
    return _all_bases("helping_verbs")


def _all_bases(page: str) -> dict[str, tuple[Stem, ...]]:
    found: dict[str, list[Stem]] = {}
    for word in lexicon("ko").page(page):
        for form in word.forms:
            for base, stem in _bases_of(stem_of(form), word.code, word.attr("kind", "")):
                found.setdefault(normalize("NFD", base), []).append(stem)
    return {base: tuple(dict.fromkeys(stems)) for base, stems in found.items()}


def _bases_of(verb: str, code: str, kind: str) -> list[tuple[str, Stem]]:
    """The bases of a verb.

    >>> [base for base, _ in _bases_of("돕", "done", "p")][:3]
    ['돕', '도우', '도와']
    """
    head, last = verb[:-1], verb[-1]
    final = letters(last)[2]
    found: list[tuple[str, Base]] = []
    if kind in ("p", "d", "s") and final:
        found.append((verb, Base.PLAIN | Base.NASAL))
        soft = head + _with_final(last, "ㄹ" if kind == "d" else "")
        vowel = soft + ("우" if kind == "p" else "으")
        found.append((vowel, Base.SYLLABLE | Base.LETTER))
        opened = [soft + "와", soft + "워"] if kind == "p" else [soft + _open_syllable(last)]
    elif final == "ㄹ":
        found.append((verb, Base.PLAIN | Base.SYLLABLE))
        found.append((head + _with_final(last, ""), Base.NASAL | Base.LETTER))
        opened = [verb + _open_syllable(last)]
    elif final:
        found.append((verb, Base.PLAIN | Base.NASAL))
        found.append((verb + "으", Base.SYLLABLE | Base.LETTER | Base.CONSONANT))
        opened = [verb + _open_syllable(last)]
    else:
        found.append((verb, Base.PLAIN | Base.NASAL | Base.SYLLABLE | Base.LETTER))
        opened = _opened_vowel(verb, kind)
    kept = [(base, Stem(takes, code, verb)) for base, takes in found]
    for base in opened:
        kept.append((base, Stem(Base.OPEN, code, verb)))
        kept += _marked(_with_last(base, "ㅆ"), code, verb, past=True)
        kept += _marked(_with_last(base, "ㅆ") + "었", code, verb, past=True)
    return kept + _marked(verb + "겠", code, verb, past=False)


def _marked(base: str, code: str, verb: str, past: bool) -> list[tuple[str, Stem]]:
    """The bases of a past (맺었-, 맺었으-) or a will (맺겠-, 맺겠으-)."""
    vowel = Base.SYLLABLE | Base.LETTER | Base.CONSONANT
    return [
        (base, Stem(Base.PLAIN | Base.NASAL, code, verb, past, not past)),
        (base + "으", Stem(vowel, code, verb, past, not past)),
    ]


def _opened_vowel(verb: str, kind: str) -> list[str]:
    """The open bases of a verb that ends in a vowel: 가 → 가, 오 → 와, 이루 → 이뤄, 하 → 해."""
    head, last = verb[:-1], verb[-1]
    initial, vowel, _ = letters(last)
    if last == "하":
        return [head + "해", head + "하여"]
    if kind == "reo":
        return [verb + "러"]
    if vowel == "ㅡ" and kind != "eu" and initial == "ㄹ" and head:
        before = head[:-1] + _with_final(head[-1], "ㄹ")
        return [before + _syllable("ㄹ", "ㅏ" if letters(head[-1])[1] in _BRIGHT else "ㅓ")]
    if vowel == "ㅡ":
        bright = bool(head) and letters(head[-1])[1] in _BRIGHT
        return [head + _syllable(initial, "ㅏ" if bright else "ㅓ")]
    if vowel in _OPEN_ALREADY:
        return [verb]
    if vowel in _FUSED:
        fused = head + _syllable(initial, _FUSED[vowel])
        return [fused] if vowel == "ㅣ" else [fused, verb + _open_syllable(last)]
    return [verb + "어"]


def _open_syllable(syllable: str) -> str:
    return "아" if letters(syllable)[1] in _BRIGHT else "어"


def _syllable(initial: str, vowel: str, final: str = "") -> str:
    number = (INITIALS.index(initial) * len(VOWELS) + VOWELS.index(vowel)) * len(FINALS)
    return chr(0xAC00 + number + (FINALS.index(final) if final else 0))


def _with_final(syllable: str, final: str) -> str:
    initial, vowel, _ = letters(syllable)
    return _syllable(initial, vowel, final)


def _with_last(word: str, final: str) -> str:
    return word[:-1] + _with_final(word[-1], final)
