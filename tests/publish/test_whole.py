"""Files written whole: what fails leaves nothing behind, and names the file that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.publish.whole import whole


def test_a_file_that_cannot_be_written_is_named_as_it_was_asked_for(tmp_path: Path) -> None:
    to = tmp_path / "nowhere" / "brief.docx"
    with pytest.raises(FileNotFoundError) as failed, whole(to) as part:
        part.write_bytes(b"paper")
    assert failed.value.filename == str(to)


def test_what_was_there_stays_where_writing_fails(tmp_path: Path) -> None:
    to = tmp_path / "brief.docx"
    to.write_bytes(b"old")
    with pytest.raises(ValueError, match="half"), whole(to) as part:
        part.write_bytes(b"ne")
        raise ValueError("half")
    assert [path.name for path in tmp_path.iterdir()] == ["brief.docx"]
    assert to.read_bytes() == b"old"
