"""Where there are many documents several processes look at them: what comes out is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.deriving import engine
from comity.pipeline import put_together
from comity.publish.export import export
from comity.reference import gazetteer
from comity.register import store as stores
from comity.register import view as views
from tests.make import BINH_DUONG, DAEJEON, RELEVANT, agreement, document, post


def exported(path: Path) -> list[bytes]:
    with stores.opened(path) as store:
        for number in range(12):
            told = document(f"They agreed. Article {number}.", f"{number}.txt")
            claims = [agreement(BINH_DUONG, DAEJEON), post("Vo Van Minh", "chairman", BINH_DUONG)]
            store.add(told, claims, RELEVANT)
        put_together(store, gazetteer.load(), several=True)
    with views.opened(path) as view:
        return list(export(view))


def test_several_processes_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_one = exported(tmp_path / "one.db")
    monkeypatch.setattr(engine, "MANY", 10)
    monkeypatch.setattr(engine, "_AT_ONCE", 5)
    assert exported(tmp_path / "several.db") == by_one
