from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from comity.errors import UngroundedClaim
from comity.model.claim import Claim
from comity.model.decision import Decision
from comity.register import store as stores
from comity.register import view as views
from tests.make import (
    BINH_DUONG,
    DAEJEON,
    GANGNAM,
    LEFT_OUT,
    RELEVANT,
    WTA,
    agreement,
    document,
    event,
    figure,
    is_up_to_date,
    membership,
    put_together,
    quoting,
    rows,
)

TEXT = "They agreed. Later they met."


def test_the_same_document_again_changes_nothing(tmp_path: Path) -> None:
    path, read = tmp_path / "a.db", document(TEXT)
    claims = [agreement(BINH_DUONG, GANGNAM)]
    with stores.opened(path) as store:
        assert store.add(read, claims, RELEVANT)
        put_together(store)
    before = sorted(rows(path))
    with stores.opened(path) as store:
        assert not store.add(read, claims, RELEVANT)
        assert is_up_to_date(store)
    assert sorted(rows(path)) == before


def test_the_same_text_under_another_name_is_one_document_with_two_names(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with stores.opened(path) as store:
        store.add(document(TEXT, "first.txt"), [agreement(BINH_DUONG, GANGNAM)], RELEVANT)
        assert not store.add(document(TEXT, "copy.txt"), [], RELEVANT)
    with views.opened(path) as view:
        assert view.document("copy.txt") == view.document("first.txt")
        assert view.document("copy.txt").names == ("copy.txt", "first.txt")


def test_two_texts_of_one_name_are_two_documents(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with stores.opened(path) as store:
        store.add(document(TEXT), [], RELEVANT)
        store.add(document(TEXT + "!"), [], RELEVANT)
    with views.opened(path) as view:
        assert len(view.documents()) == 2


def test_a_claim_that_is_not_in_the_text_keeps_the_whole_document_out(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    good, bad = agreement(BINH_DUONG, GANGNAM), membership(BINH_DUONG, WTA, **quoting("They argued."))
    with stores.opened(path) as store, pytest.raises(UngroundedClaim):
        store.add(document(TEXT), [good, bad], RELEVANT)
    with views.opened(path) as view:
        assert view.counts()["documents"] == view.counts()["claims"] == 0


def test_a_document_left_out_gets_its_claims_when_asked_for_everything(tmp_path: Path) -> None:
    with stores.opened(tmp_path / "a.db") as store:
        left_out = document(TEXT)
        store.add(left_out, [], LEFT_OUT)
        assert store.knows(left_out)
        assert not store.knows(left_out, with_claims=True)
        assert store.add(left_out, [agreement(BINH_DUONG, GANGNAM)], LEFT_OUT) is True
        assert store.knows(left_out, with_claims=True)
        assert len(store.claims_of(left_out.id)) == 1


def test_what_is_new_makes_the_derived_stale(tmp_path: Path) -> None:
    with stores.opened(tmp_path / "a.db") as store:
        assert not is_up_to_date(store)
        put_together(store)
        assert is_up_to_date(store)
        assert not is_up_to_date(store, "a newer resolver")
        store.add(document(TEXT), [], RELEVANT)
        assert not is_up_to_date(store)
        put_together(store)
        store.decide(Decision(verdict="note", about=("x",), who="me", when="2022-01-07T00:00:00Z", why="why"))
        assert not is_up_to_date(store)


def test_what_fails_while_records_are_made_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with stores.opened(path) as store:
        store.add(document(TEXT), [agreement(BINH_DUONG, GANGNAM)], RELEVANT)
        put_together(store)
        before = sorted(rows(path))
        with pytest.raises(RuntimeError), store.deriving() as ledger:
            ledger.clear()
            raise RuntimeError
    assert sorted(rows(path)) == before


def test_decisions_come_back_in_order(tmp_path: Path) -> None:
    told = [
        Decision(verdict="same", about=("a", "b"), who="me", when=f"2022-01-0{day}T00:00:00Z", why="why")
        for day in (1, 2, 3)
    ]
    with stores.opened(tmp_path / "a.db") as store:
        for decision in told:
            store.decide(decision)
        assert [(n.number, n.decision) for n in store.decisions()] == list(enumerate(told, 1))


days = some.dates().map(str)
quotes = some.sampled_from([quoting("They agreed."), quoting("Later they met.", 13)])
claims = some.one_of(
    some.builds(
        lambda where, day, kind: agreement(BINH_DUONG, DAEJEON, date=day, type=kind, **where),
        quotes,
        some.none() | days,
        some.sampled_from(["mou", "sister", "contract"]),
    ),
    some.builds(
        lambda where, name: event(GANGNAM, name=name, **where), quotes, some.none() | some.text(min_size=1)
    ),
    some.builds(
        lambda where, value: figure(BINH_DUONG, value, **where),
        quotes,
        some.integers(0, 10**12) | some.floats(0, 1e12, allow_nan=False),
    ),
)


@settings(deadline=None, max_examples=40)
@given(some.lists(claims, max_size=6))
def test_claims_come_back_as_they_went_in(told: list[Claim]) -> None:
    with TemporaryDirectory() as folder, stores.opened(Path(folder, "a.db")) as store:
        read = document(TEXT)
        store.add(read, told, RELEVANT)
        kept = store.claims_of(read.id)
    assert {msgspec.json.encode(claim) for claim in kept} == {msgspec.json.encode(claim) for claim in told}
