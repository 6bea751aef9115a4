from __future__ import annotations

from pathlib import Path

from comity.insight.detail import detail, document_detail
from comity.register.view import View, opened
from tests.insight.conftest import FIRST, at
from tests.make import (
    BINH_DUONG,
    DAEJEON,
    GANGNAM,
    agreement,
    register,
)


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
    second = view.document("second.txt")
    found = document_detail(view, second, view.claims_of(second.id))
    assert len(found.records) == 5
