from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.make import (
    BECAMEX,
    BINH_DUONG,
    COEX,
    DAEJEON,
    GANGNAM,
    SEOUL,
    TABLES,
    WTA,
    agreement,
    document,
    event,
    figure,
    membership,
    post,
    quoting,
    register,
)

from comity.insight.detail import detail, document_detail
from comity.insight.overview import overview
from comity.insight.profile import Became, profile
from comity.insight.relation import relation
from comity.model.claim import Affiliation
from comity.register.view import View, opened

FIRST = document("They agreed. COEX sits in Gangnam. 3000 projects.", "first.txt", "2022-01-07")
SECOND = document("They agreed. 4000 projects. 4008 at the end of October.", "second.txt", "2022-01-06")


def at(where, quote: str) -> dict[str, object]:
    return quoting(quote, where.text.index(quote), where.name)


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    coex_in_gangnam = Affiliation(
        **at(FIRST, "COEX sits in Gangnam."), child=COEX, parent=GANGNAM, relation="based_in"
    )
    becamex_in_province = Affiliation(
        **at(FIRST, "They agreed."), child=BECAMEX, parent=BINH_DUONG, relation="based_in"
    )
    first = [
        agreement(BINH_DUONG, GANGNAM, date="2022-01-06", **at(FIRST, "They agreed.")),
        agreement(BECAMEX, COEX, type="contract", **at(FIRST, "They agreed.")),
        figure(BINH_DUONG, 3000, qualifier="at_least", **at(FIRST, "3000 projects.")),
        membership(BINH_DUONG, WTA, **at(FIRST, "They agreed.")),
        post("Võ Văn Minh", "chairman", BINH_DUONG, **at(FIRST, "They agreed.")),
        coex_in_gangnam,
        becamex_in_province,
    ]
    second = [
        agreement(BINH_DUONG, GANGNAM, **at(SECOND, "They agreed.")),
        agreement(BINH_DUONG, DAEJEON, date="2015", **at(SECOND, "They agreed.")),
        figure(BINH_DUONG, 4000, qualifier="at_least", **at(SECOND, "4000 projects.")),
        figure(BINH_DUONG, 4008, period="2021-10-31", **at(SECOND, "4008 at the end of October.")),
        event(SEOUL, who=[BINH_DUONG, GANGNAM], start="2022-03", **at(SECOND, "They agreed.")),
    ]
    path = register(tmp_path / "a.db", (FIRST, first), (SECOND, second))
    with opened(path) as found:
        yield found


def test_a_profile_holds_each_kind_and_who_says_it(view: View) -> None:
    became = Became(since="2025-07-01", event="merge", id="vn/x", name="X")
    found = profile(view, view.entity("vn/binh-duong"), [became])
    assert found.became == (became,)
    assert [tie.partner for tie in found.ties] == ["kr/daejeon", "kr/seoul/gangnam"]
    assert [len(found.agreements), len(found.events), len(found.memberships), len(found.posts)] == [
        2,
        1,
        1,
        1,
    ]
    signing = found.agreements[1]
    quotes = {found.evidence.citations[claim].document for claim in signing.claims}
    assert quotes == {"first.txt", "second.txt"}


def test_numbers_of_one_measure_stand_beside_each_other(view: View) -> None:
    (series,) = profile(view, view.entity("vn/binh-duong")).figures
    told = [(point.value, point.period, point.contested) for point in series.points]
    assert told == [(4008, "2021-10-31", False), (4000, None, True), (3000, None, True)]


def test_a_citation_is_the_text_at_its_place(view: View) -> None:
    cited = overview(view).evidence.citations
    assert cited
    for citation in cited.values():
        assert view.text(citation.document_id)[citation.start : citation.end] == citation.quote


def test_a_relation_is_in_time_order_with_company_deals_beside(view: View) -> None:
    found = relation(view, view.entity("vn/binh-duong"), view.entity("kr/seoul/gangnam"), TABLES.parent)
    assert [record.kind for record in found.between] == ["agreement", "event"]
    (deal,) = found.beside
    assert deal.fields["type"].shown == "contract"


def test_a_relation_of_a_city_has_its_districts_agreements_beside(view: View) -> None:
    found = relation(view, view.entity("vn/binh-duong"), view.entity("kr/seoul"), TABLES.parent)
    assert [record.kind for record in found.between] == ["event"]
    parties = [record.fields["parties"].shown for record in found.beside]
    assert ["kr/seoul/gangnam", "vn/binh-duong"] in parties


def test_a_relation_is_the_same_from_both_sides(view: View) -> None:
    one, other = view.entity("vn/binh-duong"), view.entity("kr/seoul/gangnam")
    there, back = relation(view, one, other, TABLES.parent), relation(view, other, one, TABLES.parent)
    assert (there.between, there.beside) == (back.between, back.beside)


def test_a_locality_has_no_deals_beside_itself_through_its_country(view: View) -> None:
    found = relation(view, view.entity("kr/daejeon"), view.entity("kr/seoul/gangnam"), TABLES.parent)
    assert found.between == found.beside == ()


def test_the_overview_shows_where_sources_differ(view: View) -> None:
    found = overview(view)
    assert [record.kind for record in found.contested] == ["figure"]
    assert found.counts["documents"] == 2
    assert found.localities[0][0] == "vn/binh-duong"
    assert found.agreements[0].fields["date"].shown == "2022-01-06", "the newest first"


def test_a_detail_lists_other_agreements_of_the_parties(tmp_path: Path) -> None:
    told = [
        agreement(BINH_DUONG, DAEJEON, date="2015", **at(FIRST, "They agreed.")),
        agreement(BINH_DUONG, DAEJEON, date="2020", stage="renewed", **at(FIRST, "They agreed.")),
        agreement(BINH_DUONG, GANGNAM, date="2022", **at(FIRST, "They agreed.")),
    ]
    with opened(register(tmp_path / "b.db", (FIRST, told))) as view:
        first = next(r for r in view.records("agreement") if r.fields["date"].shown == "2015")
        assert [record.fields["date"].shown for record in detail(view, first).related] == ["2020"]


def test_a_document_tells_its_records(view: View) -> None:
    found = document_detail(view, view.document("second.txt"))
    assert len(found.records) == 5


def test_a_person_has_a_profile_too(view: View) -> None:
    (who,) = view.named("vo van minh")
    found = profile(view, who)
    assert len(found.posts) == 1
    assert who.id == "person/vo-van-minh"
