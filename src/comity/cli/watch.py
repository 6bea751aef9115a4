"""`comity watch`: keeps reading what arrives in folders, at pages and in feeds."""

from __future__ import annotations

import re
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from comity import settings
from comity.cli.console import note
from comity.cli.ending import Asked, stopping
from comity.cli.options import Private, Register
from comity.cli.sheet import printable
from comity.errors import RegisterError, RegisterLocked
from comity.pipeline import Outcome, became, opened_at, put_together
from comity.publish.words import say, term
from comity.reading.reader import Reader
from comity.reference import gazetteer
from comity.register import store as stores
from comity.register.store import Store
from comity.sources.arrivals import SETTLING, Arrivals
from comity.sources.lists import columns as mappings
from comity.sources.opener import Opener


def watch(
    places: Annotated[
        list[str],
        typer.Argument(
            help="Folders, patterns in quotes, addresses of feeds and pages, files.", show_default=False
        ),
    ],
    every: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="How long to wait between two rounds.")
    ] = 60.0,
    once: Annotated[bool, typer.Option("--once", help="One round, then the end.")] = False,
    register: Register = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Read documents that are not about international cooperation too.")
    ] = False,
    private: Private = False,
    columns: Annotated[
        Path | None, typer.Option(help="A mapping: what the columns of lists (XLSX, CSV) mean.")
    ] = None,
) -> None:
    """Keep reading what arrives in folders and feeds, a line for each document, until Ctrl-C."""
    chosen = settings.load()
    mapping = mappings.load(columns) if columns else None
    arrivals = Arrivals(places, every)
    with stopping() as asked:
        opener = Opener(chosen.max_bytes, mapping, private or chosen.private, again=True, pause=asked.wait)
        watcher = Watcher(arrivals, opener, register or chosen.register, everything, asked)
        watcher.round()
        if once:
            watcher.last_round()
        while not (once or asked.wait(min(every, SETTLING) if arrivals.unsettled else every)):
            watcher.round()


class Watcher:
    """Reads into a register, round by round, what has arrived; ends early when `asked` to."""

    def __init__(
        self, arrivals: Arrivals, opener: Opener, register: str, everything: bool, asked: Asked
    ) -> None:
        self._arrivals, self._opener, self._register = arrivals, opener, register
        self._everything, self._asked = everything, asked
        self._tables = gazetteer.load()
        self._reader = Reader(self._tables)
        self._worked = False
        self._said: dict[str, str] = {}

    def round(self) -> None:
        """Reads what has arrived and puts records together.

        A register that another process holds is left for the next round, and so is one that fails later on;
        raises RegisterError for one that never worked.
        """
        try:
            with ExitStack() as stack:
                self._read(stack)
        except RegisterError as error:
            if not (self._worked or isinstance(error, RegisterLocked)):
                raise
            self._say_once(error.register, say("register_busy", reason=error))

    def last_round(self) -> None:
        """Reads what was still being written a moment ago, and names how much of it still is."""
        if self._arrivals.unsettled and not self._asked.wait(SETTLING):
            self.round()
            if self._arrivals.unsettled:
                note(say("still_written"))

    def _read(self, stack: ExitStack) -> None:
        store: Store | None = None
        for place in self._arrivals.look():
            for opened in opened_at(place, self._opener):
                # The register is held only while there is something to read.
                store = store or stack.enter_context(stores.opened(self._register))
                self._worked = True
                self._tell(became(opened, self._reader, store, self._everything))
                if self._asked.is_set():
                    break
            else:
                self._arrivals.done(place)
            if self._asked.is_set():
                break
        if store:
            put_together(store, self._tables, several=True)

    def _tell(self, outcome: Outcome) -> None:
        status = term("status", outcome.status)
        match outcome.status:
            case "refused":
                reason = say("arrived_reason", status=status, path=outcome.path, reason=outcome.reason)
                self._say_once(outcome.path, reason)
            case "not_relevant" if outcome.path:
                _say(say("arrived_reason", status=status, path=outcome.path, reason=outcome.reason))
            case "read":
                number = len(outcome.claims)
                counted = f"{number:,} {term('kinds', 'claims') if number != 1 else term('one', 'claims')}"
                _say(say("arrived_read", status=status, path=outcome.path, claims=counted))

    def _say_once(self, about: str, sentence: str) -> None:
        """Says what is wrong; not again while nothing but numbers in it changes."""
        shape = re.sub(r"\d+", "", sentence)
        if self._said.get(about) != shape:
            self._said[about] = shape
            note(sentence)


def _say(line: str) -> None:
    sys.stdout.write(printable(line) + "\n")
    sys.stdout.flush()
