"""The small map of localities that are tied."""

from __future__ import annotations

from datetime import date

import pytest

from comity.publish.pictures.ties_map import Located, located, outlines_read
from comity.publish.words import speaking
from comity.reference.points import points
from tests.publish.pictures.looking import faults, words

ON = date(2026, 11, 23)
GANGNAM = Located(name="Gangnam-gu", country="South Korea", id="kr/seoul/gangnam", at=points()["kr/seoul"])
BINH_DUONG = Located(name="Bình Dương", country="Vietnam", id="vn/binh-duong", at=points()["vn/binh-duong"])
FAR = {
    "Fukuoka": Located(name="Fukuoka", country="Japan", id="jp/fukuoka", at=(130.4, 33.6)),
    "Łódź": Located(name="Łódź", country="Poland", id="pl/lodz", at=(19.5, 51.8)),
    "Lima": Located(name="Lima", country="Peru", id="pe/lima", at=(-77.0, -12.0)),
    "there, too": Located(name="Gangnam-gu", country="South Korea", id="kr/x", at=points()["kr/seoul"]),
}


@pytest.mark.parametrize("other", [BINH_DUONG, *FAR.values()], ids=lambda one: one.name)
def test_wherever_localities_lie_both_names_stand_on_the_map(other: Located) -> None:
    picture = located([GANGNAM, other], ON)
    assert picture is not None
    assert faults(picture) == []
    assert sorted(words(picture)) == sorted(
        name for one in (GANGNAM, other) for name in (one.name, one.country)
    )


def test_of_many_localities_as_many_are_named_as_have_room() -> None:
    ids = [id_ for id_ in sorted(points()) if id_.startswith("kr/") and id_.count("/") == 1]
    many = [
        Located(name=id_.removeprefix("kr/"), country="South Korea", id=id_, at=points()[id_]) for id_ in ids
    ]
    picture = located([BINH_DUONG, *many], ON, width=120)
    assert picture is not None
    assert faults(picture) == []
    assert 3 < len(words(picture)) <= len(many) + 1
    assert all(one.name in picture.words for one in many)


@pytest.mark.parametrize("language", ["ko", "vi"])
def test_the_caption_speaks_the_language_and_tells_what_it_rests_on(language: str) -> None:
    with speaking(language):
        picture, outlines = located([GANGNAM, BINH_DUONG], ON, ["tables"]), outlines_read()
    assert picture is not None
    assert [part.claims for part in picture.caption.parts] == [("tables",), (outlines.id,)]
    assert "Where" not in picture.words


def test_the_province_is_drawn_as_it_was_on_the_day() -> None:
    before, since = (located([GANGNAM, BINH_DUONG], day) for day in (date(2025, 6, 30), date(2025, 7, 1)))
    assert before is not None and since is not None
    part = 'fill="#98a4b0"'
    assert before.svg.count(part) > since.svg.count(part) > 0


def test_one_alone_is_tied_to_nobody() -> None:
    assert located([GANGNAM], ON) is None
