"""The state of a register is another once something was written, and no other before."""

from __future__ import annotations

from pathlib import Path

from comity.register import store as stores
from comity.register.view import opened
from tests.make import BINH_DUONG, DAEJEON, GANGNAM, RELEVANT, agreement, document, put_together, register

FIRST, SECOND = document("They agreed.", "article.txt"), document("They agreed. Again.", "b.txt")


def test_it_changes_with_what_is_written_and_only_then(tmp_path: Path) -> None:
    path = register(tmp_path / "a.db", (FIRST, [agreement(BINH_DUONG, GANGNAM)]))
    with opened(path) as view:
        before = view.state
        view.records()
        with view.still() as still:
            assert still.state == view.state == before
            with stores.opened(path) as store:
                store.add(SECOND, [agreement(BINH_DUONG, DAEJEON, document="b.txt")], RELEVANT)
                added = view.state
                put_together(store)
            assert still.state == before
        assert len({before, added, view.state}) == 3
        with view.still() as still:
            assert still.state == view.state
