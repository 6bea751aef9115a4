"""Numbers over time drawn beside their words: an SVG the height of a line or two.

A profile has dozens of them, so that they are not left to a template.
"""

from __future__ import annotations

from comity.insight.series import Series
from comity.publish.pictures.figures import Curve, Mark, small


def spark(series: Series) -> str:
    """The drawing of a series; nothing where there is nothing to compare."""
    chart = small(series)
    if chart is None:
        return ""
    width, height = int(chart.width), int(chart.height)
    curves = "".join(map(_curve, chart.curves))
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return f'<svg class="spark" {size} aria-hidden="true">{curves}</svg>'


def _curve(curve: Curve) -> str:
    former = " former" if curve.former else ""
    joined = f'<polyline class="curve c1{former}" points="{curve.joined}"/>' if curve.joined else ""
    return joined + "".join([_mark(mark, curve.colour) for mark in curve.marks])


def _mark(mark: Mark, colour: int) -> str:
    kind = f"c{colour} hollow" if mark.hollow else f"c{colour}"
    bar = f'<path class="bar {kind}" d="{mark.bar}"/>' if mark.bar else ""
    return f'{bar}<path class="mark {kind}" d="{mark.path}"/>'
