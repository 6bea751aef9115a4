"""What people corrected: the value they gave is shown, what the sources tell stays beside it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from comity.errors import BadDecision
from comity.model.dates import is_edtf
from comity.model.decision import Decision, Numbered
from comity.model.entity import Entity
from comity.model.record import Field
from comity.model.vocabularies import claim_type, indicators, kinds, sectors, units

_NOT_CORRECTED = {"document", "quote", "span", "confidence", "signatories", "participants"}
_LEAST = {"parties": 2, "actors": 1}
_DURATION = re.compile(r"P\d+[YMWD]")
_CURRENCY = re.compile(r"[A-Z]{3}")


def corrected(kind: str, fields: Mapping[str, Field], decisions: Sequence[Numbered]) -> dict[str, Field]:
    """The fields with the values that people gave in place of those shown.

    A value that a newer vocabulary does not know any more is passed over, the decision stays.
    """
    found = dict(fields)
    for numbered in decisions:
        decision = numbered.decision
        if decision.verdict == "correct" and decision.field and decision.value is not None:
            told = found.get(decision.field)
            try:
                shown = typed(kind, decision.field, decision.value)
            except BadDecision:
                continue
            found[decision.field] = Field(
                shown=shown,
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

    An entity is given by its id, several things with commas between them, each once.

    >>> typed("figure", "value", "4008"), typed("agreement", "fields", "trade, education")
    (4008, ['trade', 'education'])
    """
    asked = _asked(kind, field)
    if field in kinds()[kind].dates and not is_edtf(value):
        raise BadDecision(f"{field}: {value!r} is no date; write 2019, 2019-12 or 2019-12-21")
    if field in ("term", "notice") and not _DURATION.fullmatch(value):
        raise BadDecision(f"{field}: {value!r} is no length of time; write P5Y or P3M")
    if not value.strip():
        raise BadDecision(f"{field}: a value is needed; where all of it is wrong, reject it")
    if asked in (Entity, Entity | None):
        return value
    if asked in (tuple[Entity, ...], tuple[str, ...]):
        return _several(field, value)
    try:
        plain: Any = msgspec.convert(value, asked, strict=False)
    except msgspec.ValidationError as error:
        raise BadDecision(f"{field}: {error}") from error
    if isinstance(plain, float) and not math.isfinite(plain):
        raise BadDecision(f"{field}: {value!r} is no number")
    return _of_vocabulary(field, plain)


def entities_in(kind: str, field: str, value: str) -> tuple[str, ...]:
    """The entities that a value of this field names, as they are written.

    >>> entities_in("agreement", "parties", "kr/daejeon, vn/hue"), entities_in("figure", "value", "3")
    (('kr/daejeon', 'vn/hue'), ())
    """
    asked = _asked(kind, field)
    if asked in (Entity, Entity | None):
        return (value.strip(),)
    return tuple(_several(field, value)) if asked == tuple[Entity, ...] else ()


def _asked(kind: str, field: str) -> Any:
    types = {f.encode_name: f.type for f in msgspec.structs.fields(claim_type(kind))}
    if field not in types or field in _NOT_CORRECTED:
        able = ", ".join(name for name in types if name not in _NOT_CORRECTED)
        raise BadDecision(f"records of the kind {kind} have no “{field}” to correct; they have {able}")
    return types[field]


def _several(field: str, value: str) -> list[str]:
    found = list(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    if len(found) < _LEAST.get(field, 1):
        raise BadDecision(f"{field}: there must be {_LEAST.get(field, 1)} or more, with commas between them")
    return [_of_vocabulary(field, part) for part in found] if field == "fields" else found


def _of_vocabulary(field: str, value: Any) -> Any:
    """A code of the vocabulary that the field draws from; BadDecision for any other."""
    codes = {"fields": sectors, "sector": sectors, "indicator": indicators, "unit": units}
    if field not in codes or value in codes[field]() or (field == "unit" and _CURRENCY.fullmatch(value)):
        return value
    raise BadDecision(f"{field}: {value!r} is none of {', '.join(codes[field]())}")
