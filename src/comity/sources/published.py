"""When a text was published, and which of its words say so: never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from itertools import islice
from typing import Any, NamedTuple

import msgspec
import yaml

from comity.lexicon.language import Language

_DAY = re.compile(r"\s*((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?!\d)")
_MAILED_DAY = re.compile(
    r"\s*(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]([a-z]{3,9})[\s-]((?:19|20)\d{2})\b", re.IGNORECASE
)
_EPOCH = "1970-01-01"
_YEAR = re.compile(r"(?:19|20)\d{2}")  # part of every whole date
_FIRST_LINE = re.compile(r"\s*(date\s+(\d{4}-\d{2}-\d{2}))\b")
_HEAD_LINES, _TAIL_LINES, _PROSE = 8, 2, 160  # lines, lines, characters that make a line a paragraph
_OTHERS, _POSTED = (
    3,
    6,
)  # other words of a line with a date; of one that begins "Posted" ("by the editor on …")
_IMPRINT = 6  # words of an outlet's name beside its date ("Sunday Observer, 16 May 2010")
_NEWS = 8  # days after which what a text tells of is no news any more
_ENTRIES, _LOOKED_AT = 3, 5000  # lines beginning with a date that make a text a chronicle, among its first
_LONGEST = 500  # characters: a longer line is no date line, whatever stands in it
_SENTENCE_ENDS = (".", "!", "?", "”", '"', "。")
_SEGMENT = re.compile(r"\s*[|·•/]\s+|\s{2,}|\t|\s[-–—]\s")
_TIME = re.compile(
    r"\b\d{1,2}(?::\d{2}){1,2}(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\.\d{2}\s?[ap]\.?m\b\.?|\b(?:GMT|UTC)\s*[+-]?[\d:]*|\bK?ST\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_MAIL = re.compile(r"\S+@\S+")
_RANGE = re.compile(r"(?<![\d:])\d{1,2}(?:[/.]\d{1,2})?\s+[-–—~]\s+\d{1,2}[/.]\d")
_PLACE = r"[\[(]?(?:[^\W\d_][\w.'’-]*[ ,=]{0,2}){1,6}[\])]?,?\s*"
_OPENING = re.compile(r"\[[^\[\]=]{1,30}=[^\[\]]{1,40}\](?=\s*\S)")  # "[하노이=비나경제 2024.01.15] …"
_DASH = re.compile(r"\s+[-–—]{1,2}\s")
_AGENCY = r"\s*\([^()]{1,40}\)|\s*/[^/\n]{1,40}/|,\s[A-Z][\w.]{1,20}(?:\s[A-Z]\w{1,20})?(?=\s)"
_DATELINE_END = re.compile(rf"(?:{_AGENCY})?\s*[-–—:.](?!\d)")


class Published(NamedTuple):
    """A publication day in EDTF, and the words that give it."""

    day: str
    evidence: str


class _Words(msgspec.Struct, frozen=True):
    shapes: tuple[re.Pattern[str], ...]
    months: dict[str, int]
    labels: re.Pattern[str]
    beside: re.Pattern[str]
    byline: re.Pattern[str]
    told: re.Pattern[str]
    day_first: re.Pattern[str]


class _Written(NamedTuple):
    """A whole date as it stands in a line."""

    day: date
    start: int
    end: int


def publication(text: str, language: Language | None = None) -> Published | None:
    """The publication date a text states for itself, or None.

    In this order: a first line that begins `date YYYY-MM-DD`; a labelled date (“Posted: …”) in the head;
    a line of the head that is nothing but a date line; a dateline (“HANOI, January 7, 2022 -”); an
    imprint in the head (“The Daily Herald, May 3, 2021”); a labelled date, a date line or an imprint in
    the last lines.

    >>> publication("Two cities sign\\n\\nPosted: Oct 21, 2024\\n\\nThey did.")
    Published(day='2024-10-21', evidence='Posted: Oct 21, 2024')
    >>> publication("On October 21, 2024 they signed.") is None
    True
    """
    if first := _FIRST_LINE.match(text):
        day = _real_day(first[2])
        return Published(day, first[1]) if day else None
    lines = [line for line in (line.strip() for line in text.splitlines()) if line]
    order = _Order(text, language)
    head, tail = list(_head(lines)), [line for line in lines[-_TAIL_LINES:] if len(line) <= _LONGEST]
    return (
        _first(_labelled(line, order) for line in head)
        or _unless_chronicle(_first(_date_line(line, order) for line in head), lines)
        or _first(_dateline(line, order) for line in head)
        or _first(_imprint(line, order) for line in head)
        or _first(_labelled(line.rsplit(". ", 1)[-1], order) for line in tail)
        or _unless_chronicle(_first(_date_line(line, order) for line in tail), lines)
        or _first(_imprint(line, order) for line in tail)
    )


def stated_day(value: str) -> str | None:
    """The day a date written for machines says, as it is written: no time zone moves it; else None.

    >>> stated_day("2024-05-06T23:30:00+09:00"), stated_day("Mon, 06 May 2024 01:00:00 +0900")
    ('2024-05-06', '2024-05-06')
    >>> stated_day("soon") is None
    True
    """
    if found := _DAY.match(value):
        written = "-".join(found.groups())
    elif found := _MAILED_DAY.match(value):
        written = f"{found[3]}-{_words().months.get(found[2].lower(), 0):02}-{int(found[1]):02}"
    else:
        return None
    # A clock that was never set says this day.
    return _real_day(written) if written != _EPOCH else None


def _first(found: Iterator[Published | None]) -> Published | None:
    return next((one for one in found if one), None)


def _real_day(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _head(lines: Sequence[str]) -> Iterator[str]:
    for line in lines[:_HEAD_LINES]:
        yield line
        if len(line) > _LONGEST or (len(line) > _PROSE and line.endswith(_SENTENCE_ENDS)):
            return


def _unless_chronicle(found: Published | None, lines: Sequence[str]) -> Published | None:
    """The date, unless lines begin with dates throughout: those are the days of what is told."""
    if found is None:
        return None
    dated = (line for line in lines[:_LOOKED_AT] if any(shape.match(line) for shape in _words().shapes))
    return None if len(list(islice(dated, _ENTRIES))) == _ENTRIES else found


def _labelled(line: str, order: _Order) -> Published | None:
    for segment in _segments(line):
        for written in _dates(segment, order):
            before = segment[: written.start]
            label = _words().labels.search(before)
            others = _POSTED if label and not label.start() else _OTHERS
            if label and (before[label.end() :].strip() == ":" or _is_bare(segment, written, others)):
                return Published(written.day.isoformat(), line)
    return None


def _date_line(line: str, order: _Order) -> Published | None:
    if _RANGE.search(line):
        return None
    for segment in _segments(line):
        written = list(_dates(segment, order))
        if len(written) == 1 and _is_date_segment(segment, written[0]):
            return Published(written[0].day.isoformat(), line)
    return None


def _is_date_segment(segment: str, written: _Written) -> bool:
    around = segment[: written.start] + segment[written.end :]
    beside = _TIME.search(around) or _words().beside.search(around)
    return _is_bare(segment, written, others=_OTHERS if beside else 1)


def _is_bare(segment: str, written: _Written, others: int) -> bool:
    """Whether little but the date stands there: few other words, no other number before it, no sentence."""
    before, after = (_plain(part) for part in (segment[: written.start], segment[written.end :]))
    rest = [_WORD.findall(_words().beside.sub(" ", part)) for part in (before, after)]
    if any(word[0].isdigit() for word in rest[0]):
        return False
    return sum(map(len, rest)) <= others and not (after.endswith(".") and _WORD.search(after))


def _plain(part: str) -> str:
    """Part of a line without times of day and addresses of mail."""
    return _TIME.sub(" ", _MAIL.sub(" ", part))


def _imprint(line: str, order: _Order) -> Published | None:
    """A date that ends or begins a short line which otherwise only names, in capitals, who publishes."""
    if len(line) > _PROSE or _RANGE.search(line):
        return None
    for segment in _segments(line):
        written = list(_dates(segment, order))
        if len(written) == 1 and _names_only(segment, written[0]):
            return Published(written[0].day.isoformat(), line)
    return None


def _names_only(segment: str, written: _Written) -> bool:
    before = segment[: written.start].strip()
    after = _TIME.sub("", segment[written.end :]).strip(" .,)")
    if (before and after) or not re.search(r"[,:(.]$|^$", before) or re.search(r"[.!?]\s", before):
        return False
    words = _WORD.findall(_words().byline.sub("", before or after))
    lower = [word for word in words if word[0].islower()]
    return len(words) <= _IMPRINT and len(lower) <= len(words) // 2 and bool(words) and words[0][0].isupper()


def _dateline(line: str, order: _Order) -> Published | None:
    opening = _OPENING.match(line)
    if opening and len(list(_dates(opening[0], order))) == 1:
        return Published(next(_dates(opening[0], order)).day.isoformat(), opening[0])
    for written in _dates(line[:_PROSE], order):
        before, after = line[: written.start], line[written.end :]
        end = _DATELINE_END.match(after)
        if end and (re.fullmatch(_PLACE, before) or (not before and _DASH.match(after))):
            return Published(written.day.isoformat(), line[: written.end + end.end()].strip())
    return None


def _segments(line: str) -> list[str]:
    """The parts of a line that bars, bullets, wide gaps and dashes set apart; none of a long line."""
    return [part for part in _SEGMENT.split(line) if part.strip()] if len(line) <= _LONGEST else []


def _dates(text: str, order: _Order) -> Iterator[_Written]:
    if not _YEAR.search(text):
        return
    taken = 0
    found = [match for shape in _words().shapes for match in shape.finditer(text)]
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() >= taken and (day := order.day_of(match)):
            taken = match.end()
            yield _Written(day, match.start(), match.end())


class _Order:
    """Whether `7/8/2024` is day before month here.

    Told by the text's other dates, by its language, by the news of that week it tells of ("on the
    morning of August 5"), or by its being about Vietnam, where the day comes first. With points or
    hyphens between (`7.8.2024`) the day comes first anyway.
    """

    def __init__(self, text: str, language: Language | None) -> None:
        self._text, self._language = text, language

    @cached_property
    def day_first(self) -> bool | None:
        """Whether days come first, or None where nothing tells or the text's dates contradict each other."""
        pairs = [
            (int(match["first"]), int(match["second"]))
            for shape in _words().shapes
            if "first" in shape.groupindex
            for match in shape.finditer(self._text)
        ]
        day_first = self._language == "vi" or any(first > 12 for first, _ in pairs)
        month_first = any(second > 12 for _, second in pairs)
        return day_first if day_first != month_first else None

    @cached_property
    def _told(self) -> tuple[tuple[int, int], ...]:
        """Months and days that the text tells of in words."""
        return tuple(
            (
                _words().months[(match["name"] or match["name2"]).lower()],
                int(match["before"] or match["after"]),
            )
            for match in _words().told.finditer(self._text)
        )

    def _is_news(self, year: int, month: int, day: int) -> bool:
        """Whether the text tells of something in the days up to this one."""
        try:
            published = date(year, month, day)
            days = [date(year, *told) for told in self._told]
        except ValueError:
            return False
        return any(0 <= (published - told).days <= _NEWS for told in days)

    def day_of(self, match: re.Match[str]) -> date | None:
        """The day a date shape's match means, or None where it is no day or its order is open."""
        parts = match.groupdict()
        year = int(parts["year"])
        if "first" in parts:
            numbers = self._ordered(int(parts["first"]), int(parts["second"]), year, match.group())
            if numbers is None:
                return None
            day, month = numbers
        else:
            day = int(parts["day"])
            month = _words().months[parts["name"].lower()] if parts.get("name") else int(parts["month"])
        try:
            return date(year, month, day)
        except ValueError:
            return None

    def _ordered(self, first: int, second: int, year: int, written: str) -> tuple[int, int] | None:
        """Day and month, or None where the order is open."""
        if first > 12 or first == second:
            return first, second
        if second > 12:
            return second, first
        day_first = self.day_first
        if day_first is None:
            early, late = self._is_news(year, second, first), self._is_news(year, first, second)
            day_first = early if early != late else None
        if day_first is None:
            day_first = "/" not in written or bool(_words().day_first.search(self._text)) or None
        if day_first is None:
            return None
        return (first, second) if day_first else (second, first)


@cache
def _words() -> _Words:
    page = yaml.safe_load(files("comity.sources").joinpath("published.yaml").read_text("utf-8"))
    languages = [row for code, row in page.items() if code != "numbers"]
    names = "|".join(word for row in languages for forms in row["months"].values() for word in forms)
    labels = [word for row in languages for word in row["labels"]]
    updated = [word for row in languages for word in row["updated"]]
    weekdays = [word for row in languages for word in row["weekdays"]]
    return _Words(
        shapes=tuple(_shape(shape, row) for row in page.values() for shape in row["shapes"]),
        months={
            word: number for row in languages for number, forms in row["months"].items() for word in forms
        },
        labels=_any_of(labels),
        beside=_any_of(
            [*labels, *updated, *weekdays, *(word for row in languages for word in row["papers"])]
        ),
        byline=re.compile(
            rf"^(?:{'|'.join(word for row in languages for word in row['bylines'])})\s", re.IGNORECASE
        ),
        told=re.compile(
            rf"\b(?:(?P<before>\d{{1,2}})\s+(?P<name>{names})\b|(?P<name2>{names})\.?\s+(?P<after>\d{{1,2}})\b)",
            re.IGNORECASE,
        ),
        day_first=_any_of(page["numbers"]["day_first"]),
    )


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(longest_first)})(?![^\W_])", re.IGNORECASE)


def _shape(shape: str, row: dict[str, Any]) -> re.Pattern[str]:
    months = sorted(
        (word for forms in row.get("months", {}).values() for word in forms), key=len, reverse=True
    )
    ordinals = "".join(f"|{word}" for word in row.get("ordinals", ()))
    parts = {
        "{year}": r"(?P<year>(?:19|20)\d{2})",
        "{month}": r"(?P<month>0?[1-9]|1[0-2])",
        "{day}": rf"(?P<day>0?[1-9]|[12]\d|3[01])(?:(?!){ordinals})?",
        "{first}": r"(?P<first>0?[1-9]|[12]\d|3[01])",
        "{second}": r"(?P<second>0?[1-9]|[12]\d|3[01])",
        "{name}": rf"(?P<name>{'|'.join(months)})\.?",
        ",": ",?",
        " ": r"\s+",
        ".": r"\.",
    }
    pattern = re.sub(r"\{\w+\}|[, .]", lambda part: parts[part.group()], shape)
    return re.compile(rf"(?<![\d/.-]){pattern}(?![\d/-])", re.IGNORECASE)
