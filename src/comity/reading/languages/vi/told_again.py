"""Bodies told again by the word that begins their names, with a small letter."""

from __future__ import annotations

from comity.reading.languages.vi.sheet import Sheet, joint
from comity.reading.marks.scanner import Hit

_BEFORE = 10
"""Characters among which the word before a body's stands."""


def is_told_again(sheet: Sheet, hit: Hit) -> bool:
    """Whether a body's word alone means the one told before: "tập đoàn sẽ mở nhà máy", not "các tập đoàn"."""
    written = sheet.text[hit.start : hit.end]
    if written.lower() not in joint("again"):
        return False
    if sheet.text.find(f"{written.capitalize()} ", 0, hit.start) < 0:
        return False
    before = sheet.text[max(0, hit.start - _BEFORE) : hit.start].split()[-1:]
    several = any(each.lower() in joint("several") or each.isdigit() for each in before)
    behind = sheet.past(hit.end)
    return not several and behind not in sheet.name_words and sheet.capital_word(behind) is None
