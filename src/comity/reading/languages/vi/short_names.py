"""Names of their own kind: countries in pairs ("Việt - Hàn"), acronyms, companies with Latin names."""

from __future__ import annotations

import re
from functools import cache

from comity.lexicon.load import lexicon
from comity.reading.languages.vi.capitals import CAPITAL_WORD, initials
from comity.reading.marks.scanner import folded

_ACRONYM = re.compile(r"\(([^\W\d_][\w&\-]{1,15})(?:\)|, )")


def clipped_countries(text: str) -> dict[int, tuple[int, str]]:
    """Short names of countries where they stand for them: where each begins, its end, the country's code."""
    codes = _countries()
    return {
        found.start(group): (found.end(group), codes[found.group(group)])
        for found in _clipped().finditer(text)
        for group in ("first", "second", "alone")
        if found.group(group)
    }


@cache
def _countries() -> dict[str, str]:
    words = [word for word in lexicon("vi").page("demonyms") if word.code != "before"]
    return {
        key: word.code for word in words for form in word.forms for key in (form, folded(form).capitalize())
    }


@cache
def _clipped() -> re.Pattern[str]:
    """A pair of short names, or one behind a word for people, firms or land."""
    countries = sorted(_countries(), key=len, reverse=True)
    leading = [
        form for word in lexicon("vi").page("demonyms") if word.code == "before" for form in word.forms
    ]
    one = "|".join(countries)
    end = r"(?!\w| ?[-–] ?\w| [A-ZĐ])"
    pair = rf"(?<![\w-])(?P<first>{one}) ?[-–] ?(?P<second>{one}){end}"
    alone = rf"(?i:\b(?:{'|'.join(leading)})) (?P<alone>{one}){end}"
    return re.compile(f"{initials(countries)}{pair}|{initials(leading)}{alone}")


def acronyms(text: str) -> dict[int, int]:
    """Where acronyms stand that the text explains in brackets, the brackets themselves left out."""
    told = {found.group(1) for found in _ACRONYM.finditer(text) if sum(map(str.isupper, found.group(1))) > 1}
    if not told:
        return {}
    names = "|".join(map(re.escape, sorted(told, key=len, reverse=True)))
    return {found.start(): found.end() for found in re.finditer(rf"(?<![\w(])(?:{names})(?!\w)", text)}


def latin_companies(text: str) -> dict[int, int]:
    """Where names stand that end as companies' names do ("Midas Holdings Co., Ltd")."""
    return {found.start(): found.end() for found in _company().finditer(text)}


@cache
def _company() -> re.Pattern[str]:
    forms = sorted(
        (form for word in lexicon("vi").page("firm_endings") for form in word.forms), key=len, reverse=True
    )
    endings = "|".join(map(re.escape, forms))
    word = rf"(?=[A-Z])(?:{CAPITAL_WORD.pattern}|[A-Z]&[A-Z])"
    of = rf"(?: (?:of|for) {word}(?: (?:and )?{word}){{0,4}})?"
    return re.compile(rf"(?=[A-Z])(?<![\w-])(?:{word} ){{1,4}}(?:{endings})(?![\w-]){of}")


def firms_again(text: str) -> dict[int, int]:
    """Where firms are told again by their Latin names alone, behind "Công ty Hanil Farm"."""
    again: dict[int, int] = {}
    first: dict[str, int] = {}
    for told in _firm().finditer(text):
        first.setdefault(told["name"], told.end())
    for name, behind in first.items():
        at = text.find(name, behind)
        while at > 0:
            end = at + len(name)
            if not text[at - 1].isalnum() and not text[end : end + 1].isalnum():
                again[at] = end
            at = text.find(name, end)
    return again


@cache
def _firm() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _leading_words()), key=len, reverse=True))
    word = r"(?=[A-Z])[A-Za-z&-]+(?![^\W_])"
    return re.compile(rf"(?i:\b(?:{words})) (?P<name>{word}(?: {word})+)")


def _leading_words() -> list[str]:
    """What names of firms begin with ("Công ty TNHH")."""
    return [form for word in lexicon("vi").page("bodies") if word.code == "company" for form in word.forms]
