"""What stands around a story on its page gives no claims."""

from __future__ import annotations

import pytest

from comity.reading.furniture import without_furniture
from comity.reading.reader import Reader

from .conftest import written

STORY = (
    "Daegu and Da Nang renewed their friendship agreement in Daegu on Monday, the two city governments said. "
    "Mayor Kim Min-ho of Daegu hosted the ceremony."
)
OTHERS = "Incheon and Hai Phong sign MOU on ports\n- Busan mayor visits Hue\n"


@pytest.mark.parametrize(
    "around",
    [
        f"{STORY}\n\nRELATED NEWS\n{OTHERS}",
        f"{STORY}\n\nMost read:\n{OTHERS}© 2024 The Harbour Post. All rights reserved.",
        f"Also in this section: Incheon and Hai Phong sign MOU\n\n{STORY}",
        f"We use cookies so that Incheon and Hai Phong sign MOU pages load faster.\n\n{STORY}",
        f"See also\n{OTHERS}\n{STORY}",
    ],
)
def test_other_stories_and_notices_are_not_read(reader: Reader, around: str) -> None:
    claims = reader.read(written(around), everything=True).claims
    assert claims
    assert all(claim.quote in STORY for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "The latest of the two pacts was signed in May.",
        "Related industries, such as logistics, were another subject.",
        "He read more about Hue, and others did so too.",
        "The copyright office of the city and its cookies were praised by the guests from Hue. " * 6,
    ],
)
def test_the_story_stays_whole(text: str) -> None:
    assert without_furniture(text) == text


def test_offsets_stay() -> None:
    text = f"See also\n{OTHERS}\n{STORY}"
    kept = without_furniture(text)
    assert len(kept) == len(text)
    assert kept.find(STORY) == text.find(STORY)
