"""`comity place`: what a name meant on a day, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from comity.cli.console import out
from comity.cli.days import day
from comity.errors import UnknownName
from comity.reference.gazetteer import Gazetteer, load
from comity.reference.place import Dated
from comity.reference.portrait import Portrait, Step, portrait
from comity.reference.reading import Reading

IN_FULL = 12
"""Readings told in full; the rest of a very common name has a line each."""

Line = tuple[str, str]


def place(
    name: Annotated[str, typer.Argument(help="A locality or country, as a text writes it, or its id.")],
    on: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day the name was used.")] = None,
    json_: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Say what a name meant on a day, every reading of it, and what became of each."""
    at, known = day(on), load()
    readings = _readings(known, name, at)
    found = [portrait(known, reading, at) for reading in readings]
    if json_:
        print(msgspec.json.format(msgspec.json.encode({"name": name, "on": at, "readings": found})).decode())
        return
    console = out()
    _print_heading(console, name, at, len(found))
    for number, one in enumerate(found[:IN_FULL], 1):
        _print_portrait(console, one, at, number if len(found) > 1 else None)
    for number, one in enumerate(found[IN_FULL:], IN_FULL + 1):
        console.print(f"{number:>3}. {escape(one.name)}, {escape(', '.join(one.within))} [dim]{one.id}[/]")


def _readings(known: Gazetteer, name: str, on: date | None) -> list[Reading]:
    readings = known.reading(name, on) if "/" in name else known.readings(name, on)
    if readings:
        return readings
    bodies = known.organisation_readings(name)
    if bodies:
        raise UnknownName(name, f"is no locality; it is the organisation {bodies[0].name} ({bodies[0].id}).")
    near = [f"{reading.form} ({reading.id})" for reading in known.near(name, limit=3)]
    hint = f"; near it: {', '.join(near)}" if near else ""
    raise UnknownName(name, f"is no locality or country of the reference tables{hint}.")


def _print_heading(console: Console, name: str, on: date | None, count: int) -> None:
    when = f" on {on}, those that existed then first" if on else ""
    if count > 1:
        console.print(f"“{escape(name)}” has {count} readings{when}:\n")


def _print_portrait(console: Console, one: Portrait, on: date | None, number: int | None) -> None:
    mark = f"{number}. " if number else ""
    console.print(f"{mark}[bold]{escape(one.name)}[/]  [dim]{one.id}[/]")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=14, style="dim", justify="right")
    table.add_column()
    for label, text in _lines(one, on):
        table.add_row(label, escape(text))
    console.print(table)
    console.print()


def _lines(one: Portrait, on: date | None) -> Iterator[Line]:
    yield "is" if one.valid_to is None and on is None else "was", _status(one, on)
    if len(one.statuses) > 1:
        yield "over time", _spans(one.statuses)
    if one.within:
        yield "in", ", ".join(one.within)
    if one.parents:
        yield "belonged to", _spans(one.parents)
    if one.inside and one.status:
        yield "holds", f"{one.inside} known {'unit' if one.inside == 1 else 'units'} of the next level"
    for step in one.became:
        yield "became", _became(step)
    yield from _was(one.was)
    if others := _others(one):
        yield "also written", others
    if one.note:
        yield "note", one.note


def _status(one: Portrait, on: date | None) -> str:
    if on is not None and one.status is None:
        bound = one.valid_to if one.valid_to and one.valid_to <= on else one.valid_from
        return f"no unit on {on}: it {'ended' if bound == one.valid_to else 'began'} on {bound}"
    kind = (one.status or "").replace("_", " ")
    level = {1: "first level", 2: "second level"}.get(one.level, "")
    words = [f"{kind} ({level})" if level else kind]
    if one.valid_from:
        words.append(f"since {one.valid_from}")
    if one.valid_to:
        words.append(f"until {one.valid_to}")
    return " ".join(words)


def _spans(spans: Sequence[Dated]) -> str:
    return "; ".join(_span(span) for span in spans)


def _span(span: Dated) -> str:
    since = f" since {span.since}" if span.since else ""
    until = f" until {span.until}" if span.until else ""
    return f"{span.value.replace('_', ' ')}{since}{until}"


def _became(step: Step) -> str:
    act = f", {step.act}" if step.act else ""
    return f"{step.before} → {step.after} since {step.since}{act}"


def _was(steps: Sequence[Step]) -> Iterator[Line]:
    for since, group in groupby(steps, key=lambda step: step.since):
        together = list(group)
        act = next((f", {step.act}" for step in together if step.act), "")
        yield "made from", f"{', '.join(step.before for step in together)} on {since}{act}"


def _others(one: Portrait, most: int = 8) -> str:
    texts = list(dict.fromkeys(text for text in (*one.names.values(), *one.aliases) if text != one.name))
    more = f" and {len(texts) - most} more" if len(texts) > most else ""
    return ", ".join(texts[:most]) + more
