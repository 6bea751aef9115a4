"""What is asked of what is open: a rule for each kind of open point (raising.yaml)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import get_args

import msgspec
import yaml

from comity.errors import BadVocabulary
from comity.insight.briefing.points import Kind, Point
from comity.publish.words import term, wording

_PAGE = "publish/briefs/raising.yaml"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked of one kind of open point: a term of the group `raise`; nothing where it is empty."""

    point: str
    raises: str = ""


def asked(kind: Kind, who: str = "") -> str:
    """What is asked of a kind of open point, whom it concerns told; nothing where nothing is."""
    key = next(rule.raises for rule in rules() if rule.point == kind)
    return term("raise", key).format(who=who) if key else ""


def in_rank(points: Iterable[Point]) -> list[Point]:
    """Open points in the order of the rules, of one kind as they come."""
    order = [rule.point for rule in rules()]
    return sorted(points, key=lambda point: order.index(point.kind))


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, what matters most first; raises BadVocabulary where the page does not hold together."""
    page = files("comity.publish.briefs").joinpath("raising.yaml").read_text("utf-8")
    return _checked(yaml.safe_load(page))


def _checked(page: object) -> tuple[Rule, ...]:
    try:
        found = msgspec.convert(page, tuple[Rule, ...])
    except msgspec.ValidationError as error:
        raise BadVocabulary(_PAGE, "page", str(error)) from error
    for one in found:
        if one.raises and one.raises not in wording().terms["raise"]:
            raise BadVocabulary(_PAGE, one.point, f"“{one.raises}” is no term of raise")
    kinds = sorted(kind for some in get_args(Kind) for kind in get_args(some))
    if kinds != sorted(one.point for one in found):
        raise BadVocabulary(_PAGE, "page", "has not one rule for each kind of point")
    return found
