"""`comity rebuild`: the same register again, from documents, reference tables and decisions."""

from __future__ import annotations

from typing import Annotated

import typer

from comity import settings
from comity.cli.console import note, out
from comity.cli.options import Register
from comity.cli.progress import saying, with_progress
from comity.cli.sheet import printable
from comity.pipeline import put_together, read_again
from comity.publish.words import say
from comity.reading.reader import Reader
from comity.reference import gazetteer
from comity.register import store as stores


def rebuild(
    register: Register = None,
    records_only: Annotated[
        bool, typer.Option("--records-only", help="Keep the claims; make only entities and records anew.")
    ] = False,
) -> None:
    """Read every document of a register again and make everything derived anew.

    People's decisions stay and are laid on what is found now. A document that cannot be read any more
    keeps the claims it had, is named, and gives exit code 1.
    """
    tables, failed = gazetteer.load(), 0
    with stores.opened(register or settings.load().register, make=False) as store:
        if not records_only:
            again = read_again(store, Reader(tables))
            for outcome in with_progress(again, store.kept(), say("reading")):
                if outcome.status == "refused":
                    failed += 1
                    note(f"kept as it was: {outcome.path}: {outcome.reason}")
        with saying(say("putting_together")):
            put_together(store, tables, anew=True, several=True)
        counts = store.counts()
        out().print(
            printable(say("rebuilt", documents=f"{store.kept():,}", records=f"{sum(counts.values()):,}"))
        )
    if failed:
        raise typer.Exit(1)
