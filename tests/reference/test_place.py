"""Localities through time."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from comity.reference.place import Dated, Place

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 1, 1))


def a_place(**changes: object) -> Place:
    given_: dict[str, object] = {
        "id": "vn/hue",
        "country": "vn",
        "level": 1,
        "type": "municipality",
        "names": {"en": "Hue", "vi": "Huế", "ko": "후에시"},
    }
    return Place(**(given_ | changes))  # type: ignore[arg-type]


@given(DAYS, DAYS)
def test_a_day_falls_on_one_side_of_a_boundary_only(on: date, boundary: date) -> None:
    before, after = Dated("a", None, boundary), Dated("b", boundary, None)
    assert before.holds(on) != after.holds(on)


def test_the_first_day_belongs_to_the_unit_and_the_last_bound_does_not() -> None:
    place = a_place(valid_from=date(2020, 1, 1), valid_to=date(2025, 7, 1))
    assert not place.existed(date(2019, 12, 31))
    assert place.existed(date(2020, 1, 1))
    assert place.existed(date(2025, 6, 30))
    assert not place.existed(date(2025, 7, 1))


def test_its_type_is_the_one_of_the_day() -> None:
    spans = (Dated("province", None, date(2026, 4, 30)), Dated("municipality", date(2026, 4, 30), None))
    place = a_place(types=spans)
    assert place.type_on(date(2026, 4, 29)) == "province"
    assert place.type_on(date(2026, 4, 30)) == "municipality"
    assert place.type_on(None) == "municipality"


def test_the_name_shown_keeps_its_marks_but_not_another_word() -> None:
    assert a_place().name == "Huế"
    assert a_place(names={"en": "Ho Chi Minh City", "vi": "Thành phố Hồ Chí Minh"}).name == "Ho Chi Minh City"


def test_a_label_falls_back_to_the_name_shown() -> None:
    assert a_place().label("ko") == "후에시"
    assert a_place().label("fr") == "Huế"
