"""What was promised, what is told since that may speak to it, and what people decided."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec

from comity.insight.cursor import behind, written
from comity.insight.promises.every import Followup, Promised, asked_for, followup, numbers, of_place
from comity.insight.promises.promise import STATES, State
from comity.publish.page import Line
from comity.publish.promise_page import followup_page
from comity.publish.promises import promise_line
from comity.publish.words import term
from comity.web.answer import Answer, Route, Table
from comity.web.atom import Entry, feed
from comity.web.attention import code_of, coverage_of, meant, promised_in
from comity.web.filters import After, Choice, Code, Most, country_choices
from comity.web.paths import record_path
from comity.web.site import Here

_IN_FEED = 50  # promises of which something was told last


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: of one locality or what lies in it, and made to these. `partner`: between it and this one."""

    of: str | None = None
    partner: str | None = None
    country: Code | None = None
    state: State | None = None
    after: After | None = None
    most: Most = 20


def promises(here: Here, asked: Asked) -> Answer:
    """The promises, those due first first."""
    around = here.around()
    of, partner = meant(here, asked.of), meant(here, asked.partner)
    place = of or partner
    known = of_place(place, around) if place else promised_in(here)
    every = asked_for(known, around, of, partner, code_of(asked.country), asked.state)
    left = behind(every, asked.after, _place)
    shown = left[: asked.most]
    found = followup(shown, numbers(every), coverage_of(here), around)
    page = followup_page(found)
    states = [Choice(state, term("promise", state)) for state in STATES]
    return Answer(
        finding=found,
        page=page,
        template="attention.html",
        more={"asked": asked, "countries": country_choices(here), "states": states},
        table=_table(found),
        forms={"atom": partial(_feed, here, page.title, every)},
        after=written(_place(shown[-1])) if len(left) > len(shown) else None,
    )


def _place(one: Promised) -> tuple[str, str, str]:
    return one.place


def _table(found: Followup) -> Table:
    name = found.evidence.name
    return Table(
        columns=("record", "who", "due", "told", "state", "overdue", "evidence"),
        rows=(
            (
                one.record.id,
                "; ".join(map(name, one.who)),
                one.due,
                one.told,
                one.state,
                one.overdue,
                "; ".join(bearing.record.id for bearing in one.evidence),
            )
            for one in found.promises
        ),
    )


def _feed(here: Here, title: str, every: Sequence[Promised], site: str) -> bytes:
    """The promises of which something was told last, not those of one page."""
    newest = sorted(every, key=lambda one: (one.changed, one.record), reverse=True)[:_IN_FEED]
    changed = {one.record: one.changed for one in newest}
    found = followup(newest, {}, coverage_of(here), here.around())
    lines = {one.record.id: promise_line(one, found.evidence) for one in found.promises}
    entries = [
        Entry(
            id=f"promise/{one.record}",
            title=_words(lines[one.record]),
            path=record_path(one.record),
            updated=f"{_day(changed[one.record])}T00:00:00Z",
            lines=tuple(map(_words, lines[one.record].notes)),
        )
        for one in newest
    ]
    return feed(title, "/promises", entries, site, here.language)


def _words(line: Line) -> str:
    return " ".join(f"{part.text}{part.end}" for part in line.parts)


def _day(told: str) -> str:
    """A day as a feed needs it: of what is told by month or year, or not at all, the first it can mean."""
    first = told.partition("/")[0] or "1970"
    return f"{first}-01-01"[:10] if len(first) == len("2026") else f"{first}-01"[:10]


ROUTES = (
    Route(
        path="/promises",
        make=promises,
        asked=Asked,
        gives=Followup,
        about="What was promised and by when, what is told since that may speak to it, what people decided.",
        also=("csv", "atom"),
        waits=True,
    ),
)
