"""Registers of a few reports, and what lies around their agreements on a day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import ClassVar

import msgspec

from comity.atlas import Atlas
from comity.insight.evidence import members
from comity.insight.surroundings import Surroundings
from comity.model.claim import Claim
from comity.model.entity import Entity
from comity.model.names import slug
from comity.model.record import Record
from comity.reference.gazetteer import load
from comity.reference.succession import Succession
from comity.register.view import opened
from tests.make import document, quoting, register

DA_LAT = Entity("locality", "Da Lat", "vn/lam-dong/da-lat")
LAM_DONG = Entity("locality", "Lam Dong", "vn/lam-dong")
CHUNCHEON = Entity("locality", "Chuncheon", "kr/gangwon/chuncheon")
COUNCIL = Entity("organisation", "Da Lat People's Council")
OTHER_COUNCIL = Entity("organisation", "Chuncheon City Council")

Report = tuple[str | None, str, Claim]
"""When it was published, what it says, and the claim it makes."""

TABLES = Succession(load())


def place(id_: str) -> Entity:
    return Entity("locality", TABLES.name(id_) or id_, id_)


class Lying:
    """What the tables say, and whose the two councils are."""

    COUNCILS: ClassVar = {"da-lat": str(DA_LAT.id), "chuncheon": str(CHUNCHEON.id)}

    def __init__(self) -> None:
        self._atlas = Atlas(load())

    def parent(self, id_: str) -> str | None:
        own = (of for word, of in self.COUNCILS.items() if id_.startswith("organisation/") and word in id_)
        return next(own, None) or self._atlas.parent(id_)

    def children(self, id_: str) -> tuple[str, ...]:
        own = (council.name for council in (COUNCIL, OTHER_COUNCIL))
        bodies = (f"organisation/{slug(name)}" for name in own)
        return (*self._atlas.children(id_), *(body for body in bodies if self.parent(body) == id_))


@contextmanager
def around(
    folder: Path, *reports: Report, on: str = "2026-11-22", then: bool = False
) -> Iterator[Surroundings]:
    """What lies around the agreements of these reports on a day; `then`: of what was known by it."""
    told = []
    for number, (published, quote, claim) in enumerate(reports):
        name = f"{number}.txt"
        text = document(f"{quote} ({number})", name, published)
        told.append((text, [msgspec.structs.replace(claim, **quoting(quote, 0, name))]))
    path = register(folder / f"{on}{then}.db", *told)
    day = date.fromisoformat(on)
    with opened(path) as view:
        yield Surroundings(view, TABLES, Lying(), day, day if then else None)


def of(found: Surroundings, *parties: Entity, **fields: str) -> Record:
    """The one agreement of these parties, with these values shown."""
    wanted = {party.id for party in parties if party.id}
    fitting = [
        record
        for record in found.view.records("agreement")
        if wanted <= set(members(record, "parties"))
        and all(record.fields[name].shown == value for name, value in fields.items())
    ]
    assert len(fitting) == 1, [record.fields["parties"].shown for record in fitting]
    return fitting[0]
