"""Searching a register: what has all the words asked for, page by page, always in the same order.

Of entities those come first that bear the words as a name, of documents those with the words in the heading;
then, as everywhere, the newest. Records are found by what their claims say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

import msgspec
from sqlalchemy import Connection, select

from comity.errors import BadSetting
from comity.register import tables
from comity.register.search.candidate import Candidate, candidates
from comity.register.search.expression import Expression, expression
from comity.register.search.finder import Finder
from comity.register.search.hit import Page, What, hits
from comity.register.search.naming import Known, naming, nobody
from comity.register.search.query import Query, Wanted, wanted
from comity.register.search.tables import Shelf
from comity.register.search.tokens import EXACT, HEADING

_CURSOR = re.compile(r"(\w+)\.(\d)\.([0-9a-f]{1,16})")
_FIRST = 8  # places asked for beyond those that are shown: some may be no longer right


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
        return msgspec.convert((found[1], int(found[2]), int(found[3], 16)), cls)

    def __str__(self) -> str:
        return f"{self.what}.{self.tier}.{self.place:x}"


class Search:
    """Asks one register over one connection; `known` are the names that reference tables have."""

    def __init__(self, connection: Connection, known: Known = nobody) -> None:
        self._connection = connection
        self._naming = naming(connection, known)

    def ask(self, query: Query, what: What, limit: int = 20, after: str | None = None) -> Page:
        """The hits of one kind after a cursor, the best first; BadSetting for a cursor of something else."""
        asked = wanted(query, self._naming)
        start = Cursor.read(after) if after else Cursor(what, 0, -1)
        if start.what != what:
            raise BadSetting("--after", str(after), f"goes on among {start.what}, not among {what}")
        if asked.is_empty or (what == "entities" and asked.is_dated):
            return Page(hits=())
        walk = self._walk(asked, "claims" if what == "records" else what, start, limit)
        told = self._records(asked, walk, start) if what == "records" else ((c.id, t, c) for t, c in walk)
        shown: list[tuple[str, Candidate]] = []
        last = start
        for id_, tier, candidate in told:
            if len(shown) == limit:
                return Page(hits=self._hits(what, shown, asked), after=str(last))
            shown.append((id_, candidate))
            last = Cursor(what, tier, candidate.place)
        return Page(hits=self._hits(what, shown, asked))

    def _hits(self, what: What, shown: Sequence[tuple[str, Candidate]], asked: Wanted) -> Any:
        return hits(self._connection, what, shown, asked.words)

    def _walk(
        self, asked: Wanted, shelf: Shelf, start: Cursor, limit: int
    ) -> Iterator[tuple[int, Candidate]]:
        """Every item of a shelf that is wanted, after the cursor, tier by tier."""
        tiers = list(_tiers(asked, shelf))
        finder = Finder(self._connection)
        for number, tier in enumerate(tiers[start.tier :], start.tier):
            low, high = asked.places
            low = max(low, start.place + 1) if number == start.tier else low
            for placed in finder.walk(shelf, tier, (low, high), limit + _FIRST):
                found = candidates(self._connection, shelf, [id_ for _, id_ in placed])
                for place, id_ in placed:
                    candidate = found.get(id_)
                    if candidate and candidate.place == place and _tier(asked, shelf, candidate) == number:
                        yield number, candidate

    def _records(
        self, asked: Wanted, walk: Iterable[tuple[int, Candidate]], start: Cursor
    ) -> Iterator[tuple[str, int, Candidate]]:
        """The records of claims, each with the first of its claims that is wanted."""
        seen = set[str]()
        for tier, candidate in walk:
            for record in self._records_of(candidate.id):
                if record not in seen and not self._was_shown(asked, record, start):
                    yield record, tier, candidate
                seen.add(record)

    def _records_of(self, claim: str) -> list[str]:
        of = tables.record_claims.c
        question = select(of.record).where(of.claim == claim).distinct().order_by(of.record)
        return list(self._connection.execute(question).scalars())

    def _was_shown(self, asked: Wanted, record: str, start: Cursor) -> bool:
        """Whether a claim of the record stands before the cursor, so that it was found by that one."""
        if start.place < 0:
            return False
        of = tables.record_claims.c
        claims = list(self._connection.execute(select(of.claim).where(of.record == record)).scalars())
        low = asked.places[0]
        return any(
            low <= found.place <= start.place and _tier(asked, "claims", found) == 0
            for found in candidates(self._connection, "claims", claims).values()
        )


def _tiers(asked: Wanted, shelf: Shelf) -> Iterator[Expression]:
    """What is asked for first, then second, of the index."""
    filters = expression(asked.filters)
    if asked.words and shelf == "documents":
        yield expression(asked.words, HEADING) + filters
    if asked.words and shelf == "entities":
        yield (((EXACT + asked.exact,),), *filters)
    yield expression(asked.words) + filters


def _tier(asked: Wanted, shelf: Shelf, candidate: Candidate) -> int | None:
    """The tier in which an item is found; None where it is not."""
    if not candidate.has(asked.filters):
        return None
    if asked.words and shelf == "documents" and candidate.has_in_heading(asked.words):
        return 0
    if asked.words and shelf == "entities" and EXACT + asked.exact in candidate.tokens:
        return 0
    if not candidate.has(asked.words):
        return None
    return 1 if asked.words and shelf in ("documents", "entities") else 0
