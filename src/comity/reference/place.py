"""A locality through time: its names, what it belonged to, what it was, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

import msgspec

from comity.model.names import fold

T = TypeVar("T", str, "str | None")


class Dated(msgspec.Struct, frozen=True, array_like=True):
    """A value that held from `since` (included) to `until` (excluded); None leaves that end open.

    >>> Dated("city", date(2025, 1, 1)).holds(date(2024, 12, 31))
    False
    """

    value: str
    since: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the value held on the day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One locality under one id.

    `id` is opaque (`vn/binh-duong`, `kr/seoul/gangnam`, `jp/hyogo/kobe`): the parent is `parent`,
    never the id's middle. `level` is 1 directly under the country, 2 below that. `type`, `parent`
    are the current or last ones; `types`, `parents` give the spans where they changed.
    `valid_from`/`valid_to` are half-open and None where not known or not ended. `population` is 0
    where unknown and serves only to rank readings of an ambiguous name.
    """

    id: str
    country: str
    level: int
    type: str
    names: dict[str, str]
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    parents: tuple[Dated, ...] = ()
    types: tuple[Dated, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    absorbed: tuple[str, ...] = ()
    population: int = 0
    lat: float | None = None
    lon: float | None = None
    iso: str | None = None
    note: str = ""

    @property
    def name(self) -> str:
        """The name shown: in its own spelling where that is the English name with its marks.

        >>> names = {"en": "Binh Duong", "vi": "Bình Dương"}
        >>> Place(id="vn/binh-duong", country="vn", level=1, type="province", names=names).name
        'Bình Dương'
        """
        english = self.names.get("en") or self.names.get("native") or next(iter(self.names.values()))
        native = self.names.get("vi" if self.country == "vn" else "native", english)
        return native if fold(native) == fold(english) else english

    def label(self, lang: str) -> str:
        """The name in a language (`en`, `vi`, `ko`), or the shown name where that language has none."""
        return self.names.get(lang) or self.name

    def called(self, lang: str) -> str:
        """The name that readers of a language are shown: in English pages the one in its own spelling."""
        return self.name if lang == "en" else self.label(lang)

    def existed(self, on: date) -> bool:
        """Whether a unit of this id existed on the day."""
        return Dated("", self.valid_from, self.valid_to).holds(on)

    def type_on(self, on: date | None) -> str:
        """Its type on the day; the current or last one without a day or outside every span."""
        return value_on(self.types, on, self.type)

    def parent_on(self, on: date | None) -> str | None:
        """The id of what it belonged to on the day; None directly under the country."""
        return value_on(self.parents, on, self.parent)


def value_on(spans: Sequence[Dated], on: date | None, otherwise: T) -> T | str:
    """The value of the span that holds on the day, or the other value where none does."""
    if on is None:
        return otherwise
    return next((span.value for span in spans if span.holds(on)), otherwise)
