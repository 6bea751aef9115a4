"""How Vietnamese dates are written: a pattern for each shape, and which shapes a word can begin."""

from __future__ import annotations

import re
from functools import cache

from comity.reading.languages.vi.spelt import fragments
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.openings import Opening, word_starts

_Y = r"(?:19|20)[0-9]{2}"
_YEAR = rf"(?P<y>{_Y})(?![0-9])"
_D, _M = "[0-3]?[0-9]", "[01]?[0-9]"
_SEP = r"\s?[/.\-–]\s?"
_END = r"(?![0-9]|[.,/:][0-9]|%|-[0-9]+(?![0-9]|[/.][0-9]))"
_OF_YEAR = (
    rf"(?:,?\s*(?:{{year}}\s+(?:(?P<of_year>{_Y})(?![0-9])|(?P<rel>{{rel}})(?!\w))"
    r"|(?P<told_year>{told_year})(?!\w)))?"
)
_THE_YEAR = r"{year}(?!\w)(?:\s+(?:" + _YEAR + r"|(?P<rel>{rel})(?!\w)))?"
_LEAD = r"(?P<lead>(?:(?:{dayword}|{daypart}|{weekday})(?!\w)[\s,(]*(?:-\s)?)*(?:{day}\s+)?)"
_N = r"(?P<n>[0-9]{1,3}|{count})"
_HALVES = r"(?:(?P<first>{first})|(?P<final>{final}))"
_TURN = r"(?:(?P<rel>{rel})|(?P<told>{told}))(?!\w)"

_SHAPES = {
    "range": _LEAD
    + rf"(?P<d>{_D})(?P<more>(?:\s?,\s?{_D})*)"
    + r"\s?(?:[-–—]|,?\s(?P<by>{through}|{joining})\s)\s?(?:{until}\s)?(?:{day}\s+)?"
    + rf"(?P<d2>{_D})(?:(?P<sep>{_SEP})(?P<m>{_M})(?![0-9])(?:{_SEP}(?P<y>{_Y}))?"
    + rf"|,?\s+{{month}}\s+(?P<mw>{_M})){_END}{_OF_YEAR}",
    "iso": rf"(?P<y>{_Y})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])(?![0-9])",
    "day_first": _LEAD + rf"(?P<d>{_D})(?P<sep>{_SEP})(?P<m>{_M})(?P=sep){_YEAR}",
    "months_of": _N + r"\s+{month}\s+(?:" + _HALVES + r"(?:\s+(?:{of}\s+)?)?)?" + _THE_YEAR,
    "day_words": _LEAD
    + rf"(?P<d>{_D}),?\s+{{month}}\s+(?P<m>{_M}|{{month_word}}(?!\s+[0-9]))(?!\w)"
    + rf"(?:{_SEP}(?P<y>{_Y}))?{_OF_YEAR}",
    "day_month": _LEAD + rf"(?P<d>{_D})(?P<sep>[/.\-–])(?P<m>{_M}){_END}{_OF_YEAR}",
    "day": rf"(?:{{daypart}}\s+)?{{day}}\s+(?P<d>{_D}){_END}"
    + r"(?!\s+{month}\s+(?:[0-9]|{month_word}(?!\w)))"
    + r"(?:\s(?P<told_month>{told_month}|{month}\s(?P<turn>{rel}))(?!\w))?(?=[\s,.;:)]|$)",
    "month": r"(?:(?P<part>{part})\s+)?{month}\s+"
    + r"(?P<m>1[0-2]|0?[1-9](?![0-9])|{month_word}(?!\s+[0-9]))(?!\w)"
    + rf"(?:{_SEP}{_YEAR}|\s(?P<turn>{{rel}})(?!\w))?{_END}{_OF_YEAR}",
    "month_year": rf"(?P<m>1[0-2]|0?[1-9])[/\-](?P<y>{_Y})(?![0-9]|[/.-][0-9])",
    "quarter": r"{quarter}\s+(?P<q>{quarter_number})(?!\w)" + rf"(?:{_SEP}{_YEAR})?{_OF_YEAR}",
    "half": r"{half}\s+" + _HALVES + r"\s+" + _THE_YEAR,
    "years": r"(?:(?:(?P<term>{term})|{stretch})\s+(?:{year}\s+)?|{year}\s+)?"
    + rf"(?P<y>{_Y})\s?(?:[-–—/]|{{through}}(?!\w)(?:\s+{{year}})?)\s?(?P<y2>{_Y})(?![0-9/]|[.-][0-9])",
    "year": rf"(?:(?P<part>{{part}})\s+)?{{year}}\s+(?:(?P<y>{_Y})(?![0-9]|[.,][0-9])|{_TURN})",
    "part_year": r"(?P<part>{part})\s+{year}(?!\w)(?!\s+[0-9])",
    "told_year": r"(?P<told_year>{told_year})(?!\w)",
    "told_day": r"(?P<told_day>{told_day})(?!\w)",
    "dayword": r"(?P<dayword>{dayword})(?!\w)",
    "weekday": r"(?P<daypart>{daypart}\s+)?(?P<ofday>{day}\s+)?(?P<weekday>{weekday})(?!\w)"
    + r"(?:\s+{week}\s+(?P<rel>{rel})(?!\w))?",
    "rel_unit": r"(?:(?P<part>{part})\s+)?(?:(?P<week>{week})|(?P<month>{month})|(?P<quarter>{quarter}))\s+"
    + _TURN,
    "far": r"{far}\s+(?:{nearly}\s+)?" + _N + r"\s+(?P<period>{period})(?!\w)",
    "ago": _N + r"\s+(?P<period>{period})\s+(?P<ago>{ago})(?!\w)(?!\s+{whereupon}(?!\w))",
    "span": _N + r"\s+(?P<period>{period})\s+(?P<span>{span})(?!\w)",
    "months_told": _N + r"\s+{month}(?!\w)",
    "now": r"(?P<now>{now})(?!\w)",
    "bare_year": rf"(?P<y>{_Y})(?![0-9]|[.,][0-9]|\s?[-–]\s?[0-9]|[/:%])",
}
"""Every shape, tried in this order where it can begin; `{month}` stands for the words of a group."""

_BEGUN_BY = {
    "day": ("range", "day_first", "day_words", "day_month", "told_day", "dayword", "weekday", "day"),
    "daypart": ("range", "day_first", "day_words", "day_month", "told_day", "dayword", "weekday", "day"),
    "dayword": ("range", "day_first", "day_words", "day_month", "told_day", "dayword"),
    "weekday": ("range", "day_first", "day_words", "day_month", "weekday"),
    "told_day": ("told_day",),
    "month": ("month", "rel_unit"),
    "quarter": ("quarter", "rel_unit"),
    "week": ("rel_unit",),
    "year": ("years", "year", "told_year"),
    "told_year": ("told_year",),
    "part": ("month", "year", "rel_unit", "part_year"),
    "stretch": ("years",),
    "term": ("years",),
    "half": ("half",),
    "count": ("months_of", "ago", "span", "months_told"),
    "far": ("far",),
    "now": ("now",),
}
_BY_DIGITS = {
    "four": ("iso", "years", "bare_year"),
    "signed": ("range", "day_first", "day_month", "month_year"),
    "spaced": ("range", "months_of", "day_words", "ago", "span", "months_told"),
}
"""What digits begin, by how many they are or what stands behind them."""


class Shapes:
    """The patterns for text with accents, or for text without."""

    def __init__(self, accented: bool) -> None:
        self.words = words = fragments(accented, "dates", "numbers")
        counted = "|".join(
            sorted(
                (re.escape(form) for group in ("unit", "ten") for form in words.group(group)),
                key=len,
                reverse=True,
            )
        )
        self._patterns = {
            name: re.compile(words.fill(shape.replace("{count}", f"(?:{counted})")))
            for name, shape in _SHAPES.items()
        }
        begun: dict[str, list[str]] = {digit: [] for digit in "0123456789"}
        for group, shapes in _BEGUN_BY.items():
            forms = [*words.group("unit"), *words.group("ten")] if group == "count" else words.group(group)
            for form in forms:
                known = begun.setdefault(form.split()[0], [])
                known.extend(shape for shape in shapes if shape not in known)
        order = list(_SHAPES)
        self._begun = {
            first: tuple((name, self._patterns[name]) for name in sorted(names, key=order.index))
            for first, names in begun.items()
        }
        self._digits = {
            name: tuple((shape, self._patterns[shape]) for shape in shapes)
            for name, shapes in _BY_DIGITS.items()
        }
        self._dated = words.compiled(
            r"(?P<four>(?:19|20)[0-9]{2}(?![0-9]))|(?P<signed>[0-9]{1,3}\s?[/.,\-–—])"
            r"|(?P<spaced>[0-9]{1,3}\s?(?:{month}|{through}|{joining}|{period}))"
        )
        self._first = re.compile(word_starts(begun))
        self._leads = _last_words(words, "since", "until", "part")
        self._names = _last_words(words, "name")
        self.until = words.compiled(r"(?:^|\W)(?P<until>{until})\s+(?:{until}\s+)*(?:{part}\s+)?$")
        self.since = words.compiled(r"(?:^|\W){since}\s+(?:{part}\s+)?$")
        self.several = words.compiled(r"(?:^|\W){several}\s+$")
        self._name = words.compiled(r"(?:^|\W){name}\s+$")
        self.counted_up = words.compiled(r"\s?[,(]?\s?(?:{until}\s)+")
        self.joint = words.compiled(
            r"\s?(?:[-–—]|,?\s?(?P<by>{through}|{joining}))\s?(?:{until}\s)?(?:{part}\s)?"
        )
        self.every = words.compiled(r"(?:^|\W){every}\s+$")
        self.many = words.compiled(r"(?:^|\W){many}\s+$")
        self.coming = words.compiled(r"\s?{coming}(?!\w)")
        self._ahead = words.compiled(r"{ahead}(?!\w)")
        self._ahead_first = Opening(rf"[{''.join({form[0] for form in words.group('ahead')})}](?<!\w.)")
        self.shared = words.compiled(r"\s{shared}(?!\w)")
        self.not_now = words.compiled(r"{not}(?!\w)")

    def may_lead(self, before: str) -> bool:
        """Whether the last word before a date may be one of `since` or `until`."""
        return _ends_in(before, self._leads)

    def names(self, before: str) -> bool:
        """Whether what stands before a date makes it a part of a name."""
        return _ends_in(before, self._names) and self._name.search(before) is not None

    def lies_ahead(self, plain: str, start: int, end: int) -> bool:
        """Whether any of these characters tell of what is yet to come."""
        return next(self._ahead_first.found(self._ahead, plain, start, end), None) is not None

    def found(self, plain: str) -> list[tuple[str, re.Match[str]]]:
        """Every shape a text has, from left to right, none overlapping."""
        kept: list[tuple[str, re.Match[str]]] = []
        at = 0
        for first in self._first.finditer(plain):
            start = first.start()
            if start < at or (start and _goes_on(plain, start)):
                continue
            begun = self._begun[first.group()]
            if plain[start].isdigit():
                dated = self._dated.match(plain, start)
                if dated is None:
                    continue
                begun = self._digits[dated.lastgroup or ""]
            for name, pattern in begun:
                match = pattern.match(plain, start)
                if match and match.end() > at:
                    kept.append((name, match))
                    at = match.end()
                    break
        return kept


def _last_words(words: Fragments, *groups: str) -> tuple[str, ...]:
    return tuple({form.split()[-1] for group in groups for form in words.group(group)})


def _ends_in(before: str, words: tuple[str, ...]) -> bool:
    """Whether one of these words, and white space behind it, stands before something."""
    word = before.rstrip()
    return len(word) < len(before) and word.endswith(words)


def _goes_on(plain: str, start: int) -> bool:
    """Whether a number began before a character, in which a sign stands."""
    return plain[start - 1] in ".,/" and plain[start - 2 : start - 1].isdigit()


@cache
def shapes(accented: bool) -> Shapes:
    """The shapes of dates, with accents or without."""
    return Shapes(accented)
