"""Korean names in older romanizations, made comparable."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from comity.model.names import fold


class Romanization(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The page data/romanization.yaml; its comments explain it."""

    replace: tuple[tuple[str, str], ...]
    examples: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...] = msgspec.field(name="not")


@cache
def romanization() -> Romanization:
    """The packaged page."""
    text = files("comity.reference").joinpath("data", "romanization.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), Romanization)


def sound(name: str) -> str:
    """A key that spellings of one Korean name in several romanizations share.

    >>> sound("Sung-buk-gu") == sound("Seongbuk-gu")
    True
    """
    key = fold(name)
    for old, new in romanization().replace:
        key = key.replace(old, new)
    return key
