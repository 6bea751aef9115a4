from __future__ import annotations

from pathlib import Path

import pytest

from comity.register import store as stores
from comity.register import view as views
from comity.register.search import index
from comity.register.search.query import Query
from tests.register.search.conftest import PAGE, atlas, searchable
from tests.register.search.test_search import query


@pytest.mark.parametrize("several", [False, True])
def test_an_index_made_anew_finds_the_same(
    tmp_path: Path, several: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "MANY", 1)
    monkeypatch.setattr(index, "_IN_ONE_RUN", 3)
    monkeypatch.setattr(index, "_AT_ONCE", 4)
    with searchable(tmp_path / "a.db") as view:
        before = [view.search(query(asked), asked["in"], known=atlas().called) for asked in PAGE["questions"]]
    with stores.opened(tmp_path / "a.db") as store, store.deriving() as ledger:
        ledger.make_findable(several)
    with views.opened(tmp_path / "a.db") as view:
        after = [view.search(query(asked), asked["in"], known=atlas().called) for asked in PAGE["questions"]]
    assert after == before


def test_an_index_that_was_not_finished_is_not_there(tmp_path: Path) -> None:
    with searchable(tmp_path / "a.db"):
        pass
    with pytest.raises(RuntimeError), stores.opened(tmp_path / "a.db") as store, store.deriving() as ledger:
        ledger.make_findable(several=False)
        raise RuntimeError
    with views.opened(tmp_path / "a.db") as view:
        assert view.search(Query(words="자매결연"), "documents").hits
