"""`comity tour`: the packaged examples read into a register, and a short look at what they say."""

from __future__ import annotations

import shlex
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import msgspec
import typer
import yaml
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from comity.atlas import Atlas
from comity.cli.account import Account, print_account
from comity.cli.days import today
from comity.cli.read import read_into
from comity.cli.sheet import console, print_page, printable
from comity.errors import RegisterError
from comity.insight.orphans import orphans
from comity.insight.profile import profile
from comity.insight.relation import relation
from comity.insight.surroundings import Surroundings
from comity.publish import pages
from comity.publish.page import Page, Section
from comity.publish.words import wording
from comity.reference import gazetteer
from comity.reference.succession import Succession
from comity.register import view as views
from comity.register.view import View
from comity.sources.places import find_files

_ONE, _OTHER = "vn/binh-duong", "kr/seoul/gangnam"
_ONE_TOLD, _OTHER_TOLD = "kr/gyeonggi", "vn/ha-noi"
_SHOWN = 4  # lines of a section; a tour is short


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The stops of the tour in words (tour.yaml)."""

    opening: str
    read: str
    read_note: str
    relation: str
    relation_note: str
    languages: str
    languages_note: str
    figures: str
    figures_note: str
    became: str
    became_note: str
    next: str
    commands: tuple[tuple[str, str], ...]


def tour(
    register: Annotated[
        Path, typer.Option(help="The register the tour makes; never one that holds other documents.")
    ] = Path("comity-tour.db"),
) -> None:
    """Read the articles that come with Comity and look at what they say."""
    words, out = _words(), console()
    with as_file(files("comity").joinpath("examples")) as folder:
        examples = find_files([folder])
        _spare_others(register, {path.name for path in examples.files})
        out.print(Text(printable(words.opening.format(register=register))))
        _heading(out, words.read, words.read_note)
        print_account(_by_name(read_into(examples, register)), out)
    with views.opened(register) as view:
        _look(view, words, out)
    _heading(out, words.next)
    for command, does in words.commands:
        out.print(Text(f"  {command.format(register=shlex.quote(str(register)))}", style="bold cyan"))
        out.print(f"      {does}")


def _by_name(account: Account) -> Account:
    """The account with files by name: where the examples lie is of no interest."""
    return msgspec.structs.replace(
        account,
        refused={Path(path).name: reason for path, reason in account.refused.items()},
        not_relevant={Path(path).name: reason for path, reason in account.not_relevant.items()},
    )


def _spare_others(register: Path, examples: set[str]) -> None:
    """Raises RegisterError where the register holds anything but the examples."""
    if not register.exists():
        return
    with views.opened(register) as view:
        others = [document.name for document in view.documents() if document.name not in examples]
    if others:
        reason = f"holds documents of your own ({others[0]}); name another file with --register"
        raise RegisterError(register, reason)


def _look(view: View, words: Words, out: Console) -> None:
    tables = gazetteer.load()
    atlas = Atlas(tables)
    one = profile(view, view.entity(_ONE), atlas.became(_ONE))
    between = relation(view, one.entity, view.entity(_OTHER), atlas)
    _heading(out, words.relation, words.relation_note)
    print_page(pages.relation_page(between), out, _SHOWN)
    told = relation(view, view.entity(_ONE_TOLD), view.entity(_OTHER_TOLD), atlas)
    _heading(out, words.languages, words.languages_note)
    print_page(_only(pages.relation_page(told), wording().headings["between"]), out, _SHOWN)
    measures = [series for series in one.figures if any(point.contested for point in series.points)]
    figures = pages.profile_page(msgspec.structs.replace(one, figures=tuple(measures) or one.figures))
    _heading(out, words.figures, words.figures_note)
    print_page(_only(figures, wording().headings["figures"]), out, _SHOWN)
    _heading(out, words.became, words.became_note)
    around = Surroundings(view, Succession(tables), atlas, today())
    print_page(pages.orphans_page(orphans(around, of=_ONE)), out, _SHOWN)


def _only(page: Page, *headings: str) -> Page:
    kept: tuple[Section, ...] = tuple(part for part in page.sections if part.heading in headings)
    return Page(title=page.title, subtitle=page.subtitle, sections=kept, citations=page.citations)


def _heading(out: Console, heading: str, note: str = "") -> None:
    out.print()
    out.rule(Text(heading, style="bold"), align="left")
    if note:
        out.print(Padding(Text(note, style="dim"), (0, 0, 1, 0)))


def _words() -> Words:
    page = files("comity.cli").joinpath("tour.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(page), Words)
