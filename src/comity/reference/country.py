"""A country: its names in English, Korean and Vietnamese, and the words for its people and things."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml
from babel import Locale

from comity.errors import BadVocabulary

LANGUAGES = ("en", "ko", "vi")
_PAGE = "countries.yaml"


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """One country under its ISO 3166-1 alpha-2 code in lower case.

    `clipped` are what is left of its name in compounds (한 in 한·베); alone in a text they are no name.

    >>> countries()["kr"].name
    'South Korea'
    """

    id: str
    names: dict[str, str]
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    clipped: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The English name."""
        return self.names["en"]

    @property
    def every_name(self) -> tuple[str, ...]:
        """All names and aliases, each once, without the demonyms."""
        return tuple(dict.fromkeys((*self.names.values(), *self.aliases)))

    def label(self, lang: str) -> str:
        """The name in a language (`en`, `ko`, `vi`), English where there is none."""
        return self.names.get(lang, self.name)

    called = label


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the page adds to CLDR for one country."""

    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    clipped: tuple[str, ...] = ()


@cache
def countries() -> dict[str, Country]:
    """Every country of ISO 3166-1 by id: names from CLDR, aliases and demonyms from data/countries.yaml.

    Raises BadVocabulary where the page names a code that CLDR does not know.
    """
    text = files("comity.reference").joinpath("data", _PAGE).read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        rows = msgspec.convert(yaml.load(text, loader), dict[str, _Row])
    except msgspec.ValidationError as error:
        raise BadVocabulary(_PAGE, "page", str(error)) from error
    territories = {lang: dict(Locale(lang).territories) for lang in LANGUAGES}
    for code in rows:
        if code.upper() not in territories["en"]:
            raise BadVocabulary(_PAGE, code, "is no territory of CLDR")
    return {code: _country(code, row, territories) for code, row in rows.items()}


def _country(code: str, row: _Row, territories: dict[str, dict[str, str]]) -> Country:
    names = {lang: known[code.upper()] for lang, known in territories.items()}
    return Country(id=code, names=names, aliases=row.aliases, demonyms=row.demonyms, clipped=row.clipped)
