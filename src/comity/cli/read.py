"""`comity read`: files and folders into a register, with an account of what became of each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from comity import settings
from comity.cli.account import Account, Tally, print_account
from comity.cli.console import out
from comity.cli.options import Private, Register
from comity.cli.progress import saying, with_progress
from comity.model.claim import Claim
from comity.pipeline import put_together
from comity.pipeline import read as read_files
from comity.publish.words import say
from comity.reading.reader import Reader
from comity.reference import gazetteer
from comity.register import store as stores
from comity.register.opening import Place
from comity.sources.lists import columns as mappings
from comity.sources.opener import Opener
from comity.sources.places import Found, find_files

Write = Callable[[Iterable[Claim]], None]


def read(
    places: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders, patterns in quotes, addresses of pages and feeds, - for standard input.",
            show_default=False,
        ),
    ],
    register: Register = None,
    claims: Annotated[Path | None, typer.Option(help="Also write the claims here, as JSON Lines.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Read documents that are not about international cooperation too.")
    ] = False,
    columns: Annotated[
        Path | None, typer.Option(help="A mapping: what the columns of lists (XLSX, CSV) mean.")
    ] = None,
    private: Private = False,
    json_: Annotated[bool, typer.Option("--json", help="The account as JSON.")] = False,
) -> None:
    """Read documents into a register; what was read before is known and changes nothing.

    Exit code 1 where some documents were refused, 2 where all were.
    """
    chosen = settings.load()
    mapping = mappings.load(columns) if columns else None
    opener = Opener(chosen.max_bytes, mapping, private or chosen.private)
    into = register or chosen.register
    account = read_into(find_files(places), into, claims, everything, opener)
    if json_:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(account), indent=2).decode() + "\n")
    else:
        print_account(account, out())
    if account.refused:
        raise typer.Exit(1 if len(account.refused) < sum(account.documents.values()) else 2)


def read_into(
    found: Found,
    register: Place,
    claims: Path | None = None,
    everything: bool = False,
    opener: Opener | None = None,
) -> Account:
    """Reads files into a register and derives its records; raises RegisterError."""
    tally, tables = Tally(), gazetteer.load()
    opener = opener or Opener(settings.load().max_bytes)
    with stores.opened(register) as store, _claims_file(claims) as write:
        before = store.counts()
        reader = Reader(tables)
        outcomes = read_files(found.places, reader, store, everything, opener)
        for outcome in with_progress(outcomes, len(found.places), say("reading")):
            write(outcome.claims)
            tally.add(outcome)
        with saying(say("putting_together")):
            put_together(store, tables, several=True)
        return tally.account(str(store.where), found.passed_over, before, store.counts())


@contextmanager
def _claims_file(path: Path | None) -> Iterator[Write]:
    """Writes claims beside `path` and moves them there when all are written; does nothing without a path."""
    if path is None:
        yield lambda claims: None
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            yield lambda claims: file.writelines(msgspec.json.encode(c).decode() + "\n" for c in claims)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
