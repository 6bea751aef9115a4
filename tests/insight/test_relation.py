from __future__ import annotations

from comity.insight.relation import relation
from comity.register.view import View
from tests.make import (
    TABLES,
)


def test_a_relation_is_in_time_order_with_company_deals_beside(view: View) -> None:
    found = relation(view, view.entity("vn/binh-duong"), view.entity("kr/seoul/gangnam"), TABLES)
    assert [record.kind for record in found.between] == ["agreement", "event"]
    (deal,) = found.beside
    assert deal.fields["type"].shown == "contract"


def test_a_relation_of_a_city_has_its_districts_agreements_beside(view: View) -> None:
    found = relation(view, view.entity("vn/binh-duong"), view.entity("kr/seoul"), TABLES)
    assert [record.kind for record in found.between] == ["event"]
    parties = [record.fields["parties"].shown for record in found.beside]
    assert ["kr/seoul/gangnam", "vn/binh-duong"] in parties


def test_a_relation_is_the_same_from_both_sides(view: View) -> None:
    one, other = view.entity("vn/binh-duong"), view.entity("kr/seoul/gangnam")
    there, back = relation(view, one, other, TABLES), relation(view, other, one, TABLES)
    assert (there.between, there.beside) == (back.between, back.beside)


def test_a_locality_has_no_deals_beside_itself_through_its_country(view: View) -> None:
    found = relation(view, view.entity("kr/daejeon"), view.entity("kr/seoul/gangnam"), TABLES)
    assert found.between == found.beside == ()
