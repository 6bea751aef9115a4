"""`comity decide`: what a person decides about entities, records and claims, kept with who, when and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer

from comity import settings
from comity.cli.console import out
from comity.cli.naming import entity, subject
from comity.cli.options import Register
from comity.cli.sheet import printable
from comity.errors import BadDecision
from comity.insight.promises.sides import is_promise
from comity.insight.subject import Subject, comparable
from comity.model.decision import OUTCOMES, Decision, Outcome, Verdict, standing
from comity.pipeline import put_together
from comity.publish.words import listed, say
from comity.reference import gazetteer
from comity.register import store as stores
from comity.register.view import View, opened
from comity.resolving.corrections import entities_in, typed

_MOST = 2000


def decide(
    verdict: Annotated[
        str,
        typer.Argument(
            help="same A B, different A B, correct RECORD FIELD VALUE, accept A, reject A, note A, "
            "fulfilled RECORD, lapsed RECORD, changed RECORD, undo N.",
            show_default=False,
        ),
    ],
    about: Annotated[
        list[str],
        typer.Argument(
            help="Names or ids of entities, ids of records or claims; ID@DOCUMENT for one document alone.",
            show_default=False,
        ),
    ],
    because: Annotated[str, typer.Option("--because", help="Why, in a sentence.")] = "",
    who: Annotated[
        str | None, typer.Option(help="Who decides.", show_default="COMITY_WHO, or who is logged in")
    ] = None,
    register: Register = None,
) -> None:
    """Decide what the register cannot know: what is the same, what differs, what is right.

    A decision is appended, never changed; it holds for documents that come later, and is laid on again
    whenever records are made anew. `undo` takes one back by its number.
    """
    path = register or settings.load().register
    if verdict not in _MAKERS:
        raise BadDecision(f"“{verdict}” is no decision; there are {listed(list(_MAKERS))}")
    about, because, who = [_readable(word) for word in about], _readable(because), _readable(who or "")
    if not because and verdict not in ("accept", "undo"):
        raise BadDecision("a decision needs its reason: add --because and a sentence")
    with opened(path) as view:
        draft = _MAKERS[verdict](view, about)
    decision = Decision(
        verdict=draft.verdict,
        about=draft.about,
        anchors=draft.anchors,
        field=draft.field,
        value=draft.value,
        who=who or settings.load().who,
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        why=because,
    )
    with stores.opened(path) as store:
        number = store.decide(decision)
        put_together(store, gazetteer.load())
    what = listed(list(draft.about)) + (f", {draft.field} = {draft.value}" if draft.field else "")
    out().print(printable(say("decided", number=number, verdict=verdict, about=what)))


def _readable(text: str) -> str:
    """Words on one line, with nothing that would steer a terminal; BadDecision where they are no text."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadDecision("what was given is no UTF-8 text") from error
    found = printable(" ".join(text.split()))
    if len(found) > _MOST:
        raise BadDecision(f"{len(found):,} characters are more than the {_MOST:,} that a decision can hold")
    return found


def _draft(
    verdict: Verdict, *subjects: Subject, field: str | None = None, value: str | None = None
) -> Decision:
    return Decision(
        verdict=verdict,
        about=tuple(found.id for found in subjects),
        anchors=tuple(found.anchors for found in subjects),
        field=field,
        value=value,
        who="",
        when="",
        why="",
    )


def _two(verdict: Verdict) -> Callable[[View, Sequence[str]], Decision]:
    def draft(view: View, about: Sequence[str]) -> Decision:
        one, other = (subject(view, name) for name in _exactly(verdict, about, 2))
        comparable(one, other)
        return _draft(verdict, one, other)

    return draft


def _one(verdict: Verdict) -> Callable[[View, Sequence[str]], Decision]:
    def draft(view: View, about: Sequence[str]) -> Decision:
        (name,) = _exactly(verdict, about, 1)
        return _draft(verdict, subject(view, name))

    return draft


def _correct(view: View, about: Sequence[str]) -> Decision:
    record, field, value = _exactly("correct RECORD FIELD VALUE:", about, 3)
    found = subject(view, record)
    if not found.anchors or found.anchors[0].span is None:
        raise BadDecision(f"{found.id} is no record; only what is told in records can be corrected")
    typed(found.kind, field, value)
    if named := entities_in(found.kind, field, value):
        value = ",".join(entity(view, name).id for name in named)
        typed(found.kind, field, value)
    return _draft("correct", found, field=field, value=value)


def _of_promise(outcome: Outcome) -> Callable[[View, Sequence[str]], Decision]:
    def draft(view: View, about: Sequence[str]) -> Decision:
        (name,) = _exactly(outcome, about, 1)
        record = view.record(name.partition("@")[0])
        if not is_promise(record):
            raise BadDecision(f"{record.id} is no promise; `comity followup` lists them")
        return _draft(outcome, subject(view, name))

    return draft


def _undo(view: View, about: Sequence[str]) -> Decision:
    (number,) = _exactly("undo", about, 1)
    if number not in {str(numbered.number) for numbered in standing(view.decisions())}:
        raise BadDecision(f"there is no decision {number} in force; `comity review --decided` lists them")
    return Decision(verdict="undo", about=(number,), who="", when="", why="")


def _exactly(verdict: str, about: Sequence[str], number: int) -> Sequence[str]:
    if len(about) != number:
        raise BadDecision(f"{verdict} takes {number} {'word' if number == 1 else 'words'}, not {len(about)}")
    return about


_MAKERS: dict[str, Callable[[View, Sequence[str]], Decision]] = {
    "same": _two("same"),
    "different": _two("different"),
    "correct": _correct,
    "accept": _one("accept"),
    "reject": _one("reject"),
    "note": _one("note"),
    **{outcome: _of_promise(outcome) for outcome in OUTCOMES},
    "undo": _undo,
}
