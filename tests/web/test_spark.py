"""Numbers drawn beside their words."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from comity.web.spark import spark
from tests.publish.pictures.test_figures import point, told


def test_what_is_told_lies_on_a_curve_and_what_is_contradicted_stands_hollow() -> None:
    drawn = spark(told(point(1, "2019"), point(2, "2020"), point(9, "2020", contested=True)))
    marks = [mark.get("class") for mark in ET.fromstring(drawn).iter("path")]
    assert marks == ["mark c1", "mark c1", "mark c1 hollow"]
    assert drawn.count("<polyline") == 1


def test_one_value_is_not_drawn() -> None:
    assert not spark(told(point(1, "2019")))
