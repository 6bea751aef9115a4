"""What is asked for too long is broken off, but not what is made of the whole register."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from comity.errors import TooLong
from comity.register.view import View, opened
from tests.make import BINH_DUONG, GANGNAM, agreement, document, register

LONG = """WITH RECURSIVE step(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM step WHERE at < 1500000)
    SELECT count(*) FROM step"""


def ask(view: View) -> int:
    with view._engine.begin() as connection:
        return int(connection.execute(text(LONG)).scalar_one())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return register(tmp_path / "a.db", (document("They agreed."), [agreement(BINH_DUONG, GANGNAM)]))


def test_it_is_broken_off_unless_it_is_of_the_whole_register(path: Path) -> None:
    with opened(path) as view:
        with pytest.raises(TooLong), view.still(0.05) as still:
            with still.unhurried():
                assert ask(still) == 1_500_000
            ask(still)
        with view.still() as still:
            assert ask(still) == 1_500_000


def test_what_it_took_does_not_count(path: Path) -> None:
    with opened(path) as view, view.still(0.5) as still:
        for _ in range(3):
            with still.unhurried(), still.unhurried():
                ask(still)
        assert still.records("agreement")
