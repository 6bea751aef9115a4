"""How dates are written: a pattern for each shape, and where in a text one can stand."""

from __future__ import annotations

import re
from functools import cache

import daachorse

from comity.lexicon.load import lexicon
from comity.reading.marks.fragments import Fragments, one_pattern
from comity.reading.marks.numerals import in_words

_D = r"(?:{the}\s)?(?P<d>[0-9]{1,2})(?![0-9]|[.,:][0-9])(?:{suffix})?\b"
_D2 = r"(?:\s?(?:[-–—]|(?<=\s){to}\b)\s?(?:{the}\s)?(?P<d2>[0-9]{1,2})(?![0-9]|[.,:][0-9])(?:{suffix})?\b)?"
_Y = r"(?P<y>(?:19|20)[0-9]{2})"
_YEAR = r"(?P<y>(?:19|20)[0-9]{2})(?![0-9]|[.,][0-9]|s\b)"
_WHICH = r"(?P<rel>{rel})\s{year_unit}|(?P<told>{told})\s{year_unit}"
_OF_YEAR = r"(?:,?(?:\s{of})?\s(?:" + _YEAR + "|" + _WHICH + r")\b)?"
_POINT = r"(?:\.(?!\n|\s{of}\b))?"
_CLOSING = r"(?=[.,;:)]|$|\s(?:{joining}|{on_day}|{to})\b)"
_COUNT = r"(?P<n>[0-9]{1,3}|{number})"

SHAPES = {
    "iso": _Y + r"(?:[-/]|\.\s?)(?P<m>[0-9]{1,2})(?:[-/]|\.\s?)(?P<d>[0-9]{1,2})(?![0-9])\.?"
    r"(?:\s?[~–—]\s?(?:(?P<m2>[0-9]{1,2})\.\s?)?(?P<d2>[0-9]{1,2})(?![0-9])\.?)?",
    "iso_month": _Y + r"\.\s?(?P<m>0[1-9]|1[0-2]|[1-9](?=\.))(?![0-9])(?!\.[0-9])\.?",
    "day_range": r"(?P<d>[0-9]{1,2})\s?[-–]\s?(?P<d2>[0-9]{1,2})"
    r"/(?P<m>[0-9]{1,2})/(?P<y>(?:19|20)[0-9]{2})(?![0-9])",
    "day_first": r"(?P<d>[0-9]{1,2})[-/.](?P<m>[0-9]{1,2})[-/.](?P<y>(?:19|20)[0-9]{2})(?![0-9])",
    "day_and_month": r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})(?![0-9/%]|[.,][0-9]|\s?[0-9])",
    "month_day": r"(?P<month>{month})\b" + _POINT + r"\s?" + _D + _D2 + r"(?!\s{month}\b)" + _OF_YEAR,
    "day_month": r"(?<![:.])" + _D + _D2 + r"\s(?:{of}\s)?(?P<month>{month})\b" + _POINT + r"" + _OF_YEAR,
    "month_year": r"(?:(?P<end>{end})\s?)?(?P<month>{month})\b"
    + _POINT
    + r",?\s(?:{of}\s)?(?:"
    + _YEAR
    + "|"
    + _WHICH
    + ")",
    "rel_month": r"(?:(?P<rel>{rel})|(?P<told>{told}))\s(?P<month>{month})\b(?!\s[0-9]|\.[^\S\n][0-9])",
    "month": r"(?:(?P<end>{end})\s?)?(?P<month>{month})\b(?!\s[0-9]|\.[^\S\n][0-9])",
    "day_of_month": _D + r"\s(?:{of}\s)?(?:(?P<rel>{rel})|(?P<told>{told}))\s{month_unit}\b",
    "months_of": r"(?:{the}\s)?{turn}[\s-]"
    + _COUNT
    + r"[\s-](?P<unit>{month_unit}|{quarter_unit})\b"
    + _OF_YEAR,
    "months_so_far": r"{months_lead}\s" + _COUNT + r"[\s-]{month_unit}\b(?!\s{to}\b)",
    "months_to": r"(?:"
    + _COUNT
    + r"[\s-]{month_unit}|{year_unit})\s{ending}\s(?:(?P<end>{end})\s?)?(?P<month>{month})\b"
    + _POINT
    + r"(?:\s[0-9]{1,2}(?![0-9]|[.,:][0-9]))?"
    + _OF_YEAR,
    "share": r"(?:{the}\s)?(?P<turn>{turn})[\s-](?P<share>{share})\b" + _OF_YEAR,
    "short_share": r"(?P<share>{part_letter})(?P<n>[1-4])(?:(?:[\s/-]?|,?\s(?:{of}\s)?)"
    + _YEAR
    + r"|,?\s(?:{of}\s)?(?:"
    + _WHICH
    + r")\b|\b)",
    "period_end": r"(?:{yearend}|{end}\s{the}\s(?P<unit>{period}))\b",
    "years": r"(?:{fiscal_mark}\s?)?" + _Y + r"\s?[-–—/]\s?(?P<y2>(?:19|20)?[0-9]{2})(?![0-9]|[-/.][0-9])",
    "decade": r"(?:{the}\s)?(?P<y>(?:19|20)[0-9]0)s\b",
    "year": r"(?:(?P<end>{end})\s?|{fiscal_mark}\s?)?" + _YEAR,
    "weekday": r"(?:(?P<rel>{rel})\s)?(?P<weekday>{weekday})\b(?:\s{daypart}\b)?"
    r"(?:\s(?:{of}\s)?(?P<week>{rel})\s{week_unit}\b)?",
    "dayword": r"(?P<dayword>{dayword})\b(?:\s{daypart}\b)?",
    "part_of_day": r"(?:{in_the}|(?P<told>{told}))\s{daypart}\b(?!\s{of}\b)",
    "ago": r"(?:"
    + _COUNT
    + r"|{one})\s(?P<unit>{period})\s(?P<way>{ago}|{later}|{earlier}"
    + _CLOSING
    + r")\b",
    "unit_before": r"{the}\s(?P<unit>{period}|{daypart})\s(?P<way>{before_last}|{earlier})" + _CLOSING,
    "span": r"(?P<span>{span})\s" + _COUNT + r"\s(?P<unit>{period})\b",
    "weekend": r"(?:(?P<rel>{rel})|{at}\s{the})\s{weekend}\b",
    "season": r"(?:(?P<turn>{rel})|(?P<then>{told})|{season_lead}(?:\s{the})?)\s(?P<season>{season})\b"
    + _OF_YEAR
    + r"(?!\s{of}\b)",
    "rel_unit": r"(?:(?P<end>{end})\s)?(?:(?P<rel>{rel})|(?P<told>{told}))\s"
    r"(?:{fiscal}\s)?(?P<unit>{period})\b",
    "now": r"{now}\b",
    "bare_day": r"{the}\s(?P<d>[0-9]{1,2})(?:{suffix})"
    r"(?:(?:\s?[-–—]\s?|\s{to}\s)(?:{the}\s)?(?P<d2>[0-9]{1,2})(?:{suffix}))?"
    r"(?=[.,;:)]|$|\s[a-z])",
}


@cache
def words(language: str = "en") -> Fragments:
    """The words of dates and small numbers of a language."""
    return Fragments(lexicon(language).page("dates"), lexicon(language).page("numbers"))


@cache
def patterns(language: str = "en") -> dict[str, re.Pattern[str]]:
    """Each shape's own pattern, with its parts named."""
    return {name: re.compile(_filled(shape, language)) for name, shape in SHAPES.items()}


# The families of dates, a bit each: written out in days, months and years, counted in periods, spoken of.
_WRITTEN, _COUNTED, _SPOKEN = 1, 2, 4

# What every date has a word of, unless it is all digits: how many characters before and behind that word the
# date may reach, and the family of its shapes.
_KEYS = {
    "month": (24, 36, _WRITTEN),
    "weekday": (12, 14, _SPOKEN),
    "dayword": (0, 14, _SPOKEN),
    "now": (0, 2, _SPOKEN),
    "yearend": (0, 2, _COUNTED),
    "period": (26, 24, _COUNTED),
    "share": (16, 24, _COUNTED),
    "weekend": (14, 2, _SPOKEN),
    "season": (20, 24, _COUNTED),
    "daypart": (20, 8, _SPOKEN),
}
_IN_DIGITS = (16, 18)
_DIGITS = re.compile(r"[0-9]+")
_UNITS = frozenset({"year_unit", "month_unit", "quarter_unit", "week_unit"})
"""Groups whose words are among the periods as well."""
_SLOT = re.compile(r"\{([a-z_]+)\}")


@cache
def any_shape(families: int, language: str = "en") -> re.Pattern[str]:
    """All shapes of some families in one pattern; `match.lastgroup` names the shape."""
    return one_pattern(
        {name: _filled(shape, language) for name, shape in SHAPES.items() if _families(shape) & families}
    )


def _families(shape: str) -> int:
    """The families of what a shape cannot do without; a year behind it may be missing."""
    groups = set(_SLOT.findall(shape.replace(_OF_YEAR, "").replace(_WHICH, "")))
    found = 0
    for group in groups:
        found |= _COUNTED if group in _UNITS else _KEYS[group][2] if group in _KEYS else 0
    return found or _WRITTEN


Window = tuple[int, int, int]
"""Where characters that can hold a date begin and end, and the families of dates they can hold."""


@cache
def _keys(language: str = "en") -> tuple[daachorse.CharwiseDoubleArrayAhoCorasick, list[Window]]:
    reach: dict[str, Window] = {}
    for group, (before, behind, family) in _KEYS.items():
        for form in words(language).group(group):
            known = reach.get(form, (0, 0, 0))
            reach[form] = (max(before, known[0]), max(behind, known[1]), family | known[2])
    forms = sorted(reach)
    return daachorse.CharwiseDoubleArrayAhoCorasick(forms), [reach[form] for form in forms]


def windows(plain: str, language: str = "en") -> list[Window]:
    """The stretches of a folded text that can hold a date, in order, none overlapping.

    >>> windows("x" * 100)
    []
    """
    automaton, reach = _keys(language)
    found = [
        (start - reach[key][0], end + reach[key][1], reach[key][2])
        for start, end, key in automaton.find_overlapping(plain)
        if not plain[start - 1 : start].isalpha() and not plain[end : end + 1].isalpha()
    ]
    suffixes, letters = words(language).group("suffix"), words(language).group("part_letter")
    for run in _DIGITS.finditer(plain):
        start, end = run.span()
        if (
            end - start == 4
            or plain[end : end + 2] in suffixes
            or plain[end : end + 1] == "/"
            or plain[start - 1 : start] in letters
        ):
            found.append((start - _IN_DIGITS[0], end + _IN_DIGITS[1], _WRITTEN))
    found.sort()
    kept: list[Window] = []
    for low, high, family in found:
        if kept and low <= kept[-1][1]:
            first, last, families = kept[-1]
            kept[-1] = (first, max(high, last), families | family)
        else:
            kept.append((max(0, low), high, family))
    return kept


def _filled(shape: str, language: str) -> str:
    return words(language).fill(shape.replace("{number}", in_words(language)))
