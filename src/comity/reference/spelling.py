"""The spellings of a locality's name, made by rule from its tabled names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.names import fold, slug, unaccented
from comity.reference.affix import affixes, bares, is_hangul
from comity.reference.form import FormKind
from comity.reference.place import Place

Spelling = tuple[str, FormKind]

_DASH = re.compile(r"\s*[-‐–—]\s*")
_DASHES = ("-", " - ", "–", " – ", " ")
# The tone mark of oa, oe, uy stands on either vowel: Hòa and Hoà are both in use.
_TONES = tuple(
    zip(
        ("óa", "òa", "ỏa", "õa", "ọa", "óe", "òe", "ỏe", "õe", "ọe", "úy", "ùy", "ủy", "ũy", "ụy"),
        ("oá", "oà", "oả", "oã", "oạ", "oé", "oè", "oẻ", "oẽ", "oẹ", "uý", "uỳ", "uỷ", "uỹ", "uỵ"),
        strict=True,
    )
)


def spellings(place: Place) -> Iterator[Spelling]:
    """Every spelling to look for, each once; Latin ones without the word of their kind.

    The word ("Province", "thành phố") stays where it is part of the id ("ho-chi-minh-city") or
    fused to the name ("Gangnam-gu", "강남구").
    """
    seen: set[str] = set()
    for text, kind in _named(place):
        for spelling in _hangul(place, text) if is_hangul(text) else _latin(place, text):
            if spelling not in seen:
                seen.add(spelling)
                yield spelling, "acronym" if is_acronym(spelling) else kind


def is_acronym(text: str) -> bool:
    """Whether the text is capitals that stand for words.

    >>> is_acronym("HCMC"), is_acronym("TP.HCM"), is_acronym("Hue")
    (True, True, False)
    """
    if not text.isascii() or not text.isupper():
        return False
    return 2 <= sum(c.isalpha() for c in text) <= 6


def _named(place: Place) -> Iterator[Spelling]:
    for name in place.names.values():
        yield name, "name"
    for alias in place.aliases:
        yield alias, "alias"


def _hangul(place: Place, text: str) -> Iterator[str]:
    yield text
    if " " in text:
        yield text.replace(" ", "")
    base = _base(place, text)
    if " " in base:
        return
    if len(base) > 1:
        yield base
    yield from (base + word for word in _suffixes(place, "hangul"))


def _latin(place: Place, text: str) -> Iterator[str]:
    base = _base(place, text)
    if not _too_short(place, base):
        yield from _accents(place, base)
    if base != text and _is_kept(place, text, base):
        yield from dict.fromkeys((text, unaccented(text)))
    if " " not in base:
        for word in _suffixes(place, "latin"):
            yield from (f"{unaccented(base)}{joint}{word}" for joint in ("-", "", " "))


def _accents(place: Place, text: str) -> Iterator[str]:
    """The text, its other tone placement, its plain form, and those with other dashes and spacing."""
    for spelling in dict.fromkeys((text, _retoned(text), unaccented(text))):
        parts = _DASH.split(spelling)
        yield spelling
        if len(parts) > 1:
            yield from (dash.join(parts) for dash in _DASHES)
    words = unaccented(text).split()
    if place.country == "vn" and len(words) > 1 and all(word.istitle() for word in words):
        yield "-".join(words)
        yield "".join(words).capitalize()


def _retoned(text: str) -> str:
    for old, new in _TONES:
        if old in text:
            return text.replace(old, new)
        if new in text:
            return text.replace(new, old)
    return text


def _base(place: Place, text: str) -> str:
    """The text without the word of its kind, where that word can be said of the place."""
    for bare in bares(text):
        if bare.affix.place == "fused" and not is_hangul(text) and text[len(bare.name)].isalpha():
            continue  # Gifu and Hokkaido are whole names; only a hyphen or space shows a suffix.
        if any(bare.affix.agreement(place, kind) for kind in _kinds(place)):
            return bare.name
    return text


def _is_kept(place: Place, text: str, base: str) -> bool:
    """Whether the word of its kind belongs to the name itself."""
    own = place.id.rsplit("/", 1)[-1]
    word = slug(text.replace(base, "", 1))
    fused = "-" in text and any(word in affix.words for affix in affixes() if affix.place == "fused")
    return fused or own.endswith(f"-{slug('city')}")


def _too_short(place: Place, base: str) -> bool:
    """Jung, Dong, Seo: a one-syllable Korean base says nothing without its suffix."""
    korean = place.names.get("ko", "") if place.country == "kr" else ""
    return len(fold(base)) < 3 or (len(korean) == 2 and " " not in base and "-" not in base)


def _suffixes(place: Place, script: str) -> Iterator[str]:
    """The fused words to make spellings with: those of the place's kind in its country."""
    for affix in affixes():
        fits = any(affix.agreement(place, kind) == 2 for kind in _kinds(place))
        if fits and affix.script == script and place.country in affix.spell:
            yield from affix.words


def _kinds(place: Place) -> set[str]:
    return {place.type, *(span.value for span in place.types)}
