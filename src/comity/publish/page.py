"""A page of findings in words: sections of lines, every part with the claims that say it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from comity.model.cited import Citation

T = TypeVar("T")


class Part(msgspec.Struct, frozen=True):
    """Some words, the ids of the claims that say them, and the punctuation after both."""

    text: str
    claims: tuple[str, ...] = ()
    end: str = ""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line: what stands in the margin (a date), the words, the record it is about, notes beneath."""

    margin: str = ""
    parts: tuple[Part, ...]
    record: str = ""
    notes: tuple[Line, ...] = ()


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Lines under a heading; `left` more are left out."""

    heading: str
    lines: tuple[Line, ...]
    left: int = 0


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page: its title, what it is about, its sections, and the citations its parts refer to."""

    title: str
    subtitle: str = ""
    lead: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()
    citations: dict[str, Citation]


def shortest(items: Sequence[T], most: int | None) -> tuple[Sequence[T], int]:
    """The first of some items, and how many are left out; one too many is shown rather than counted.

    >>> shortest("abcd", 2), shortest("abc", 2), shortest("abcd", None)
    (('ab', 2), ('abc', 0), ('abcd', 0))
    """
    kept = items if most is None or len(items) <= most + 1 else items[:most]
    return kept, len(items) - len(kept)


def line(text: str, claims: Iterable[str] = (), margin: str = "", record: str = "") -> Line:
    """A line of one part."""
    return Line(margin=margin, parts=(Part(text, tuple(claims)),), record=record)


def section(heading: str, lines: Iterable[Line], left: int = 0) -> tuple[Section, ...]:
    """A section, or nothing where there are no lines; `left` more would belong to it."""
    lines = tuple(lines)
    return (Section(heading=heading, lines=lines, left=left),) if lines else ()
