"""A locality and the world: its records with somebody abroad, and where these took place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from comity.insight.encounters import are_abroad, country
from comity.insight.evidence import members
from comity.insight.partners import country_of
from comity.insight.surroundings import Surroundings
from comity.model.record import Record
from comity.register.listing import Span

Where = Literal["out", "in", "elsewhere"]
"""Where something took place: abroad, at home with guests from abroad, or somewhere else, be it untold."""

_MOST = 5_000  # records of one kind and id that are dated to a time
_HOSTS = ("host",)


class Abroad:
    """A locality under all its names, its bodies and those in whose place it stands, seen from abroad."""

    def __init__(self, id_: str, around: Surroundings) -> None:
        self._around, self._country = around, country(id_)
        places = {*around.units(id_), *around.succession.ancestors(id_, around.on)}
        self.ids = frozenset(places.union(*map(around.bodies, places)))

    def agreements(self) -> list[Record]:
        """The agreements it is a party of with somebody abroad."""
        told = self._around.view.walk_records(("agreement",), self.ids)
        records = self._around.records(record.id for record in told)
        return [
            one for one in records if not self.ids.isdisjoint(members(one, "parties")) and self.meets(one)
        ]

    def events(self, since: str, until: str) -> list[Record]:
        """The events that begin between two days (EDTF) and name it and somebody abroad."""
        found = {id_ for one in self.ids for id_ in self._dated(one, since, until)}
        return [event for event in self._around.records(found) if self.meets(event)]

    def _dated(self, id_: str, since: str, until: str) -> tuple[str, ...]:
        span = Span(kind="event", entity=id_, since=since, until=until, newest=False)
        return self._around.view.listed(span, _MOST)

    def meets(self, record: Record) -> bool:
        """Whether somebody of another country is a party of an agreement, or at an event."""
        who = members(record, "parties") if record.kind == "agreement" else record.entities
        return any(map(self._is_foreign, who))

    def partners(self, parties: tuple[str, ...]) -> Iterator[tuple[str, str, str, str]]:
        """Its own place that signed with each locality abroad, and the parties that signed for the two."""
        places = [
            (self._around.unit(place), party) for party in parties if (place := self._around.locality(party))
        ]
        own = next(((unit, party) for unit, party in places if unit in self.ids), None)
        for unit, party in dict(reversed(places)).items() if own else ():
            if own is not None and are_abroad(own[0], unit):
                yield own[0], unit, own[1], party

    def where(self, event: Record) -> Where:
        """Where an event took place, by its places, else by who was host."""
        at = members(event, "places") or self._hosts(event)
        own, foreign = (list(filter(lies, at)) for lies in (self._is_own, self._is_foreign))
        if own and not foreign:
            return "in"
        return "out" if at and len(foreign) == len(at) else "elsewhere"

    def _hosts(self, event: Record) -> tuple[str, ...]:
        told = event.fields.get("participants")
        return tuple(one["entity"] for one in told.shown if one["role"] in _HOSTS) if told else ()

    def _is_own(self, id_: str) -> bool:
        place = self._around.locality(id_)
        return id_ in self.ids or (place is not None and self._is_inside(place))

    def _is_inside(self, place: str) -> bool:
        above: str | None = place
        while above is not None and above not in self.ids:
            above = self._around.parent(above)
        return above is not None

    def _is_foreign(self, id_: str) -> bool:
        there = country_of(id_, self._around.lying)
        return there is not None and there != self._country
