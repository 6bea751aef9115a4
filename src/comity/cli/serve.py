"""`comity serve`: the register as a web site on this machine."""

from __future__ import annotations

import os
import socket
from typing import Annotated

import typer
import uvicorn

from comity import settings
from comity.cli.console import note
from comity.cli.options import Register
from comity.errors import BadSetting
from comity.register.view import opened
from comity.web.serving import NAMES

_LOOPBACK = "127.0.0.1"


def serve(
    register: Register = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen on.")] = _LOOPBACK,
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="Processes that answer side by side.", min=1, max=64)] = 1,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name under which the site may be asked for, too."),
    ] = None,
) -> None:
    """Serve a register as a web site, read-only, until Ctrl-C."""
    place = register or settings.load().register
    with opened(place):
        pass  # what is wrong with it is said here, once, and not by each worker
    _try(host, port)
    os.environ |= {"COMITY_REGISTER": str(place), NAMES: ",".join(name or ())}
    note(f"comity: {place} is served at http://{host}:{port}/ until Ctrl-C")
    uvicorn.run(
        "comity.web.serving:application",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        log_level="warning",
        server_header=False,
    )


def _try(host: str, port: int) -> None:
    """Raises BadSetting where nobody can listen there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            reason = f"cannot be listened on ({error.strerror})"
            raise BadSetting("--port", f"{host}:{port}", reason) from None
