"""The rules by which one value of a field is shown, each as the sentence a reader is told."""

from __future__ import annotations

ONLY = "every source that says it says the same"
ALL = "everything that any source names"
FIRM = "asserted before planned"
PARTICULAR = "a particular name before a general one"
EXACT = "an exact number before an approximate one"
PRECISE = "the more precise date"
AS_OF = "the number as of the later day"
SURE = "the value that is stated more directly"
SOURCES = "the value that more independent sources agree with"
LATE = "the later publication"
TIE = "the sources weigh the same; the first in alphabetical order"
TIE_OF_NUMBERS = "the sources weigh the same; the larger number"

RULES = (
    ONLY, ALL, FIRM, PARTICULAR, EXACT, PRECISE, AS_OF, SURE, SOURCES, LATE, TIE, TIE_OF_NUMBERS,
)  # fmt: skip
"""All of them. Registers keep the place of a rule here: a new one is put last."""
