"""The small words around undertakings, by their groups."""

from __future__ import annotations

from functools import cache

from comity.lexicon.load import lexicon


@cache
def small(*codes: str) -> frozenset[str]:
    """The small words of some groups of the doers page."""
    page = lexicon("en").page("doers")
    return frozenset(form.lower() for word in page if word.code in codes for form in word.forms)
