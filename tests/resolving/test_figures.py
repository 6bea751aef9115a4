from __future__ import annotations

from datetime import date, timedelta

from comity.resolving.entities import resolve
from comity.resolving.figures import NEAR, gather_figures
from tests.make import BINH_DUONG, TABLES, cited, figure


def test_undated_numbers_told_for_years_are_not_one_number() -> None:
    first = date(2015, 1, 1)
    days = [first + timedelta(days=step * NEAR // 2) for step in range(20)]
    claims = [cited(figure(BINH_DUONG, 3000 + n), str(n), str(day)) for n, day in enumerate(days)]
    groups = gather_figures(claims, resolve(claims, {}, TABLES).id)
    assert all(_spread(group) <= NEAR for group in groups)
    assert len(groups) > 1


def _spread(group) -> int:
    days = [date.fromisoformat(claim.published) for claim in group]
    return (max(days) - min(days)).days
