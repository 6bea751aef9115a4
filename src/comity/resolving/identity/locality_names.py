"""The name of a locality that no table knows: bare, and the level that its word of a kind means."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from comity.model.names import fold
from comity.resolving.identity.sounds import outline, sound
from comity.resolving.words import words

_WORDS = re.compile(r"[^\s\-–,./]+")
_HANGUL = re.compile(r"[가-힣]{3,}")


class LocalityName(msgspec.Struct, frozen=True, order=True):
    """A locality's bare name and the level its type word means, "" where it has none."""

    name: str
    level: str

    @property
    def key(self) -> str:
        """Equal for one name across scripts; different ones may share it."""
        return outline(sound(self.name)) or self.name


@lru_cache(maxsize=100_000)
def locality_name(name: str) -> LocalityName:
    """A name taken apart.

    >>> locality_name("Miyazaki prefecture"), locality_name("반송동")
    (LocalityName(name='miyazaki', level='province'), LocalityName(name='반송', level='ward'))
    """
    parts = [folded for part in _WORDS.findall(name) if (folded := fold(part))]
    level = ""
    while (found := words().level(parts)) and level in ("", found[1]):
        parts, level = found
    if not level and parts and _HANGUL.fullmatch(parts[-1]):
        fused = words().level([parts[-1][:-1], parts[-1][-1]])
        if fused is not None:
            parts, level = [*parts[:-1], *fused[0]], fused[1]
    return LocalityName("".join(parts) or fold(name), level)
