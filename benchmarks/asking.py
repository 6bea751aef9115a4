"""Asks a register as people would: pages on two localities, and searches."""

from __future__ import annotations

import gc
from contextlib import ExitStack
from datetime import date
from random import Random
from types import TracebackType
from typing import Any, Self

from sqlalchemy import select

from comity.atlas import Atlas
from comity.insight.relation import relation
from comity.insight.surroundings import Surroundings
from comity.model.claim import entities_of
from comity.publish.pages import relation_page
from comity.reference import gazetteer
from comity.reference.succession import Succession
from comity.register import tables
from comity.register.opening import for_reading
from comity.register.search.query import Query
from comity.register.view import View

_ON = date(2026, 11, 22)
_LINES = 10  # of each section of a page, as on the command line
_SEED = 20261122
_TYING = ("agr", "com", "evt")
_HOMES = ("kr/", "vn/")


class Asking:
    """A register opened for reading, with the reference tables at hand."""

    def __init__(self, place: str) -> None:
        self._stack = ExitStack()
        self._engine = self._stack.enter_context(for_reading(place))
        self._view = View(self._engine)
        known = gazetteer.load()
        self._atlas, self._succession = Atlas(known), Succession(known)
        # What lasts as long as the process need not be looked through for garbage again and again.
        gc.collect()
        gc.freeze()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def pairs(self, count: int) -> list[tuple[str, str]]:
        """Localities of the two countries that a record ties, each as often as records do."""
        chance, found = Random(_SEED), list[tuple[str, str]]()
        while len(found) < count:
            starts = [f"{chance.choice(_TYING)}-{chance.randrange(16**6):06x}" for _ in range(count)]
            drawn = self._drawn(tables.records.c.id, starts)
            for named in self._view.pairs.entities(drawn).values():
                one, other = (sorted(id_ for id_ in named if id_.startswith(home)) for home in _HOMES)
                if one and other:
                    found.append((one[0], other[0]))
        chance.shuffle(found)
        return found[:count]

    def records(self, count: int) -> list[str]:
        """Ids of agreements."""
        chance = Random(_SEED)
        return self._drawn(tables.records.c.id, [f"agr-{chance.randrange(16**6):06x}" for _ in range(count)])

    def documents(self, count: int) -> list[str]:
        """Ids of documents."""
        chance = Random(_SEED)
        return self._drawn(tables.documents.c.id, [f"{chance.randrange(16**6):06x}" for _ in range(count)])

    def queries(self, count: int) -> list[Query]:
        """What people look for: a name, two names, words of what was said; some with filters."""
        chance, found = Random(_SEED), list[Query]()
        starts = [f"{chance.randrange(16**6):06x}" for _ in range(count)]
        for cited in self._view.claims(self._drawn(tables.claims.c.id, starts)).values():
            names = [entity.name for entity in entities_of(cited.claim)]
            said = cited.claim.quote.split()
            words = " ".join(chance.sample(said, min(2, len(said))))
            told = chance.choice([names[0], names[0], " ".join(names[:2]), words, words])
            found.append(
                Query(
                    words=told,
                    kinds=(cited.kind,) if chance.random() < 0.3 else (),
                    since=str(chance.randint(2010, 2026)) if chance.random() < 0.2 else None,
                )
            )
        return found

    def between(self, one: str, other: str) -> int:
        """How many records name both."""
        return len({pair.record for pair in self._view.pairs.between([one], [other])})

    def page(self, one: str, other: str) -> None:
        """Makes the relation page of two, as `comity show A B` does."""
        with self._view.still() as view:
            around = Surroundings(view, self._succession, self._atlas, _ON)
            became = self._atlas.became(one) + self._atlas.became(other)
            first, second = view.entity(one), view.entity(other)
            relation_page(relation(view, first, second, self._atlas, became, around, _LINES))

    def search(self, query: Query) -> None:
        """Searches the claims, then the records, as `comity search` does."""
        self._view.search(query, "records", known=self._atlas.called)

    def _drawn(self, ids: Any, starts: list[str]) -> list[str]:
        """The ids that come next behind each of these."""
        with self._engine.begin() as connection:
            asked = (select(ids).where(ids > start).order_by(ids).limit(1) for start in starts)
            return [id_ for one in asked for id_ in connection.execute(one).scalars()]
