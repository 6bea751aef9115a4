"""Who makes a promise and whom it is made to, and who stands for each of them since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from comity.insight.evidence import members, shown
from comity.insight.surroundings import Side, Surroundings
from comity.model.record import Record

_PERSON = "person/"


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """Those who promise something (`acting`), the others it names, and whole countries it is made to."""

    acting: tuple[Side, ...]
    others: tuple[Side, ...]
    countries: tuple[str, ...]

    @property
    def is_of_one(self) -> bool:
        """Whether nobody is named but one who acts."""
        return len(self.acting) < 2 and not self.others and not self.countries

    @property
    def ids(self) -> frozenset[str]:
        """Everybody who may stand for one of them."""
        return frozenset().union(*(side.own | side.heirs for side in (*self.acting, *self.others)))

    def met_by(self, record: Record, day: date) -> tuple[str, ...]:
        """Who in a record of a day stands for them; nobody where it is not both sides, or not who acts."""
        acting = [_those(side, record, day) for side in self.acting]
        met = [ids for ids in acting if ids]
        if not met:
            return ()
        met += [ids for side in self.others if (ids := _those(side, record, day))]
        met += [ids for country in self.countries if (ids := _inside(country, record))]
        if len(met) < 2 and not self.is_of_one:
            return ()
        return tuple(dict.fromkeys(id_ for ids in met for id_ in ids))


def sides(record: Record, around: Surroundings) -> Sides:
    """The sides of a promise; its people only where nobody else acts."""
    acting = _acting(record)
    bodies = [id_ for id_ in acting if not id_.startswith(_PERSON)]
    own = dict(_by_place(bodies or acting, around))
    others = {key: side for key, side in _by_place(_beneficiaries(record), around) if key not in own}
    homes = {key.partition("/")[0] for key in own}
    whole = dict.fromkeys(id_ for id_ in (*acting, *_beneficiaries(record)) if _is_country(id_))
    return Sides(
        acting=tuple(own.values()),
        others=tuple(others.values()),
        countries=tuple(id_ for id_ in whole if id_ not in homes),
    )


def _acting(record: Record) -> list[str]:
    if record.kind == "commitment":
        return [*members(record, "actors")]
    if record.kind == "agreement":
        return [*members(record, "parties")]
    told = record.fields.get("participants")
    there = [one["entity"] for one in told.shown] if told else []
    return list(dict.fromkeys([*there, *members(record, "places")]))


def _beneficiaries(record: Record) -> list[str]:
    return [id_ for id_ in members(record, "beneficiaries") if not id_.startswith(_PERSON)]


def _by_place(ids: list[str], around: Surroundings) -> Iterator[tuple[str, Side]]:
    """Each by the one id of the locality it is or belongs to, else by its own."""
    for id_ in ids:
        if not _is_country(id_):
            place = around.locality(id_)
            yield (around.unit(place), around.side(place)) if place else (id_, around.side(id_))


def _is_country(id_: str) -> bool:
    return "/" not in id_


def _those(side: Side, record: Record, day: date) -> tuple[str, ...]:
    standing = side.on(day)
    return tuple(id_ for id_ in record.entities if id_ in standing)


def _inside(country: str, record: Record) -> tuple[str, ...]:
    return tuple(id_ for id_ in record.entities if id_ == country or id_.startswith(f"{country}/"))


def who(record: Record) -> tuple[str, ...]:
    """Those who promise something, and whom it is made to."""
    return tuple(dict.fromkeys((*_acting(record), *_beneficiaries(record))))


def is_promise(record: Record) -> bool:
    """Whether a record tells what somebody means to do and no source tells as done."""
    modality = shown(record, "modality")
    if record.kind == "commitment":
        return modality == "planned"
    if record.kind == "agreement":
        return shown(record, "stage") == "planned" and modality in ("asserted", "planned")
    return record.kind == "event" and modality == "planned"
