"""Numbers in a Vietnamese text, in digits or words: a comma before decimals, a point between thousands."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from comity.model.claim import Qualifier
from comity.reading.languages.vi.spelt import Spelt, fragments
from comity.reading.marks.numerals import whole
from comity.reading.marks.openings import word_starts
from comity.reading.marks.quantities import Quantity

_DIGITS = r"[0-9]{1,3}(?:[  ][0-9]{3}(?![0-9,.]*[0-9]))+|[0-9]+(?:[.,][0-9]+)*"
_TIME = r"(?![0-9]|[.,:/][0-9]|h[0-9]|[-–/][a-zđ]+-)"
_SPOKEN = (
    r"(?:{unit}\s+{hundred}(?:\s+{zero}\s+{unit}|\s+(?:{unit}\s+{tens}|{ten})(?:\s+(?:{tail}|{unit}))?)?"
    r"|(?:{unit}\s+{tens}|{ten})(?:\s+(?:{tail}|{unit}))?|{unit})"
)
_TAIL = r"(?:\s?(?P<scale>{scale}(?:\s+{scale})*)(?!\w)(?:\s+(?P<half>{half})(?!\w))?)?"
_UNIT = r"(?:\s?(?P<unit>{unit_behind})(?![\w]))?"
_MORE = r"\s+(?P<more>[0-9]{1,3}(?:,[0-9]+)?)\s+(?P<lower>{scale})(?!\w)"
_BEHIND = r"(?P<plus>\s?\+)?(?=(?:(?:\s[^\W\d]+){0,3}\s(?P<behind>{behind})(?!\w))?)"
_BEFORE = r"(?:(?<!\w)(?P<before>{before})\s+(?:{before}\s+)*)?(?:(?<!\w)(?P<money>{unit_before})\s?)?$"
_RANK = r"(?<!\w){rank}\s+(?:{rank}\s+)*$"
_NAMING = r"(?<!\w)(?:{naming}\s+|covid[-–]|{edition}\s+)$"
_HEAD_ROOM = 32
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?")
_THOUSANDS = re.compile(r"[0-9]{1,3},[0-9]{3}")
_LIST_MARK = re.compile(r"(?:^|\n)[ \t(]*$")
_SCALES = (1_000_000_000, 1_000_000, 1_000)
_FIVE = 5
"""What "năm" says where it is not a year."""
_SIGNS = "$€₩¥₫-–"
_OFF = frozenset(".)")
_RANGE = re.compile(r"\s?[-–]\s?(?=[0-9])")
_LONGEST = 24
_MEASURES = {"percent", "ha", "km2", "km", "m", "tonne"}


class _Patterns:
    """The patterns for text with accents, or for text without."""

    def __init__(self, accented: bool) -> None:
        self.words = words = fragments(accented, "numbers")
        self.units = units = fragments(accented, "units")
        spoken = words.fill(_SPOKEN)
        first = [*words.group("unit"), *words.group("ten"), *words.group("rank_word")]
        self.start = re.compile(word_starts([*"0123456789", *first]))
        behind = units.fill("{unit}")
        tail = words.fill(_TAIL)
        unit = _UNIT.replace("{unit_behind}", behind) + words.fill(_BEHIND)
        self.digits = re.compile(f"(?P<number>{_DIGITS}){_TIME}{tail}(?:{words.fill(_MORE)})?{unit}")
        self.spoken = re.compile(f"(?P<number>{spoken})(?!\\w){tail}{unit}")
        self.before = re.compile(words.fill(_BEFORE.replace("{unit_before}", units.fill("{unit_before}"))))
        self.rank = words.compiled(_RANK)
        self.ranked = words.compiled(r"(?P<number>[0-9]{1,3}|" + spoken + r"|{rank_word})(?!\w|[.,/:-][0-9])")
        self.naming = words.compiled(_NAMING)
        self.counted = words.compiled(r"\s{counted}(?!\w)")
        groups = ("before", "rank", "naming", "edition", "some")
        self.leads = {form.split()[-1] for group in groups for form in words.group(group)}
        self.leads.update(form.split()[-1] for form in units.group("unit_before"))
        """What the last word before a number is where it belongs to it."""
        self.some = words.compiled(r"(?<!\w){some}\s+$")


@cache
def _patterns(accented: bool) -> _Patterns:
    return _Patterns(accented)


def find_quantities(spelt: Spelt, taken: list[tuple[int, int]]) -> list[Quantity]:
    """Every number that counts, measures or ranks, in order; `taken` are characters of dates.

    >>> from comity.reading.languages.vi.spelt import spelt
    >>> found = find_quantities(spelt("hơn 1.265 dự án, gần 4,3 tỉ đô la Mỹ"), [])
    >>> [(count.value, count.unit, count.qualifier) for count in found]
    [(1265, 'count', 'at_least'), (4300000000, 'USD', 'at_most')]
    """
    return _Reading(spelt).quantities(taken)


class _Reading:
    """One text's numbers being read from left to right."""

    def __init__(self, spelt: Spelt) -> None:
        self.plain = spelt.plain
        self.patterns = _patterns(spelt.accented)

    def quantities(self, taken: list[tuple[int, int]]) -> list[Quantity]:
        found: list[Quantity] = []
        at, dates = 0, iter([*taken, (len(self.plain), len(self.plain))])
        low, high = next(dates)
        plain = self.plain
        for first in self.patterns.start.finditer(plain):
            start = first.start()
            while start >= high and low < len(plain):
                low, high = next(dates)
            if start < at or low <= start < high or (start and self._within(start)):
                continue
            quantity = self._quantity(start)
            if quantity is not None:
                found += self._range(quantity)
                at = found[-1].end
            elif plain[start].isdigit():
                at = self._end_of_digits(start)
        return found

    def _range(self, first: Quantity) -> list[Quantity]:
        """A number, or the two that a range runs between ("5-7 doanh nghiệp")."""
        dash = _RANGE.match(self.plain, first.end) if first.unit == "count" and not first.ordinal else None
        last = self._quantity(dash.end()) if dash else None
        if last is None or last.ordinal or last.core != last.start:
            return [first]
        low = msgspec.structs.replace(
            first, value=_scaled(first.value, last.value), unit=last.unit, qualifier="at_least"
        )
        return [low, msgspec.structs.replace(last, qualifier="at_most")]

    def _within(self, start: int) -> bool:
        """Whether the characters before make it a part of something: a word, a code, a time."""
        before = self.plain[start - 1]
        return (
            before.isalnum()
            or (before in ".,:/-–+" and self.plain[start - 2 : start - 1].isalnum())
            or before in "#_"
        )

    def _end_of_digits(self, start: int) -> int:
        at = start
        while at < len(self.plain) and (self.plain[at].isalnum() or self.plain[at] in ".,:/-–"):
            at += 1
        return at

    def _quantity(self, start: int) -> Quantity | None:
        head = self.plain[max(0, start - _HEAD_ROOM) : start]
        if not self._has_a_lead(head):
            head = head[-1:]
        if ranked := self._ranked(start, head):
            return ranked
        in_digits = self.plain[start].isdigit()
        found = (self.patterns.digits if in_digits else self.patterns.spoken).match(self.plain, start)
        if found is None or self._names(found, head):
            return None
        unit = self._unit(found)
        value = self._value(found, unit)
        if value is None:
            return None
        before = self.patterns.before.search(head)
        money = before["money"] if before else None
        if money and unit == "count":
            unit = self.patterns.units.group("unit_before")[money].code
        return Quantity(
            start=start - len(before.group()) if before else start,
            end=found.end(),
            core=start,
            value=value,
            unit=unit,
            qualifier=self._qualifier(before, found),
        )

    def _has_a_lead(self, head: str) -> bool:
        """Whether the last word or sign before a number may belong to it."""
        last = (head.split() or [""])[-1]
        return last[-1:] in _SIGNS or last.lstrip('(“"') in self.patterns.leads

    def _ranked(self, start: int, head: str) -> Quantity | None:
        """A place in an order: "xếp thứ 4", "lớn thứ ba"."""
        lead = self.patterns.rank.search(head)
        if lead is None:
            return None
        found = self.patterns.ranked.match(self.plain, start)
        if found is None:
            return None
        written = found["number"]
        word = self.patterns.words.group("rank_word").get(written)
        value = (
            int(word.attr("number")) if word else int(written) if written.isdigit() else self._spoken(written)
        )
        first = start - len(lead.group())
        return Quantity(first, found.end(), start, value, "count", "exact", True)

    def _names(self, found: re.Match[str], head: str) -> bool:
        """Whether it is a part of a name or counts nothing ("quận 3", "hàng trăm", "một" as an article)."""
        if found["scale"] is None and found["unit"] is None and self.patterns.naming.search(head):
            return not self._counts(found)
        if self.patterns.some.search(head) and not found["number"][0].isdigit():
            return True
        if (
            _LIST_MARK.search(head)
            and found["unit"] is None
            and self.plain[found.end() : found.end() + 1] in _OFF
        ):
            return True
        if found["scale"] is not None or found["number"] not in self.patterns.words.group("unit"):
            return False
        value = self._spoken(found["number"])
        return value == 1 or (value == _FIVE and not self.patterns.counted.match(self.plain, found.end()))

    def _counts(self, found: re.Match[str]) -> bool:
        """Whether a number behind a naming word counts all the same ("cấp 50 suất", "Hải Phòng 10.000 …")."""
        grouped = _GROUPED.fullmatch(found["number"]) is not None
        return grouped or self.patterns.counted.match(self.plain, found.end()) is not None

    def _unit(self, found: re.Match[str]) -> str:
        written = found["unit"]
        return self.patterns.units.group("unit")[" ".join(written.split())].code if written else "count"

    def _value(self, found: re.Match[str], unit: str) -> float | None:
        written = found["number"]
        if written[0].isdigit():
            number = _digits(written, decimal=found["scale"] is not None or unit in _MEASURES)
        else:
            number = self._spoken(written)
        if number is None:
            return None
        parts = found.groupdict()
        scale = self._scale(found["scale"])
        value = number * scale
        if found["half"]:
            value += scale / 2
        if parts.get("more"):
            more = _digits(parts["more"], decimal=True)
            value += (more or 0) * self._scale(parts["lower"])
        return whole(round(value, 6)) if isinstance(value, float) else value

    def _scale(self, written: str | None) -> int:
        scales = self.patterns.words.group("scale")
        product = 1
        for word in (written or "").split():
            product *= int(scales[word].attr("number"))
        return product

    def _spoken(self, written: str) -> int:
        """A number below a thousand in words."""
        words = self.patterns.words
        total = last = 0
        for word in written.split():
            if found := words.group("unit").get(word) or words.group("tail").get(word):
                last = int(found.attr("number"))
                total += last
            elif word in words.group("ten"):
                total, last = total + 10, 10
            elif found := words.group("tens").get(word) or words.group("hundred").get(word):
                total += last * (int(found.attr("number")) - 1)
        return total

    def _qualifier(self, before: re.Match[str] | None, found: re.Match[str]) -> Qualifier:
        group = self.patterns.words.group
        told: Qualifier = "exact"
        if found["behind"]:
            told = group("behind")[" ".join(found["behind"].split())].attr("qualifier")
        elif found["plus"]:
            told = "at_least"
        elif before and before["before"]:
            told = group("before")[" ".join(before["before"].split())].attr("qualifier")
        return told


def _scaled(first: float, last: float) -> float:
    """The first number of a range with the scale of the last ("2-3 triệu" runs from two million).

    >>> _scaled(2, 3000000), _scaled(1500, 2000)
    (2000000, 1500)
    """
    scale = next((scale for scale in _SCALES if last >= scale > first), 1)
    return whole(float(first * scale))


def _digits(written: str, decimal: bool) -> float | None:
    """What digits amount to: "1.265", "4,3", "1.234,5"; "2,278" are decimals before a scale or a measure.

    >>> _digits("1.265", False), _digits("1.234,5", False), _digits("2,278", True), _digits("2,278", False)
    (1265, 1234.5, 2.278, 2278)
    """
    plain = "".join(written.split())
    if len(plain) > _LONGEST:
        return None
    if _GROUPED.fullmatch(plain) and not plain.startswith("0"):
        thousands, point = (".", ",") if plain.find(".") < plain.find(",") or "," not in plain else (",", ".")
        if "." not in plain:
            thousands, point = ",", "."
        plain = plain.replace(thousands, "").replace(point, ".")
    elif _THOUSANDS.fullmatch(plain) and not decimal and not plain.startswith("0"):
        plain = plain.replace(",", "")
    else:
        plain = plain.replace(",", ".")
    try:
        return whole(float(plain))
    except ValueError:
        return None
