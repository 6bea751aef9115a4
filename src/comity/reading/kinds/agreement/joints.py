"""Words that join or part those of one phrase, as patterns of a language."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from comity.lexicon.load import page_of

_PAGE = "agreement_joints"
_ALWAYS_APART = r"[.;:…\n“”\"]|\d{4}|,\s*\d"
"""Marks and numbers that no phrase holds."""


class Joints(msgspec.Struct, frozen=True):
    """Patterns of a language: what parts phrases, what joins papers, what precedes a partner's name.

    `listing` stands between names of a list, `first` behind the first of one ("A시를 시작으로").
    """

    apart: re.Pattern[str]
    joining: re.Pattern[str]
    named: re.Pattern[str]
    first: re.Pattern[str]
    listing: re.Pattern[str]


@cache
def joints(language: str) -> Joints:
    """The patterns of the page `agreement_joints`."""
    named = _any_of(language, "named")
    return Joints(
        apart=re.compile(f"{_ALWAYS_APART}|{_any_of(language, 'apart')}"),
        joining=re.compile(_any_of(language, "and")),
        first=re.compile(_any_of(language, "first")),
        listing=re.compile(_any_of(language, "listing")),
        named=re.compile(rf"\s*(?:{named})?,?\s*(?:\w+\s){{0,2}}(?:{named})?\s*"),
    )


def _any_of(language: str, code: str) -> str:
    forms = [form for word in page_of(language, _PAGE) if word.code == code for form in word.forms]
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) or r"(?!)"
