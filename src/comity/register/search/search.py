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

_Found = tuple[int, int, Candidate]
"""The tier in which something was found, its place, and what it is."""


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
        told = self._records(asked, walk, start) if what == "records" else ((f[2].id, f) for f in walk)
        shown: list[tuple[str, Candidate]] = []
        last = start
        for id_, (tier, place, candidate) in told:
            if len(shown) == limit:
                return Page(hits=self._hits(what, shown, asked), after=str(last))
            shown.append((id_, candidate))
            last = Cursor(what, tier, place)
        return Page(hits=self._hits(what, shown, asked))

    def _hits(self, what: What, shown: Sequence[tuple[str, Candidate]], asked: Wanted) -> Any:
        return hits(self._connection, what, shown, asked.words)

    def _walk(self, asked: Wanted, shelf: Shelf, start: Cursor, limit: int) -> Iterator[_Found]:
        """Every item of a shelf that is wanted, after the cursor, tier by tier."""
        finder = Finder(self._connection)
        for number, tier in enumerate(_tiers(asked, shelf)):
            if number < start.tier:
                continue
            low, high = asked.places
            low = max(low, start.place + 1) if number == start.tier else low
            for placed in finder.walk(shelf, tier, (low, high), limit + 1):
                found = candidates(self._connection, shelf, [id_ for _, id_ in placed])
                for place, id_ in placed:
                    candidate = found.get(id_)
                    if candidate is None or candidate.place not in (None, place):
                        continue  # it is no more, or stands elsewhere now
                    if _tier(asked, shelf, candidate) == number:
                        yield number, place, candidate

    def _records(self, asked: Wanted, walk: Iterable[_Found], start: Cursor) -> Iterator[tuple[str, _Found]]:
        """The records of claims, each with the first of its claims that is wanted."""
        seen = set[str]()
        for found in walk:
            for record in self._records_of(found[2].id):
                if record not in seen and not self._was_shown(asked, record, start):
                    yield record, found
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
            low <= (found.place or 0) <= start.place and found.has((*asked.filters, *asked.words))
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
