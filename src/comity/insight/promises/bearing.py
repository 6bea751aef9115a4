"""How surely what is told later speaks to a promise: what both tell, compared thing by thing."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from comity.insight.promises.deeds import Weight, broad_sectors, deeds
from comity.insight.promises.promise import Likeness
from comity.insight.promises.traits import Traits

ENOUGH = 0.5
"""The score from which on something is told as evidence, where it names both sides of a promise."""

ENOUGH_OF_ONE = 0.6
"""The same, where a promise names one side alone."""

_DEED: dict[Weight, float] = {"little": 0.15, "some": 0.4, "much": 0.5}
_FURTHER_DEED = 0.1
_NOTHING_ELSE = 0.1  # more for a deed, where a promise tells nothing else that could be compared
_OTHER_DEED, _OTHER_SECTOR = -0.3, -0.15
_SECTOR, _BROAD_SECTOR, _FURTHER_SECTOR = 0.25, 0.1, 0.05
_ALL_OF_IT = 0.15  # more for a sector, where a promise tells no deed but only sectors
_WORD, _WORDS = 0.12, 3
_THING, _NUMBER = 0.45, 0.1

PLACE = 0.25
"""What it adds that the words of a promise name a locality of what is told later."""


def in_common(promise: Traits, later: Traits) -> bool:
    """Whether both tell of one deed or thing, or of one sector, where the promise tells no deed."""
    return not (
        promise.deeds.isdisjoint(later.deeds)
        and promise.things.keys().isdisjoint(later.things)
        and (promise.deeds or promise.sectors.isdisjoint(later.sectors))
    )


def likenesses(promise: Traits, later: Traits, sides: Collection[str]) -> tuple[Likeness, ...]:
    """What a promise and something later share, and what parts them; `sides` are who acts in both."""
    return (
        *_deeds(promise, later),
        *_sectors(promise, later),
        *_words(promise, later),
        *_things(promise, later, sides),
    )


def score(found: Collection[Likeness]) -> float:
    """How surely it speaks to the promise, from 0 to 1."""
    return round(min(max(sum(one.score for one in found), 0.0), 1.0), 2)


def _deeds(promise: Traits, later: Traits) -> Iterator[Likeness]:
    weights = {code: _DEED[deeds()[code].weight] for code in promise.deeds | later.deeds}
    here, there = (
        {code for code in one.deeds if weights[code] > _DEED["little"]} for one in (promise, later)
    )
    shared = promise.deeds & later.deeds
    if here and not here & there:
        shared = frozenset()  # where something else is promised, that both tell of a visit tells nothing
    if shared:
        most = max(weights[code] for code in shared) + _FURTHER_DEED * (len(shared) > 1)
        alone = not promise.words and not _narrow(promise) and most >= _DEED["some"]
        ordered = tuple(sorted(shared, key=lambda code: (-weights[code], code)))
        yield Likeness("deed", ordered, most + _NOTHING_ELSE * alone)
    if here and there and not here & there:
        yield Likeness("other_deed", tuple(sorted(there)), _OTHER_DEED)


def _narrow(promise: Traits) -> frozenset[str]:
    """The sectors of a promise that tell something beside its deeds."""
    return (
        promise.sectors - {code for deed in promise.deeds for code in deeds()[deed].sectors} - broad_sectors()
    )


def _sectors(promise: Traits, later: Traits) -> Iterator[Likeness]:
    own = {code for deed in promise.deeds | later.deeds for code in deeds()[deed].sectors}
    here, there = promise.sectors - own, later.sectors - own
    shared = here & there
    narrow = shared - broad_sectors()
    if shared:
        first = _SECTOR if narrow else _BROAD_SECTOR
        first += _ALL_OF_IT if narrow and not promise.deeds else 0.0
        yield Likeness("sector", tuple(sorted(shared)), first + _FURTHER_SECTOR * (len(narrow) > 1))
    elif here - broad_sectors() and (others := there - broad_sectors()):
        yield Likeness("other_sector", tuple(sorted(others)), _OTHER_SECTOR)


def _words(promise: Traits, later: Traits) -> Iterator[Likeness]:
    shared = sorted(promise.words.keys() & later.words.keys())
    if shared:
        yield Likeness(
            "word", tuple(promise.words[stem] for stem in shared), _WORD * min(len(shared), _WORDS)
        )
    numbers = sorted(promise.numbers & later.numbers)
    if shared and numbers:
        yield Likeness("number", tuple(numbers), _NUMBER)


def _things(promise: Traits, later: Traits, sides: Collection[str]) -> Iterator[Likeness]:
    shared = sorted((promise.things.keys() & later.things.keys()) - {*sides})
    if shared:
        yield Likeness("thing", tuple(promise.things[thing] for thing in shared), _THING)
