"""What people corrected: the value they gave is shown, what the sources tell stays beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from comity.errors import BadDecision
from comity.model.dates import is_edtf
from comity.model.decision import Decision, Numbered
from comity.model.entity import Entity
from comity.model.record import Field
from comity.model.vocabularies import claim_type, kinds

_NOT_CORRECTED = {"document", "quote", "span", "confidence", "signatories", "participants"}


def corrected(kind: str, fields: Mapping[str, Field], decisions: Sequence[Numbered]) -> dict[str, Field]:
    """The fields with the values that people gave in place of those shown."""
    found = dict(fields)
    for numbered in decisions:
        decision = numbered.decision
        if decision.verdict == "correct" and decision.field and decision.value is not None:
            told = found.get(decision.field)
            found[decision.field] = Field(
                shown=typed(kind, decision.field, decision.value),
                rule=_rule(decision),
                values=told.values if told else (),
                many=told.many if told else False,
                decision=numbered.number,
            )
    return found


def _rule(decision: Decision) -> str:
    return f"corrected by {decision.who} on {decision.when[:10]}: {decision.why}"


def typed(kind: str, field: str, value: str) -> Any:
    """A value as a field of this kind holds it; BadDecision where it cannot hold it.

    An entity is given by its id, several things with commas between them.

    >>> typed("figure", "value", "4008"), typed("agreement", "fields", "trade, education")
    (4008, ['trade', 'education'])
    """
    types = {f.encode_name: f.type for f in msgspec.structs.fields(claim_type(kind))}
    if field not in types or field in _NOT_CORRECTED:
        able = ", ".join(name for name in types if name not in _NOT_CORRECTED)
        raise BadDecision(f"a {kind} has no “{field}” to correct; it has {able}")
    if field in kinds()[kind].dates and not is_edtf(value):
        raise BadDecision(f"{field}: {value!r} is no date; write 2019, 2019-12 or 2019-12-21")
    asked = types[field]
    if asked in (Entity, Entity | None):
        return value
    if asked in (tuple[Entity, ...], tuple[str, ...]):
        return [part.strip() for part in value.split(",") if part.strip()]
    try:
        plain: Any = msgspec.convert(value, asked, strict=False)
    except msgspec.ValidationError as error:
        raise BadDecision(f"{field}: {error}") from error
    return plain
