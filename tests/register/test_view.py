from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import AmbiguousName, UnknownName
from comity.register import view as views
from tests.make import (
    BINH_DUONG,
    DAEJEON,
    GANGNAM,
    agreement,
    document,
    membership,
    quoting,
    register,
    unknown,
)

TEXT = "They agreed. Later they met."
LATER = quoting("Later they met.", 13)


def test_claims_of_a_document_stand_in_the_order_of_its_text(tmp_path: Path) -> None:
    told = [agreement(BINH_DUONG, DAEJEON, **LATER), agreement(BINH_DUONG, GANGNAM)]
    read = document(TEXT)
    with views.opened(register(tmp_path / "a.db", (read, told))) as view:
        assert [claim.claim.quote for claim in view.claims_of(read.id)] == ["They agreed.", "Later they met."]


@pytest.mark.parametrize("spelt", ["Bình Dương", "binhduong", "BINH DUONG"])
def test_an_entity_is_found_by_any_spelling(tmp_path: Path, spelt: str) -> None:
    path = register(tmp_path / "a.db", (document(TEXT), [agreement(BINH_DUONG, GANGNAM)]))
    with views.opened(path) as view:
        assert [entity.id for entity in view.named(spelt)] == ["vn/binh-duong"]


def test_a_name_of_two_entities_gives_both(tmp_path: Path) -> None:
    twins = agreement(unknown("locality", "Twin"), unknown("organisation", "Twin"))
    with views.opened(register(tmp_path / "a.db", (document(TEXT), [twins]))) as view:
        assert {entity.type for entity in view.named("twin")} == {"locality", "organisation"}


def test_a_record_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    told = [agreement(BINH_DUONG, GANGNAM), agreement(BINH_DUONG, DAEJEON)]
    with views.opened(register(tmp_path / "a.db", (document(TEXT), told))) as view:
        for record in view.records():
            assert view.record(record.id[:12]) == view.record(record.id) == record
        with pytest.raises(AmbiguousName):
            view.record("agr-")
        with pytest.raises(UnknownName):
            view.record("agr-zzz")
        with pytest.raises(UnknownName):
            view.record("%")


def test_more_ids_than_one_question_holds(tmp_path: Path) -> None:
    told = [membership(BINH_DUONG, unknown("organisation", f"Forum {number}")) for number in range(1200)]
    with views.opened(register(tmp_path / "a.db", (document(TEXT), told))) as view:
        assert len(view.records_about("vn/binh-duong")) == 1200
        assert len(view.claims(claim for record in view.records() for claim in record.claims)) == 1200


def test_two_documents_of_one_name_are_told_apart_by_id(tmp_path: Path) -> None:
    one, other = document(TEXT), document(TEXT + "!")
    with views.opened(register(tmp_path / "a.db", (one, []), (other, []))) as view:
        with pytest.raises(AmbiguousName, match=one.id[:8]):
            view.document("article.txt")
        assert view.document(one.id[:8]).id == one.id
