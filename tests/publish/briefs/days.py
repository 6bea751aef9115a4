"""The days that words of a language tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.publish.words import wording

_DATES = {
    "en": re.compile(r"(?:(?P<d>\d{1,2}) )?(?P<m>[A-Z][a-z]+) (?P<y>\d{4})\b"),
    "ko": re.compile(r"(?P<y>\d{4})년(?: (?P<m>\d{1,2})월)?(?: (?P<d>\d{1,2})일)?"),
    "vi": re.compile(r"(?<![\d/])(?:(?P<d>\d{1,2})/)?(?P<m>\d{1,2})/(?P<y>\d{4})\b"),
}
_YEAR = re.compile(r"(?<![\d.,/])(?P<y>(?:19|20)\d\d)(?![\d/]|[.,]\d|년)")


def dates_in(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The days, months and years in some words: as they stand there, and in EDTF."""
    rest = text
    for met in _DATES[language].finditer(text):
        told = _edtf(met, language)
        if told:
            rest = rest.replace(met[0], " ", 1)
            yield met[0], told
    for met in _YEAR.finditer(rest):
        yield met[0], met["y"]


def _edtf(met: re.Match[str], language: str) -> str | None:
    month = met["m"]
    if month and month.isdigit() and int(month) not in range(1, 13):
        return None
    if month and not month.isdigit():
        months = [str(name) for name in wording().cldr.months["format"]["wide"].values()]
        if month not in months:
            return None
        month = str(months.index(month) + 1)
    parts = (met["y"], month, met["d"])
    return "-".join(part.zfill(2) for part in parts if part)
