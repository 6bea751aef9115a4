"""The same questions have the same answers in the same order on both engines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.postgres import Server
from tests.register.search.conftest import PAGE, atlas, searchable
from tests.register.search.test_search import query


@pytest.mark.one_engine
def test_engines_agree(tmp_path: Path, server: Server) -> None:
    with searchable(tmp_path / "a.db") as one, searchable(server.database()) as other:
        for asked in PAGE["questions"]:
            for size in (1, 20):
                first = one.search(query(asked), asked["in"], size, known=atlas().called)
                assert other.search(query(asked), asked["in"], size, known=atlas().called) == first, asked
