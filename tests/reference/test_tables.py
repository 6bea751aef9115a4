"""The curated tables hold together."""

from __future__ import annotations

from itertools import pairwise

import pytest

from comity.errors import BadVocabulary
from comity.reference import tables
from comity.reference.gazetteer import load
from comity.reference.place import Place


def curated() -> list[Place]:
    return list(tables.curated_places())


def test_no_id_occurs_twice() -> None:
    ids = [place.id for place in curated()]
    assert len(ids) == len(set(ids))
    assert len(ids) > 1000


def test_every_place_another_names_is_known() -> None:
    known = {place.id for place in load().places()}
    for place in load().places():
        named = {*place.successors, *place.absorbed, *(span.value for span in place.parents)}
        assert named | ({place.parent} if place.parent else set()) <= known, place.id


def test_every_act_names_known_places() -> None:
    known = {place.id for place in curated()}
    for act in tables.acts():
        assert {*act.before, *act.after} <= known, act


def test_acts_stand_in_time_order() -> None:
    days = [act.since for act in tables.acts()]
    assert days == sorted(days)


def test_spans_follow_one_another_without_gap() -> None:
    for place in curated():
        for spans in (place.types, place.parents):
            for earlier, later in pairwise(spans):
                assert earlier.until == later.since, place.id


def test_what_ended_in_a_merger_ended_on_the_day_of_the_act() -> None:
    places = {place.id: place for place in curated()}
    for act in tables.acts():
        for gone in set(act.before) - set(act.after):
            ended = places[gone].valid_to
            assert ended == act.since, (gone, ended)
            assert set(places[gone].successors) <= set(act.after), gone


def test_what_absorbed_another_is_its_successor() -> None:
    places = {place.id: place for place in curated()}
    for place in places.values():
        for gone in place.absorbed:
            assert places[gone].successors == (place.id,)


def test_thirty_four_provinces_and_sixteen_first_level_units_remain() -> None:
    lasting = [place for place in curated() if place.level == 1 and place.valid_to is None]
    assert sum(place.country == "vn" for place in lasting) == 34
    assert sum(place.country == "kr" for place in lasting) == 16


def test_the_second_level_of_korea_is_complete() -> None:
    lasting = [p for p in curated() if p.country == "kr" and p.level == 2 and p.valid_to is None]
    assert len(lasting) == 229


def test_organisations_have_known_parents_and_three_are_generic() -> None:
    bodies = {body.id: body for body in tables.organisations()}
    assert {body.parent for body in bodies.values() if body.parent} <= set(bodies)
    assert sum(body.generic for body in bodies.values()) == 3


def test_a_row_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {"slug": "vn/x", "name_en": "X"}
    monkeypatch.setattr(tables, "rows", lambda table: iter([broken]))
    with pytest.raises(BadVocabulary, match="vn/x"):
        list(tables.curated_places())
