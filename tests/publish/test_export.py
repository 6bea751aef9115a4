"""A register as JSON Lines."""

from __future__ import annotations

import json

from comity.publish.export import export, export_of
from comity.publish.selection import Selection
from comity.register.view import View


def test_everything_is_written_each_in_its_order(view: View) -> None:
    lines = [json.loads(line) for line in export(view)]
    kinds = [line["what"] for line in lines]
    assert list(dict.fromkeys(kinds)) == ["document", "claim", "entity", "mention", "copy", "record"]
    for what in ("document", "claim", "entity", "record"):
        ids = [line["id"] for line in lines if line["what"] == what]
        assert ids == sorted(ids)
    assert {"first_read", "source", "text"}.isdisjoint(lines[0])


def test_of_a_selection_each_record_is_written_with_its_claims(view: View) -> None:
    lines = [json.loads(line) for line in export_of(view, Selection(kinds=("agreement", "post")))]
    assert [line["what"] for line in lines] == ["record", "claim", "claim", "record", "claim"]
    assert [line["kind"] for line in lines if line["what"] == "record"] == ["agreement", "post"]
    record, *claims = lines[:3]
    assert sorted(claim["id"] for claim in claims) == sorted(record["claims"])
    assert {claim["claim"]["document"] for claim in claims} == {"a.txt", "b.txt"}


def test_a_selection_of_nothing_is_empty(view: View) -> None:
    assert list(export_of(view, Selection(languages=("ko",)))) == []
