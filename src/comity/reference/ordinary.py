"""Names that are everyday words too, which need something beside them before they are read as names."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml


@cache
def ordinary() -> frozenset[str]:
    """Every such spelling of data/ordinary.yaml, as it is written as a name."""
    text = files("comity.reference").joinpath("data", "ordinary.yaml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    pages = msgspec.convert(yaml.load(text, loader), dict[str, list[str]])
    return frozenset(word for words in pages.values() for word in words)
