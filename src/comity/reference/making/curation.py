"""What people correct and add in the generated tables."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml

Added = dict[str, list[str]]
"""Names by language (`ko`, `vi`), the usual one first; under `other`, further ones in any language."""


class Curation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The page data/world.yaml; its comments explain each part."""

    crosswalk: dict[str, str]
    iso_names: list[str]
    english: dict[str, str]
    cities: dict[str, str]
    names: dict[str, Added]


@cache
def curation() -> Curation:
    """The packaged page."""
    text = files("comity.reference").joinpath("data", "world.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), Curation)
