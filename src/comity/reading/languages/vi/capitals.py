"""Words with a capital, as names have them."""

from __future__ import annotations

import re
from collections.abc import Iterable

CAPITALS = "".join(chr(code) for code in range(0x41, 0x1F00) if chr(code).isupper())
"""Every capital of the Latin letters, those of Vietnamese among them."""
CAPITAL_WORD = re.compile(rf"[{CAPITALS}](?:[^\W_]|[’'](?=[^\W_]))*(?:[-‑&](?:[^\W_]|[’'](?=[^\W_]))+)*")
"""A word with a capital, given names with hyphens whole ("Hyun-gon")."""


def initials(forms: Iterable[str]) -> str:
    """What some forms begin with, small or capital: at the head of a pattern it lets it fail at once.

    >>> initials(["Hàn", "ảnh"])
    '(?=[HhẢả])'
    """
    letters = {letter for form in forms for letter in (form[0].lower(), form[0].upper())}
    return f"(?=[{''.join(sorted(map(re.escape, letters)))}])"
