"""What there is of one entity is told by indexes alone, the same on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.errors import BadSetting
from comity.model.claim import Claim, Signatory
from comity.register import view as views
from comity.register.about import UNDATED, Entry
from comity.register.view import View
from tests.make import (
    BINH_DUONG,
    BUSAN,
    DAEJEON,
    GANGNAM,
    agreement,
    document,
    event,
    figure,
    person,
    post,
    register,
)

OURS = "vn/binh-duong"
EARLY = document("They agreed. Early.", "early.txt", "2021-05-01")
LATE = document("They agreed. Late.", "late.txt", "2023-05-01")


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    told: list[Claim] = [
        agreement(BINH_DUONG, DAEJEON, date="2019-05"),
        agreement(BINH_DUONG, DAEJEON, date="2021-05-01", stage="renewed"),
        agreement(BINH_DUONG, GANGNAM),
        agreement(BINH_DUONG, BUSAN, modality="denied", date="2020"),
        agreement(DAEJEON, BUSAN, place=BINH_DUONG, date="2018"),
        figure(BINH_DUONG, 12, period="2020"),
        figure(DAEJEON, 13, partner=BINH_DUONG, period="2020"),
        post("An Thi Mai", "chairwoman", BINH_DUONG),
    ]
    again: list[Claim] = [post("Le Van Binh", "chairman", BINH_DUONG)]
    with views.opened(register(tmp_path / "a.db", (EARLY, told), (LATE, again))) as found:
        yield found


def days(view: View, kind: str, ids: tuple[str, ...] = (OURS,)) -> list[str]:
    return [entry.day for entry in newest(view, kind, 9, ids=ids)]


def newest(
    view: View, kind: str, most: int, after: Entry | None = None, ids: tuple[str, ...] = (OURS,)
) -> tuple[Entry, ...]:
    return view.about.newest(ids, {kind: most}, after)[kind]


def test_the_newest_come_first_and_undated_ones_last(view: View) -> None:
    assert days(view, "agreement") == ["2021-05-01", "2020", "2019-05", UNDATED]


def test_each_kind_has_its_own_number(view: View) -> None:
    found = view.about.newest([OURS], {"agreement": 3, "post": 1, "event": 5})
    told = {kind: [entry.day for entry in some] for kind, some in found.items()}
    assert told == {"agreement": ["2021-05-01", "2020", "2019-05"], "post": ["2023-05-01"], "event": []}


def test_what_only_names_an_entity_is_none_of_its_own(view: View) -> None:
    assert days(view, "figure") == ["2020"]
    assert view.about.numbers([OURS]) == {"agreement": 4, "figure": 1, "post": 2}


def test_what_has_no_date_stands_at_the_day_it_was_last_told(view: View) -> None:
    assert days(view, "post") == ["2023-05-01", "2021-05-01"]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_page_by_page_everything_comes_once(view: View, most: int) -> None:
    found: list[Entry] = []
    after = None
    while some := newest(view, "agreement", most, after):
        found += some
        after = Entry.read(str(some[-1]))
        assert len(found) <= 4, "it goes in circles"
    assert tuple(found) == newest(view, "agreement", 9)


def test_an_entity_of_several_ids_has_the_records_of_all_once(view: View) -> None:
    ids = (OURS, "kr/daejeon")
    assert days(view, "agreement", ids) == ["2021-05-01", "2020", "2019-05", "2018", UNDATED]
    assert view.about.numbers(ids)["agreement"] == 5
    assert [partner.id for partner in view.about.partners(ids)] == ["kr/busan", "kr/seoul/gangnam"]


def test_partners_have_their_number_and_last_agreement_and_what_is_denied_makes_none(view: View) -> None:
    daejeon, gangnam = view.about.partners([OURS])
    assert (daejeon.id, daejeon.number, daejeon.last.day) == ("kr/daejeon", 2, "2021-05-01")
    assert (gangnam.id, gangnam.number, gangnam.last.day) == ("kr/seoul/gangnam", 1, UNDATED)
    (last,) = view.records_of([daejeon.last.record])
    assert last.fields["stage"].shown == "renewed"


def test_who_signed_acts_in_an_agreement_though_no_party(tmp_path: Path) -> None:
    mayor = Signatory(person=person("Tran An"), role="Mayor", for_=BINH_DUONG)
    met = event(BUSAN, who=[person("Tran An")])
    told: list[Claim] = [agreement(BINH_DUONG, DAEJEON, signatories=(mayor,)), met]
    with views.opened(register(tmp_path / "b.db", (EARLY, told))) as found:
        assert found.about.numbers(["person/tran-an"]) == {"agreement": 1, "event": 1}


def test_a_place_that_no_page_told_is_refused() -> None:
    with pytest.raises(BadSetting, match="no place to go on from"):
        Entry.read("nonsense")
