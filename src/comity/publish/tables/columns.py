"""The columns of the table of each kind of record, and what stands in them."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from comity.model.vocabularies import own_fields

Shape = Literal["text", "code", "entities", "countries", "people", "sectors", "day", "number", "whole"]
"""`code` is a word of a closed list, `people` are entities with what they did, `day` an EDTF date."""

Value = str | int | float | tuple[str, ...] | None
"""What stands in a cell: of `entities` and `sectors` several, of anything else one thing or none."""


class Column(NamedTuple):
    """A column: its name, which is that of its header, too, and what shape its values have."""

    name: str
    shape: Shape


_SHAPES: dict[str, Shape] = {
    **dict.fromkeys(("type", "stage", "mode", "renewal", "qualifier", "relation", "sense"), "code"),
    **dict.fromkeys(("indicator", "unit", "modality"), "code"),
    **dict.fromkeys(("parties", "places", "place", "actors", "beneficiaries", "member", "body"), "entities"),
    **dict.fromkeys(("person", "of", "child", "parent", "subject", "partner", "locality"), "entities"),
    **dict.fromkeys(("speaker", "rank_scope"), "entities"),
    **dict.fromkeys(("signatories", "participants"), "people"),
    **dict.fromkeys(("fields", "sector"), "sectors"),
    **dict.fromkeys(("date", "start", "end", "due", "valid_until", "period"), "day"),
    "value": "number",
    "rank": "whole",
}  # fmt: skip
_TIES = ("agreement", "event")  # whose countries are a column of their own
_BEHIND = (
    Column("modality", "code"),
    Column("sources", "whole"),
    Column("published", "day"),
    Column("source", "text"),
    Column("quote", "text"),
    Column("link", "text"),
)


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """The columns of a kind's table: its id, its own fields, how firm it is, who says so first."""
    own = [Column(name, _SHAPES.get(name, "text")) for name in own_fields(kind)]
    countries = [Column("countries", "countries")] if kind in _TIES else []
    return (Column("id", "text"), *own, *countries, *_BEHIND)
