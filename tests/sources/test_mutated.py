"""Files of every format with some bytes changed: read, or refused, never anything else."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.errors import DocumentRefused
from comity.sources.open import open_file
from tools.hostile import sound

SOUND = sound()
CHANGE = st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=8), st.integers(0, 40))
CHANGES = st.lists(CHANGE, min_size=1, max_size=6)


def changed(data: bytes, changes: list[tuple[float, bytes, int]]) -> bytes:
    """The data with bytes put in the place of so many others, at shares of its length."""
    for share, put, taken in changes:
        at = int(share * len(data))
        data = data[:at] + put + data[at + taken :]
    return data


@pytest.mark.parametrize("ending", sorted(SOUND))
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(changes=CHANGES)
def test_changed_files_are_read_or_refused(ending: str, changes: list[tuple[float, bytes, int]]) -> None:
    name = f"changed.{ending}"
    try:
        found = list(open_file(BytesIO(changed(SOUND[ending], changes)), name, name, ending=f".{ending}"))
    except DocumentRefused as refused:
        found = [refused]
    assert all(str(one).isprintable() for one in found if isinstance(one, DocumentRefused))
