from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.resolving import keep
from benchmarks.synthetic.documents import documents
from comity.atlas import Atlas
from comity.insight import surroundings
from comity.insight.evidence import members
from comity.insight.lifecycle import Lifecycle
from comity.insight.relation import relation
from comity.insight.surroundings import Surroundings
from comity.model.claim import Affiliation
from comity.model.entity import Entity
from comity.model.record import Record
from comity.pipeline import put_together
from comity.publish.page import Page
from comity.publish.pages import relation_page
from comity.reference.gazetteer import load
from comity.reference.succession import Succession
from comity.register import store as stores
from comity.register.view import View, opened
from tests.make import (
    BINH_DUONG,
    BUSAN,
    SEOUL,
    TABLES,
    agreement,
    document,
    event,
    post,
    quoting,
    register,
    unknown,
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


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A synthetic register, large enough for pairs with a dozen records."""
    path = tmp_path_factory.mktemp("grown") / "grown.db"
    with stores.opened(path) as store:
        keep(store, documents(250))
        put_together(store, load())
    return path


def tied(view: View, most: int) -> list[tuple[str, str]]:
    """The pairs of localities with most records, and some with few."""
    found = Counter(
        pair
        for record in view.walk_records(("agreement", "event", "commitment"))
        for pair in combinations(sorted(id_ for id_ in record.entities if "/" in id_), 2)
        if not any(id_.startswith("person/") for id_ in pair)
    )
    ranked = [pair for pair, _ in found.most_common()]
    return [*ranked[:most], *ranked[most :: len(ranked) // most]]


@pytest.mark.one_engine
def test_what_lies_beside_is_whatever_links_a_part_of_the_one_with_a_part_of_the_other(grown: Path) -> None:
    atlas, succession = Atlas(load()), Succession(load())
    with opened(grown) as view:
        affiliations = view.records("affiliation")
        every = view.records("agreement") + view.records("event")
        told = (record.part_of for record in affiliations)
        said = {pair for pair in told if pair and pair[0].startswith(("org", "locality/"))}
        for one, other in tied(view, 12):
            around = Surroundings(view, succession, atlas, date(2026, 11, 22))
            found = relation(view, view.entity(one), view.entity(other), atlas, around=around)
            taken = {record.id for record in (*found.between, *found.since)}

            @cache
            def above(id_: str) -> frozenset[str]:
                up = {atlas.parent(id_), *(parent for child, parent in said if child == id_)}
                up |= set(around.heirs(id_))  # noqa: B023 - asked in this turn alone
                return frozenset({id_}).union(*(above(each) for each in up if each and each != id_))

            def links(record: Record) -> bool:
                who = members(record, "parties") if record.kind == "agreement" else record.entities
                ones = {id_ for id_ in who if one in above(id_)}  # noqa: B023
                others = {id_ for id_ in who if other in above(id_)}  # noqa: B023
                return bool(ones - others and others - ones)

            beside = {record.id for record in every if links(record)} - taken
            assert beside <= {record.id for record in found.beside}
            signed = {record.id for record in found.beside} - beside
            assert all(id_.startswith("agr-") for id_ in signed), "deals signed at an event, and no more"


@pytest.mark.one_engine
def test_what_was_told_before_a_change_is_left_unread(grown: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    atlas, succession, day = Atlas(load()), Succession(load()), date(2026, 11, 22)
    read, reads = View.cited_records, Counter[bool]()

    def told(view: View, sparing: bool) -> list[dict[str, Lifecycle]]:
        def counted(self: View, ids: Iterable[str]) -> tuple[tuple[Record, str], ...]:
            found = read(self, ids)
            reads[sparing] += len(found)
            return found

        monkeypatch.setattr(View, "cited_records", counted)
        return [
            relation(
                view,
                view.entity(one),
                view.entity(other),
                atlas,
                (),
                Surroundings(view, succession, atlas, day),
            ).lifecycles
            for one, other in tied(view, 40)
        ]

    with opened(grown) as view:
        sparing = told(view, True)
        monkeypatch.setattr(surroundings, "_reaches", lambda pair, since: True)
        assert sparing == told(view, False)
    assert reads[True] < reads[False]


@pytest.mark.one_engine
@pytest.mark.parametrize("most", [1, 3, 10])
def test_a_page_cut_short_begins_like_the_whole_and_counts_the_rest(grown: Path, most: int) -> None:
    atlas, succession = Atlas(load()), Succession(load())
    with opened(grown) as view:
        for one, other in tied(view, 8):
            asked = (view, view.entity(one), view.entity(other), atlas, ())
            day = date(2026, 11, 22)
            whole = relation(*asked, Surroundings(view, succession, atlas, day))
            cut = relation(*asked, Surroundings(view, succession, atlas, day), most)
            for sort in ("between", "since", "beside"):
                of_whole, of_cut = getattr(whole, sort), getattr(cut, sort)
                assert of_cut == (of_whole if len(of_whole) <= most + 1 else of_whole[:most])
                assert len(of_cut) + cut.left[sort] == len(of_whole)
            assert all(whole.lifecycles[id_] == axes for id_, axes in cut.lifecycles.items())
            assert len(cut.lifecycles) + cut.left["acts"] == len(whole.lifecycles)
            told = {claim for page in (relation_page(cut),) for claim in cited(page)}
            assert told <= set(cut.evidence.citations)


def cited(page: Page) -> Iterator[str]:
    lines = [*page.lead, *(line for section in page.sections for line in section.lines)]
    for line in lines:
        lines += line.notes
        for part in line.parts:
            yield from part.claims


@pytest.mark.parametrize("also", [(), (SEOUL,)])
def test_a_deal_signed_at_an_event_is_beside_where_all_its_parties_were_there(
    tmp_path: Path, also: tuple[Entity, ...]
) -> None:
    guest, host = unknown("organisation", "Hanbit"), unknown("organisation", "Becamex Two")
    told = [
        event(BINH_DUONG, who=(BUSAN, guest, host), start="2023-04-01"),
        agreement(guest, host, *also, type="contract", date="2023-04-01"),
    ]
    with opened(register(tmp_path / "a.db", (document("They agreed."), told))) as view:
        found = relation(view, view.entity("vn/binh-duong"), view.entity("kr/busan"), TABLES)
        assert [record.kind for record in found.between] == ["event"]
        assert [record.fields["type"].shown for record in found.beside] == ([] if also else ["contract"])


def test_a_companys_branch_counts_as_part_of_where_the_company_is(tmp_path: Path) -> None:
    company, branch = unknown("organisation", "Hanbit"), unknown("organisation", "Hanbit Vina")
    told = [
        Affiliation(**quoting(), child=company, parent=SEOUL, relation="based_in"),
        Affiliation(**quoting(), child=branch, parent=company, relation="part_of"),
        agreement(branch, BINH_DUONG, type="contract"),
        agreement(SEOUL, BINH_DUONG),
    ]
    with opened(register(tmp_path / "a.db", (document("They agreed."), told))) as view:
        found = relation(view, view.entity("vn/binh-duong"), view.entity("kr/seoul"), TABLES)
        assert [record.fields["type"].shown for record in found.between] == ["mou"]
        assert [record.fields["type"].shown for record in found.beside] == ["contract"]


def test_a_person_and_a_locality_have_what_names_both(tmp_path: Path) -> None:
    told = [post("Võ Văn Minh", "chairman", BINH_DUONG), agreement(SEOUL, BINH_DUONG)]
    with opened(register(tmp_path / "a.db", (document("They agreed."), told))) as view:
        found = relation(view, view.entity("person/vo-van-minh"), view.entity("vn/binh-duong"), TABLES)
        assert [record.kind for record in found.between] == ["post"]
        assert found.beside == ()


def test_a_locality_of_the_tables_lies_where_these_say(tmp_path: Path) -> None:
    told = [
        Affiliation(**quoting(), child=BUSAN, parent=SEOUL, relation="part_of"),
        agreement(BUSAN, BINH_DUONG),
        agreement(SEOUL, BINH_DUONG, type="sister"),
    ]
    with opened(register(tmp_path / "a.db", (document("They agreed."), told))) as view:
        found = relation(view, view.entity("vn/binh-duong"), view.entity("kr/seoul"), TABLES)
        assert [record.fields["type"].shown for record in found.between] == ["sister"]
        assert found.beside == ()
