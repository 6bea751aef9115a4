"""Words with a capital, as names have them."""

from __future__ import annotations

import re

CAPITALS = "".join(chr(code) for code in range(0x41, 0x1F00) if chr(code).isupper())
"""Every capital of the Latin letters, those of Vietnamese among them."""
CAPITAL_WORD = re.compile(rf"[{CAPITALS}](?:[^\W_]|[’'](?=[^\W_]))*(?:[-‑&](?:[^\W_]|[’'](?=[^\W_]))+)*")
"""A word with a capital, given names with hyphens whole ("Hyun-gon")."""
