"""What an occasion is called: the words around the noun that says what it is."""

from __future__ import annotations

import re

from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Passage
from comity.reading.kinds.event.page import endings, forms, nouns_last
from comity.reading.marks.scanner import Hit

_QUOTED = re.compile(
    r"'[^'\n]{2,40}'|\"[^\"\n]{2,40}\"|‘[^’\n]{2,40}’|“[^”\n]{2,40}”|[<《「『〈][^>》」』〉\n]{2,40}[>》」』〉]"
)
_NEAR = 2
_DATE = len("2024년 10월 16일")
_MOST = 60
"""Characters of a name at most."""
_BREAK = re.compile(r"[,.;:()\[\]…▲△·•?!\"“”‘’]$")
_YEAR = re.compile(r"\s(?:19|20)\d\d(?!년)\b")
_WORD = re.compile(r"\S+")
_LONGEST = 14
"""Words of a name at most, where it stands behind its noun."""


def named(clause: Clause, hit: Hit) -> tuple[int, int]:
    """The characters of the name that a noun for an occasion stands in, at least the noun itself."""
    passage = clause.sentence.passage
    if nouns_last(passage):
        quoted = _quoted(clause, hit)
        start, end = quoted or (_back(clause, hit), hit.end)
        year = None if quoted else _YEAR.match(passage.text, end)
        return start, year.end() if year is not None else end
    return _forward(clause, hit)


def is_general(clause: Clause, start: int) -> bool:
    """Whether the words before a name tell that many such occasions are meant."""
    passage = clause.sentence.passage
    before = passage.text[max(clause.start, start - 12) : start].rstrip().lower()
    return before.endswith(endings(passage, "many"))


def _quoted(clause: Clause, hit: Hit) -> tuple[int, int] | None:
    """The quoted words it stands in, or those right before it, with it."""
    low = max(clause.sentence.start, hit.start - _MOST)
    for quoted in _QUOTED.finditer(clause.sentence.passage.text, low, clause.sentence.end):
        if quoted.start() < hit.start and hit.end < quoted.end():
            return quoted.start() + 1, quoted.end() - 1
        if 0 <= hit.start - quoted.end() <= _NEAR:
            return quoted.start(), hit.end
    return None


def _back(clause: Clause, hit: Hit) -> int:
    """Where a name begins whose noun stands at its end: as far back as no word ends a phrase."""
    passage, text = clause.sentence.passage, clause.sentence.passage.text
    floor = max(clause.start, _inner_end(clause, hit))
    start = text.rfind(" ", floor, hit.start) + 1 or floor
    start = max(start, floor)
    start = _thing(passage, floor, start)
    while start > floor:
        end = start - 1
        before = max(text.rfind(" ", floor, end) + 1, floor)
        if not text[before:end].strip() or _ends_phrase(passage, before, end):
            break
        start = before
    while start < hit.start and (text[start] in " '\"‘“" or text[start] == "\n"):
        start += 1
    return start


def _thing(passage: Passage, floor: int, start: int) -> int:
    """Where the thing begins that an occasion is of ("곡물건조기의 제막식"), if it is no place or person."""
    before = max(passage.text.rfind(" ", floor, max(start - 1, floor)) + 1, floor)
    word = passage.text[before : max(start - 1, before)]
    of = word.endswith(endings(passage, "of"))
    return before if of and not passage.mentions_within(before, start) else start


def _inner_end(clause: Clause, hit: Hit) -> int:
    """The end of the last clause before it that describes it."""
    ends = [one.end for one in clause.sentence.clauses if one is not clause and one.end <= hit.start]
    return max(ends, default=clause.start)


def _ends_phrase(passage: Passage, start: int, end: int) -> bool:
    """Whether a word before a name is no part of it."""
    word = passage.text[start:end]
    if _BREAK.search(word) or word in forms(passage, "stop"):
        return True
    marks = passage.dates_within(start - _DATE, end)
    if any(start <= mark.start < end or mark.start <= start < mark.end for mark in marks):
        return True
    for mention in passage.mentions_within(start, end):
        if mention.end == end and mention.case in ("", "of", "at", "subject", "topic", "object"):
            return False
    return word[1:].endswith(endings(passage, "end"))


def _forward(clause: Clause, hit: Hit) -> tuple[int, int]:
    """A name whose noun stands at its head: as far on as no word or mark ends it."""
    passage, text = clause.sentence.passage, clause.sentence.passage.text
    stops, before_digits = forms(passage, "stop"), forms(passage, "end")
    limit = min(clause.sentence.end, hit.start + 2 * _MOST)
    start, end = _capitals_before(text, clause.start, hit), hit.end
    for count, word in enumerate(_WORD.finditer(text, hit.end, limit)):
        bare = word.group().strip("\"'“”‘’").rstrip(",.;:)")
        following = text[word.end() : word.end() + 3].strip()
        if count >= _LONGEST or word.group()[0] == "(":
            break
        if bare.islower() and (bare in stops or (bare in before_digits and following[:1].isdigit())):
            break
        end = word.start() + len(word.group().rstrip(",.;:)"))
        if word.group()[-1] in ",.;:)":
            break
    return start, end


def _capitals_before(text: str, floor: int, hit: Hit) -> int:
    """The begin of a run of capitalised words before a noun that is one itself ("Mega Expo")."""
    start = hit.start
    if not text[start].isupper():
        return start
    while True:
        end = start - 1
        before = max(text.rfind(" ", floor, max(end, floor)) + 1, floor)
        if end <= floor or not text[before].isupper() or text[end - 1] in ",.;:":
            return start
        start = before
