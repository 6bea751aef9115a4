"""`comity schema`."""

from __future__ import annotations

import json

import pytest

from comity.cli.main import run
from comity.model.schema import claim_schema


def test_schema_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == claim_schema()
