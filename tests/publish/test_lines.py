from __future__ import annotations

import pytest

from comity.insight.evidence import Evidence
from comity.insight.series import Point, Series
from comity.publish.lines import field_value, series_line


@pytest.mark.parametrize(
    ("period", "published", "words"),
    [
        ("2021-10-31", None, "4,008, as of 31 October 2021"),
        ("2023", None, "4,008, in 2023"),
        ("2023-05", None, "4,008, in May 2023"),
        ("2021-01/2021-10", None, "4,008, January 2021 to October 2021"),
        (None, "2022-01-07", "4,008, no date given, published 7 January 2022"),
        (None, None, "4,008, no date given"),
    ],
)
def test_a_number_is_told_with_its_time(period: str | None, published: str | None, words: str) -> None:
    point = Point(
        record="fig-1",
        value=4008,
        qualifier="exact",
        modality="asserted",
        period=period,
        published=published,
        rank=None,
        rank_scope=None,
        contested=False,
        claims=(),
    )
    measure = Series(
        subject="x",
        indicator="fdi_projects",
        unit="count",
        partner=None,
        sector=None,
        label=None,
        points=(point,),
    )
    (note,) = series_line(measure, Evidence(names={}, citations={})).notes
    assert note.parts[0].text == words


def test_a_number_on_which_sources_differ_has_its_digits_in_groups() -> None:
    assert field_value("figure", "value", 4008, Evidence(names={}, citations={})) == "4,008"
