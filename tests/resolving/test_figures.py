from __future__ import annotations

from datetime import date, timedelta

import pytest

from comity.model.cited import CitedClaim
from comity.model.entity import Entity
from comity.resolving.figures import NEAR, FigureTellings
from comity.resolving.gathering import gather
from tests.make import BINH_DUONG, cited, figure


def groups(*claims: CitedClaim) -> list[list[CitedClaim]]:
    return gather(FigureTellings(), claims, id_of)


def id_of(document: str, entity: Entity) -> str:
    return entity.id or entity.name


def number(value: float, source: str, published: str | None = "2022-01-08", **fields) -> CitedClaim:
    return cited(figure(BINH_DUONG, value, **fields), source, published)


def test_undated_numbers_told_for_years_are_not_one_number() -> None:
    first = date(2015, 1, 1)
    days = [first + timedelta(days=step * NEAR // 2) for step in range(20)]
    claims = [cited(figure(BINH_DUONG, 3000 + 10 * n), str(n), str(day)) for n, day in enumerate(days)]
    made = groups(*claims)
    assert all(_spread(group) <= 2 * NEAR for group in made)
    assert len(made) > 4


def _spread(group: list[CitedClaim]) -> int:
    days = [date.fromisoformat(claim.published or "") for claim in group]
    return (max(days) - min(days)).days


@pytest.mark.parametrize("period", ["2021-12", "2021-12-31", "2021"])
def test_a_rounded_stock_is_the_exact_one_however_its_time_is_told(period: str) -> None:
    exact = number(4008, "a", period="2021-12-31")
    assert len(groups(exact, number(4000, "b", period=period, qualifier="about"))) == 1


def test_a_stock_of_a_year_is_not_another_day_of_it_with_another_value() -> None:
    assert len(groups(number(4008, "a", period="2021-10-31"), number(5200, "b", period="2021"))) == 2


def test_what_is_counted_over_a_period_is_that_periods_only() -> None:
    told = {"indicator": "export_turnover", "unit": "USD"}
    ten = number(26.6e9, "a", period="2021-01/2021-10", **told)
    assert len(groups(ten, number(26.573e9, "b", period="2021-01/2021-10", **told))) == 1
    assert len(groups(ten, number(26.6e9, "b", period="2021-01/2021-11", **told))) == 2
    whole = number(32e9, "a", period="2021", **told)
    assert len(groups(whole, number(32e9, "b", period="2021-01/2021-12", **told))) == 1


def test_a_number_told_without_its_time_is_the_one_of_before() -> None:
    exact = number(4008, "a", period="2021-12-31")
    assert len(groups(exact, number(4000, "b", published="2022-02-01", qualifier="at_least"))) == 1
    assert len(groups(exact, number(4000, "b", published="2022-09-01", qualifier="at_least"))) == 2
    assert len(groups(exact, number(4008, "b", published="2022-09-01"))) == 1, "the very same number"
    assert len(groups(exact, number(4008, "b", published="2021-11-01"))) == 2, "told before"


def test_one_document_tells_two_numbers_but_one_rounded() -> None:
    exact, rounded = (
        number(4008, "a", period="2021-12"),
        number(4000, "a", period="2021-12", qualifier="about"),
    )
    assert len(groups(exact, rounded)) == 1
    assert len(groups(exact, number(4050, "a", period="2021-12"))) == 2


def test_who_attended_is_counted_on_one_of_the_days() -> None:
    told = {"indicator": "delegation_size"}
    days = number(9, "a", period="2024-02-27/2024-03-01", **told)
    assert len(groups(days, number(9, "b", period="2024-02", **told))) == 1
    assert len(groups(days, number(14, "b", period="2024-02", **told))) == 2
