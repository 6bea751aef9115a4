"""Numbers as written, in digits or in words, and what they amount to."""

from __future__ import annotations

import re
from functools import cache

from comity.lexicon.load import lexicon
from comity.reading.marks.fragments import Fragments

_SPACED = "[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}(?![0-9]))+"
DIGITS = _SPACED + r"|[0-9]{1,3}(?:[.,][0-9]{3}(?![0-9]))+(?:[.,][0-9]{1,2}(?![0-9]))?|[0-9]+(?:[.,][0-9]+)?"
_WORDS = (
    r"(?:{ten}(?:[\s-]{unit})?|{unit}|{a}(?=\s(?:{hundred}|{scale})))"
    r"(?:\s{dozens})?(?:[\s-]{hundred}(?:\s{and}\s(?:{ten}(?:[\s-]{unit})?|{unit}))?)?"
    r"(?:\s{and_half}(?=\s{scale}))?"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]{1,2})?")


@cache
def fragments(language: str = "en") -> Fragments:
    """The number words of a language."""
    return Fragments(lexicon(language).page("numbers"))


@cache
def in_words(language: str = "en") -> str:
    """A pattern for a number below a thousand in words, for folded text."""
    return fragments(language).fill(_WORDS)


_LONGEST = 24
"""Characters of the longest run of digits that still tells a number: hundreds of trillions, with points."""


def number(text: str, language: str = "en") -> float | int | None:
    """What a number in digits or in words amounts to, scale words apart; None where it is none.

    A single group of three digits after a comma or point is thousands ("4,008", "2.300"); anything
    else after one is decimals ("5,62", "1.92").

    >>> number("4,008"), number("5,62"), number("one hundred and fifty"), number("a dozen")
    (4008, 5.62, 150, 12)
    """
    plain = text.strip().lower()
    if plain[:1].isdigit():
        return _from_digits("".join(plain.split())) if len(plain) <= _LONGEST else None
    return _from_words(plain, language)


def _from_digits(text: str) -> float | int | None:
    grouped = _GROUPED.fullmatch(text)
    if grouped and not text.startswith("0"):
        mark = grouped.group(1)
        text = text.replace(mark, "").replace(",", ".")
    else:
        text = text.replace(",", ".")
    try:
        return whole(float(text))
    except ValueError:
        return None


def _from_words(text: str, language: str) -> float | int | None:
    words = fragments(language)
    for known in (words.group("lump"), words.group("fraction")):
        if text in known:
            return whole(float(known[text].attr("number")))
    for half in words.group("and_half"):
        if text.endswith(f" {half}"):
            count = _from_words(text.removesuffix(f" {half}"), language)
            return None if count is None else count + 0.5
    for dozen, word in words.group("dozens").items():
        if text.endswith(f" {dozen}"):
            count = _from_words(text.removesuffix(f" {dozen}"), language)
            return None if count is None else count * int(word.attr("number"))
    values = {**words.group("unit"), **words.group("ten"), **words.group("hundred")}
    passed = {**words.group("a"), **words.group("and")}
    total = 0
    for part in re.split(r"[\s-]+", text):
        if part in words.group("hundred"):
            total = (total or 1) * 100
        elif part in values:
            total += int(values[part].attr("number"))
        elif part not in passed:
            return None
    return total or (1 if text in passed else 0 if text in values else None)


def ordinal(text: str, language: str = "en") -> int | None:
    """What an ordinal in words or digits amounts to; None where it is none.

    >>> ordinal("third"), ordinal("21st"), ordinal("many")
    (3, 21, None)
    """
    plain = text.strip().lower()
    digits = re.match(r"[0-9]{1,9}(?![0-9])", plain)
    if digits:
        return int(digits.group())
    word = fragments(language).group("ordinal").get(plain)
    return int(word.attr("number")) if word else None


def whole(value: float) -> float | int:
    """The value as an int where it is one, rid of the noise of binary fractions.

    >>> whole(8.3 * 10**9), whole(85.85)
    (8300000000, 85.85)
    """
    nearest = round(value)
    return nearest if abs(value - nearest) <= 1e-9 * max(1.0, abs(value)) else round(value, 6)
