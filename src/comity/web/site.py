"""What lasts as long as the server: the register, the reference tables, and the time it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TypeVar

from comity.atlas import Atlas
from comity.insight.evidence import Evidence, evidence
from comity.insight.surroundings import Surroundings
from comity.model.record import Record
from comity.reference import gazetteer
from comity.reference.gazetteer import Gazetteer
from comity.reference.succession import Succession
from comity.register.view import View
from comity.web.language import LANGUAGES
from comity.web.names import Names
from comity.web.once import Once

T = TypeVar("T")


class Site:
    """One register served: `tables`, `atlas` and `succession` are loaded once for all requests."""

    def __init__(self, view: View, name: str) -> None:
        self.view = view
        self.name = name
        self.tables: Gazetteer = gazetteer.load()
        self.atlas = Atlas(self.tables)
        self.succession = Succession(self.tables)
        self.once = Once()
        self._names = {language: Names(self.tables, language) for language in LANGUAGES}

    @contextmanager
    def here(self, language: str) -> Iterator[Here]:
        """The register as it stands at this moment, for one request in one language."""
        with self.view.spoken(self._names[language]).still() as still:
            yield Here(self, still, language)


class Here:
    """What a page is made of: the register at one moment, for a reader of `language`."""

    def __init__(self, site: Site, view: View, language: str) -> None:
        self.site = site
        self.view = view
        self.language = language
        self.atlas = site.atlas
        self.tables = site.tables

    def evidence(self, records: Iterable[Record]) -> Evidence:
        """Where these records are told, and the names of what they name."""
        return evidence(self.view, records)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Something made of the whole register, made anew only when the register or the day is another.

        The key names all else that it depends on, the reader's language where names are in it.
        """
        return self.site.once.of((self.view.state, today()), key, make)

    def around(self, then: date | None = None) -> Surroundings:
        """What agreements stand in, today or as it was known on a day."""
        return Surroundings(self.view, self.site.succession, self.atlas, then or today(), then)


def today() -> date:
    """The day it is, in UTC."""
    return datetime.now(UTC).date()
