from __future__ import annotations

from comity.insight.overview import overview
from comity.register.view import View


def test_a_citation_is_the_text_at_its_place(view: View) -> None:
    cited = overview(view).evidence.citations
    assert cited
    for citation in cited.values():
        assert view.text(citation.document_id)[citation.start : citation.end] == citation.quote
