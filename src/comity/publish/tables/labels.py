"""The words of tables in a language: headers, sheets, codes, and names of places and countries."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from comity.errors import BadVocabulary, UnknownName
from comity.publish import words
from comity.reference import gazetteer
from comity.reference.country import countries
from comity.register.view import View

Language = Literal["en", "ko", "vi"]


class Labels(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One language's page (publish/tables/wording): names of sheets, headers, and words for codes."""

    sheets: dict[str, str]
    headers: dict[str, str]
    codes: dict[str, dict[str, str]]

    def code(self, group: str, code: str) -> str:
        """The words for a code; those of pages where the language has none of its own.

        >>> labels("ko").code("agreement", "sister"), labels("en").code("sector", "ict")
        ('자매결연', 'ICT')
        """
        if code in self.codes.get(group, {}):
            return self.codes[group][code]
        match group:
            case "sector":
                return words.sector(code)
            case "indicator":
                return words.indicator(code)
            case "unit":
                return code
            case _:
                return words.term(group, code)


@cache
def labels(language: Language = "en") -> Labels:
    """The page of a language; raises BadVocabulary where it does not hold together."""
    text = files("comity.publish.tables").joinpath("wording", f"{language}.yaml").read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(text), Labels)
    except msgspec.ValidationError as error:
        raise BadVocabulary(f"publish/tables/wording/{language}.yaml", "page", str(error)) from error


class Names:
    """What entities are called in a language: as the register shows them, else as the reference tables do."""

    def __init__(self, view: View, language: Language = "en") -> None:
        self._view, self._language = view, language

    def of(self, ids: Iterable[str]) -> dict[str, str]:
        """The name of each of these entities."""
        wanted = set(ids)
        shown = self._view.names(wanted)
        return {id_: self._tabled(id_) or shown.get(id_, id_) for id_ in wanted}

    def country(self, code: str) -> str:
        """A country's name."""
        known = countries().get(code)
        return known.label(self._language) if known else code

    def _tabled(self, id_: str) -> str | None:
        """The name the reference tables have in a language other than the pages' own."""
        if self._language == "en":
            return None
        if id_ in countries():
            return self.country(id_)
        try:
            return gazetteer.load().place(id_).names.get(self._language)
        except UnknownName:
            return None
