"""Numbers that count or measure something: value, unit, and how exact they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

import daachorse
import msgspec

from comity.lexicon.load import lexicon
from comity.model.claim import Qualifier
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.numerals import DIGITS, in_words, number, ordinal, whole
from comity.reading.marks.scanner import folded


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """Characters `start` to `end` write a number with its unit; the number itself begins at `core`.

    `unit` is `count`, an ISO 4217 code, `percent`, `m2`, `km2`, `ha`, or a measure that no figure
    carries (`km`, `tonne`, `duration`). `ordinal`: a place in an order ("third", "21st").
    """

    start: int
    end: int
    core: int
    value: int | float
    unit: str
    qualifier: Qualifier = "exact"
    ordinal: bool = False


_HEAD = r"(?:(?<!\w)(?P<before>{before})\s?)?(?:(?<!\w)(?P<currency>{currency_before})\s?)?$"
_TAIL = (
    r"(?:[\s-]?(?P<scale>{scale})(?![a-z])|(?P<short>{short})(?!\w))?(?P<plus>\s?(?:{behind})(?!\w))?"
    r"(?:[\s-]?(?:(?P<after>{currency_after})|(?P<measure>{measure}))(?!\w))?"
)
_LUMP = r"{lump}|{fraction}(?=\s{scale})"
_IN_DIGITS = re.compile(r"(?<![0-9.,/:#+-])(?:" + DIGITS + r")(?!:[0-9]|/[0-9]|[-–][0-9]|\.[0-9])")
_LIST_MARK = re.compile(r"(?:^|\n)[ \t(]*$")
_DIGIT_RUN = re.compile(r"[0-9]+")
_HEAD_ROOM = 30
_HALF, _WHOLE = 50, 100


@cache
def _words(language: str = "en") -> Fragments:
    book = lexicon(language)
    return Fragments(book.page("numbers"), book.page("units"), book.page("countless"))


@cache
def _head() -> re.Pattern[str]:
    return _words().compiled(_HEAD)


@cache
def _no_head() -> re.Match[str] | None:
    return _head().search("")


@cache
def _head_words() -> frozenset[str]:
    """What the last word or sign before a number is where it belongs to it."""
    forms = [*_words().group("before"), *_words().group("currency_before")]
    return frozenset(_last_word(form) for form in forms)


@cache
def _name_words() -> frozenset[str]:
    """What the last word before a number is where it only names something ("Resolution No. 5")."""
    return frozenset(_last_word(form) for form in _words().group("names_before"))


def _last_word(text: str) -> str:
    """The letters at the end of some text, or the sign it ends in.

    >>> _last_word("at least"), _last_word("(us$")
    ('least', '$')
    """
    at = len(text)
    while at and text[at - 1].isalpha():
        at -= 1
    return text[at:] or text[-1:]


@cache
def _tail() -> re.Pattern[str]:
    return _words().compiled(_TAIL)


@cache
def _naming() -> re.Pattern[str]:
    return _words().compiled(r"(?<!\w){names_before}[\s:]*$")


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_words().fill(_LUMP)}|{in_words()})(?!\w)")


@cache
def _share() -> re.Pattern[str]:
    """ "Two thirds of", "half the", "one in five": parts of a whole."""
    return _words().compiled(
        r"(?<![\w-])(?:(?:(?P<times>{a}|{unit})[\s-])?(?P<part>{part})(?=\s{of_whole}\b(?!\s{unnamed}\b))"
        r"|(?P<some>{unit})\s(?:[a-z]+\s)?{out_of}\s(?P<all>{unit}|{ten})(?=[.,;:)]|$|\s{among}\b))"
    )


@cache
def _no_share() -> re.Pattern[str]:
    """What makes a half one of two: "the first half of"."""
    return _words().compiled(r"\b{no_share}\s$")


@cache
def _ordinal_words() -> re.Pattern[str]:
    return _words().compiled(r"(?<![\w-]){ordinal}(?!\w)")


@cache
def _ordinal_digits() -> re.Pattern[str]:
    return _words().compiled(r"(?<![\w-])[0-9]{1,3}{ending}(?!\w)")


@cache
def _keys() -> daachorse.CharwiseDoubleArrayAhoCorasick:
    """What every number in words begins with."""
    words = _words()
    forms = {form for group in ("unit", "ten", "lump", "fraction", "ordinal") for form in words.group(group)}
    large = [*words.group("hundred"), *words.group("scale")]
    forms.update(f"{one} {scale}" for one in words.group("a") for scale in [*large, *words.group("part")])
    forms.update(words.group("part"))
    return daachorse.CharwiseDoubleArrayAhoCorasick(sorted(forms))


def find_quantities(text: str, taken: list[tuple[int, int]] | None = None) -> list[Quantity]:
    """Every number of the text that counts, measures or ranks, in order.

    `taken` are the characters of dates, in order, whose digits are not read again.

    >>> [(q.value, q.unit, q.qualifier) for q in find_quantities("over 70 firms put in US$1.4 billion")]
    [(70, 'count', 'at_least'), (1400000000, 'USD', 'exact')]
    """
    plain = folded(text)
    covered = sorted(taken or [])
    starts = [start for start, _ in covered]
    found: list[Quantity] = []
    reached = 0
    for match in _numbers(plain):
        at = bisect_right(starts, match.start()) - 1
        if match.start() < reached or (at >= 0 and covered[at][1] > match.start()):
            continue
        quantity = _read(text, plain, match)
        if quantity:
            found.append(quantity)
            reached = quantity.end
    return found


def _read(text: str, plain: str, match: re.Match[str]) -> Quantity | None:
    if match.re is _share():
        return _part_of_a_whole(plain, match)
    return (
        _rank(match) if match.re in (_ordinal_words(), _ordinal_digits()) else _quantity(text, plain, match)
    )


def _numbers(plain: str) -> list[re.Match[str]]:
    """Numbers in digits, numbers in words and ordinals, in text order, longer ones first."""
    found: list[re.Match[str]] = []
    for run in _DIGIT_RUN.finditer(plain):
        found += [
            match for shape in (_IN_DIGITS, _ordinal_digits()) if (match := shape.match(plain, run.start()))
        ]
    for start, end, _ in _keys().find_overlapping(plain):
        if plain[start - 1 : start].isalnum() or plain[end : end + 1].isalnum():
            continue
        for shape in (_share(), _spoken(), _ordinal_words()):
            match = shape.match(plain, start)
            if match is not None:
                found.append(match)
    found.sort(key=lambda match: (match.start(), -match.end()))
    return found


def _part_of_a_whole(plain: str, match: re.Match[str]) -> Quantity | None:
    """A fraction as a percentage; "the first half" is none, nor is a bare "third of"."""
    start, end = match.span()
    before = plain[max(0, start - _HEAD_ROOM) : start]
    head = _head_of(before)
    if head is None or _no_share().search(before):
        return None
    value = _percentage(match)
    if value is None:
        return None
    first = start - len(before) + head.start("before") if head["before"] else start
    return Quantity(first, end, start, value, "percent", _qualifier(head, None))


def _percentage(match: re.Match[str]) -> int | float | None:
    if match["some"]:
        some, every = number(match["some"]), number(match["all"])
        return whole(round(100 * some / every, 2)) if some and every and some < every else None
    size = float(_words().group("part")[match["part"]].attr("number"))
    times = number(match["times"]) if match["times"] else 1
    if not times or (not match["times"] and size < _HALF) or times * size > _WHOLE:
        return None
    return whole(round(times * size, 2))


def _rank(match: re.Match[str]) -> Quantity:
    return Quantity(
        match.start(), match.end(), match.start(), ordinal(match.group()) or 0, "count", ordinal=True
    )


def _quantity(text: str, plain: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    before = plain[max(0, start - _HEAD_ROOM) : start]
    if _numbers_an_item(plain, match, before):
        return None
    tail = _tail().match(plain, end)
    head = _head_of(before)
    if tail is not None and tail["measure"] and _begins_a_name(text, tail):
        tail = _tail().match(plain, end, end)
    if tail is None or head is None or not _is_currency(text, start, head, tail, match.group()):
        return None
    unit = _unit(head, tail)
    if unit == "count" and not tail["scale"] and _is_named(before):
        return None
    glued = before[-1:].isalpha() and not head["currency"]
    if (
        glued
        or plain[tail.end() : tail.end() + 1].isalnum()
        or (unit == "count" and not tail["scale"] and match.group() in _words().group("a"))
    ):
        return None
    value = _value(match.group(), tail, unit)
    if value is None or (unit == "count" and _counts_nothing(match.group(), value)):
        return None
    opening = start - len(before) + (head.start("before") if head["before"] else head.start("currency"))
    first = opening if head["before"] or head["currency"] else start
    core = start - len(before) + head.start("currency") if head["currency"] else start
    return Quantity(first, tail.end(), core, value, unit, _qualifier(head, tail))


def _head_of(before: str) -> re.Match[str] | None:
    """How exact a number is and its currency, told before it; sought only where the last word can be it."""
    known = _last_word(before.rstrip()) in _head_words()
    return _head().search(before) if known else _no_head()


def _is_named(before: str) -> bool:
    """Whether the number is part of a name ("Resolution No. 5")."""
    return _last_word(before.rstrip(" :")) in _name_words() and bool(_naming().search(before))


def _begins_a_name(text: str, tail: re.Match[str]) -> bool:
    """Whether what looks like a measure is a capitalised name ("30 Ha Giang farmers")."""
    word = text[tail.start("measure") : tail.end("measure")]
    return word[0].isupper() and word[1:].islower() and text[tail.end() : tail.end() + 2].istitle()


def _is_currency(text: str, start: int, head: re.Match[str], tail: re.Match[str], written: str) -> bool:
    """Whether letters before a number are a currency's: no verb ("to try 30"), no road's ("the R38")."""
    letters = head["currency"]
    if not letters or not letters.isalpha():
        return True
    if len(letters) == 1 and not tail["scale"] and "," not in written:
        return False
    return not text[:start].rstrip()[-len(letters) :].islower()


def _numbers_an_item(plain: str, match: re.Match[str], before: str) -> bool:
    """Whether it numbers an item of a list: "1. ", "2) " where a line begins."""
    return plain[match.end() : match.end() + 2] in (". ", ") ") and bool(_LIST_MARK.search(before))


def _counts_nothing(written: str, value: float) -> bool:
    """Zero-led digits are a telephone's or a form's; a lone "one" is a pronoun more often than a count."""
    return written.startswith("0") or value == 1 or (isinstance(value, float) and value < 1)


def _value(written: str, tail: re.Match[str], unit: str) -> int | float | None:
    if tail["scale"] and unit != "VND" and re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", written):
        value: int | float | None = float(written)
    else:
        value = number(written)
    if value is None:
        return None
    scale = tail["scale"] or tail["short"]
    group = _words().group("scale" if tail["scale"] else "short")
    return whole(value * int(group[scale].attr("number"))) if scale else value


def _unit(head: re.Match[str], tail: re.Match[str]) -> str:
    for match, name, group in (
        (head, "currency", "currency_before"),
        (tail, "after", "currency_after"),
        (tail, "measure", "measure"),
    ):
        if match[name]:
            return _words().group(group)[" ".join(match[name].split())].code
    return "count"


def _qualifier(head: re.Match[str], tail: re.Match[str] | None) -> Qualifier:
    for match, name, group in ((head, "before", "before"), (tail, "plus", "behind")):
        if match is not None and match[name]:
            word = _words().group(group)[" ".join(match[name].split())]
            found: Qualifier = word.attr("qualifier")
            return found
    return "exact"
