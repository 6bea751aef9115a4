"""What all commands that write papers share: a register spoken in a language, and the file written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated

import typer

from comity import settings
from comity.atlas import Atlas
from comity.cli.days import today
from comity.cli.naming import entity
from comity.errors import BadSetting, UnknownName
from comity.insight.surroundings import Surroundings
from comity.model.record import ResolvedEntity
from comity.publish.paper.files import ENDINGS, Manner, write, written
from comity.publish.paper.layout import LayoutName
from comity.publish.paper.paper import Paper
from comity.publish.words import languages, speaking
from comity.reference import gazetteer
from comity.reference.duties import Duties, with_own
from comity.reference.succession import Succession
from comity.register.view import View, opened
from comity.web.names import Names

Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=f"The file: {', '.join(ENDINGS)} by its ending; `-` for Markdown on standard output.",
    ),
]
Purpose = Annotated[
    str, typer.Option(metavar="WORDS", help="What the paper is for, in your words.", show_default=False)
]
Language = Annotated[str, typer.Option(metavar="CODE", help="The language of the paper: en, ko or vi.")]
LayoutOption = Annotated[
    LayoutName, typer.Option("--layout", help="How it is set: as offices in Vietnam or Korea do, or plain.")
]
Template = Annotated[
    Path | None, typer.Option(metavar="FILE", help="An office's own template (.docx, .typ, .html).")
]

_STANDARD_OUTPUT = "-"


class Desk:
    """What papers are made of: a register at one moment, and the tables, all in the language of the paper."""

    def __init__(self, view: View, atlas: Atlas, succession: Succession) -> None:
        self.view, self.atlas = view, atlas
        self._succession = succession

    def around(self, then: date | None = None, on: date | None = None) -> Surroundings:
        """What agreements stand in, today or as it was known on a day.

        With `on` alone everything told counts, and the question is how things stood on that day.
        """
        return Surroundings(self.view, self._succession, self.atlas, then or on or today(), then)

    @cached_property
    def duties(self) -> Duties:
        """The rules on days to come, those of the office among them."""
        return with_own(settings.load().rules, gazetteer.load())

    def locality(self, name: str) -> ResolvedEntity:
        """The locality a name or id means; raises UnknownName where it means none."""
        found = entity(self.view, name)
        if found.type != "locality":
            raise UnknownName(name, "is no locality; papers are of localities")
        return found

    def localities(self, one: str, other: str) -> tuple[ResolvedEntity, ResolvedEntity]:
        """Two localities; raises BadSetting where both names mean one."""
        found = self.locality(one), self.locality(other)
        if found[0].id == found[1].id:
            raise BadSetting("locality", other, f"is {found[0].id}, which is named already; name two")
        return found


@contextmanager
def desk(register: str | None, language: str) -> Iterator[Desk]:
    """A register to make papers of; within it everything is worded in the language."""
    if language not in languages():
        raise BadSetting("--language", language, f"is none of {', '.join(languages())}")
    tables = gazetteer.load()
    atlas = Atlas(tables, language)
    place = register or settings.load().register
    with (
        opened(place) as view,
        speaking(language),
        view.spoken(Names(atlas, language)).still() as still,
    ):
        yield Desk(still, atlas, Succession(tables, language=language))


def put(paper: Paper, to: str, manner: Manner) -> None:
    """Writes a paper to a file by its ending, or as Markdown to standard output."""
    if to == _STANDARD_OUTPUT:
        sys.stdout.write(written(paper, ".md", manner).decode())
        return
    checked(to)
    write(paper, Path(to), manner)


def checked(to: str) -> str:
    """Where a paper is to be written, if that is a file of a known form; else raises BadSetting."""
    if to != _STANDARD_OUTPUT and Path(to).suffix.lower() not in ENDINGS:
        raise BadSetting("--output", to, f"ends with none of {', '.join(ENDINGS)}")
    return to
