from __future__ import annotations

from comity.insight.overview import overview
from comity.register.view import View


def test_the_overview_shows_where_sources_differ(view: View) -> None:
    found = overview(view)
    assert [record.kind for record in found.contested] == ["figure"]
    assert found.counts["documents"] == 2
    assert found.localities[0][0] == "vn/binh-duong"
    assert found.agreements[0].fields["date"].shown == "2022-01-06", "the newest first"
