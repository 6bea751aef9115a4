"""What a run of `comity read` did: each document's fate counted, refusals with their reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from comity.cli.sheet import printable
from comity.model.claim import KINDS, kind_of
from comity.pipeline import Outcome
from comity.publish.words import listed, say, term

_NAMED = 20  # documents named for one reason before the rest are only counted


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What was done; `records` is what the register holds after it, `made` how many of them are new."""

    register: str
    documents: dict[str, int]
    refused: dict[str, str]
    not_relevant: dict[str, str]
    passed_over: tuple[str, ...]
    claims: dict[str, int]
    ungrounded: int
    records: dict[str, int]
    made: int


class Tally:
    """Counts outcomes one by one, so that a long run keeps no claims in memory."""

    def __init__(self) -> None:
        self._documents: Counter[str] = Counter()
        self._reasons: dict[str, dict[str, str]] = {"refused": {}, "not_relevant": {}}
        self._claims: Counter[str] = Counter()
        self._ungrounded = 0

    def add(self, outcome: Outcome) -> None:
        """Counts what became of one file; the claims of known documents are not new and not counted."""
        self._documents[outcome.status] += outcome.number
        if outcome.status in self._reasons and outcome.path:
            self._reasons[outcome.status][outcome.path] = outcome.reason
        if outcome.status != "known":
            self._claims.update(kind_of(claim) for claim in outcome.claims)
        self._ungrounded += outcome.ungrounded

    def account(
        self, register: str, passed_over: Iterable[Path], before: Mapping[str, int], after: Mapping[str, int]
    ) -> Account:
        """The account; `before` and `after` are the register's counts."""
        return Account(
            register=register,
            documents={status: self._documents[status] for status in _STATUSES},
            refused=self._reasons["refused"],
            not_relevant=self._reasons["not_relevant"],
            passed_over=tuple(map(str, passed_over)),
            claims={kind: self._claims[kind] for kind in KINDS if self._claims[kind]},
            ungrounded=self._ungrounded,
            records={kind: after[kind] for kind in KINDS if after.get(kind)},
            made=_records(after) - _records(before),
        )


_STATUSES = ("read", "known", "not_relevant", "refused")


def _records(counts: Mapping[str, int]) -> int:
    return sum(counts.get(kind, 0) for kind in KINDS)


def print_account(account: Account, out: Console) -> None:
    """Prints the account as a table, then the documents that gave nothing, with the reason."""
    out.print(_counts(account))
    for status in ("refused", "not_relevant"):
        _print_reasons(term("status", status).capitalize(), getattr(account, status), out)
    if account.passed_over:
        out.print(say("passed_over", number=len(account.passed_over)), style="dim")


def _counts(account: Account) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold")
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    for status, number in account.documents.items():
        heading = term("heading", "documents") if status == "read" else ""
        if number or heading:
            table.add_row(heading, f"{number:,}", term("status", status))
    table.add_row(term("heading", "claims"), f"{sum(account.claims.values()):,}", _by_kind(account.claims))
    if account.ungrounded:
        table.add_row("", f"{account.ungrounded:,}", say("ungrounded"))
    holds = Text(printable(say("now_holds", register=account.register)))
    table.add_row(term("heading", "records"), f"{account.made:+,}", holds)
    table.add_row("", f"{sum(account.records.values()):,}", _by_kind(account.records))
    return table


def _by_kind(counts: Mapping[str, int]) -> str:
    named = [f"{number:,} {term('kinds' if number > 1 else 'one', kind)}" for kind, number in counts.items()]
    return listed(named) or say("none")


def _print_reasons(heading: str, reasons: Mapping[str, str], out: Console) -> None:
    if not reasons:
        return
    out.print()
    out.print(Text(heading, style="bold"))
    for path, reason in list(reasons.items())[:_NAMED]:
        out.print(Text.assemble("  ", (printable(path), "yellow"), printable(f": {reason}")))
    if len(reasons) > _NAMED:
        out.print("  " + say("more_json", number=len(reasons) - _NAMED), style="dim")
