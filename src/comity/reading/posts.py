"""Posts: which person holds which office, and of which locality, country or organisation."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Post
from comity.model.names import fold
from comity.reading.offices import Offices
from comity.reading.page import Page
from comity.reading.tenures import Tenure, tenures


def posts(page: Page) -> Iterator[Post]:
    """One claim for every person and what the post is held in; second mentions are no new posts."""
    told = tenures(page)
    if not told:
        return
    offices = Offices(page, told)
    seen: set[tuple[str, str]] = set()
    for tenure in told:
        for of in offices.seats(tenure):
            key = (fold(tenure.person.name), of.id or fold(of.name))
            if key not in seen:
                seen.add(key)
                start, end = _clause(page, tenure)
                yield Post(
                    document=page.document.name, quote=page.text[start:end], span=(start, end),
                    person=tenure.person, role=tenure.role, of=of,
                )


def _clause(page: Page, tenure: Tenure) -> tuple[int, int]:
    """The characters from the person to the office, whichever comes first."""
    return tenure.start, tenure.end
