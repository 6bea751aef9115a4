"""`comity serve`: the register as a web site on this machine."""

from __future__ import annotations

from typing import Annotated

import typer
import uvicorn

from comity import settings
from comity.cli.options import Register
from comity.register.view import opened
from comity.web.door import door
from comity.web.site import Site


def serve(
    register: Register = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=0, max=65535)] = 8000,
) -> None:
    """Serve a register as a web site, read-only, until Ctrl-C."""
    place = register or settings.load().register
    with opened(place) as view:
        uvicorn.run(door(Site(view, str(place))), host=host, port=port, log_level="warning")
