"""The beginning: what is new, what is held, and what needs attention."""

from __future__ import annotations

import msgspec

from comity.insight.overview import Overview, overview
from comity.publish.pages import overview_page
from comity.web.answer import Answer, Route
from comity.web.site import Here


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing."""


def home(here: Here, _asked: Asked) -> Answer:
    """The register at a glance."""
    found = overview(here.view)
    return Answer(finding=found, page=overview_page(found))


ROUTES = (Route(path="/", make=home, asked=Asked, gives=Overview, about="The register at a glance."),)
