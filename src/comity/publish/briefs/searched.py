"""What was looked through for a paper, and what that does not mean."""

from __future__ import annotations

from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.grounds import Grounds
from comity.publish.page import Line, Part
from comity.publish.paper.paper import Chapter
from comity.publish.words import say


def searched(grounds: Grounds) -> tuple[Chapter, ...]:
    """What was looked through; that what is not told may have happened nevertheless."""
    id_ = grounds.searched
    parts = (Part(grounds.references[id_].read, (id_,)), Part(say("quiet_means"), (id_,)))
    return chapter("searched", (Line(parts=parts),))
