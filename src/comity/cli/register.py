"""`comity register`: looks after a register: checks, counts, backs up, brings up to date, copies it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer
from babel import Locale
from rich.table import Table
from rich.text import Text

from comity import settings
from comity.cli.console import out
from comity.cli.options import Register
from comity.cli.progress import saying
from comity.cli.sheet import printable
from comity.errors import BadSetting, RegisterError
from comity.publish.words import listed, say, term
from comity.register import backup as backups
from comity.register import loading
from comity.register.address import Address, address
from comity.register.checking import Fault, check
from comity.register.counting import Statistics, statistics
from comity.register.opening import for_reading, for_writing, upgraded

Action = Literal["check", "stats", "backup", "upgrade", "copy"]


def register(
    action: Annotated[Action, typer.Argument(help="What to do.", show_default=False)],
    places: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PLACE [PLACE]]",
            help="The register; for `copy` the one copied, and where to.",
            show_default=False,
        ),
    ] = None,
    register: Register = None,
    to: Annotated[Path | None, typer.Option("--output", "-o", help="The file that `backup` writes.")] = None,
    json_: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Look after a register: check it, count it, back it up, bring it up to date, copy it.

    Exit code 1 where `check` finds something wrong.
    """
    given = [*(places or ()), *([register] if register else ())]
    if len(given) != 2 and action == "copy":
        raise BadSetting("copy", " ".join(given), "needs two places: the register, and where to copy it")
    if len(given) > 1 and action != "copy":
        raise BadSetting(action, " ".join(given), "needs one register")
    place = given[0] if given else settings.load().register
    match action:
        case "check":
            _check(place, json_)
        case "stats":
            _count(place, json_)
        case "backup":
            _back_up(place, to)
        case "upgrade":
            _upgrade(place)
        case "copy":
            _copy(place, given[1])


def _check(place: str, json_: bool) -> None:
    with for_reading(place) as engine, saying(say("checking")):
        faults = check(engine)
    if json_:
        _print_json(faults)
    elif not faults:
        out().print(printable(say("whole", register=address(place))))
    for fault in () if json_ else faults:
        out().print(printable(_told(fault)))
    if faults:
        raise typer.Exit(1)


def _told(fault: Fault) -> str:
    return say("fault", what=fault.what, number=f"{fault.number:,}", at=listed(list(fault.at)))


def _count(place: str, json_: bool) -> None:
    with for_reading(place) as engine:
        counted = statistics(engine, address(place))
    if json_:
        _print_json(counted)
        return
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for heading, told in _lines(counted):
        table.add_row(heading, Text(printable(told)))
    out().print(table)


def _lines(told: Statistics) -> list[tuple[str, str]]:
    def number(word: str, count: int) -> str:
        return f"{count:,} {word}"

    def counts(found: dict[str, int], naming: Callable[[str], str]) -> str:
        return f"{sum(found.values()):,}: " + listed([number(naming(code), n) for code, n in found.items()])

    first, last = told.published
    return [
        (term("heading", "register"), told.register),
        ("", say("kept_by", engine=told.engine, form=told.form)),
        (term("heading", "room"), _size(told.bytes)),
        (term("heading", "documents"), f"{told.documents:,}"),
        ("", say("relevant_of", relevant=f"{told.relevant:,}", waiting=f"{told.waiting:,}")),
        ("", counts(told.languages, _language)),
        *([("", say("published_between", first=first, last=last))] if first else []),
        *([("", say("last_read", when=told.last_read))] if told.last_read else []),
        (term("heading", "originals"), f"{told.originals:,}, {_size(told.original_bytes)}"),
        (term("heading", "claims"), counts(told.claims, lambda kind: term("kinds", kind))),
        (term("heading", "entities"), counts(told.entities, lambda kind: term("types", kind))),
        (term("heading", "records"), counts(told.records, lambda kind: term("kinds", kind))),
        (term("heading", "decisions"), f"{told.decisions:,}"),
    ]


def _language(code: str) -> str:
    known = code in ("en", "ko", "vi")
    return str(Locale("en").languages[code]) if known else say("other_languages")


def _size(number: int) -> str:
    units = ("B", "kB", "MB", "GB", "TB")
    power = min(len(units) - 1, (len(str(number)) - 1) // 3)
    return f"{number // 1000**power:,} {units[power]}"


def _back_up(place: str, to: Path | None) -> None:
    where = address(place)
    to = to or backups.beside(where)
    if to.exists():
        raise RegisterError(to, "is there already; a backup overwrites nothing")
    if where.file is None:
        _copied(place, str(to))
    else:
        with for_reading(place, older=True), saying(say("copying")):
            backups.backup(where.file, to)
    out().print(printable(say("backed_up", file=to)))


def _upgrade(place: str) -> None:
    copy = upgraded(place)
    sentence = say("upgraded", register=address(place), file=copy) if copy else say("up_to_date")
    out().print(printable(sentence))


def _copy(place: str, to: str) -> None:
    if address(place) == address(to):
        raise RegisterError(str(address(to)), "is the register itself; name another place")
    _copied(place, to)
    with for_reading(to) as engine:
        counted = statistics(engine, address(to))
    documents, records = f"{counted.documents:,}", f"{sum(counted.records.values()):,}"
    told = say("copied", to=address(to), documents=documents, records=records)
    out().print(printable(told))


def _copied(place: str, to: str) -> None:
    with (
        for_reading(place) as source,
        _nothing_half(address(to)),
        for_writing(to) as target,
        saying(say("copying")),
    ):
        loading.copy(source, target, str(address(to)))


@contextmanager
def _nothing_half(where: Address) -> Iterator[None]:
    """Takes a file that was made for a copy away where the copy fails."""
    made = where.file is not None and not where.file.exists()
    try:
        yield
    except BaseException:
        if made and where.file is not None:
            where.file.unlink(missing_ok=True)
        raise


def _print_json(value: object) -> None:
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")
