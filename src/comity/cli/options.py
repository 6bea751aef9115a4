"""Options that many commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Private = Annotated[
    bool, typer.Option("--private", help="Read addresses inside private networks, too.", show_default=False)
]
"""Whether machines that are not on the open internet may be asked; COMITY_PRIVATE says so, too."""

On = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="As it was known and stood on that day.")]
"""The day as of which a paper or a page speaks; without it today, with all that is known."""

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

Rules = Annotated[
    Path | None,
    typer.Option("--rules", metavar="FOLDER", help="Rules of your own, a page each.", show_default=False),
]
"""Where an office's own rules lie; without it COMITY_RULES says."""
