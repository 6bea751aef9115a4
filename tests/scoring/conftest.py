"""The gold folder that scoring tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scoring.builders import rows, write_gold


@pytest.fixture
def gold_folder(tmp_path: Path) -> Path:
    return write_gold(tmp_path, rows())
