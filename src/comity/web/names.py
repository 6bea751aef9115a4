"""What entities are called for readers of a language, as far as the reference tables know."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from comity.errors import UnknownName
from comity.reference.gazetteer import Gazetteer


class Names:
    """Puts official names in a language in the place of those shown; English readers see the own spelling."""

    def __init__(self, tables: Gazetteer, language: str) -> None:
        self._tables, self._language = tables, language
        self._known = lru_cache(100_000)(self._official)

    def __call__(self, shown: Mapping[str, str]) -> dict[str, str]:
        """The names by id, each in the language where it has one."""
        if self._language == "en":
            return dict(shown)
        return {id_: self._known(id_) or name for id_, name in shown.items()}

    def _official(self, id_: str) -> str | None:
        for known in (self._tables.place, self._tables.country):
            try:
                return known(id_).label(self._language)
            except UnknownName:
                continue
        try:
            return self._tables.organisation(id_).names.get(self._language)
        except UnknownName:
            return None
