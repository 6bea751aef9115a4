"""What a language has to tell of a text, so that the grammars of the kinds can read it."""

from __future__ import annotations

from typing import Protocol

from comity.reading.clauses.passage import Passage


class Language(Protocol):
    """One language; a folder of `reading.languages` has a module `language` with `make(gazetteer)`.

    The steps are taken in this order, each on what those before it found.
    """

    code: str
    """BCP 47, as "ko"."""

    def mark(self, passage: Passage) -> None:
        """Finds words (`note_hits`), sentences with their paragraphs, quotations, dates and numbers."""

    def name(self, passage: Passage) -> None:
        """Finds mentions: localities, countries, bodies, people with their titles, and words that point."""

    def parse(self, passage: Passage) -> None:
        """Cuts sentences into clauses with their verbs, and tells the case of each mention."""
