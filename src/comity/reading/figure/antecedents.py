"""What a number without a noun goes on counting: a part of a whole told before."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from comity.reading.figure.counting import Count, Measure, Told, words


def antecedent(count: Count, told: list[Told]) -> Measure | None:
    """What a number without a noun goes on counting: a part of the last whole told."""
    adding = bool(count.follows("adding", "changed_from", "expecting") or _target().search(count.before))
    told = [one for one in told if one.measure.noun not in _RATES and not one.measure.sum]
    here = [one for one in told if one.sentence == count.sentence.index]
    parallel = bool(here and count.follows("parallel")) or bool(here and _in_list(count))
    known = here[::-1] or [one for one in told if one.sentence >= count.sentence.index - 2]
    wholes = [one for one in known if adding or parallel or one.value > count.mark.value]
    opens = count.mark.start == count.sentence.start or count.before.endswith("; ") or _rest_of(count)
    opened = adding or opens or count.follows("opener") or _at().search(count.before)
    parted = partitive().match(count.after)
    goes_on = bool(wholes) and (opened or parted or _in_list(count))
    if not goes_on:
        return None
    whole = wholes[0].measure
    if whole.indicator == "population":
        few = count.mark.value < _PEOPLE
        return None if few else msgspec.structs.replace(whole, indicator="residents", back=True)
    return msgspec.structs.replace(whole, indicator=_since_changed(count, whole), back=True)


_PEOPLE = 100


def _since_changed(count: Count, whole: Measure) -> str:
    """The indicator of a part: of projects, those licensed or enlarged are told by what follows."""
    if whole.noun in VENTURES:
        cues = count.around(0, 60)
        if "adjusted" in cues:
            return "fdi_projects_adjusted"
        if "licensed" in count.around(0, 20):
            return "fdi_projects_new"
    if whole.indicator == "attendees" and _from().match(count.after):
        return "delegation_size"
    return whole.indicator


@cache
def _from() -> re.Pattern[str]:
    return words().compiled(r"\s{whence}\s")


_RATES = frozenset({"", "share", "change"})
VENTURES = frozenset({"project", "newcomer"})
"""Classes of counted nouns that stand for foreign projects."""


_SENT = frozenset({"workers", "students", "delegation_size"})


def first_of(count: Count, told: list[Told]) -> Measure | None:
    """The first or next of the people told just before ("The first 48 will fly in April")."""
    last = told[-1] if told else None
    if last is None or last.measure.indicator not in _SENT or last.value <= count.mark.value:
        return None
    near = last.sentence >= count.sentence.index - 1
    return (
        msgspec.structs.replace(last.measure, back=True) if near and _first().search(count.before) else None
    )


@cache
def _first() -> re.Pattern[str]:
    return words().compiled(r"(?:^|\W){first_lot}\s$")


def part_of(whole: Count, told: list[Told]) -> Measure | None:
    """What a part of a number told before counts ("122 of the 167")."""
    for one in reversed(told):
        if one.value == whole.mark.value and one.measure.noun and not one.measure.sum:
            return msgspec.structs.replace(one.measure, back=True)
    return None


def _rest_of(count: Count) -> bool:
    """Whether a whole opens the sentence and this is its part ("Of the city's 430 firms, 92 make …")."""
    numbers = count.numbers
    first = bool(numbers) and numbers[0].start == count.mark.start
    apart = first or bool(_set_off().search(count.before))
    return apart and bool(_of_whole().match(count.sentence.text[:24].lower()))


@cache
def _set_off() -> re.Pattern[str]:
    return re.compile(r",\s(?:\w+\s){0,2}$")


@cache
def _of_whole() -> re.Pattern[str]:
    return words().compiled(r"{of_whole}\s")


def _in_list(count: Count) -> bool:
    """Whether it stands in a list of parts ("38 from A, 21 from B and 9 from C")."""
    return count.before.endswith(", ") and bool(_part_of_list().match(count.after))


@cache
def _part_of_list() -> re.Pattern[str]:
    return words().compiled(r"\s(?:{origin}|{into})\s")


@cache
def _target() -> re.Pattern[str]:
    """ "the target for 2013 is 700,000", "the figure was 640"."""
    return words().compiled(
        r"\b{pronoun}\s{becoming}\s$|\b{target}\s(?:(?!{copula}\s)[^\s,;:.]+\s){0,3}{copula}\s$"
    )


@cache
def partitive() -> re.Pattern[str]:
    """ "12 of them sell to Busan": a part of what was counted before."""
    return words().compiled(r"\s{partitive}\b")


@cache
def _at() -> re.Pattern[str]:
    """ "Korea, at 228, comes next": a number set off behind whose it is."""
    return words().compiled(r",\s{aside_lead}\s$")
