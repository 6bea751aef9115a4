"""Names of their own kind: countries in pairs ("Việt - Hàn"), acronyms, companies with Latin names."""

from __future__ import annotations

import re
from functools import cache

from comity.lexicon.load import lexicon
from comity.reading.languages.vi.capitals import CAPITAL_WORD
from comity.reading.marks.openings import Opening, word_starts
from comity.reading.marks.scanner import folded

_END = r"(?!\w| ?[-–] ?\w| [A-ZĐ])"
"""What may not follow a country's short name, else it is part of a longer one."""
_LATIN = r"(?=[A-Z])[A-Za-z&-]+(?![^\W_])"
_LONGEST_LEAD = 40
"""Characters before a short name, or before a firm's, in which the word that leads to it stands."""
_LATIN_CAPITAL = Opening(r"[A-Z](?<![\w-].)")
_ACRONYM = re.compile(r"\(([^\W\d_][\w&\-]{1,15})(?:\)|, )")


def clipped_countries(text: str) -> dict[int, tuple[int, str]]:
    """Short names of countries where they stand for them: where each begins, its end, the country's code."""
    codes, found = _countries(), {}
    for pair in _pair().finditer(text):
        before = text[pair.start() - 1 : pair.start()]
        if before != "-" and not _goes_on(before):
            for group in ("first", "second"):
                found[pair.start(group)] = pair.end(group), codes[pair[group]]
    for alone in _alone().finditer(text):
        start = alone.start()
        if _leading().search(text, max(0, start - _LONGEST_LEAD), start):
            found[start] = alone.end(), codes[alone[0]]
    return found


@cache
def _countries() -> dict[str, str]:
    words = [word for word in lexicon("vi").page("demonyms") if word.code != "before"]
    return {
        key: word.code for word in words for form in word.forms for key in (form, folded(form).capitalize())
    }


def _one() -> str:
    return "|".join(sorted(_countries(), key=len, reverse=True))


@cache
def _pair() -> re.Pattern[str]:
    """A pair of short names."""
    return re.compile(rf"(?P<first>{_one()}) ?[-–] ?(?P<second>{_one()}){_END}")


@cache
def _alone() -> re.Pattern[str]:
    """One short name, which counts behind a leading word."""
    return re.compile(rf"(?:{_one()}){_END}")


@cache
def _leading() -> re.Pattern[str]:
    """A word for people, firms or land before a short name."""
    forms = [form for word in lexicon("vi").page("demonyms") if word.code == "before" for form in word.forms]
    return re.compile(rf"\b(?:{'|'.join(forms)}) $", re.IGNORECASE)


def acronyms(text: str) -> dict[int, int]:
    """Where acronyms stand that the text explains in brackets, the brackets themselves left out."""
    told = {found.group(1) for found in _ACRONYM.finditer(text) if sum(map(str.isupper, found.group(1))) > 1}
    whole: dict[int, int] = {}
    for name in told:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not (_goes_on(text[at - 1 : at]) or text[at - 1 : at] == "(" or _goes_on(text[end : end + 1])):
                whole[at] = max(end, whole.get(at, 0))
            at = text.find(name, at + 1)
    found: dict[int, int] = {}
    reached = 0
    for at in sorted(whole):
        if at >= reached:
            found[at] = reached = whole[at]
    return found


def _goes_on(beside: str) -> bool:
    """Whether the character beside a name is of the same word."""
    return beside.isalnum() or beside == "_"


def latin_companies(text: str) -> dict[int, int]:
    """Where names stand that end as companies' names do ("Midas Holdings Co., Ltd")."""
    if not _ending().search(text):
        return {}
    return {found.start(): found.end() for found in _LATIN_CAPITAL.found(_company(), text)}


@cache
def _company() -> re.Pattern[str]:
    word = rf"(?=[A-Z])(?:{CAPITAL_WORD.pattern}|[A-Z]&[A-Z])"
    of = rf"(?: (?:of|for) {word}(?: (?:and )?{word}){{0,4}})?"
    endings = "|".join(map(re.escape, sorted(_endings(), key=len, reverse=True)))
    return re.compile(rf"(?:{word} ){{1,4}}(?:{endings})(?![\w-]){of}")


@cache
def _ending() -> re.Pattern[str]:
    """What a company's name ends in, which few texts have."""
    return re.compile(rf"{word_starts(_endings())}(?![\w-])")


def _endings() -> list[str]:
    return [form for word in lexicon("vi").page("firm_endings") for form in word.forms]


def firms_again(text: str) -> dict[int, int]:
    """Where firms are told again by their Latin names alone, behind "Công ty Hanil Farm"."""
    again: dict[int, int] = {}
    first: dict[str, int] = {}
    for latin in _latin_name().finditer(text):
        for told in _firm().finditer(text, max(0, latin.start() - 1 - _LONGEST_LEAD), latin.end()):
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
def _latin_name() -> re.Pattern[str]:
    """Latin words with a capital, at least two."""
    return re.compile(rf"[A-Z](?<= .)[A-Za-z&-]*(?![^\W_])(?: {_LATIN})+")


@cache
def _firm() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _leading_words()), key=len, reverse=True))
    return re.compile(rf"(?i:\b(?:{words})) (?P<name>{_LATIN}(?: {_LATIN})+)")


def _leading_words() -> list[str]:
    """What names of firms begin with ("Công ty TNHH")."""
    return [form for word in lexicon("vi").page("bodies") if word.code == "company" for form in word.forms]
