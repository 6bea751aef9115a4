"""One record of any kind: what is shown, who says so, and what surrounds it."""

from __future__ import annotations

import msgspec

from comity.insight.detail import Detail, detail
from comity.model.record import PREFIXES
from comity.publish.pages import record_page
from comity.web.answer import Answer, Route
from comity.web.site import Here


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`id`: the record's id, or the beginning of it."""

    id: str


def record(here: Here, asked: Asked) -> Answer:
    """One record."""
    found = detail(here.view, here.view.record(asked.id), here.around())
    return Answer(finding=found, page=record_page(found))


ROUTES = tuple(
    Route(
        path=f"/{kind}/{{id}}",
        make=record,
        asked=Asked,
        gives=Detail,
        about=f"One {kind}: every value with the claims that say it.",
    )
    for kind in PREFIXES
)
