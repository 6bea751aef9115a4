"""Searching a register: what has all the words asked for, page by page, always in the same order.

Of entities those come first that bear the words as a name, of documents those with the words in the heading;
then, as everywhere, the newest. Records are found by what their claims say.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, tee
from typing import cast, get_args

import msgspec
from sqlalchemy import Connection

from comity.errors import BadSetting
from comity.register.question import Question
from comity.register.rows import chunks
from comity.register.search.candidate import Candidate, candidates
from comity.register.search.expression import Expression, expression
from comity.register.search.finder import Finder, Placed
from comity.register.search.hit import Page, What, hits
from comity.register.search.naming import Known, naming, nobody
from comity.register.search.query import Query, Wanted, wanted
from comity.register.search.tables import Shelf
from comity.register.search.tokens import EXACT, HEADING

_CURSOR = re.compile(r"(\w+)\.(\d)\.([0-7]?[0-9a-f]{1,15})")


# Items that are looked at for a page; the next goes on where words are common and hits rare.
_MOST: dict[Shelf, int] = {"documents": 200, "claims": 2000, "entities": 600}
_LOOKED_AT = 25  # claims that are looked at together, until the records they tell are known

_RECORDS = Question("SELECT claim, record FROM record_claims WHERE claim IN :wanted")
_CLAIMS = Question("SELECT claim, record FROM record_claims WHERE record IN :wanted")


class Cursor(msgspec.Struct, frozen=True):
    """Where a page ended: which of the tiers of what is looked for, and the last place seen."""

    what: What
    tier: int
    place: int

    @classmethod
    def read(cls, written: str) -> Cursor:
        """A cursor as it was written; BadSetting for anything else."""
        found = _CURSOR.fullmatch(written)
        if found is None or found[1] not in get_args(What):
            raise BadSetting("--after", written, "is no place to go on from; a page of hits tells one")
        return cls(cast(What, found[1]), int(found[2]), int(found[3], 16))

    def __str__(self) -> str:
        return f"{self.what}.{self.tier}.{self.place:x}"


class _Found(msgspec.Struct, frozen=True):
    """An item in the tier and at the place where it was found."""

    tier: int
    place: int
    candidate: Candidate

    @property
    def stands(self) -> bool:
        """Whether the item still stands there."""
        return self.candidate.place in (None, self.place)


class _Run(msgspec.Struct, frozen=True):
    """Some places of a tier, and what stood there when it was noted; `is_last` where enough was looked at."""

    tier: int
    placed: Sequence[Placed]
    is_last: bool = False


class Search:
    """Asks one register over one connection; `known` are the names that reference tables have."""

    def __init__(self, connection: Connection, known: Known = nobody) -> None:
        self._connection = connection
        self._naming = naming(connection, known)
        self._begun: dict[tuple[Shelf, int, int], Iterator[_Run]] = {}
        self._looked_at: dict[tuple[Shelf, str], Candidate | None] = {}

    def ask(
        self, query: Query, whats: Iterable[What], limit: int = 20, after: str | None = None
    ) -> dict[What, Page]:
        """The hits of each kind after a cursor, the best first; BadSetting for a cursor of something else."""
        asked = wanted(query, self._naming)
        self._begun.clear()
        self._looked_at.clear()
        return {what: self._page(asked, what, limit, after) for what in whats}

    def _page(self, asked: Wanted, what: What, limit: int, after: str | None) -> Page:
        start = Cursor.read(after) if after else Cursor(what, 0, -1)
        if start.what != what:
            raise BadSetting("--after", str(after), f"goes on among {start.what}, not among {what}")
        if asked.is_empty or (what == "entities" and asked.is_dated):
            return Page(hits=())
        walk = self._walk(asked, "claims" if what == "records" else what, start, limit + 1)
        met = deque[_Run](maxlen=1)
        runs = _noted(walk, met)
        if what == "records":
            told = self._records(asked, runs, start)
        else:
            told = ((f.candidate.id, f) for run in runs for f in self._wanted(asked, what, run))
        shown = list(islice(told, limit + 1))
        made = hits(self._connection, what, [(id_, f.candidate) for id_, f in shown[:limit]], asked.words)
        if len(shown) > limit:
            last = shown[limit - 1][1]
            return Page(hits=made, after=str(Cursor(what, last.tier, last.place)))
        if met and met[0].is_last:
            return Page(hits=made, after=str(Cursor(what, met[0].tier, met[0].placed[-1][0])))
        return Page(hits=made)

    def _walk(self, asked: Wanted, shelf: Shelf, start: Cursor, number: int) -> Iterator[_Run]:
        """What may be wanted of a shelf, run by run; records and claims, found alike, share one walk."""
        at = shelf, start.tier, start.place
        begun = self._begun.get(at) or self._runs(asked, shelf, start, number)
        self._begun[at], walk = tee(begun)
        return walk

    def _runs(self, asked: Wanted, shelf: Shelf, start: Cursor, number: int) -> Iterator[_Run]:
        finder, left = Finder(self._connection), _MOST[shelf]
        for tier, tokens in enumerate(_tiers(asked, shelf)):
            if tier < start.tier:
                continue
            low, high = asked.places
            low = max(low, start.place + 1) if tier == start.tier else low
            for placed in finder.walk(shelf, tokens, (low, high), number):
                left -= len(placed)
                yield _Run(tier, placed, is_last=left <= 0)
                if left <= 0:
                    return

    def _wanted(self, asked: Wanted, shelf: Shelf, run: _Run) -> list[_Found]:
        """Those of a run that are wanted."""
        unknown = [id_ for _, id_ in run.placed if (shelf, id_) not in self._looked_at]
        there = candidates(self._connection, shelf, unknown) if unknown else {}
        self._looked_at |= {(shelf, id_): there.get(id_) for id_ in unknown}
        looked = ((place, self._looked_at[shelf, id_]) for place, id_ in run.placed)
        found = (_Found(run.tier, place, candidate) for place, candidate in looked if candidate)
        return [one for one in found if one.stands and _tier(asked, shelf, one.candidate) == run.tier]

    def _records(self, asked: Wanted, walk: Iterable[_Run], start: Cursor) -> Iterator[tuple[str, _Found]]:
        """The records of claims, each with the first of its claims that is wanted.

        A claim need not be looked at whose records are found already: much that is told is told often.
        """
        seen = set[str]()
        for run in walk:
            records = self._records_of([id_ for _, id_ in run.placed])
            for placed in chunks(run.placed, _LOOKED_AT):
                fresh = [told for told in placed if not seen.issuperset(records.get(told[1], ()))]
                every = self._wanted(asked, "claims", _Run(run.tier, fresh))
                of_these = {record for found in every for record in records[found.candidate.id]}
                seen |= self._shown_before(asked, of_these - seen, start)
                for found in every:
                    for record in records[found.candidate.id]:
                        if record not in seen:
                            yield record, found
                        seen.add(record)

    def _records_of(self, claims: Sequence[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for claim, record in sorted(_RECORDS.rows(self._connection, wanted=claims)):
            found.setdefault(claim, []).append(record)
        return found

    def _shown_before(self, asked: Wanted, records: Collection[str], start: Cursor) -> set[str]:
        """Those of these records of which a claim stands before the cursor: they were found by that one."""
        if start.place < 0:
            return set()
        told: dict[str, set[str]] = {}
        for claim, record in _CLAIMS.rows(self._connection, wanted=records):
            told.setdefault(claim, set()).add(record)
        low = asked.places[0]
        return {
            record
            for id_, found in candidates(self._connection, "claims", list(told)).items()
            if low <= (found.place or 0) <= start.place and found.has((*asked.filters, *asked.words))
            for record in told[id_]
        }


def _noted(walk: Iterable[_Run], met: deque[_Run]) -> Iterator[_Run]:
    """The runs of a walk, each noted when it is come to."""
    for run in walk:
        met.append(run)
        yield run


def _tiers(asked: Wanted, shelf: Shelf) -> Iterator[Expression]:
    """What is asked for first, then second, of the index."""
    filters = expression(asked.filters)
    if asked.words and shelf == "documents":
        yield expression(asked.words, HEADING) + filters
    if asked.words and shelf == "entities":
        yield (((EXACT + asked.exact,),), *filters)
    yield expression(asked.words) + filters


def _tier(asked: Wanted, shelf: Shelf, candidate: Candidate) -> int | None:
    """The tier in which an item is found that has the marks asked for; None where it has not the words."""
    if not asked.words:
        return 0
    match shelf:
        case "documents" if candidate.has_in_heading(asked.words):
            return 0
        case "entities" if candidate.is_called(asked.exact):
            return 0
    if not candidate.has(asked.words):
        return None
    return 0 if shelf == "claims" else 1
