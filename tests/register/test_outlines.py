"""Records of which only some fields are looked at, and those that may tell of what did not happen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from comity.model.claim import Claim
from comity.model.document import Document
from comity.register import outlines
from comity.register.view import View, opened
from tests.make import BINH_DUONG, BUSAN, DAEJEON, GANGNAM, agreement, document, event, register

FIELDS = ("date", "stage", "parties", "valid_until")


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    told: tuple[Claim, ...] = (
        agreement(BINH_DUONG, GANGNAM, date="2022-01-06"),
        agreement(BINH_DUONG, GANGNAM, date="2022-01"),
        agreement(BINH_DUONG, BUSAN, modality="planned"),
        event(BUSAN, who=[DAEJEON], modality="denied"),
        event(BUSAN, who=[BINH_DUONG], start="2020-02-01"),
    )
    sources = list[tuple[Document, list[Claim]]]()
    for number, claim in enumerate(told):
        text = document(f"They agreed. So says paper {number}.", f"{number}.txt")
        sources.append((text, [msgspec.structs.replace(claim, document=text.name)]))
    with opened(register(tmp_path / "a.db", *sources)) as found:
        yield found


def test_they_show_what_the_records_show_of_these_fields(view: View) -> None:
    whole = view.records("agreement")
    found = [*view.outlines.of("agreement", FIELDS)]
    assert [one.id for one in found] == [record.id for record in whole]
    for one, record in zip(found, whole, strict=True):
        shown = {name: field.shown for name, field in record.fields.items() if name in FIELDS}
        assert {name: field.shown for name, field in one.fields.items()} == shown
        assert (one.claims, one.entities, one.day) == (record.claims, record.entities, record.day)
    assert {one.day for one in found} == {"2022-01-06", None}


def test_none_is_lost_where_they_are_read_some_at_a_time(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    every = [*view.outlines.of("agreement", FIELDS)]
    monkeypatch.setattr(outlines, "_AT_ONCE", 1)
    assert [*view.outlines.of("agreement", FIELDS)] == every and len(every) > 1


def test_what_may_not_have_happened_is_found(view: View) -> None:
    found = {
        one.kind: one.fields["modality"].shown for one in view.outlines.perhaps_unmade(["agreement", "event"])
    }
    assert found == {"agreement": "planned", "event": "denied"}
    assert {one.kind for one in view.outlines.perhaps_unmade(["event"])} == {"event"}
