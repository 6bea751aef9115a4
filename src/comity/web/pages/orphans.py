"""Agreements a party of which was merged, renamed, abolished or moved."""

from __future__ import annotations

from collections import Counter

import msgspec

from comity.insight.cursor import behind, written
from comity.insight.evidence import members
from comity.insight.orphans import Orphans, asked_for, orphans_of, place_of
from comity.publish.attention import changed_page
from comity.web.answer import Answer, Route, Table
from comity.web.attention import code_of, meant, touched_in
from comity.web.filters import After, Code, Most, country_choices
from comity.web.site import Here


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: of one locality, of what lies in it, or that it inherited. `country`: where the change was."""

    of: str | None = None
    country: Code | None = None
    after: After | None = None
    most: Most = 20


def ties(here: Here, asked: Asked) -> Answer:
    """The agreements of which the law leaves most open first."""
    around = here.around()
    of, country = meant(here, asked.of), code_of(asked.country)
    every = asked_for(touched_in(here), around, of, country)
    left = behind(every, asked.after, place_of)
    shown = left[: asked.most]
    found = orphans_of(shown, around)
    return Answer(
        finding=found,
        page=changed_page(found, Counter(one.in_law for one in every)),
        template="attention.html",
        more={"asked": asked, "countries": country_choices(here)},
        table=_table(found),
        after=written(place_of(shown[-1])) if len(left) > len(shown) else None,
    )


def _table(found: Orphans) -> Table:
    return Table(
        columns=("record", "parties", "changed", "succession", "legal", "last_evidence"),
        rows=(
            (
                tie.record.id,
                "; ".join(found.evidence.name(id_) for id_ in members(tie.record, "parties")),
                tie.changed.since.isoformat(),
                tie.lifecycle.succession,
                tie.lifecycle.legal.state,
                tie.lifecycle.activity.on,
            )
            for tie in found.ties
        ),
    )


ROUTES = (
    Route(
        path="/orphans",
        make=ties,
        asked=Asked,
        gives=Orphans,
        about="Agreements a party of which was merged, renamed, abolished or moved, and what is missing.",
        also=("csv",),
        whole=touched_in,
    ),
)
