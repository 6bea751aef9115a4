"""The localities of Viet Nam and Korea by the sound of their names, and as words in other names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from comity.model.names import fold
from comity.reference.affix import bares, is_hangul
from comity.reference.place import Place
from comity.reference.tables import curated_places
from comity.resolving.identity.sounds import Sound, distance, skeleton, sound

SAME_SOUND = 0.55
_AS_NEAR = 0.15


@lru_cache(maxsize=50_000)
def sounding_like(name: str) -> tuple[str, ...]:
    """The Vietnamese localities whose name a name in Hangul may be spelt after, by id.

    >>> sounding_like("다랏")
    ('vn/lam-dong/da-lat',)
    """
    if not is_hangul(name):
        return ()
    found: dict[str, float] = {}
    for text in (name, *(bare.name for bare in bares(name))):
        heard = sound(text.replace(" ", ""), vietnamese=True)
        for place, own in _by_skeleton().get(skeleton((heard,)), ()):
            found[place] = min(distance(heard, own), found.get(place, 9.0))
    limit = min(SAME_SOUND, min(found.values(), default=0.0) + _AS_NEAR)
    return tuple(sorted(place for place, apart in found.items() if apart <= limit))


@cache
def _by_skeleton() -> dict[str, list[tuple[str, Sound]]]:
    found: dict[str, list[tuple[str, Sound]]] = {}
    for place in curated_places():
        if place.country == "vn":
            text = place.names.get("vi", place.name)
            heard = tuple(part for word in text.split() for part in sound(word, vietnamese=True))
            found.setdefault(skeleton((heard,)), []).append((place.id, heard))
    return found


@cache
def place_words() -> dict[str, str]:
    """Folded names that one locality bears, or one far larger than its namesakes, with its id."""
    found: dict[str, Place] = {}
    shared: set[str] = set()
    for place in sorted(curated_places(), key=lambda each: (each.level, each.valid_to is not None, each.id)):
        for word in set(_words(place)):
            holder = found.setdefault(word, place)
            if holder.id != place.id and holder.level == place.level and holder.id not in place.successors:
                shared.add(word)
    return {word: holder.id for word, holder in found.items() if word not in shared}


def _words(place: Place) -> Iterator[str]:
    for name in (*place.names.values(), *place.aliases):
        for text in (name, *(bare.name for bare in bares(name))):
            word = fold(text)
            if len(word) > (1 if is_hangul(text) else 3):
                yield word
