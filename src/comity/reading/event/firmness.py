"""How firmly an event is told: as its own words say, or an undertaking right before them."""

from __future__ import annotations

from comity.model.claim import Modality
from comity.reading.marks.modality import modality
from comity.reading.page import Page

_REACH = 40
_AHEAD: dict[str, Modality] = {"planned": "planned", "wished": "wished"}


def firmness(page: Page, start: int, end: int) -> Modality:
    """The modality of words of gathering; who only "offered to" or "consented to" receive has not done so."""
    own = modality(page, start, end)
    if own != "asserted":
        return own
    before = [hit for hit in page.hits("undertaking", start - _REACH, start) if 0 <= start - hit.end <= 1]
    ahead = [_AHEAD[word.code] for hit in before for word in hit.words if word.code in _AHEAD]
    return ahead[0] if ahead else own
