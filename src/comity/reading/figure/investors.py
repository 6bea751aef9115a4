"""Who puts in a sum: the company named in its clause, or the one that "respectively" gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from comity.model.entity import Entity
from comity.reading.figure.counting import Count, clause_breaks, words
from comity.reading.figure.currencies import is_sum
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.quantities import Quantity
from comity.reading.marks.scanner import folded
from comity.reading.page import Sentence

_NAME = re.compile(r"[NSWOLCAPVTpc]{1,8}|(?<=Lx)Q")
_LED = ("i", "it", "f")


def company(count: Count) -> Entity | None:
    """The named company that puts in a sum: the first names of its clause that no preposition leads in."""
    works = _works_of(count)
    if works is not None:
        return works
    paired = _respectively(count)
    if paired is not None:
        return paired
    sentence = count.sentence
    ends = [mark.end for mark in count.numbers if is_sum(mark) and mark.end <= count.mark.start]
    low = max([sentence.start, *ends])
    clause = folded(count.page.text[low : count.mark.core])
    parts = [low + part.end() for part in clause_breaks().finditer(clause)]
    for start in [*reversed(parts), low]:
        name = next(_names(count.sentence, start, count.mark.core), None)
        if name is not None:
            return name
    return _told_before(count)


def _works_of(count: Count) -> Entity | None:
    """Whose works a sum is told of: "a mill of Hana Foods worth $5 million", "a $5 million mill of …"."""
    text, chunks = count.page.text, count.sentence.chunks
    for match in _works().finditer(folded(count.sentence.text)):
        start = count.sentence.start + match.end()
        gap = text[min(start, count.mark.end) : max(start, count.mark.start)]
        low = count.sentence.mark_index(start)
        name = _NAME.match("".join(chunk.label for chunk in chunks[low:]))
        if name is None or len(gap) > _BESIDE or _PARTED.search(gap) or any(c.isdigit() for c in gap):
            continue
        run = chunks[low : low + name.end()]
        if any(chunk.label in "NSO" for chunk in run):
            return _named(count.sentence, run)
    return None


_BESIDE = 45
_PARTED = re.compile(r"[,;:]")


@cache
def _works() -> re.Pattern[str]:
    return words().compiled(r"\b{site}\s{possessive}\s(?:{article}\s)?")


def employer(count: Count, firm: tuple[Entity, int] | None) -> Entity | None:
    """The company that employs the people counted, or the `firm` told last ("600 people will be hired")."""
    index = count.sentence.index
    near = firm is not None and (firm[1] == index or not count.sentence.of("L", "Y", "O"))
    if firm is not None and near and index - firm[1] <= 1:
        return firm[0] if _work_given().search(count.after) or _giving_work().search(count.before) else None
    if worked_for := _worked_for(count):
        return worked_for
    if not _giving_work().search(count.before):
        return None
    return (
        _described_firm(count)
        or company(count)
        or (firm[0] if firm is not None and firm[1] == index else None)
    )


def _worked_for(count: Count) -> Entity | None:
    """The body that those counted work for ("5,000 people work for Hana Shipbuilding")."""
    match = _work_for().search(folded(count.page.text[count.mark.end : count.sentence.end]))
    if match is None:
        return None
    name = next(_names(count.sentence, count.mark.end + match.end(), count.sentence.end), None)
    return name if name is not None and name.type == "organisation" else None


@cache
def _work_for() -> re.Pattern[str]:
    return words().compiled(r"^[^;:.]{0,40}\b{work_for}\s(?:{article}\s)?(?=\S)")


def _described_firm(count: Count) -> Entity | None:
    """The firm a relative clause describes ("through Hana Vina, a venture that employs 2,500")."""
    start = count.sentence.start
    match = _a_firm_that().search(folded(count.page.text[start : count.mark.start]))
    if match is None:
        return None
    ahead = [chunk for chunk in count.sentence.chunks if chunk.end <= start + match.start()]
    name = _LAST_NAME.search("".join(chunk.label for chunk in ahead))
    run = ahead[name.start() :] if name else []
    return _named(count.sentence, run) if any(chunk.label in "NSO" for chunk in run) else None


_LAST_NAME = re.compile(r"[NSWOLCAPVTpc]{1,8}$")


@cache
def _a_firm_that() -> re.Pattern[str]:
    return words().compiled(
        r",\s{article}\s(?:[^\s,;:]+\s){1,6}{relative}\s(?:[^\s,;:]+\s){0,2}{giving_work}\s(?:[^\s,;:]+\s)?$"
    )


@cache
def _work_given() -> re.Pattern[str]:
    return words().compiled(r"\b{work_given}\b")


@cache
def _giving_work() -> re.Pattern[str]:
    return words().compiled(r"\b{giving_work}\s(?:(?!{stop}\b)[^\s,;]+\s)?$")


def _told_before(count: Count) -> Entity | None:
    """The company that opens the sentence before, where "It", "The company" begins this one."""
    index = count.sentence.index
    if not index or not _the_firm().match(folded(count.sentence.text[:24])):
        return None
    before = count.page.sentences[index - 1]
    name = next(_names(before, before.start, before.end), None)
    opens = (
        name is not None
        and name.type == "organisation"
        and name.name in before.text[: len(name.name) + _OPENING]
    )
    return name if opens else None


_OPENING = 12


@cache
def _the_firm() -> re.Pattern[str]:
    return words().compiled(r"{the_firm}\s")


def winner(count: Count) -> Entity | None:
    """The company behind the sum that a contract went to."""
    end = count.sentence.end
    match = _won().search(folded(count.page.text[count.mark.end : end]))
    if match is None:
        return None
    chunks = count.sentence.chunks
    start = count.mark.end + match.end()
    low = count.sentence.mark_index(start)
    name = _NAME.match("".join(chunk.label for chunk in chunks[low:]))
    if name is None or not any(chunk.label in "NSO" for chunk in chunks[low : low + name.end()]):
        return None
    run = chunks[low : low + name.end()]
    return _named(count.sentence, run)


@cache
def _won() -> re.Pattern[str]:
    return words().compiled(r"^[^,;.]*,?\s{won}\s(?:{article}\s)?")


@cache
def _each() -> re.Pattern[str]:
    return words().compiled(r"\b{respectively}\b")


@cache
def _between() -> re.Pattern[str]:
    return words().compiled(r"(?:,?\s{and}|,)\s(?:{adding}\s)?")


def _respectively(count: Count) -> Entity | None:
    """The company in the sum's place of the list: "A and B put in 5 and 3 million USD, respectively"."""
    if not _each().search(folded(count.page.text[count.mark.end : count.sentence.end])):
        return None
    sums = _row_of_sums(count)
    if len(sums) < 2:
        return None
    names = list(_names(count.sentence, count.sentence.start, sums[0].core))[-len(sums) :]
    return names[sums.index(count.mark)] if len(names) == len(sums) else None


def _row_of_sums(count: Count) -> list[Quantity]:
    """The sums that stand in one list with this one."""
    row: list[Quantity] = []
    for mark in count.numbers:
        if not is_sum(mark):
            continue
        joined = row and _between().fullmatch(folded(count.page.text[row[-1].end : mark.start]))
        row = [*row, mark] if joined else [mark] if count.mark not in row else row
    return row if count.mark in row else []


def _names(sentence: Sentence, start: int, end: int) -> Iterator[Entity]:
    """Names of companies between two characters of the sentence, those that "in", "at" … lead in left out."""
    chunks = sentence.chunks
    low, high = sentence.mark_index(start), sentence.mark_index(end)
    labels = "".join(chunk.label for chunk in chunks[low:high])
    for match in _NAME.finditer(labels):
        run = chunks[low + match.start() : low + match.end()]
        alone = low + match.start() == 0 and len(run) == 1 and run[0].label != "O"
        led = labels[: match.start()].endswith(_LED)
        if alone or led or not any(chunk.label in "NSOQ" for chunk in run):
            continue
        yield _named(sentence, run)


def _named(sentence: Sentence, run: list[Chunk]) -> Entity:
    known = run[0].entities[0] if len(run) == 1 and run[0].label != "Q" and run[0].entities else None
    return known or Entity("organisation", " ".join(sentence.page.text[run[0].start : run[-1].end].split()))
