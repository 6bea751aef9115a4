"""Numbers in a Korean text that count, measure or rank something."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import chain

from comity.lexicon.load import Word, lexicon
from comity.model.claim import Qualifier
from comity.reading.clauses.passage import Passage
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.numerals import whole
from comity.reading.marks.openings import Opening
from comity.reading.marks.quantities import Quantity

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_BEHIND = r"(?:\s?(?P<behind>{behind}))?"
_IN_DIGITS = (
    rf"(?P<core>(?:{_DIGITS})(?:(?:\s?{{scale}})+(?:\s?(?:{_DIGITS})(?![-~∼:/\d년월일]))?)*)"
    rf"(?P<some>\s?{{some}}(?=[\s가-힣%㎡㎢a-z]))?(?:(?P<gap>\s?)(?P<unit>UNIT)(?![a-z0-9%]))?{_BEHIND}"
)
_IN_WORDS = (
    r"(?:(?P<spoken>{spoken})(?:\s?(?:{short}|(?P<rank>{rank}))|\s{apart}(?![가-힣]{2}))"
    r"|(?P<core>(?:{several}\s?)?{scale}+)(?P<some>{some})?\s?(?P<unit>UNIT))"
    rf"{_BEHIND}"
)
_NOT_BEHIND = re.compile(r"[~∼–:]|[-/]\d|[.,]\d|[a-z\d]|당(?![가-힣])|당\s")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[가-힣]*")
_MYRIAD = 10_000
_HEAD_ROOM = 8


def find_quantities(passage: Passage) -> list[Quantity]:
    """Every number of the passage in order; the digits of its dates are not read again.

    `end` stands behind the counter or unit ("20여 명"), and behind what says how exact it is ("300명 이상").
    """
    text = _lowered(passage.text)
    dates = passage.dates
    starts = [date.start for date in dates]
    found: list[Quantity] = []
    digits = ((match, _in_digits_read) for match in _first_digit().found(_in_digits(), text))
    words = ((match, _in_words_read) for match in _first_word().found(_in_words(), text))
    for match, read in chain(digits, words):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and dates[at].end > match.start():
            continue
        quantity = read(text, match)
        if quantity is not None:
            found.append(quantity)
    found.sort(key=_start)
    return found


def _lowered(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _start(quantity: Quantity) -> int:
    return quantity.start


def _in_digits_read(text: str, match: re.Match[str]) -> Quantity | None:
    """A number in digits; None where it is part of a name, a range, a rate or a telephone number."""
    start, core = match.start(), match["core"]
    unit, end = _unit(text, match), match.end()
    if unit is None:
        end = max(match.end("core"), match.end("some"))
    if _NOT_BEHIND.match(text, end) or (unit is None and not _stands_alone(text, match)):
        return None
    before = text[max(0, start - _HEAD_ROOM) : start]
    head = _head_before(text, start)
    place = head is not None and bool(head["place"])
    group = unit.attr("group") if unit is not None else ""
    if group == "rank" or place:
        first = start - 1 if place else start
        return Quantity(first, end, start, _value(core), "count", ordinal=True)
    if group == "turn":
        return None
    code = unit.code if unit is not None else "count"
    first = start
    if head is not None and head["currency"]:
        code = _words().group("currency_before")[head["currency"]].code
        start = first = start - len(before) + head.start("currency")
    if head is not None and head["before"]:
        first = match.start() - len(before) + head.start("before")
    return Quantity(first, end, start, _value(core), code, _qualifier(head, match))


def _in_words_read(text: str, match: re.Match[str]) -> Quantity | None:
    """A number in words before its counter; "one" only where it is a rank."""
    words = _words()
    if match["spoken"]:
        value = int(words.group("spoken")[match["spoken"]].attr("number"))
        ordinal = match["rank"] is not None
        if value == 1 and not ordinal:
            return None
        return Quantity(*match.span(), match.start(), value, "count", _qualifier(None, match), ordinal)
    unit = _units()[" ".join(match["unit"].split())]
    if unit.attr("group") in ("rank", "turn"):
        return None
    several = match["core"].startswith(tuple(words.group("several")))
    qualifier: Qualifier = "at_least" if several else _qualifier(None, match)
    return Quantity(*match.span(), match.start(), _value(match["core"]), unit.code, qualifier)


def _head_before(text: str, start: int) -> re.Match[str] | None:
    """What says how exact a number is, its currency, or that it is a place in an order, right before it."""
    head = _head().search(text[max(0, start - _HEAD_ROOM) : start])
    return head if head is not None and head.group() else None


def _unit(text: str, match: re.Match[str]) -> Word | None:
    """The unit or counter of a number; a syllable behind a space is none where a word goes on with it."""
    if not match["unit"]:
        return None
    unit = _units()[" ".join(match["unit"].split())]
    if unit.attr("scaled") and match["core"][-1] not in _words().group("scale"):
        return _words().group("counter").get(unit.forms[0])
    if match["gap"] and len(match["unit"]) == 1 and not match["behind"]:
        behind = _WORD.match(text, match.end("unit"))
        if behind and behind.group() and behind.group() not in _words().group("glued"):
            return None
    return unit


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether nothing, a space or a particle follows: else the number is part of a name ("365센터")."""
    if match["some"]:
        return True
    core = match["core"]
    behind = _WORD.match(text, match.end("core"))
    word = behind.group() if behind else ""
    if word and word not in _words().group("glued"):
        return core[-1] in _words().group("scale")
    before = text[match.start() - 1 : match.start()]
    if before.isalpha() and _head_before(text, match.start()) is None:
        return False  # "코로나19"
    return not _YEAR.fullmatch(core) and not (core.startswith("0") and not core.startswith("0."))


def _qualifier(head: re.Match[str] | None, match: re.Match[str]) -> Qualifier:
    words = _words()
    found: Qualifier = "exact"
    if match["behind"]:
        found = words.group("behind")[" ".join(match["behind"].split())].attr("qualifier")
    elif match["some"]:
        found = "at_least"
    elif head is not None and head["before"]:
        found = words.group("before")[" ".join(head["before"].split())].attr("qualifier")
    return found


def _value(core: str) -> int | float:
    """What digits and scales amount to.

    >>> _value("3억5000만"), _value("1만6천481"), _value("2,560"), _value("1.2조"), _value("수천만")
    (350000000, 16481, 2560, 1200000000000, 10000000)
    """
    total: float = 0
    section: float = 0
    held: float | None = None
    for part in _parts().finditer(core):
        scale = _words().group("scale").get(part.group())
        if scale is None:
            section += held or 0
            held = float(part.group().replace(",", ""))
        elif (worth := int(scale.attr("number"))) < _MYRIAD:
            held = (1 if held is None else held) * worth
        else:
            section += held or 0
            total += (section or 1) * worth
            section, held = 0, None
    return whole(round(total + section + (held or 0), 4))


@cache
def _words() -> Fragments:
    book = lexicon("ko")
    return Fragments(book.page("numbers"), book.page("units"))


@cache
def _units() -> dict[str, Word]:
    """Whatever may follow a number and say what it is a number of."""
    groups = ("counter", "short", "apart", "rank", "turn", "after")
    return {form: word for group in groups for form, word in _words().group(group).items()}


@cache
def _parts() -> re.Pattern[str]:
    return _words().compiled(rf"{_DIGITS}|{{scale}}")


def _compiled(pattern: str) -> re.Pattern[str]:
    forms = sorted(_units(), key=lambda form: (-len(form), form))
    units = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(_words().fill(pattern).replace("UNIT", units))


@cache
def _in_digits() -> re.Pattern[str]:
    return _compiled(_IN_DIGITS)


@cache
def _in_words() -> re.Pattern[str]:
    return _compiled(_IN_WORDS)


@cache
def _first_digit() -> Opening:
    """A digit with none before it, nor what makes it a part of something else."""
    return Opening(r"\d(?<![a-z0-9.,/:+#~∼–'’].)(?<![a-z0-9.,/:+#~∼][-–].)")


@cache
def _first_word() -> Opening:
    """The first letter of a word that a number in words may begin with."""
    groups = ("spoken", "several", "scale")
    initials = "".join(sorted({form[0] for group in groups for form in _words().group(group)}))
    return Opening(rf"[{initials}](?<![가-힣\w].)")


@cache
def _head() -> re.Pattern[str]:
    return _words().compiled(
        r"(?:(?<![가-힣])(?P<before>{before})\s?)?(?:(?P<currency>{currency_before})\s?|(?P<place>{place}))?$"
    )
