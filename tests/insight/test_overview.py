from __future__ import annotations

from pathlib import Path

from comity.insight.overview import overview
from comity.publish.pages import overview_page
from comity.register import store as stores
from comity.register.view import View, opened


def test_the_overview_shows_where_sources_differ(view: View) -> None:
    found = overview(view)
    assert [record.kind for record in found.contested] == ["figure"]
    assert found.counts["documents"] == 2
    assert found.localities[0][0] == "vn/binh-duong"
    assert found.agreements[0].fields["date"].shown == "2022-01-06", "the newest first"


def test_an_empty_register_is_said_to_be_so(tmp_path: Path) -> None:
    with stores.opened(tmp_path / "empty.db"):
        pass
    with opened(tmp_path / "empty.db") as empty:
        (lead,) = overview_page(overview(empty)).lead
    assert "".join(part.text for part in lead.parts) == "It holds nothing yet."
