"""What lasts as long as the server: the register, the reference tables, and the time it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from comity.atlas import Atlas
from comity.insight.evidence import Evidence, evidence
from comity.insight.surroundings import Surroundings
from comity.model.record import Record
from comity.reference import gazetteer
from comity.reference.duties import with_own
from comity.reference.gazetteer import Gazetteer
from comity.reference.succession import Succession
from comity.register.view import View
from comity.web.language import LANGUAGES
from comity.web.names import Names
from comity.web.once import Once
from comity.web.shelf import Shelf

T = TypeVar("T")
_PATIENCE = 20.0  # seconds that a page may ask the register for


class Tongue(msgspec.Struct, frozen=True):
    """The reference tables as they are told to readers of a language, and what these call entities."""

    language: str
    atlas: Atlas
    succession: Succession
    names: Names


class Site:
    """One register served: `tables`, `atlas` and `succession` are loaded once for all requests."""

    def __init__(self, view: View, name: str, rules: Path | None = None) -> None:
        self.view = view
        self.name = name
        self.tables: Gazetteer = gazetteer.load()
        self.duties = with_own(rules, self.tables)
        self.atlas = Atlas(self.tables)
        self.succession = Succession(self.tables)
        self.once = Once()
        self.shelf = Shelf()
        self._tongues: dict[str, Tongue] = {language: self._tongue(language) for language in LANGUAGES}

    @contextmanager
    def here(self, language: str) -> Iterator[Here]:
        """The register as it stands at this moment, for one request in one language."""
        tongue = self._tongues[language]
        with self.view.spoken(tongue.names).still(_PATIENCE) as still:
            yield Here(self, still, tongue)

    def _tongue(self, language: str) -> Tongue:
        atlas = self.atlas.spoken(language)
        return Tongue(language, atlas, self.succession.spoken(language), Names(atlas, language))


class Here:
    """What a page is made of: the register at one moment, for a reader of `language`."""

    def __init__(self, site: Site, view: View, tongue: Tongue) -> None:
        self.site = site
        self.view = view
        self.language = tongue.language
        self.atlas = tongue.atlas
        self.tables = site.tables
        self.duties = site.duties
        self._succession = tongue.succession

    def evidence(self, records: Iterable[Record]) -> Evidence:
        """Where these records are told, and the names of what they name."""
        return evidence(self.view, records)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Something made of the whole register, made anew only when the register or the day is another.

        The key names all else that it depends on, the reader's language where names are in it.
        """
        with self.view.unhurried():
            return self.site.once.of((self.view.state, today()), key, make)

    def around(self, then: date | None = None) -> Surroundings:
        """What agreements stand in, today or as it was known on a day."""
        return Surroundings(self.view, self._succession, self.atlas, then or today(), then)


def today() -> date:
    """The day it is, in UTC."""
    return datetime.now(UTC).date()
