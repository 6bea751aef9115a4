"""The site as each worker of a server starts it: what to serve stands in the environment."""

from __future__ import annotations

import os

from starlette.types import ASGIApp

from comity import settings
from comity.register.opening import for_reading
from comity.register.view import View
from comity.web.door import door
from comity.web.site import Site

NAMES = "COMITY_NAMES"
"""Names by which the site may be asked for beside this machine's own, with commas between."""


def application() -> ASGIApp:
    """The site of the register that is set, open as long as the process lives; raises RegisterError."""
    place = settings.load().register
    engine = for_reading(place).__enter__()
    names = tuple(name for name in os.environ.get(NAMES, "").split(",") if name)
    return door(Site(View(engine), place), names)
