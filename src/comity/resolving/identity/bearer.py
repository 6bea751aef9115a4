"""A place that bears a name, as far as it does not change from document to document."""

from __future__ import annotations

import msgspec

from comity.model.judgement import Comparison
from comity.reference.place import Place


class Bearer(msgspec.Struct, frozen=True):
    """One candidate for a name: `within` is all it ever lay in, `spelling` how near the name is,
    `is_whole` whether the name is its own with the word of its kind in it."""

    id: str
    name: str
    place: Place | None
    country: str
    within: frozenset[str]
    spelling: Comparison
    is_whole: bool
    prior: float
