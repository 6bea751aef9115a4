"""Small towns are found by name and by id."""

from __future__ import annotations

import pytest

from comity.errors import UnknownName
from comity.reference.gazetteer import load
from comity.reference.towns import town, towns_named


def test_a_name_gives_every_town_that_bears_it() -> None:
    assert {place.id for place in towns_named("LISTOWEL")} == {"ca/ontario/listowel", "ie/munster/listowel"}
    assert towns_named("Nowhere at All") == ()


def test_an_id_gives_its_town() -> None:
    found = town("fr/auvergne-rhone-alpes/panissieres")
    assert found is not None
    assert (found.name, found.level, found.parent) == ("Panissières", 2, "fr/auvergne-rhone-alpes")
    assert town("fr/brittany/panissieres") is None


def test_the_gazetteer_knows_towns_by_id() -> None:
    assert load().place("ie/munster/listowel").name == "Listowel"
    with pytest.raises(UnknownName):
        load().place("ie/munster/nowhere")
