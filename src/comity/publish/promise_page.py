"""The page of promises: how many stand how, what was searched, and what that does not mean."""

from __future__ import annotations

from comity.insight.promises.every import Followup
from comity.insight.promises.promise import STATES
from comity.publish.attention import searched
from comity.publish.page import Page, line, section
from comity.publish.promises import promise_lines
from comity.publish.words import count, date, listed, say, term, wording


def followup_page(found: Followup) -> Page:
    """Promises as they stand."""
    told = [
        say("counted", number=count(found.number[state]), what=term("promise", state))
        for state in STATES
        if found.number.get(state)
    ]
    left = sum(found.number.values()) - len(found.promises)
    lines = promise_lines(found.promises, found.evidence)
    return Page(
        title=wording().headings["promises"],
        subtitle=say("as_known", date=date(found.on)),
        lead=(
            line(say("promises_number", counts=listed(told)) if told else say("promises_none")),
            line(searched(found.coverage)),
            *((line(say("promises_means")),) if told else ()),
        ),
        sections=section(wording().headings["promises"], lines, left),
        citations=found.evidence.citations,
    )
