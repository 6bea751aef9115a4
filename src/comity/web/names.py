"""What entities are called for readers of a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from comity.atlas import Atlas
from comity.reference.affix import is_hangul
from comity.register.view import Spellings


class Names:
    """Puts names that a reader knows in the place of those shown.

    That is the name which the reference tables have; where the reader cannot read that one, a spelling that
    documents use in a script of the reader's; where there is none, it stays.
    """

    def __init__(self, atlas: Atlas, language: str) -> None:
        self._language = language
        self._official = atlas.name
        self._is_read = lru_cache(100_000)(self._is_readable)

    def __call__(self, shown: Mapping[str, str], spellings: Spellings) -> dict[str, str]:
        """The names by id; `spellings` gives those under which entities are met."""
        named = {id_: self._official(id_) or name for id_, name in shown.items()}
        strange = [id_ for id_, name in named.items() if not self._is_read(name)]
        met = spellings(strange) if strange else {}
        return {id_: self._readable(met.get(id_, ())) or name for id_, name in named.items()}

    def _readable(self, names: Iterable[str]) -> str | None:
        """The longest of these names that the reader can read, of several the first."""
        return min(filter(self._is_read, names), key=lambda name: (-len(name), name), default=None)

    def _is_readable(self, name: str) -> bool:
        """Whether a name is written in the reader's script; of a Korean reader at least in part."""
        letters = "".join(filter(str.isalpha, name))
        return is_hangul(letters) if self._language == "ko" else all(map(_is_latin, letters))


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"
