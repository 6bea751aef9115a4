"""An organisation that acts in cooperation between localities: its names, seat and parent."""

from __future__ import annotations

from datetime import date

import msgspec


class Organisation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One organisation of the reference table.

    `generic` marks a role that every province has (a people's committee): its names name no single
    body and are kept out of the forms that the reader looks for.
    """

    id: str
    name: str
    names: dict[str, str]
    aliases: tuple[str, ...] = ()
    type: str
    country: str | None = None
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    generic: bool = False
    note: str = ""

    def called(self, lang: str) -> str:
        """The name that readers of a language are shown, the English one where it has none."""
        return self.names.get(lang) or self.name

    @property
    def every_name(self) -> tuple[str, ...]:
        """All names and aliases, each once, the English name first."""
        return tuple(dict.fromkeys((self.name, *self.names.values(), *self.aliases)))
