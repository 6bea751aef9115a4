"""The map and the wheel as they are drawn."""

from __future__ import annotations

import re
from datetime import date

from comity.insight.network import Tie
from comity.publish.pictures.land import view_of
from comity.publish.pictures.projection import WORLD, around, outlines, spot
from comity.reference.points import points
from comity.reference.shapes import shapes
from comity.web import worldmap
from comity.web.wheel import Seated, Wheel

KOREAN, VIETNAMESE = ([id_ for id_ in sorted(points()) if id_.startswith(code)] for code in ("kr/", "vn/"))
TODAY = date(2026, 11, 23)
EVIL = '"><script>alert(1)</script>'


def tie(one: str, other: str, number: int = 1) -> Tie:
    return Tie(one=one, other=other, agreements=number, events=0, last=None)


def test_no_shape_goes_around_the_world() -> None:
    for code, rings in shapes().items():
        for line in (line for ring in rings for line in outlines(ring)):
            across = [x for x, _ in line]
            assert code == "aq" or max(across) - min(across) < WORLD.width / 2, code


def test_what_is_looked_at_holds_all_that_is_shown() -> None:
    places = [spot(points()[id_]) for id_ in ("kr/seoul", "vn/ca-mau", "kr/jeju")]
    box = around(places)
    assert all(box.left < x < box.left + box.width and box.top < y < box.top + box.height for x, y in places)


def test_one_tie_far_off_does_not_make_the_map_small() -> None:
    near = [points()["kr/seoul"], points()["vn/ha-noi"]] * 60
    assert view_of([*near, (-74.0, 40.7)]) == view_of(near)
    assert view_of([*near[:4], (-74.0, 40.7)]).width > view_of(near).width


def test_names_on_the_map_stand_beside_each_other() -> None:
    marked = {
        id_: worldmap.Marked(name="강남구", at=points()[id_], number=place)
        for place, id_ in enumerate(KOREAN)
    }
    box = view_of(one.at for one in marked.values())
    drawn = worldmap.drawn([(tie(KOREAN[0], KOREAN[1]), "a tie")], marked, box, "Map", TODAY)
    height = float(re.findall(r'<g font-size="(\d+)"', drawn)[0])
    told = [(float(x), float(y)) for x, y in re.findall(r'<text x="(\d+)" y="(-?\d+)"', drawn)]
    assert 5 < len(told) <= 40
    assert drawn.count('<text class="waits"') == len(marked) - len(told), "others wait for room"
    for place, (x, y) in enumerate(told):
        assert not [1 for a, b in told[:place] if abs(x - a) < 3 * height * 0.9 and abs(y - b) < height * 0.9]


def test_two_thousand_ties_are_light_and_the_names_around_the_wheel_apart() -> None:
    ties = [
        (tie(KOREAN[n % 180], VIETNAMESE[n * 7 % 420], 1 + n % 20), "Somewhere – Elsewhere: 1 agreement")
        for n in range(2000)
    ]
    ids = {id_ for one, _ in ties for id_ in one.ends}
    seated = {id_: Seated(name="Somewhere", number=1) for id_ in ids}
    drawn = Wheel(ties, seated, {"kr": "South Korea", "vn": "Vietnam"}).drawn("Network")
    assert drawn.count("<path d=") >= 2000 + len(ids)
    assert len(drawn) < 700_000
    turns = sorted(float(turn) for turn in re.findall(r"rotate\((-?[\d.]+)\)", drawn))
    assert 60 < len(turns) < 200


def test_nothing_in_a_name_becomes_part_of_the_drawing() -> None:
    one, other = "kr/seoul", "vn/hue"
    marked = {id_: worldmap.Marked(name=EVIL, at=points()[id_], number=1) for id_ in (one, other)}
    box = view_of(each.at for each in marked.values())
    seated = {id_: Seated(name=EVIL, number=1) for id_ in (one, other)}
    told = [(tie(one, other), EVIL)]
    for drawn in (
        worldmap.drawn(told, marked, box, EVIL, TODAY),
        Wheel(told, seated, {"kr": EVIL, "vn": EVIL}).drawn(EVIL),
        worldmap.sketched([told[0][0]], {id_: each.at for id_, each in marked.items()}, EVIL),
    ):
        assert "<script" not in drawn
        assert "alert(1)" in drawn


def test_provinces_are_drawn_as_they_were_on_the_day() -> None:
    id_ = "vn/binh-duong"
    marked = {id_: worldmap.Marked(name="Bình Dương", at=points()[id_], number=1)}
    box = view_of([points()[id_]])

    def parts(on: date) -> tuple[int, int]:
        drawn = worldmap.drawn([], marked, box, "Map", on)
        (vietnam,) = re.findall(r'<g class="parts acting">(.*?)</g>', drawn)
        return vietnam.count("<path"), vietnam.count('class="acting"')

    assert parts(date(2025, 6, 30)) == (63, 1)
    assert parts(date(2025, 7, 1)) == (34, 0), "what it became has its shape"
