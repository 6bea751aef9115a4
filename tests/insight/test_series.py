from __future__ import annotations

from comity.insight.profile import profile
from comity.register.view import View


def test_numbers_of_one_measure_stand_beside_each_other(view: View) -> None:
    (series,) = profile(view, view.entity("vn/binh-duong")).figures
    told = [(point.value, point.period, point.contested) for point in series.points]
    assert told == [(4008, "2021-10-31", False), (4000, None, True), (3000, None, True)]
