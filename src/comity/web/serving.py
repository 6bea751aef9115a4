"""The site as each worker of a server starts it: what to serve stands in the environment."""

from __future__ import annotations

import gc
import os

from starlette.types import ASGIApp

from comity import settings
from comity.register.opening import for_reading
from comity.register.view import View
from comity.web.door import door
from comity.web.site import Site

NAMES = "COMITY_NAMES"
"""Names by which the site may be asked for beside this machine's own, with commas between."""

_MADE, _OLDER = (
    50_000,
    (20, 50),
)  # things that are made between two looks, and looks between two at older ones


def application() -> ASGIApp:
    """The site of the register that is set, open as long as the process lives; raises RegisterError."""
    told = settings.load()
    engine = for_reading(told.register).__enter__()
    names = tuple(name for name in os.environ.get(NAMES, "").split(",") if name)
    made = door(Site(View(engine), told.register, told.rules), names)
    _look_for_garbage_seldom()
    return made


def _look_for_garbage_seldom() -> None:
    """What is loaded stays, and what a page is made of is let go with it: looking costs a fifth of a page."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MADE, *_OLDER)
