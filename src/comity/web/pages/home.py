"""The beginning: what is held, what is new, and what needs attention."""

from __future__ import annotations

import msgspec

from comity.insight import orphans, quiet
from comity.insight.dates import dates, within
from comity.model.record import Record
from comity.publish.home import Home, home_page
from comity.register.listing import Span
from comity.web.answer import Answer, Route
from comity.web.attention import ahead_in, chronicle_of, coverage_of, touched_in
from comity.web.pages import conflicts
from comity.web.pages.map import small
from comity.web.site import Here, today

_EACH = 4  # of each that needs attention, and of each that is new
_KEYS = ("dates", "orphans", "quiet", "conflicts", "agreements", "events", "changes")
_ROOMS = {key: f"/{key}" for key in _KEYS}


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing."""


def home(here: Here, _asked: Asked) -> Answer:
    """The register at a glance."""
    found = at_a_glance(here)
    return Answer(
        finding=found,
        page=home_page(found),
        template="home.html",
        more={"found": found, "rooms": _ROOMS, "map": small(here)},
    )


def at_a_glance(here: Here) -> Home:
    """What the beginning tells."""
    return here.once(("home", here.language), lambda: _found(here))


def _found(here: Here) -> Home:
    around, ties = here.around(), chronicle_of(here).ties
    still, ahead = quiet.are_quiet(ties, around), within(ahead_in(here), around)
    agreements, events = _newest(here, "agreement"), _newest(here, "event")
    read = here.view.arrivals.newest(_EACH)
    documents = {document.id: document for document in here.view.documents(read)}
    return Home(
        counts=here.view.counts(),
        coverage=coverage_of(here),
        agreements=agreements,
        events=events,
        documents=tuple(documents[id_] for id_ in read),
        numbers={"orphans": len(touched_in(here)), "quiet": len(still), "dates": len(ahead)},
        orphans=orphans.orphans_of(touched_in(here)[:_EACH], around),
        quiet=quiet.quiet(still[:_EACH], coverage_of(here), around, number=len(still)),
        dates=dates(ahead[:_EACH], around, here.duties, number=len(ahead)),
        conflicts=conflicts.first(here, _EACH),
        evidence=here.evidence((*agreements, *events)),
    )


def _newest(here: Here, kind: str) -> tuple[Record, ...]:
    """The newest of a kind that are dated up to today."""
    ids = here.view.listed(Span(kind=kind, until=today().isoformat()), _EACH)
    records = {record.id: record for record in here.view.records_of(ids)}
    return tuple(records[id_] for id_ in ids)


ROUTES = (
    Route(
        path="/",
        make=home,
        asked=Asked,
        gives=Home,
        about="The register at a glance.",
        whole=lambda here: (at_a_glance(here), small(here)),
    ),
)
