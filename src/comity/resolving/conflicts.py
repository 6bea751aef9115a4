"""Fields of a record: every value told, the one shown, and the rule in words that chose it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from comity.model.cited import CitedClaim
from comity.model.claim import Figure
from comity.model.dates import precision
from comity.model.record import Field, Value

ONLY = "every source that says it says the same"
ALL = "everything that any source names"
TIE = "the sources weigh the same; the first in alphabetical order"

_FIRMNESS = {"asserted": 3, "planned": 2, "wished": 1, "denied": 0}
_EXACTNESS = {"exact": 1, "about": 0, "at_least": 0, "at_most": 0}

Telling = tuple[Any, CitedClaim]
Weight = Callable[[Any, list[CitedClaim]], Any]


def _firm(_value: Any, claims: list[CitedClaim]) -> int:
    return max(_FIRMNESS[c.claim.modality] for c in claims)


def _exact(_value: Any, claims: list[CitedClaim]) -> int:
    return max(_EXACTNESS[c.claim.qualifier] if isinstance(c.claim, Figure) else 1 for c in claims)


def _sources(_value: Any, claims: list[CitedClaim]) -> int:
    return len({c.document for c in claims})


def _precise(value: Any, _claims: list[CitedClaim]) -> int:
    return precision(value) if isinstance(value, str) else 0


def _late(_value: Any, claims: list[CitedClaim]) -> str:
    return max(c.published or "" for c in claims)


def _telling(value: Any, _claims: list[CitedClaim]) -> bool:
    return value not in _UNTELLING


_UNTELLING = {"agreement", "joint_statement"}  # types that any agreement may be called

RULES: tuple[tuple[str, Weight], ...] = (
    ("asserted before planned", _firm),
    ("a particular name before a general one", _telling),
    ("an exact number before an approximate one", _exact),
    ("the value that more sources give", _sources),
    ("the more precise date", _precise),
    ("the later publication", _late),
)
"""What decides between values, in this order; the sentence of the first that does is shown."""

_ONLY_FOR: dict[Weight, set[str]] = {
    _telling: {"type"},
    _precise: {"date", "start", "end", "due", "valid_until", "period"},
}


def one_value(name: str, tellings: Iterable[Telling]) -> Field | None:
    """The field of this name, of which one value can be true; None where nothing is told."""
    told = _gathered(tellings)
    if not told:
        return None
    rules = [rule for rule in RULES if name in _ONLY_FOR.get(rule[1], {name})]
    ranked = sorted(told, key=lambda entry: _canonical(entry[0]))
    ranked.sort(key=lambda entry: tuple(weigh(*entry) for _, weigh in rules), reverse=True)
    return Field(shown=ranked[0][0], rule=_why(ranked, rules), values=_values(ranked))


def all_values(tellings: Iterable[Telling]) -> Field | None:
    """The field that holds several things at once: everything told, each with who tells it."""
    told = sorted(_gathered(tellings), key=lambda entry: _canonical(entry[0]))
    if not told:
        return None
    return Field(shown=[value for value, _ in told], rule=ALL, values=_values(told), many=True)


def _gathered(tellings: Iterable[Telling]) -> list[tuple[Any, list[CitedClaim]]]:
    told: dict[bytes, tuple[Any, list[CitedClaim]]] = {}
    for value, claim in tellings:
        if value is not None:
            told.setdefault(_canonical(value), (value, []))[1].append(claim)
    return list(told.values())


def _why(ranked: list[tuple[Any, list[CitedClaim]]], rules: list[tuple[str, Weight]]) -> str:
    if len(ranked) == 1:
        return ONLY
    return next((words for words, weigh in rules if weigh(*ranked[0]) != weigh(*ranked[1])), TIE)


def _values(told: list[tuple[Any, list[CitedClaim]]]) -> tuple[Value, ...]:
    return tuple(
        Value(value=value, claims=tuple(sorted({claim.id for claim in claims}))) for value, claims in told
    )


def _canonical(value: Any) -> bytes:
    return msgspec.json.encode(value, order="deterministic")

