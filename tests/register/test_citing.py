"""A record keeps where its claims stand, and tells it as the claims themselves do."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.model.cited import Citation
from comity.register import view as views
from tests.make import BECAMEX, BINH_DUONG, DAEJEON, GANGNAM, agreement, document, event, register, unknown

TOLD = {
    "an agreement": agreement(BINH_DUONG, DAEJEON, date="2021-03"),
    "a planned one": agreement(BINH_DUONG, unknown("organisation", 'The "Hub"'), modality="planned"),
    "an event": event(BINH_DUONG, who=(DAEJEON, GANGNAM), start="2021-04-01"),
    "an event wished for": event(BINH_DUONG, who=(BECAMEX,), modality="wished"),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_record_tells_where_its_claims_stand(tmp_path: Path, name: str) -> None:
    with views.opened(register(tmp_path / "a.db", (document("They agreed."), [TOLD[name]]))) as view:
        (record,) = view.records()
        (cited,) = view.claims(record.claims).values()
        claim = cited.claim
        found = view.standings([record.id])
        assert found.keys() == set(record.claims)
        assert found[cited.id].citation == Citation(
            claim=cited.id,
            document=claim.document,
            document_id=cited.document,
            published=cited.published,
            quote=claim.quote,
            start=claim.span[0],
            end=claim.span[1],
            modality=claim.modality,
        )
        called = tuple((party.name, party.id) for party in getattr(claim, "parties", ()))
        assert found[cited.id].parties == called, "of agreements, as they are written"


def test_each_claim_of_a_record_stands_in_its_own_document(tmp_path: Path) -> None:
    same = agreement(BINH_DUONG, DAEJEON, date="2021-03-05")
    early, late = (document(f"They agreed. {day}", f"{day}.txt", day) for day in ("2021-03-06", "2024-02-01"))
    with views.opened(register(tmp_path / "a.db", (early, [same]), (late, [same]))) as view:
        (record,) = view.records()
        found = {at.citation.document_id: at.citation for at in view.standings([record.id]).values()}
    assert {id_: cited.published for id_, cited in found.items()} == {
        early.id: "2021-03-06",
        late.id: "2024-02-01",
    }
    assert {cited.document for cited in found.values()} == {"2021-03-06.txt", "2024-02-01.txt"}


def test_nothing_is_told_of_no_records(tmp_path: Path) -> None:
    with views.opened(register(tmp_path / "a.db", (document("They agreed."), [TOLD["an event"]]))) as view:
        assert view.standings([]) == {} == view.standings(["agr-unknown"])
