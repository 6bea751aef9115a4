"""Records are kept packed and come back as they were."""

from __future__ import annotations

import msgspec
import pytest

from comity.model.record import Field, Record, Value
from comity.model.rules import ALL, LATE, ONLY
from comity.register.packed import number_told, outlined, packed, told_in_several_ways, unpacked

CLAIMS = ("0a" * 16, "1b" * 16, "2c" * 16)
BEFORE, BEHIND, EVERY = CLAIMS[:2], CLAIMS[2:], CLAIMS
PERSON = {"person": "person/an-thi-mai", "role": "chair"}


def told(value: object, claims: tuple[str, ...] = EVERY) -> Value:
    return Value(value=value, claims=claims)


FIELDS = {
    "told alike by all": Field(shown="mou", rule=ONLY, values=(told("mou"),)),
    "told alike by some": Field(shown=4008, rule=ONLY, values=(told(4008, BEFORE),)),
    "a fraction": Field(shown=4.5, rule=ONLY, values=(told(4.5),)),
    "a person": Field(shown=PERSON, rule=ONLY, values=(told(PERSON),)),
    "two values": Field(shown="2020-06", rule=LATE, values=(told("2020-06", BEHIND), told("2020", BEFORE))),
    "nobody's rule": Field(shown="2020", rule="as the chair said", values=(told("2020"),)),
    "several things": Field(
        shown=["kr/busan", PERSON], rule=ALL, values=(told("kr/busan"), told(PERSON, BEHIND)), many=True
    ),
    "several, another way": Field(shown=["a", "b"], rule=LATE, values=(told("a"), told("b")), many=True),
    "several, not all shown": Field(shown=["b"], rule=ALL, values=(told("a"), told("b")), many=True),
    "corrected": Field(shown=3000.0, rule="corrected", values=(told(3000),), decision=7),
    "corrected, told by none": Field(shown="2021", rule="corrected", values=(), decision=8),
    "corrected to nothing else": Field(shown="2020", rule=ONLY, values=(told("2020"),), decision=9),
    "a list": Field(shown=["x"], rule=ONLY, values=(told(["x"]),)),
    "a list told by some": Field(shown=["x"], rule=LATE, values=(told(["x"], BEHIND), told([], BEFORE))),
}


def record(fields: dict[str, Field], decisions: tuple[int, ...] = ()) -> Record:
    return Record(
        id="agr-0123456789abcdef",
        kind="agreement",
        fields=fields,
        entities=("kr/busan", "vn/ho-chi-minh-city"),
        claims=CLAIMS,
        decisions=decisions,
    )


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_comes_back_as_it_was(name: str) -> None:
    kept = record({name: FIELDS[name]})
    assert unpacked(kept.id, kept.kind, packed(kept), None) == kept
    found = unpacked(kept.id, kept.kind, packed(kept), None)
    assert msgspec.json.encode(found) == msgspec.json.encode(kept), "in words too: 3000 is not 3000.0"


def test_a_record_comes_back_as_it_was() -> None:
    kept = record(FIELDS, decisions=(3, 5))
    assert unpacked(kept.id, kept.kind, packed(kept), "[3,5]") == kept


def test_what_all_claims_tell_alike_is_said_once() -> None:
    kept = record({"type": FIELDS["told alike by all"], "parties": FIELDS["several things"]})
    text = packed(kept)
    assert all(text.count(claim) == 1 for claim in CLAIMS)
    assert ONLY not in text and ALL not in text and len(text) < len(msgspec.json.encode(kept)) / 2


@pytest.mark.parametrize("name", FIELDS)
def test_an_outline_shows_the_same(name: str) -> None:
    kept = record(FIELDS)
    found = outlined(kept.id, kept.kind, packed(kept), [name, "no field"])
    assert {one: field.shown for one, field in found.fields.items()} == {name: FIELDS[name].shown}
    assert (found.entities, found.claims) == (kept.entities, kept.claims)


def test_fields_of_which_more_is_told_than_can_be_true() -> None:
    found = told_in_several_ways(packed(record(FIELDS)))
    assert found == {
        name: [field.shown, *(one.value for one in field.values)]
        for name, field in FIELDS.items()
        if field.contested
    }
    assert found["two values"] == ["2020-06", "2020-06", "2020"]


def test_a_number_is_told_with_the_qualifier_of_its_claims() -> None:
    fields = {
        "value": Field(shown=4008, rule=LATE, values=(told(4008, BEHIND), told(4000, BEFORE))),
        "qualifier": Field(
            shown="exact", rule=LATE, values=(told("exact", BEHIND), told("at_least", BEFORE))
        ),
        "unit": Field(shown="count", rule=ONLY, values=(told("count"),)),
        "sector": Field(shown="trade", rule=LATE, values=(told("trade"), told("tourism", BEFORE))),
    }
    number, claims = number_told(packed(record(fields)))
    assert number.told == {(4008, "exact"), (4000, "at_least")}
    assert number.measure == ("count", "", "trade", "")
    assert (number.period, claims) == (None, len(CLAIMS))
    (plain,) = number_told(packed(record({"value": fields["value"]})))[0].told - {(4008, "exact")}
    assert plain == (4000, "exact")
