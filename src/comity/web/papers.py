"""Papers to take along: the briefs that pages offer, as Word file and as PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from comity.insight.briefing.meeting import meeting
from comity.insight.briefing.situation import situation
from comity.insight.surroundings import Surroundings
from comity.model.record import ResolvedEntity
from comity.publish.briefs.locality import locality_brief
from comity.publish.briefs.relation import relation_brief
from comity.publish.paper.files import Manner, written
from comity.publish.paper.layout import LayoutName
from comity.publish.paper.paper import Paper
from comity.web.site import Here

ENDINGS = ("docx", "pdf")
"""The forms of a paper."""

_LAYOUTS: dict[str, LayoutName] = {"ko": "korea", "vi": "vietnam"}
"""How a paper is set for readers of a language, where that is not the plain way."""
_PAGES = 1  # of what stands before the annex


def briefs(
    here: Here, around: Surroundings, one: ResolvedEntity, other: ResolvedEntity | None = None
) -> dict[str, Callable[[str], bytes]]:
    """What makes the brief of a locality, or of two, in each form; nothing of what is no locality."""
    if any(who.type != "locality" for who in (one, other) if who is not None):
        return {}

    def paper() -> Paper:
        if other is None:
            return locality_brief(situation(around, one, here.atlas, duties=here.duties))
        return relation_brief(meeting(around, one, other, here.atlas, duties=here.duties))

    manner = Manner(_LAYOUTS.get(here.language, "plain"), pages=_PAGES)
    return {ending: partial(_written, paper, f".{ending}", manner) for ending in ENDINGS}


def _written(paper: Callable[[], Paper], ending: str, manner: Manner, _site: str) -> bytes:
    return written(paper(), ending, manner)
