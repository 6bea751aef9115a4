"""What a record keeps of its numbers is what its claims tell."""

from __future__ import annotations

from pathlib import Path

from comity.insight.evidence import citations
from comity.insight.numbers import Telling, tellings
from comity.register.view import opened
from tests.make import BINH_DUONG, DAEJEON, document, figure, register

EARLY, LATE = document("They agreed."), document("They agreed. Again.", "b.txt", "2024-02-01")


def test_a_record_tells_each_number_as_its_claim_does(tmp_path: Path) -> None:
    workers = {"indicator": "workers", "period": "2021"}
    early = [
        figure(BINH_DUONG, 3000, qualifier="at_least", **workers),
        figure(DAEJEON, 2, indicator="rank", rank=2, rank_scope="country:kr"),
        figure(DAEJEON, 1.5, modality="planned"),
    ]
    late = [figure(BINH_DUONG, 3100, **workers), figure(DAEJEON, 1.5, modality="wished")]
    with opened(register(tmp_path / "a.db", (EARLY, early), (LATE, late))) as view:
        figures = view.records("figure")
        assert max(len(record.claims) for record in figures) > 1, "two claims tell one number"
        cited = citations(view, figures)
        told = [telling for record in figures for telling in tellings(record, cited)]
        claims = view.claims(claim for record in figures for claim in record.claims).values()
        assert {telling.id: telling for telling in told} == {one.id: Telling.by(one) for one in claims}
    assert {telling.day for telling in told} == {"2021-12-31", EARLY.published, LATE.published}
