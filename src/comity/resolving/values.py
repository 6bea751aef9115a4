"""Fields of a record: every value told, the one shown, and the rule in words that chose it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

import msgspec

from comity.model import rules as words
from comity.model.cited import CitedClaim
from comity.model.claim import GRADES, Figure
from comity.model.dates import bounds, is_edtf, precision
from comity.model.record import Field, Value
from comity.model.rules import ALL, ONLY, TIE, TIE_OF_NUMBERS

Copies = Mapping[str, str]
"""Of documents that repeat another's text, the id of the one document they all stand for."""

NO_COPIES: Copies = MappingProxyType({})

Telling = tuple[Any, CitedClaim]
Told = tuple[Any, list[CitedClaim]]
Weight = Callable[[Any, list[CitedClaim], Copies], Any]

_FIRMNESS = {"asserted": 3, "planned": 2, "wished": 1, "denied": 0}
_EXACTNESS = {"exact": 1, "about": 0, "at_least": 0, "at_most": 0}
_DATES = {"date", "start", "end", "due", "valid_until", "period"}

GENERAL = frozenset({"agreement", "joint_statement"})
"""Types that any agreement may be called by."""


def _firm(_value: Any, claims: list[CitedClaim], _copies: Copies) -> int:
    return max(_FIRMNESS[c.claim.modality] for c in claims)


def _telling(value: Any, _claims: list[CitedClaim], _copies: Copies) -> bool:
    return value not in GENERAL


def _exact(_value: Any, claims: list[CitedClaim], _copies: Copies) -> int:
    return max(_EXACTNESS[c.claim.qualifier] if isinstance(c.claim, Figure) else 1 for c in claims)


def _precise(value: Any, _claims: list[CitedClaim], _copies: Copies) -> int:
    return precision(value) if _is_date(value) else 0


def _as_of(_value: Any, claims: list[CitedClaim], _copies: Copies) -> str:
    return max(as_of(c) or "" for c in claims)


def _sure(_value: Any, claims: list[CitedClaim], _copies: Copies) -> int:
    """The best grade; what no reader made was put down by a person, who read it."""
    return max(-GRADES.index(c.claim.confidence or GRADES[0]) for c in claims)


def _sources(_value: Any, claims: list[CitedClaim], copies: Copies) -> int:
    return len({copies.get(c.document, c.document) for c in claims})


def _late(_value: Any, claims: list[CitedClaim], _copies: Copies) -> str:
    return max(c.published or "" for c in claims)


RULES: tuple[tuple[str, Weight], ...] = (
    (words.FIRM, _firm),
    (words.PARTICULAR, _telling),
    (words.EXACT, _exact),
    (words.PRECISE, _precise),
    (words.AS_OF, _as_of),
    (words.SURE, _sure),
    (words.SOURCES, _sources),
    (words.LATE, _late),
)
"""What decides between values, in this order; the sentence of the first that does is shown."""

_ONLY_FOR: dict[Weight, set[str]] = {_telling: {"type"}, _precise: _DATES}


def as_of(cited: CitedClaim) -> str | None:
    """The day a number holds for, as far as the source tells: the end of its period, else its publication.

    None for what is no figure and for a figure of which neither is known.
    """
    if not isinstance(cited.claim, Figure):
        return None
    period = cited.claim.period
    return bounds(period)[1].isoformat() if period and is_edtf(period) else cited.published


def is_decided(field: Field) -> bool:
    """Whether a person decided the value shown, not one of the rules."""
    return field.rule not in words.RULES


def one_value(name: str, tellings: Iterable[Telling], copies: Copies = NO_COPIES) -> Field | None:
    """The field of this name, of which one value can be true; None where nothing is told.

    Of documents that are copies of one text (`copies`) only one counts as a source.
    """
    tellings = [telling for telling in tellings if telling[0] is not None]
    told = [(_plain(tellings[0][0]), [c for _, c in tellings])] if _is_one(tellings) else _gathered(tellings)
    if not told:
        return None
    if len(told) == 1:
        return Field(shown=told[0][0], rule=ONLY, values=_values(told))
    rules = [rule for rule in RULES if name in _ONLY_FOR.get(rule[1], {name})]
    weigh = partial(_weights, told=told, rules=rules, dated=name in _DATES, copies=copies)
    weights = {_canonical(value): weigh(value) for value, _ in told}
    ranked = sorted(told, key=_in_order)
    ranked.sort(key=lambda entry: weights[_canonical(entry[0])], reverse=True)
    why = _why([weights[_canonical(value)] for value, _ in ranked], rules)
    shown = ranked[0][0]
    return Field(
        shown=shown, rule=why or (TIE_OF_NUMBERS if _is_number(shown) else TIE), values=_values(ranked)
    )


def _is_one(tellings: list[Telling]) -> bool:
    """Whether there is one value only, seen without writing values out: so it is for most fields."""
    if not tellings:
        return False
    first = tellings[0][0]
    return all(type(value) is type(first) and value == first for value, _ in tellings)


def all_values(tellings: Iterable[Telling]) -> Field | None:
    """The field that holds several things at once: everything told, each with who tells it."""
    told = sorted(_gathered(tellings), key=lambda entry: _canonical(entry[0]))
    if not told:
        return None
    return Field(shown=[value for value, _ in told], rule=ALL, values=_values(told), many=True)


def _weights(
    value: Any, told: list[Told], rules: list[tuple[str, Weight]], dated: bool, copies: Copies
) -> tuple[Any, ...]:
    """What each rule sees in a value; who tells a vaguer date around a date speaks for that date too."""
    speaking = [claims for other, claims in told if other == value or (dated and _around(other, value))]
    everyone = [claim for claims in speaking for claim in claims]
    return tuple(weigh(value, everyone, copies) for _, weigh in rules)


def _around(vague: Any, exact: Any) -> bool:
    if not (_is_date(vague) and _is_date(exact)):
        return False
    (first, last), (begin, end) = bounds(vague), bounds(exact)
    return first <= begin and end <= last


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and is_edtf(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float))


def _in_order(told: Told) -> tuple[float, bytes]:
    """Where nothing else decides: the larger number, else the first in alphabetical order."""
    value = told[0]
    return -value if _is_number(value) else 0, _canonical(value)


def _gathered(tellings: Iterable[Telling]) -> list[Told]:
    told: dict[bytes, Told] = {}
    for value, claim in tellings:
        if value is not None:
            plain = _plain(value)
            told.setdefault(_canonical(plain), (plain, []))[1].append(claim)
    return list(told.values())


def _plain(value: Any) -> Any:
    """A whole number as an integer: 3000 and 3000.0 are one value."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _why(weights: list[tuple[Any, ...]], rules: list[tuple[str, Weight]]) -> str | None:
    """The first rule by which the value shown outweighs the next; None where none does."""
    sees = zip(rules, weights[0], weights[1], strict=True)
    return next((words for (words, _), first, second in sees if first != second), None)


def _values(told: list[Told]) -> tuple[Value, ...]:
    return tuple(
        Value(value=value, claims=tuple(sorted({claim.id for claim in claims}))) for value, claims in told
    )


def _canonical(value: Any) -> bytes:
    return msgspec.json.encode(value, order="deterministic")
