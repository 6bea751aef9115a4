"""One thing put together from all the claims that state it: an agreement, an event, a figure …"""

from __future__ import annotations

from collections.abc import Collection
from itertools import permutations
from typing import Any

import msgspec

from comity.model.entity import EntityType

PREFIXES = {
    "agreement": "agr",
    "event": "evt",
    "figure": "fig",
    "membership": "mem",
    "post": "pst",
    "affiliation": "aff",
    "strength": "str",
    "commitment": "com",
    "statement": "sta",
}
"""What the ids of each kind of record begin with."""

_DATES = ("date", "start", "end", "period", "due")
_SIGNING = ("parties", "signatories")


class ResolvedEntity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One locality, country, organisation or person across all its spellings.

    `id` is the reference tables' id where they know it (`vn/binh-duong`), else an id made from the
    type and the folded name (`locality/miyazaki-prefecture`, `person/nguyen-loc-ha`). `name` is the
    spelling shown; `names` are all spellings met.
    """

    id: str
    type: EntityType
    name: str
    names: tuple[str, ...]
    reference: bool = False


class Value(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One value some claims give for a field of a record; `claims` are their ids."""

    value: Any
    claims: tuple[str, ...]


class Field(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A field of a record: the value shown, the rule that chose it, and every value told.

    A field with `many` holds several things at once (parties, sectors): `shown` is all of them.
    `decision` is the number of the decision by which a person put the value shown.
    """

    shown: Any
    rule: str
    values: tuple[Value, ...]
    many: bool = False
    decision: int | None = None

    @property
    def contested(self) -> bool:
        """Whether the sources give more than one value where only one can be true."""
        return len(self.values) > 1 and not self.many


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One record. Entities inside `fields` are resolved entity ids; `claims` are ids of its claims.

    `decisions` are the numbers of the people's decisions that shaped it.
    """

    id: str
    kind: str
    fields: dict[str, Field]
    entities: tuple[str, ...]
    claims: tuple[str, ...]
    decisions: tuple[int, ...] = ()

    @property
    def day(self) -> str | None:
        """The date that places it in time, in EDTF; None where no source gives one."""
        for name in _DATES:
            field = self.fields.get(name)
            if field is not None and isinstance(field.shown, str):
                return field.shown
        return None

    @property
    def parts(self) -> list[tuple[str, int]]:
        """Its entities, each with its part: 1 acting in it, 2 acting in what is denied, 0 only named."""
        modality = self.fields.get("modality")
        part = 2 if modality is not None and modality.shown == "denied" else 1
        acting = self._acting
        return [(entity, part if entity in acting else 0) for entity in self.entities]

    @property
    def _acting(self) -> Collection[str]:
        """Who agreed or signed, whose figure it is; of other kinds everybody named."""
        if self.kind == "figure":
            return (self.fields["subject"].shown,)
        if self.kind != "agreement":
            return self.entities
        parties, signed = (self.fields[name].shown if name in self.fields else () for name in _SIGNING)
        return {*parties, *(one["person"] for one in signed if one.get("person"))}

    @property
    def pairs(self) -> list[tuple[str, str, int]]:
        """Every one of its entities with every other, and how many act in it together with the two.

        None where these do not act in it themselves. People only where they are parties. Nothing of an
        affiliation, which tells what one is part of.
        """
        if self.kind == "affiliation":
            return []
        parties = set(self.fields["parties"].shown) if "parties" in self.fields else set()
        named = sorted(parties.union(id_ for id_ in self.entities if not id_.startswith("person/")))
        acting = parties if self.kind == "agreement" else set(named) if self.kind == "event" else set()
        together = len(acting)
        return [
            (one, other, together if one in acting and other in acting else 0)
            for one, other in permutations(named, 2)
        ]

    @property
    def part_of(self) -> tuple[str, str] | None:
        """What an affiliation says is part of what; None where it is not said for certain."""
        child, parent, modality = (
            self.fields[name].shown if name in self.fields else None
            for name in ("child", "parent", "modality")
        )
        if self.kind != "affiliation" or modality != "asserted":
            return None
        return (child, parent) if isinstance(child, str) and isinstance(parent, str) else None
