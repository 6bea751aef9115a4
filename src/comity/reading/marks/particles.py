"""Words that a grammar looks up one by one: the entries of a lexicon page under one code."""

from __future__ import annotations

from functools import cache

from comity.lexicon.load import lexicon


@cache
def particles(page: str, code: str) -> frozenset[str]:
    """The forms, lower case, of a page's entries with this code; BadVocabulary where there is no such page.

    >>> "where" in particles("speech_grammar", "scene")
    True
    """
    words = lexicon("en").page(page)
    return frozenset(form.lower() for word in words if word.code == code for form in word.forms)
