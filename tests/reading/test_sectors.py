"""Sectors that a stretch of text names."""

from __future__ import annotations

import pytest

from comity.lexicon.load import lexicon
from comity.model.vocabularies import sectors
from comity.reading.marks.sectors import NO_SECTOR, codes, sectors_in

from .conftest import PageOf


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They work on trade, tourism and trade again.", ("trade", "tourism")),
        ("They work on smart cities.", ("smart_city",)),
        ("They work on medical equipment and medical care.", ("medical_equipment", "health")),
        ("They work on culture and arts.", ("culture", "arts")),
        ("They work on people-to-people exchange.", ("people_exchange",)),
        ("They praised the business environment.", ()),
        ("They work with the World Trade Center.", ()),
        ("They work on AI.", ("ai",)),
        ("They use bio-fertiliser and AI-based tools.", ("pharma_biotech", "ai")),
    ],
)
def test_sectors_in_order_each_once(page_of: PageOf, text: str, expected: tuple[str, ...]) -> None:
    page = page_of(text)
    assert sectors_in(page, 0, len(text)) == expected


def test_only_the_characters_asked_for(page_of: PageOf) -> None:
    text = "They work on trade. They work on tourism."
    assert sectors_in(page_of(text), text.index(".") + 1, len(text)) == ("tourism",)


def test_broad_words_can_be_left_out(page_of: PageOf) -> None:
    text = "They work on the economy and on fisheries."
    assert sectors_in(page_of(text), 0, len(text)) == ("economy", "fisheries")
    assert sectors_in(page_of(text), 0, len(text), broad=False) == ("fisheries",)


def test_words_inside_the_name_of_a_body_name_no_sector(page_of: PageOf) -> None:
    text = "The Hanoi Tourism Association met in June."
    assert sectors_in(page_of(text), 0, len(text)) == ()


def test_every_code_is_one_of_the_model() -> None:
    named = {code for word in lexicon("en").page("sectors") for code in codes(word)} - {NO_SECTOR}
    assert named == set(sectors())
