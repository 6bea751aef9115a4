"""The news agencies a text says it has something from."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from comity.errors import BadVocabulary

_OPEN, _CLOSE = r"[(\[/](?:[^()\[\]/\n]{0,40}[\s=,/])?", r"(?:[\s=,/][^()\[\]/\n]{0,40})?[)\]/]"


class Agency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One agency: the name shown, the forms texts write, a text that credits it, and one that does not."""

    name: str
    forms: tuple[str, ...]
    example: str
    not_: str = msgspec.field(name="not")


class Agencies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The page agencies.yaml; its header says what each part is for."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
    agencies: tuple[Agency, ...]


def agencies_of(text: str) -> tuple[str, ...]:
    """The agencies a text credits, by name.

    >>> agencies_of("HANOI (VNA) - The province and the city signed on Friday.")
    ('VNA',)
    """
    # Most texts name none at all, which is seen sooner than that none is credited.
    return tuple(
        agency.name
        for agency, credit in _credits()
        if any(form in text for form in agency.forms) and credit.search(text)
    )


@cache
def agencies() -> Agencies:
    """The agencies known; raises BadVocabulary where the page does not hold together."""
    page = files("comity.resolving").joinpath("agencies.yaml").read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(page), Agencies)
    except msgspec.ValidationError as error:
        raise BadVocabulary("resolving/agencies.yaml", "agencies", str(error)) from error


@cache
def _credits() -> tuple[tuple[Agency, re.Pattern[str]], ...]:
    known = agencies()
    before, behind = _any(known.before), _any(known.behind)
    return tuple((agency, _credit(_any(agency.forms), before, behind)) for agency in known.agencies)


def _credit(forms: str, before: str, behind: str) -> re.Pattern[str]:
    ways = (
        rf"{_OPEN}{forms}{_CLOSE}",
        rf"\b{before}\s*{forms}(?!\w)",
        rf"(?<!\w){forms}(?:\s\w{{2,4}})?\s?{behind}",
        rf"[-–—]\s*(?:\w+/)?{forms}(?:/\w+)?\.?\s*$",
        rf"^\s*{forms}\.?\s*$",
    )
    return re.compile("|".join(ways), re.MULTILINE)


def _any(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"
