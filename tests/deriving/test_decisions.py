from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.errors import BadDecision, UnknownName
from comity.insight.subject import comparable, of_entity, of_record
from comity.model.decision import Decision, Verdict
from comity.model.document import Document
from comity.publish.export import export
from comity.register import store as stores
from comity.register import view as views
from comity.register.view import View
from tests.make import (
    BINH_DUONG,
    DAEJEON,
    GANGNAM,
    RELEVANT,
    SEOUL,
    agreement,
    document,
    event,
    figure,
    put_together,
    quoting,
    unknown,
)

FIRST = document("They agreed. Later they met.", "a.txt")
SECOND = document("They agreed. So it says.", "b.txt")


def exported(path: Path) -> list[bytes]:
    """The export without the decisions."""
    with views.opened(path) as view:
        return [line for line in export(view) if b'"what":"decision"' not in line]


def decided(path: Path, verdict: Verdict, *names: str, **more: str) -> None:
    """A decision about entities or records, each by its id, `@DOCUMENT` for one document's."""
    with views.opened(path) as view:
        subjects = [subject(view, name) for name in names]
    with stores.opened(path) as store:
        store.decide(
            Decision(
                verdict=verdict,
                about=tuple(found.id for found in subjects),
                anchors=tuple(found.anchors for found in subjects),
                who="an official",
                when="2026-01-02T00:00:00+00:00",
                why="she knows",
                **more,
            )
        )
        put_together(store)


def subject(view: View, name: str):
    what, at, where = name.partition("@")
    only = view.document(where) if at else None
    if "/" in what:
        return of_entity(view, view.entity(what), only)
    return of_record(view, view.record(what), only)


def undone(path: Path, number: int) -> None:
    with stores.opened(path) as store:
        store.decide(
            Decision(verdict="undo", about=(str(number),), who="me", when="2026-01-03T00:00:00+00:00", why="")
        )
        put_together(store)


def registered(tmp_path: Path, *documents: tuple[Document, list]) -> Path:
    path = tmp_path / "a.db"
    with stores.opened(path) as store:
        for kept, claims in documents:
            store.add(kept, claims, RELEVANT)
            put_together(store)
    return path


def told(path: Path, ask: Callable[[View], object]) -> object:
    with views.opened(path) as view:
        return ask(view)


def test_entities_put_together_are_one_and_part_again_when_that_is_undone(tmp_path: Path) -> None:
    old, new = unknown("organisation", "Horasis Forum"), unknown("organisation", "Horasis Asia Meeting")
    path = registered(tmp_path, (FIRST, [agreement(old, BINH_DUONG)]), (SECOND, [agreement(new, BINH_DUONG)]))
    before = exported(path)
    assert told(path, lambda view: len(view.entities())) == 3
    ids = told(path, lambda view: [e.id for e in view.entities() if e.type == "organisation"])
    decided(path, "same", *ids)
    (one,) = told(path, lambda view: [e for e in view.entities() if e.type == "organisation"])
    assert one.id == ids[0] and set(one.names) == {"Horasis Forum", "Horasis Asia Meeting"}
    undone(path, 1)
    assert exported(path) == before


def test_a_document_that_comes_later_joins_what_was_put_together(tmp_path: Path) -> None:
    old, new = unknown("organisation", "Horasis Forum"), unknown("organisation", "Horasis Asia Meeting")
    path = registered(tmp_path, (FIRST, [agreement(old, BINH_DUONG)]), (SECOND, [agreement(new, BINH_DUONG)]))
    decided(path, "same", *told(path, lambda view: [e.id for e in view.entities() if "oras" in e.id]))
    with stores.opened(path) as store:
        store.add(document("They agreed. A third time.", "c.txt"), [agreement(new, DAEJEON)], RELEVANT)
        put_together(store)
    assert told(path, lambda view: len([e for e in view.entities() if e.type == "organisation"])) == 1


def test_records_put_together_and_parted(tmp_path: Path) -> None:
    path = registered(
        tmp_path,
        (FIRST, [agreement(BINH_DUONG, GANGNAM, date="2022-01-06")]),
        (SECOND, [agreement(BINH_DUONG, GANGNAM, date="2023-01-06")]),
    )
    one, other = told(path, lambda view: [r.id for r in view.records("agreement")])
    decided(path, "same", one, other)
    (together,) = told(path, lambda view: view.records("agreement"))
    assert len(together.claims) == 2 and together.decisions == (1,)
    assert {value.value for value in together.fields["date"].values} == {"2022-01-06", "2023-01-06"}
    undone(path, 1)
    assert told(path, lambda view: len(view.records("agreement"))) == 2


def test_what_rules_put_together_is_parted_by_naming_a_document(tmp_path: Path) -> None:
    path = registered(
        tmp_path,
        (FIRST, [agreement(BINH_DUONG, GANGNAM, date="2022-01-06")]),
        (SECOND, [agreement(BINH_DUONG, GANGNAM, date="2022-01-06")]),
    )
    (one,) = told(path, lambda view: [r.id for r in view.records("agreement")])
    decided(path, "different", f"{one}@a.txt", f"{one}@b.txt")
    assert told(path, lambda view: len(view.records("agreement"))) == 2


def test_a_correction_is_shown_and_what_was_told_stays_beside_it(tmp_path: Path) -> None:
    path = registered(tmp_path, (FIRST, [figure(BINH_DUONG, 3000)]))
    (record,) = told(path, lambda view: view.records("figure"))
    decided(path, "correct", record.id, field="value", value="4008")
    (after,) = told(path, lambda view: view.records("figure"))
    assert after.fields["value"].shown == 4008
    assert [value.value for value in after.fields["value"].values] == [3000]
    assert "an official" in after.fields["value"].rule and "she knows" in after.fields["value"].rule


def test_what_is_rejected_makes_no_record_until_that_is_undone(tmp_path: Path) -> None:
    path = registered(tmp_path, (FIRST, [figure(BINH_DUONG, 3000)]))
    (record,) = told(path, lambda view: view.records("figure"))
    decided(path, "reject", record.id)
    assert told(path, lambda view: view.records("figure")) == ()
    undone(path, 1)
    assert told(path, lambda view: view.records("figure")) == (record,)


def test_decisions_hold_when_a_newer_reader_words_the_claims_otherwise(tmp_path: Path) -> None:
    path = registered(tmp_path, (FIRST, [figure(BINH_DUONG, 3000)]), (SECOND, [figure(DAEJEON, 12)]))
    (record,) = told(path, lambda view: [r for r in view.records("figure") if "vn/binh-duong" in r.entities])
    decided(path, "correct", record.id, field="value", value="4008")
    newer = figure(BINH_DUONG, 3000, qualifier="about", **quoting("They agreed. Later"))
    with stores.opened(path) as store:
        store.replace(FIRST, [newer], RELEVANT)
        put_together(store)
    after = told(path, lambda view: [r for r in view.records("figure") if r.decisions])
    assert [(r.fields["value"].shown, r.fields["qualifier"].shown) for r in after] == [(4008, "about")]
    assert after[0].id != record.id


def test_everything_made_anew_is_the_same_as_step_by_step(tmp_path: Path) -> None:
    path = registered(
        tmp_path,
        (FIRST, [agreement(BINH_DUONG, GANGNAM, date="2022-01-06"), figure(BINH_DUONG, 3)]),
        (SECOND, [agreement(BINH_DUONG, GANGNAM, date="2022-01"), figure(BINH_DUONG, 4)]),
    )
    (one,) = told(path, lambda view: [r.id for r in view.records("agreement")])
    decided(path, "different", f"{one}@a.txt", f"{one}@b.txt")
    before = exported(path)
    with stores.opened(path) as store:
        with store.deriving() as ledger:
            ledger.clear()
        put_together(store)
    assert exported(path) == before


def test_things_of_two_kinds_cannot_be_compared(tmp_path: Path) -> None:
    path = registered(tmp_path, (FIRST, [agreement(BINH_DUONG, GANGNAM), figure(BINH_DUONG, 3)]))
    with views.opened(path) as view:
        fig, agr = (of_record(view, view.records(kind)[0]) for kind in ("figure", "agreement"))
        with pytest.raises(BadDecision):
            comparable(fig, agr)
        with pytest.raises(BadDecision, match="ID@DOCUMENT"):
            comparable(fig, fig)
        with pytest.raises(UnknownName):
            of_entity(view, view.entity("vn/binh-duong"), None) and view.entity("nobody")


def test_a_text_dated_later_keeps_its_claims_and_their_records(tmp_path: Path) -> None:
    undated = document("They agreed. Later they met.", "b.txt", None)
    path = registered(tmp_path, (undated, [agreement(BINH_DUONG, GANGNAM), figure(BINH_DUONG, 3)]))
    before = exported(path)
    dated = document("They agreed. Later they met.", "b.txt", "2022-01-07")
    with stores.opened(path) as store:
        assert store.add(dated, [agreement(BINH_DUONG, GANGNAM), figure(BINH_DUONG, 3)], RELEVANT)
        put_together(store)
    after = exported(path)
    assert len(after) == len(before) and after != before
    assert told(path, lambda view: {r.kind for r in view.records()}) == {"agreement", "figure"}
    with stores.opened(path) as store:
        assert not store.add(undated, [], RELEVANT)
        put_together(store)
    assert exported(path) == after


def test_a_claim_that_names_nobody_makes_a_record(tmp_path: Path) -> None:
    path = registered(tmp_path, (FIRST, [event()]), (SECOND, [event()]))
    assert told(path, lambda view: [r.entities for r in view.records("event")]) == [(), ()]


def test_a_correction_that_no_vocabulary_knows_any_more_is_passed_over(tmp_path: Path) -> None:
    path = registered(tmp_path, (FIRST, [figure(BINH_DUONG, 3000)]))
    (record,) = told(path, lambda view: view.records("figure"))
    decided(path, "correct", record.id, field="unit", value="stones")
    (again,) = told(path, lambda view: view.records("figure"))
    assert again.fields["unit"] == record.fields["unit"]


def entity_in(path: Path, name: str) -> str:
    """The entity of the only mention of a document."""
    return told(path, lambda view: next(iter(view.mentions(document=view.document(name).id))).entity)


def two_towns(tmp_path: Path) -> Path:
    """Two documents that name one town of the tables, and one that names another."""
    third = document("They agreed. It is said in the province.", "d.txt")
    told_of = (FIRST, [figure(DAEJEON, 3000)]), (SECOND, [figure(DAEJEON, 4000)]), (third, [figure(SEOUL, 5)])
    return registered(tmp_path, *told_of)


def test_a_name_taken_for_another_place_is_put_right_in_its_document_alone(tmp_path: Path) -> None:
    path = two_towns(tmp_path)
    before = exported(path)
    decided(path, "same", "kr/daejeon@a.txt", "kr/seoul")
    assert (entity_in(path, "a.txt"), entity_in(path, "b.txt")) == ("kr/seoul", "kr/daejeon")
    subjects = told(path, lambda view: sorted(r.fields["subject"].shown for r in view.records("figure")))
    assert subjects == ["kr/daejeon", "kr/seoul", "kr/seoul"]
    undone(path, 1)
    assert exported(path) == before


def test_a_name_that_means_another_place_nobody_knows_which(tmp_path: Path) -> None:
    path = two_towns(tmp_path)
    decided(path, "different", "kr/daejeon@a.txt", "kr/daejeon")
    parted = entity_in(path, "a.txt")
    assert parted == f"locality/daejeon~{FIRST.id[:8]}" and entity_in(path, "b.txt") == "kr/daejeon"
    decided(path, "same", parted, "kr/seoul")
    assert (entity_in(path, "a.txt"), entity_in(path, "b.txt")) == ("kr/seoul", "kr/daejeon")


def test_the_last_word_on_a_name_counts_and_step_by_step_is_all_at_once(tmp_path: Path) -> None:
    path = two_towns(tmp_path)
    decided(path, "same", "kr/daejeon@a.txt", "kr/daejeon@b.txt")
    decided(path, "same", "kr/daejeon@b.txt", "kr/seoul")
    decided(path, "different", "kr/seoul@a.txt", "kr/seoul")
    with stores.opened(path) as store:
        store.add(document("They agreed. A third time.", "c.txt"), [figure(GANGNAM, 5)], RELEVANT)
        put_together(store)
    assert entity_in(path, "a.txt") == f"locality/daejeon~{FIRST.id[:8]}"
    assert entity_in(path, "b.txt") == "kr/seoul"
    stepwise = exported(path)
    with stores.opened(path) as store:
        with store.deriving() as ledger:
            ledger.clear()
        put_together(store)
    assert exported(path) == stepwise
