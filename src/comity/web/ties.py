"""The ties somebody asks for, as the map and the network show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Any

import msgspec

from comity.errors import BadSetting
from comity.insight.encounters import Act
from comity.insight.network import Network, Tie, Wanted, network
from comity.publish.ties import TieWords, ties_page
from comity.web.answer import Answer, Table
from comity.web.attention import encounters_in
from comity.web.pages.entity import entity_of
from comity.web.site import Here

_COLUMNS = ("one", "one_name", "other", "other_name", "agreements", "events", "last")
Year = Annotated[int, msgspec.Meta(ge=1, le=9999)]


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which ties: `of` a locality (an id or a name), of a `country`, with a `partner` country, of a `kind`.

    `since` and `until` are years. `most` are told on a page, those with the most agreements first; `after`
    goes on where a page ended.
    """

    country: str | None = None
    partner: str | None = None
    of: str | None = None
    kind: Act | None = None
    since: Year | None = None
    until: Year | None = None
    most: Annotated[int, msgspec.Meta(ge=1, le=2000)] = 50
    after: str | None = None


class Ties(msgspec.Struct, frozen=True, kw_only=True):
    """Ties asked for, the strongest first: how many there are, some of them, and the localities' names."""

    number: int
    ties: tuple[Tie, ...]
    names: dict[str, str]


class Found:
    """Ties found, of which the first are drawn."""

    def __init__(self, here: Here, asked: Asked, most_drawn: int) -> None:
        self._here, self._asked = here, asked
        self._every = every(here)
        around = here.around()
        self._of = around.unit(entity_of(here, asked.of).id) if asked.of else None
        self._ties = self._every.ties(self._wanted())
        self._rows, self._after = self._page()
        self.drawn = self._ties[:most_drawn]
        self.names = names(here, (*self.drawn, *self._rows), *([self._of] if self._of else []))
        words = TieWords(self.names)
        self.told = [(tie, words.of(tie)) for tie in self.drawn]
        self.numbers = Counter[str]()
        for tie in self.drawn:
            self.numbers.update(dict.fromkeys(tie.ends, tie.number))

    def answer(self, heading: str, **more: Any) -> Answer:
        """The page under a heading: its picture, and a table of some ties beside it."""
        ids = {id_ for tie in self._rows for id_ in tie.ends}
        return Answer(
            finding=Ties(
                number=len(self._ties),
                ties=self._rows,
                names={id_: self.names[id_] for id_ in sorted(ids)},
            ),
            page=ties_page(heading, len(self._ties), len(self.drawn)),
            template=f"{heading}.html",
            more={
                "asked": self._asked,
                "of": (self._of, self.names[self._of]) if self._of else None,
                "rows": self._rows,
                "names": self.names,
                "countries": self._countries(),
                "years": self._every.years,
                **more,
            },
            table=Table(_COLUMNS, self._table()),
            after=self._after,
        )

    def _wanted(self) -> Wanted:
        """The question; years that leave nothing out leave out nothing undated either."""
        asked = self._asked
        first, last = self._every.years or (0, 0)
        told = (code.lower() for code in (asked.country, asked.partner) if code)
        return Wanted(
            of=self._of,
            countries=tuple(dict.fromkeys(told)),
            kind=asked.kind,
            since=asked.since if asked.since and asked.since > first else None,
            until=asked.until if asked.until and asked.until < last else None,
        )

    def _page(self) -> tuple[tuple[Tie, ...], str | None]:
        """The ties told on one page, and where the next one goes on."""
        start = self._behind(self._asked.after) if self._asked.after else 0
        end = start + self._asked.most
        told = self._ties[start:end]
        return told, "~".join(told[-1].ends) if end < len(self._ties) else None

    def _behind(self, after: str) -> int:
        ends = tuple(after.split("~"))
        found = (place for place, tie in enumerate(self._ties, 1) if tie.ends == ends)
        place = next(found, None)
        if place is None:
            raise BadSetting("after", after, "is no place to go on from; a page tells one")
        return place

    def _countries(self) -> list[tuple[str, str]]:
        """The countries there are ties of, with their names, in the order of these."""
        named = ((code, self._here.atlas.name(code) or code) for code in self._every.countries)
        return sorted(named, key=lambda each: each[1])

    def _table(self) -> Iterable[tuple[object, ...]]:
        called = names(self._here, self._ties)
        for tie in self._ties:
            one, other = tie.ends
            yield one, called[one], other, called[other], tie.agreements, tie.events, tie.last or ""


def every(here: Here) -> Network:
    """The ties of the whole register."""
    return here.once("network", lambda: network(here.around(), encounters_in(here)))


def names(here: Here, ties: Iterable[Tie], *others: str) -> dict[str, str]:
    """What the localities of ties are called, and others."""
    ids = {id_ for tie in ties for id_ in tie.ends} | set(others)
    known = here.view.names(ids)
    return {id_: known.get(id_) or here.atlas.name(id_) or id_ for id_ in ids}
