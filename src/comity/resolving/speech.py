"""Which commitments are one, and which statements: whose they are, when told, and in like words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec
from rapidfuzz import fuzz

from comity.model.cited import CitedClaim
from comity.model.claim import Commitment, Statement
from comity.model.dates import bounds, may_agree
from comity.model.names import fold, unaccented
from comity.resolving.gathering import APART, Ids, Key, Told

NEAR = 30  # days between two reports of one commitment
SOON = 3  # days between two reports of one speech
LONG = 365  # days between two reports in the very same words
_ALIKE = 70  # of 100: words shared by two reports of one thing, whatever their order
_QUOTED = re.compile(r"[“\"]([^”\"]{20,})[”\"]")
_NUMBER = re.compile(r"\d[\d.,]*")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_SAME_WORDS, _SAME_TERMS, _ALIKE_WORDS = 8, 3, 5


class Undertaking(msgspec.Struct, frozen=True):
    """What matters of a commitment."""

    actors: frozenset[str]
    words: str
    fields: frozenset[str]
    due: str
    denied: bool
    published: str


class Speech(msgspec.Struct, frozen=True):
    """What matters of a statement."""

    speaker: str
    words: str
    numbers: frozenset[str]
    published: str


class CommitmentTellings:
    """Commitments: who is to do what by when."""

    def telling(self, cited: CitedClaim, ids: Ids) -> Told[Undertaking]:
        """What a commitment claim tells."""
        claim = cited.claim
        assert isinstance(claim, Commitment)
        return Told(
            cited.document,
            Undertaking(
                actors=frozenset(ids(cited.document, actor) for actor in claim.actors),
                words=claim.action,
                fields=frozenset(claim.fields),
                due=claim.due or "",
                denied=claim.modality == "denied",
                published=cited.published or "",
            ),
        )

    def keys(self, told: Told[Undertaking]) -> Iterator[Key]:
        """Its words, and the days around its publication."""
        what = told.what
        who = " ".join(sorted(what.actors))
        yield Key(f"{who}: {fold(what.words)}")
        yield from (Key(f"{who} around {bucket}") for bucket in _buckets(what.published, NEAR))

    def exactness(self, what: Undertaking) -> int:
        """All are as exact as their words."""
        return 0

    def compare(self, a: Undertaking, b: Undertaking, together: bool) -> int:
        """Words in one language are compared; across languages, fields and time must be the same."""
        if a.actors != b.actors or a.denied != b.denied:
            return APART
        if fold(a.words) == fold(b.words):
            return _SAME_WORDS if _published_within(a.published, b.published, LONG) else APART
        if not _published_within(a.published, b.published, NEAR) or not may_agree(
            a.due or None, b.due or None
        ):
            return APART
        if a.fields and b.fields and a.fields.isdisjoint(b.fields):
            return APART
        if _writing(a.words) == _writing(b.words):
            return _ALIKE_WORDS if _likeness(a.words, b.words) >= _ALIKE else APART
        if together or not a.fields or a.fields != b.fields or a.due != b.due:
            return APART
        return _SAME_TERMS if a.due or _published_within(a.published, b.published, SOON) else APART


class StatementTellings:
    """Statements: who said what."""

    def telling(self, cited: CitedClaim, ids: Ids) -> Told[Speech]:
        """What a statement claim tells."""
        claim = cited.claim
        assert isinstance(claim, Statement)
        words = max(_QUOTED.findall(claim.quote), key=len, default=claim.quote)
        return Told(
            cited.document,
            Speech(
                speaker=ids(cited.document, claim.speaker),
                words=words,
                numbers=frozenset(n.strip(".,") for n in _NUMBER.findall(words) if len(n) > 1),
                published=cited.published or "",
            ),
        )

    def keys(self, told: Told[Speech]) -> Iterator[Key]:
        """Its words, and the days around its publication."""
        what = told.what
        yield Key(f"{what.speaker}: {fold(what.words)}")
        yield from (Key(f"{what.speaker} around {bucket}") for bucket in _buckets(what.published, SOON))

    def exactness(self, what: Speech) -> int:
        """All are as exact as their words."""
        return 0

    def compare(self, a: Speech, b: Speech, together: bool) -> int:
        """Words in one language are compared; across languages the numbers said must be the same."""
        if a.speaker != b.speaker:
            return APART
        if fold(a.words) == fold(b.words):
            return _SAME_WORDS if _published_within(a.published, b.published, LONG) else APART
        if not _published_within(a.published, b.published, SOON):
            return APART
        if _writing(a.words) == _writing(b.words):
            return _ALIKE_WORDS if _likeness(a.words, b.words) >= _ALIKE else APART
        return _SAME_TERMS if not together and a.numbers and a.numbers == b.numbers else APART


def _buckets(published: str, near: int) -> tuple[int, ...]:
    """Two buckets of days, of which two publications so near to each other share one."""
    if not published:
        return ()
    day = bounds(published)[0].toordinal()
    return tuple({day // (near + 1), (day + near) // (near + 1)})


def _published_within(a: str, b: str, days: int) -> bool:
    """Whether two publications are so near; one of no date can only be taken to be within LONG."""
    if not a or not b:
        return days == LONG
    return abs((bounds(a)[0] - bounds(b)[0]).days) <= days


def _writing(words: str) -> str:
    """The language of words, as far as letters tell."""
    if _HANGUL.search(words):
        return "ko"
    return "vi" if unaccented(words) != words else "en"


@lru_cache(maxsize=100_000)
def _likeness(a: str, b: str) -> float:
    return fuzz.token_sort_ratio(a.lower(), b.lower())
