"""A record as one short text: what every field repeats is said once, what follows from the rest left out.

It is `[claims, entities, fields]` in JSON. The value of a field that all claims tell alike stands there as
it is; of a field that holds several things there is a list of them; any other field is an object. In both,
a value that only some of the claims tell is `[value, places of these claims]`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec

from comity.model.record import Field, Record, Value
from comity.model.rules import ALL, ONLY, RULES

_PLACES = {rule: place for place, rule in enumerate(RULES)}


class _Rest(msgspec.Struct, omit_defaults=True):
    """A field of which the rule is to be said; `shown` where it is not the first value, or all of them."""

    rule: int | str
    values: list[Any]
    shown: Any = msgspec.UNSET
    many: bool = False
    decision: int | None = None


class _Packed(msgspec.Struct, array_like=True):
    claims: tuple[str, ...]
    entities: tuple[str, ...]
    fields: dict[str, Any]


class _Fields(msgspec.Struct, array_like=True, gc=False):
    """A record of which only the fields are looked at."""

    claims: msgspec.Raw
    entities: msgspec.Raw
    fields: dict[str, Any]


class Number(msgspec.Struct, gc=False):
    """What a packed figure says of its measure, its time and its value; each as it is packed."""

    value: Any
    qualifier: Any = "exact"
    unit: Any = None
    partner: Any = None
    sector: Any = None
    label: Any = None
    period: Any = None

    @property
    def told(self) -> set[tuple[float, Any]]:
        """The values with the qualifiers that a claim tells them with."""
        if not isinstance(self.value, dict) and not isinstance(self.qualifier, dict):
            return {(self.value, self.qualifier)}
        return {
            (value, qualifier)
            for value, some in _places(self.value)
            for qualifier, others in _places(self.qualifier)
            if some is None or others is None or not some.isdisjoint(others)
        }

    @property
    def measure(self) -> tuple[str, ...]:
        """What is counted, but for whose it is and the indicator."""
        told = self.unit, self.partner, self.sector, self.label
        return tuple([one or "" if isinstance(one, str | None) else str(_shown(one) or "") for one in told])


class _Counted(msgspec.Struct, array_like=True, gc=False):
    """A figure of which only the number is looked at."""

    claims: tuple[str, ...]
    entities: msgspec.Raw
    fields: Number


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(_Packed).decode
_decode_fields = msgspec.json.Decoder(_Fields).decode
_decode_counted = msgspec.json.Decoder(_Counted).decode


def packed(record: Record) -> str:
    """The text of a record, all but its id, its kind and the decisions that shaped it."""
    places = {claim: place for place, claim in enumerate(record.claims)}
    fields = {name: _field(field, places) for name, field in record.fields.items()}
    return _encode(_Packed(record.claims, record.entities, fields)).decode()


def unpacked(id_: str, kind: str, told: str, decisions: str | None) -> Record:
    """The record of a row of the register."""
    found = _decode(told)
    return Record(
        id=id_,
        kind=kind,
        fields={name: _unfolded(field, found.claims) for name, field in found.fields.items()},
        entities=found.entities,
        claims=found.claims,
        decisions=tuple(msgspec.json.decode(decisions)) if decisions else (),
    )


def outlined(id_: str, kind: str, told: str, only: Collection[str]) -> Record:
    """What a record shows for some fields, without what else is told of these and of it."""
    found = _decode(told)
    fields = {
        name: Field(shown=_shown(found.fields[name]), rule="", values=())
        for name in only
        if name in found.fields
    }
    return Record(id=id_, kind=kind, fields=fields, entities=found.entities, claims=found.claims)


def told_in_several_ways(told: str) -> dict[str, list[Any]]:
    """The fields of a packed record of which only one value can be true, and more are told.

    Of each the value shown, then those told.
    """
    fields = _decode_fields(told).fields
    return {
        name: [_shown(field), *_shown(field["values"])]
        for name, field in fields.items()
        if isinstance(field, dict) and len(field["values"]) > 1 and not field.get("many", False)
    }


def number_told(told: str) -> tuple[Number, int]:
    """The number of a packed figure, and how many claims tell it."""
    found = _decode_counted(told)
    return found.fields, len(found.claims)


def _places(told: Any) -> list[tuple[Any, frozenset[int] | None]]:
    """What a packed field tells, each with the places of the claims that tell it; None for all."""
    values = told["values"] if isinstance(told, dict) else [told]
    return [
        (value[0], frozenset(value[1]) if value[1:] else None) if isinstance(value, list) else (value, None)
        for value in values
    ]


def _shown(told: Any) -> Any:
    if isinstance(told, list):
        return [value[0] if isinstance(value, list) else value for value in told]
    if not isinstance(told, dict):
        return told
    if "shown" in told:
        return told["shown"]
    shown = _shown(told["values"])
    return shown if told.get("many", False) else shown[0] if shown else None


def _field(field: Field, places: Mapping[str, int]) -> Any:
    values = [_value(value, places) for value in field.values]
    follows = field.decision is None and field.shown == _following(field.values, field.many)
    if follows and field.many and field.rule == ALL:
        return values
    if follows and not field.many and field.rule == ONLY and _is_bare(values):
        return values[0]
    return _Rest(
        rule=_PLACES.get(field.rule, field.rule),
        values=values,
        shown=msgspec.UNSET if follows else field.shown,
        many=field.many,
        decision=field.decision,
    )


def _value(value: Value, places: Mapping[str, int]) -> Any:
    every = len(value.claims) == len(places)
    if every and not isinstance(value.value, list):
        return value.value
    return [value.value] if every else [value.value, [places[claim] for claim in value.claims]]


def _is_bare(values: Sequence[Any]) -> bool:
    """Whether there is one value, which nobody takes for a list of values or for a field that says more."""
    return len(values) == 1 and not isinstance(values[0], (list, dict))


def _following(values: Sequence[Value], many: bool) -> Any:
    """What is shown where nobody says otherwise: all of several things, else the first value."""
    return [value.value for value in values] if many else values[0].value if values else None


# A page has a thousand fields: nothing is called here that need not be.
def _unfolded(told: Any, claims: tuple[str, ...]) -> Field:
    sort = type(told)
    if sort is not list and sort is not dict:
        return Field(shown=told, rule=ONLY, values=(Value(value=told, claims=claims),))
    if sort is list:
        values = _values(told, claims)
        return Field(shown=[value.value for value in values], rule=ALL, values=values, many=True)
    values, rule, many = _values(told["values"], claims), told["rule"], told.get("many", False)
    return Field(
        shown=told["shown"] if "shown" in told else _following(values, many),
        rule=RULES[rule] if isinstance(rule, int) else rule,
        values=values,
        many=many,
        decision=told.get("decision"),
    )


def _values(told: Sequence[Any], claims: tuple[str, ...]) -> tuple[Value, ...]:
    return tuple(
        [
            Value(value=value, claims=claims) if type(value) is not list else _one(value, claims)
            for value in told
        ]
    )


def _one(told: list[Any], claims: tuple[str, ...]) -> Value:
    value, *places = told
    return Value(value=value, claims=tuple(claims[at] for at in places[0]) if places else claims)
