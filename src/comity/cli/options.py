"""Options that many commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Register = Annotated[
    str | None,
    typer.Option(
        "--register",
        metavar="PLACE",
        help="The register: a file, or postgresql://user@host/database.",
        show_default="comity.db",
    ),
]
"""Where the register lies; without it COMITY_REGISTER says, else `comity.db` here."""
