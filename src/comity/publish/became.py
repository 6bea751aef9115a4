"""What localities became, in words."""

from __future__ import annotations

from collections.abc import Iterable

from comity.insight.profile import Became
from comity.publish.page import Line, line, linked
from comity.publish.words import date, rule, say, term

_TELLING = ("rename", "split", "merge", "tier_abolished", "transfer", "create", "status_change")
"""Kinds of change, the one that says most of what became of a place first."""


def became_lines(steps: Iterable[Became], whose: bool = False) -> list[Line]:
    """A line for each step; `whose`: told of several localities, so that each is named."""
    return [line(_step(step, whose), margin=date(step.since)) for step in steps]


def _step(step: Became, whose: bool) -> str:
    parts = step.event.replace(" and ", "+").replace(" ", "_").split("+")
    event = term("change", min(parts, key=lambda part: _TELLING.index(part) if part in _TELLING else 0))
    words = say("became", event=event, name=linked(step.name, step.id))
    words = f"{step.of}: {words}" if whose else words
    return say("became_by", step=words, act=rule(step.act)) if step.act else words
