"""Words that say for whom somebody acts: "for Wonju", "on behalf of Wonju"."""

from __future__ import annotations

from comity.reading.marks.particles import particles
from comity.reading.page import Page


def acts_for(page: Page, first: int, end: int) -> bool:
    """Whether the words from one place of the row to another say for whom somebody acts."""
    words = " ".join(page.text[page.row[first].start : page.row[end - 1].end].lower().split())
    return any(words == form or words.endswith(f" {form}") for form in particles("pointers", "for"))
