"""How Korean writes dates: one pattern for a single date, put together from the words of the page `dates`."""

from __future__ import annotations

import re
from functools import cache

from comity.lexicon.load import lexicon
from comity.reading.marks.fragments import Fragments

_FROM_HERE = r"(?<![가-힣A-Za-z0-9])"
_DIGITS = r"(?<![0-9.,/:A-Za-z])(?<![0-9][-–])"
_YEAR = (
    rf"(?:{_DIGITS}(?:(?P<since>(?:19|20)[0-9]{{2}}){{year}}?\s?{{dash}}\s?)?(?P<year>(?:19|20)[0-9]{{2}})\s?{{year}}"
    r"|(?<=['’‘])(?P<short>[0-9]{2}){year}"
    r"|(?<=[가-힣A-Za-z]\()(?P<year__p>(?:19|20)[0-9]{2})(?=\))"
    rf"|{_FROM_HERE}(?:(?P<years>{{years}})|(?P<told_years>{{told_years}})"
    r"|(?P<year_head>{year_head})(?=\s?(?:[0-9]|{part}|{about}))))"
)
_MONTH = (
    rf"(?:{_DIGITS}(?:(?P<month0>[0-9]{{1,2}}){{month}}?\s?(?:{{dash}}|{{point}})\s?)?"
    r"(?P<month>[0-9]{1,2}){month}"
    rf"|{_FROM_HERE}(?:(?P<months>{{months}})|(?P<told_months>{{told_months}}))"
    r"(?:(?![가-힣])|(?={behind})))"
)
_DAY = (
    r"(?<![0-9.,/:A-Za-z])(?<![0-9][-–])(?<!{stay})(?<!{stay} )"
    r"(?:(?P<day0>[0-9]{1,2}){day}?\s?(?:{dash}|{point})\s?)?(?P<day>[0-9]{1,2}){day}(?!{span}|\s?{span_apart})"
    r"(?:\s?\([^()0-9]{1,8}\))?"
)
_ABOUT = r"(?:\s?(?P<about>{about})(?=[\s,.)에까부의]|$))"
_PART = r"(?P<part>{part})"
_NUMERIC = (
    rf"{_DIGITS}(?P<y>(?:19|20)[0-9]{{2}})\s?(?P<sign>[-/.])\s?(?P<m>[0-9]{{1,2}})"
    r"(?:\s?(?P=sign)\s?(?P<d>[0-9]{1,2})(?![0-9])\.?|\.?(?![0-9]))"
)
_AGO = (
    r"(?<![0-9.,가-힣A-Za-z])(?P<count>[0-9]{1,3}|{spoken})\s?(?P<length>{length}){some}?\s?{ago}"
    r"(?=인\s|에|부터|의\s|[\s,.]|$)"
)


@cache
def words() -> Fragments:
    """The words of dates by their group, and those of small numbers."""
    book = lexicon("ko")
    return Fragments(book.page("dates"), book.page("numbers"))


@cache
def date_pattern() -> re.Pattern[str]:
    """One date; which of its named parts are there says how it is written.

    `(past|coming)? (year (part | month (day|about)? | about)? | month (day|about)? | day | part)`, a
    numeric date, "N years ago", a word for a day, "now", or the span told last.
    """
    year, month, day, about, part = _YEAR, _MONTH, _DAY, _ABOUT, _PART
    month_alone, day_of_it, about_it = (_renamed(each, "__b") for each in (month, day, about))
    about_year = _renamed(about, "__c")
    day_alone, part_alone = _renamed(day, "__d"), _renamed(part, "__d")
    side = rf"(?:{_FROM_HERE}(?:(?P<past>{{past}})|(?P<coming>{{coming}}))\s)?"
    of_year = rf"{year}(?:\s?{part}|\s?{month}(?:\s?{day}|{about})?|{about_year})?"
    of_month = rf"{month_alone}(?:\s?{day_of_it}|{about_it})?"
    return words().compiled(
        rf"(?=[0-9{_initials()}])(?=[0-9]|{_FROM_HERE})(?:{_FROM_HERE}(?P<told_span>{{told_span}})|{_AGO}|{_NUMERIC}"
        rf"|{side}(?:{of_year}|{of_month}|{day_alone}|{_FROM_HERE}{part_alone})"
        rf"|{_FROM_HERE}(?:(?P<days>{{days}})(?!날|로)|(?P<told_days>{{told_days}})|(?P<now>{{now}})))"
    )


def _initials() -> str:
    """What the words a date may begin with begin with."""
    groups = ("years", "year_head", "told_years", "months", "told_months", "days", "told_days")
    more = ("past", "coming", "now", "told_span", "part", "spoken")
    return "".join(sorted({form[0] for group in groups + more for form in words().group(group)}))


def _renamed(pattern: str, suffix: str) -> str:
    """The pattern with its named parts under other names, so that it can stand twice in one."""
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\1{suffix}>", pattern)


def parts_of(found: re.Match[str]) -> dict[str, str]:
    """The named parts that are there, whichever place of the pattern they stand in."""
    return {name: text for name, text in zip(_names(), found.groups(), strict=True) if text and name}


@cache
def _names() -> tuple[str, ...]:
    """The name of each group of the pattern, without what keeps its places apart."""
    pattern = date_pattern()
    named = {index: name.partition("__")[0] for name, index in pattern.groupindex.items()}
    return tuple(named.get(index, "") for index in range(1, pattern.groups + 1))
